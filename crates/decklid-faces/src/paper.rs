//! From a drawing to paper: SVG to PNG and PDF, with the font that is part of decklid.
//!
//! Pure: the fonts of the machine are not used, so the same drawing gives the same bytes.

use std::sync::Arc;

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use crate::font::{BOLD, FONT, REGULAR};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// More dots a side than this are not painted.
const MOST_DOTS: f64 = 12_000.0;

/// A drawing that cannot be printed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprintable(String);

impl std::fmt::Display for Unprintable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unprintable {}

/// What a PDF says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Title.
    pub title: String,
    /// Language tag, such as `en-US`.
    pub language: String,
}

/// A drawing as a raster image on white, with this many pixels per unit.
///
/// # Errors
/// When the drawing cannot be read, has no size, or has more than 12,000 pixels on a side.
pub fn png(svg: &str, dots: f64) -> Result<Vec<u8>, Unprintable> {
    let map = dots_of(svg, dots)?;
    map.encode_png().map_err(|e| Unprintable(format!("The picture cannot be written as PNG: {e}.")))
}

/// The gray values of the same, row by row, with width and height (dots).
///
/// # Errors
/// As [`png`].
pub fn greys(svg: &str, dots: f64) -> Result<(usize, usize, Vec<u8>), Unprintable> {
    let map = dots_of(svg, dots)?;
    let grey = |p: &[u8]| ((u32::from(p[0]) * 299 + u32::from(p[1]) * 587 + u32::from(p[2]) * 114) / 1000) as u8;
    Ok((map.width() as usize, map.height() as usize, map.data().chunks_exact(4).map(grey).collect()))
}

fn dots_of(svg: &str, dots: f64) -> Result<Pixmap, Unprintable> {
    let tree = tree(svg)?;
    let (width, height) = (f64::from(tree.size().width()) * dots, f64::from(tree.size().height()) * dots);
    if !(dots > 0.0 && width.max(height) <= MOST_DOTS) {
        return Err(Unprintable(format!("The picture would have {width:.0} by {height:.0} dots.")));
    }
    let map = Pixmap::new(width.ceil() as u32, height.ceil() as u32);
    let mut map = map.ok_or_else(|| Unprintable("The drawing has no size.".to_owned()))?;
    map.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(dots as f32, dots as f32), &mut map.as_mut());
    Ok(map)
}

/// A drawing as a PDF of one page of that size (mm); its text can be searched and copied.
///
/// # Errors
/// When the drawing cannot be read or the size is zero.
pub fn pdf(svg: &str, (width, height): (f64, f64), about: &About) -> Result<Vec<u8>, Unprintable> {
    let tree = tree(svg)?;
    let size = Size::from_wh((width * POINTS) as f32, (height * POINTS) as f32);
    let size = size.ok_or_else(|| Unprintable("The page has no size.".to_owned()))?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(about.title.clone()).language(about.language.clone()));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    if drawn.is_none() {
        return Err(Unprintable("The drawing cannot be put on the page.".to_owned()));
    }
    document.finish().map_err(|e| Unprintable(format!("The PDF cannot be written: {e:?}.")))
}

fn tree(svg: &str) -> Result<Tree, Unprintable> {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FONT);
    let options = Options { fontdb: Arc::new(fonts), font_family: FONT.to_owned(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|e| Unprintable(format!("The drawing cannot be read: {e}.")))
}
