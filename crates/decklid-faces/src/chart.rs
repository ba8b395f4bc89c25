//! How charts begin: a title, the ground, and text that is legible on light and dark (SVG).
//!
//! No font, script or style sheet from outside.

use std::fmt::Display;

pub(crate) use crate::picture::escaped;

/// Where titles begin, from the left.
const MARGIN: usize = 24;

/// A chart's first lines: its title, and `style` besides the style of text, with what differs on a dark screen.
pub(crate) fn begin(title: &str, width: impl Display, height: impl Display, style: &str, dark: &str) -> String {
    let title = escaped(title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n<style>text{{font:14px system-ui,sans-serif;fill:#1a1a1a}}\
         .title{{font-size:17px;font-weight:600}}.ground{{fill:#fff}}{style}\
         @media(prefers-color-scheme:dark){{text{{fill:#f0f0f0}}.ground{{fill:#16181c}}{dark}}}</style>\n\
         <rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"32\">{title}</text>\n"
    )
}
