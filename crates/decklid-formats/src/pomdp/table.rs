//! A sparse table of probabilities, built up entry by entry.

/// Rows of (column, probability), columns ascending, without zeros; every row sums to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    begins: Vec<u32>,
    entries: Vec<(u32, f64)>,
}

impl Table {
    /// One row.
    pub fn row(&self, row: usize) -> &[(u32, f64)] {
        &self.entries[self.begins[row] as usize..self.begins[row + 1] as usize]
    }
}

/// One number as written; a later one for the same place replaces it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) row: u32,
    pub(super) col: u32,
    pub(super) p: f64,
    /// Where it was written (bytes).
    pub(super) at: u32,
}

/// A row that does not sum to one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uneven {
    pub(super) row: usize,
    pub(super) sum: f64,
    /// Where the last of its numbers was written (bytes); `None` if there are none.
    pub(super) at: Option<u32>,
}

/// How far a row may be from one: files print few digits.
const SLACK: f64 = 1e-4;

/// The table of the entries, each row scaled to sum to one.
pub(super) fn table(rows: usize, mut entries: Vec<Entry>) -> Result<Table, Uneven> {
    let key = |e: &Entry| (e.row, e.col);
    if !entries.is_sorted_by_key(key) {
        entries.sort_by_key(key);
    }
    let mut table = Table { begins: vec![0], entries: Vec::with_capacity(entries.len()) };
    let mut next = 0;
    for row in 0..rows {
        let begin = table.entries.len();
        let (mut sum, mut at) = (0.0, None);
        while let Some(entry) = entries.get(next).filter(|e| e.row as usize == row) {
            next += 1;
            at = at.max(Some(entry.at));
            let replaced = entries.get(next).is_some_and(|later| key(later) == key(entry));
            if !replaced && entry.p > 0.0 {
                sum += entry.p;
                table.entries.push((entry.col, entry.p));
            }
        }
        if (sum - 1.0f64).abs() > SLACK {
            return Err(Uneven { row, sum, at });
        }
        if sum != 1.0 {
            table.entries[begin..].iter_mut().for_each(|e| e.1 /= sum);
        }
        table.begins.push(table.entries.len() as u32);
    }
    Ok(table)
}
