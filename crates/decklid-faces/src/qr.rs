//! QR codes: the squares of a link, for paper and screen.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

use crate::picture::escaped;

/// White squares round a code.
pub(crate) const QUIET: f64 = 4.0;

/// The squares of a QR code as a path in units of one square, and how many are in a row; `None` when the text is
/// too long.
pub(crate) fn squares(text: &str) -> Option<(String, f64)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut d = String::new();
    for row in 0..code.size {
        let mut at = 0;
        while at < code.size {
            let begin = at;
            while at < code.size && code[row][at].value() {
                at += 1;
            }
            if at > begin {
                let _ = write!(d, "M{begin} {row}h{0}v1h-{0}z", at - begin);
            }
            at += 1;
        }
    }
    Some((format!("<path d=\"{d}\" fill=\"#000\" shape-rendering=\"crispEdges\"/>"), code.size as f64))
}

/// The code as an `<svg>` element with its white edge, for a page.
pub(crate) fn picture(text: &str, title: &str) -> Option<String> {
    let (squares, count) = squares(text)?;
    let size = count + 2.0 * QUIET;
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" role=\"img\"><title>{}</title>\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/>\
         <g transform=\"translate({QUIET} {QUIET})\">{squares}</g></svg>",
        escaped(title)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_case_is_read_again() {
        let answers = "&saw=hold_fob_button.nothing&saw=unlock_then_button.nothing".repeat(6);
        let link =
            format!("http://192.168.1.20:8080/guide/mini-r50-r53-hatch?goal=open{answers}&model=1716d51dba270e48");
        let svg =
            picture(&link, "Code & co").expect("a code").replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        let (width, height, greys) = crate::paper::greys(&svg, 4.0).expect("painted");
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| greys[y * width + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().expect("it can be read").1, link);
        assert_eq!(picture(&"x".repeat(9_000), ""), None);
    }
}
