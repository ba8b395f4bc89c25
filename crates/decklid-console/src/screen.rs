//! Text that is taller than the screen, cut where it can be read.

/// Lines that stay free below a page: how to go on, and the prompt.
const FREE: usize = 3;
/// The lowest screen that is reckoned with (lines).
const LEAST: usize = 8;

/// The pages of a text on a screen of so many lines: each fits with how to go on below it. A page ends at an empty line
/// if there is one in its second half and that makes no further page.
pub fn pages(text: &str, lines: usize) -> Vec<&str> {
    let most = lines.max(LEAST) - FREE;
    let mut pages = Vec::new();
    let mut rest = text;
    loop {
        let left = rest.lines().count();
        if left <= most {
            break;
        }
        let later = (left.div_ceil(most) - 1) * most;
        let fitting: Vec<&str> = rest.split_inclusive('\n').take(most).collect();
        let empty = fitting.iter().rposition(|line| line.trim().is_empty()).map(|at| at + 1);
        let kept = empty.filter(|&at| at >= most / 2 && left - at <= later).unwrap_or(most);
        let size = fitting.iter().take(kept).map(|line| line.len()).sum();
        let (page, more) = rest.split_at(size);
        pages.push(page);
        rest = more;
    }
    pages.push(rest);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_and_every_page_fits() {
        let line = |at: usize| if at % 7 == 3 { "\n".to_owned() } else { format!("line {at}\n") };
        for count in 0..90 {
            let text: String = (0..count).map(line).collect();
            for lines in [1, 8, 10, 24, 60] {
                let pages = pages(&text, lines);
                assert_eq!(pages.concat(), text);
                assert!(pages.iter().all(|page| page.lines().count() + FREE <= lines.max(LEAST)), "{count} {lines}");
                let last = pages.last().map_or(0, |page| page.lines().count());
                assert!(pages.len() == 1 || last > 0, "{count} {lines}");
            }
        }
        let step = "step\n".repeat(15);
        let text = format!("{step}\n{}", "answer\n".repeat(9));
        assert_eq!(pages(&text, 24), [&format!("{step}\n"), &"answer\n".repeat(9)]);
    }
}
