//! The answers of commands that write files, and of a command that failed.

use serde::Serialize;

/// The answer of `guide --html` and `export-site`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteReport {
    /// All files that were written.
    pub files: Vec<GuideFile>,
}

/// One file of a site.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuideFile {
    /// Its path.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// How many situations of the guide it holds; 0 for a file that is not a guide.
    pub situations: usize,
}

/// The answer of `card`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CardReport {
    /// Id of the car.
    pub car: String,
    /// Names of the steps on the card, in order.
    pub steps: Vec<String>,
    /// Expected cost of following the card (USD).
    pub expected_cost: f64,
    /// Expected cost of following the interactive guide (USD).
    pub guide_cost: f64,
    /// Size of the letters (points).
    pub letters_points: f64,
    /// Hash of the model.
    pub model_hash: String,
}

/// The answer of `picture`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PictureReport {
    /// Id of the car.
    pub car: String,
    /// What the picture shows, in words.
    pub words: String,
    /// The picture as SVG.
    pub svg: String,
}

/// The answer of `export`: the text itself, or the file that it was written to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ExportReport {
    /// Without a file to write to.
    Text {
        /// Id of the car.
        car: String,
        /// Share of what is possible at the start that the cases cover, if only the likeliest are written.
        #[serde(skip_serializing_if = "Option::is_none")]
        covered: Option<f64>,
        /// The model in the requested format.
        text: String,
    },
    /// Written to a file.
    File {
        /// Its size.
        bytes: usize,
        /// Id of the car.
        car: String,
        /// Share of what is possible at the start that the cases cover, if only the likeliest are written.
        #[serde(skip_serializing_if = "Option::is_none")]
        covered: Option<f64>,
        /// Its path.
        file: String,
    },
}

/// The answer of `schema` when it writes a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SavedFile {
    /// Its size.
    pub bytes: usize,
    /// Its path.
    pub file: String,
}

/// The answer of every command that failed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FailureReport {
    /// What went wrong.
    pub error: FailureDetail,
}

/// What went wrong.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FailureDetail {
    /// The exit code.
    pub code: u8,
    /// What to do about it; may be empty.
    pub hint: String,
    /// What is wrong.
    pub message: String,
}
