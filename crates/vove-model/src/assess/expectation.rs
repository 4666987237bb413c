//! What the caller asks of the holder and of the verification.

use alloc::vec::Vec;

use super::{
    Context,
    code::Code,
    finding::Finding,
    rule::Rule,
    side::{Excerpt, Side},
    subject::Subject,
};
use crate::{Document, StepId};

pub(super) fn age<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Option<Finding<'a>> {
    let least = i16::from(context.minimum_age?);
    let expected = Side::context("minimum_age");
    let Some((side, days)) = subject.birth.days else {
        let (side, rule) = subject.birth.why_no_days();
        let unknown = Finding::between(Code::AgeUnknown, rule, side, expected);
        return subject.shows_a_face().then_some(unknown);
    };
    let (code, rule) = match (days.to.age(context.today) >= least, days.from.age(context.today) < least) {
        (true, _) => (Code::AgeMet, Rule::Calendar),
        (_, true) => (Code::AgeBelow, Rule::Calendar),
        _ => (Code::AgeUnknown, Rule::PartialDate),
    };
    Some(Finding::between(code, rule, side, expected))
}

pub(super) fn address_proof<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Option<Finding<'a>> {
    let most = i32::from(context.address_proof_days?);
    if subject.document.step_id != StepId::AddressProof {
        return None;
    }
    let expected = Side::context("address_proof_within_days");
    let Some((side, days)) = subject.issue.days else {
        let (side, rule) = subject.issue.why_no_days();
        return Some(Finding::between(Code::AddressProofUnknown, rule, side, expected));
    };
    let since = |day: crate::CalendarDate| context.today.day_number() - day.day_number();
    let (code, rule) = match (since(days.from) <= most, since(days.to) > most) {
        (true, _) => (Code::AddressProofRecent, Rule::Calendar),
        (_, true) => (Code::AddressProofOld, Rule::Calendar),
        _ => (Code::AddressProofUnknown, Rule::PartialDate),
    };
    Some(Finding::between(code, rule, side, expected))
}

/// Whether each step that is asked for has a document.
pub(super) fn required<'a>(documents: &'a [Document], context: &Context<'a>, out: &mut Vec<Finding<'a>>) {
    for step in context.required {
        let known = StepId::KNOWN.iter().find(|known| **known == step.as_str());
        let mut expected = Side::context(known.copied().unwrap_or("required"));
        expected.text = Excerpt::new(step.as_str()).into();
        out.push(match documents.iter().position(|document| document.step_id == *step) {
            Some(index) => {
                let there = Side::printed(index, "stepId", Excerpt::new(step.as_str()));
                Finding::between(Code::DocumentPresent, Rule::Expectation, there, expected)
            }
            None => Finding::about(Code::DocumentMissing, Rule::Expectation, expected),
        });
    }
}
