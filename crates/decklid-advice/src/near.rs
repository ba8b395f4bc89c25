//! Names that may have been meant.

/// The nearest of some names, nearest first; none when all are far.
pub fn nearest<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>, most: usize) -> Vec<String> {
    let typed = typed.chars().take(60).collect::<String>().to_lowercase();
    let reach = (typed.chars().count() / 2).max(2);
    let mut near: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let inside = typed.len() >= 3 && name.contains(typed.as_str());
        let far = if inside { 1 } else { strsim::osa_distance(&typed, name) };
        if far <= reach {
            near.push((far, name));
        }
    }
    near.sort();
    near.dedup();
    near.into_iter().take(most).map(|n| n.1.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_near() {
        let names = ["hold_fob_button", "get_in", "fold_seats"];
        assert_eq!(nearest("hold_fob_buton", names, 2), ["hold_fob_button"]);
        assert_eq!(nearest("fob", names, 2), ["hold_fob_button"]);
        assert!(nearest("xxxxxxxxxxxxxxxxxxxx", names, 2).is_empty());
    }
}
