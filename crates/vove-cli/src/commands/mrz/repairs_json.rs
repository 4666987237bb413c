//! Repairs as JSON. Lines and columns count from 0 in the layout's grid.

use serde::{Serialize, Serializer, ser::SerializeMap};
use vove_model::mrz::{
    repair::{Ambiguity, Candidate, Edit, Repairs},
    report::Detectability,
};

/// `repairs`, the candidates with the best one first, and `undetectableConfusions`, the undetectable confusions.
pub(super) struct RepairsJson<'r>(pub(super) &'r Repairs);

impl Serialize for RepairsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("repairs", &self.0.iter().map(CandidateJson::from).collect::<Vec<_>>())?;
        map.serialize_entry("undetectableConfusions", &ambiguities(self.0.undetectable_confusions()))?;
        map.end()
    }
}

#[derive(Serialize)]
struct CandidateJson<'r> {
    lines: Vec<&'r str>,
    cost: u16,
    valid: bool,
    edits: Vec<EditJson>,
    ambiguities: Vec<AmbiguityJson>,
}

impl<'r> From<Candidate<'r>> for CandidateJson<'r> {
    fn from(candidate: Candidate<'r>) -> Self {
        Self {
            lines: candidate.lines().collect(),
            cost: candidate.cost(),
            valid: candidate.is_valid(),
            edits: candidate.edits().map(EditJson::from).collect(),
            ambiguities: ambiguities(candidate.ambiguities()),
        }
    }
}

#[derive(Serialize)]
struct EditJson {
    line: usize,
    column: usize,
    from: Option<char>,
    to: char,
    detectability: Detectability,
}

impl From<Edit> for EditJson {
    fn from(edit: Edit) -> Self {
        let Edit { line, column, from, to, detectability } = edit;
        Self { line, column, from, to, detectability }
    }
}

#[derive(Serialize)]
struct AmbiguityJson {
    line: usize,
    column: usize,
    read: char,
    instead: char,
    detectability: Detectability,
}

impl From<Ambiguity> for AmbiguityJson {
    fn from(ambiguity: Ambiguity) -> Self {
        let Ambiguity { line, column, read, instead, detectability } = ambiguity;
        Self { line, column, read, instead, detectability }
    }
}

fn ambiguities(ambiguities: impl Iterator<Item = Ambiguity>) -> Vec<AmbiguityJson> {
    ambiguities.map(AmbiguityJson::from).collect()
}
