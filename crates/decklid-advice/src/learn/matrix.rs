//! The little linear algebra that learning needs.

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Square {
    pub(super) side: usize,
    pub(super) cells: Vec<f64>,
}

impl Square {
    /// A matrix with these numbers on its diagonal.
    pub(super) fn diagonal(numbers: &[f64]) -> Self {
        let side = numbers.len();
        let mut cells = vec![0.0; side * side];
        numbers.iter().enumerate().for_each(|(at, number)| cells[at * side + at] = *number);
        Square { side, cells }
    }

    pub(super) fn row(&self, at: usize) -> &[f64] {
        &self.cells[at * self.side..(at + 1) * self.side]
    }

    /// The matrix times a vector.
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.side).map(|at| dot(self.row(at), vector)).collect()
    }

    /// Adds `factor` times the product of a column and a row.
    pub(super) fn add(&mut self, factor: f64, column: &[f64], row: &[f64]) {
        for (cells, left) in self.cells.chunks_mut(self.side).zip(column) {
            cells.iter_mut().zip(row).for_each(|(cell, right)| *cell += factor * left * right);
        }
    }

    /// The inverse of a positive definite matrix (Cholesky); none if it is not.
    pub(super) fn inverse(&self) -> Option<Square> {
        let lower = self.lower()?;
        let side = self.side;
        let mut inverse = Square::diagonal(&vec![0.0; side]);
        for at in 0..side {
            let mut column = vec![0.0; side];
            column[at] = 1.0;
            for row in 0..side {
                let sum = dot(&lower.row(row)[..row], &column[..row]);
                column[row] = (column[row] - sum) / lower.row(row)[row];
            }
            for row in (0..side).rev() {
                let below: f64 = (row + 1..side).map(|k| lower.cells[k * side + row] * column[k]).sum();
                column[row] = (column[row] - below) / lower.row(row)[row];
            }
            (0..side).for_each(|row| inverse.cells[row * side + at] = column[row]);
        }
        Some(inverse)
    }

    fn lower(&self) -> Option<Square> {
        let side = self.side;
        let mut lower = Square::diagonal(&vec![0.0; side]);
        for row in 0..side {
            for column in 0..=row {
                let sum = dot(&lower.row(row)[..column], &lower.row(column)[..column]);
                let rest = self.cells[row * side + column] - sum;
                lower.cells[row * side + column] = if row == column {
                    if rest <= 0.0 || rest.is_nan() {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / lower.cells[column * side + column]
                };
            }
        }
        Some(lower)
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse() {
        let square = Square { side: 3, cells: vec![4.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 2.0] };
        let inverse = square.inverse().unwrap();
        for at in 0..3 {
            let mut unit = vec![0.0; 3];
            unit[at] = 1.0;
            let same = inverse.times(&square.times(&unit));
            assert!(same.iter().zip(&unit).all(|(a, b)| (a - b).abs() < 1e-14), "{same:?}");
        }
        assert_eq!(Square { side: 2, cells: vec![1.0, 2.0, 2.0, 1.0] }.inverse(), None);
    }
}
