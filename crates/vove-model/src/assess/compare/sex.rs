//! Compares two values for sex.

use crate::assess::{
    input::{
        SexOperand,
        StatedSex::{self, Unspecified},
    },
    report::{Finding, FindingCode, Reason},
};

/// Compares two values for sex. An unspecified sex neither matches nor contradicts a specified one.
pub(crate) fn compare<'a>(first: SexOperand<'a>, second: SexOperand<'a>) -> Finding<'a> {
    let (code, reason) = match (first.sex, second.sex) {
        (Err(reason), _) | (_, Err(reason)) => (FindingCode::SexUnknown, reason),
        (Ok(one), Ok(other)) if one == other => (FindingCode::SexAgrees, Reason::SameCharacters),
        (Ok(Unspecified), _) | (_, Ok(Unspecified)) => (FindingCode::SexUnknown, Reason::Unspecified),
        (Ok(StatedSex::Female | StatedSex::Male), Ok(_)) => (FindingCode::SexContradicts, Reason::Different),
    };
    Finding::between(code, reason, first.operand, second.operand)
}
