//! The answer of `guide`: how it ended.

use serde::Serialize;

/// How a guide ended.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuideReport {
    /// Id of the car; null if none was chosen.
    pub car: Option<String>,
    /// `open`, `fixed` or `secured`; null if no car was chosen.
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::GoalWord>"))]
    pub goal: Option<&'static str>,
    /// The advice at the end: `open` (the goal is reached), `call`, `do`, `ask` or `stop`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::AdviceWord>"))]
    pub kind: Option<&'static str>,
    /// The move advised at the end.
    #[serde(rename = "move")]
    pub mv: Option<String>,
    /// True if the car was opened, or another goal reached.
    pub opened: bool,
    /// True if the emergency text was shown.
    pub emergency: bool,
    /// Moves and answers in order, as `--saw` takes them.
    pub saw: Vec<String>,
    /// The command that continues.
    pub resume: Option<String>,
    /// Id of the case record that was written; null if none was.
    pub record: Option<String>,
    /// Hash of the model.
    pub model_hash: Option<String>,
}
