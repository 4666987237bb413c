//! Compares the documents of one response with each other.

use alloc::vec::Vec;

use super::{
    dates,
    names::{self, NameOperand},
    sex,
};
use crate::assess::{
    input::{DateOperand, PreparedDocument, SexOperand},
    report::{Finding, Reason},
};

/// The first name, date of birth and sex that a response contains.
///
/// Each document is compared with these first values, so that the work grows linearly with the number of documents.
#[derive(Default)]
pub(crate) struct FirstValues<'a> {
    name: Option<NameOperand<'a>>,
    birth: Option<DateOperand<'a>>,
    sex: Option<SexOperand<'a>>,
}

impl<'a> FirstValues<'a> {
    /// Compares a document with the first values, and keeps its own values where there were none.
    pub(crate) fn compare(&mut self, document: &PreparedDocument<'_, 'a>, findings: &mut Vec<Finding<'a>>) {
        let name = NameOperand::printed(document.index, document.document);
        match self.name {
            _ if name.is_absent() => {}
            Some(first) => findings.push(names::compare(&first, &name)),
            None => self.name = Some(name),
        }
        let birth = document.birth.stated();
        match self.birth {
            _ if matches!(birth.date, Err(Reason::Absent)) => {}
            Some(first) => findings.push(dates::compare_births(first, birth)),
            None => self.birth = Some(birth),
        }
        match (self.sex, document.stated_sex()) {
            (Some(first), Some(sex)) => findings.push(sex::compare(first, sex)),
            (None, sex) => self.sex = sex,
            _ => {}
        }
    }
}
