//! The printed number against the zone's own and against the numbers in its optional data.

use super::{
    code::Code,
    finding::Finding,
    rule::Rule,
    side::{Excerpt, Side},
    subject::Subject,
    text::bare,
};
use crate::{
    Pii, Text,
    mrz::{FieldName, MRV_A, MRV_B, Value, confusion::is_confusable, doc9303::residue_class},
};

/// Shorter runs of optional data are no numbers of a person.
const SHORTEST: usize = 5;

const PERSONAL: [FieldName; 3] = [FieldName::PersonalNumber, FieldName::Optional1, FieldName::Optional2];

/// Compares the number printed under either name; `None` when the zone has no number at all.
pub(super) fn against_zone<'a>(subject: &Subject<'_, 'a>) -> Option<Finding<'a>> {
    let (view, mut zone) = subject.field(FieldName::DocumentNumber)?;
    if subject.report.long_document_number().is_some()
        && let Some(rest) = PERSONAL.into_iter().find_map(|field| subject.zone(field))
    {
        let [head, tail] = [zone.text, rest.text].map(|text| text.expose().pieces().next().unwrap_or_default());
        zone.text = Pii::new(Excerpt::two(head, tail));
    }
    let document = subject.document;
    let (key, text) = match &document.id_number {
        None if document.document_number.is_some() => ("documentNumber", document.document_number.as_ref()),
        text => ("idNumber", text.as_ref()),
    };
    let side = subject.printed(key, text);
    let printed = text.map_or("", |text: &Pii<Text>| text.expose());
    let value = view.value();
    let outcome = compare(value, printed);
    let found = match outcome {
        // The very number elsewhere says more than a likeness here.
        Outcome(Code::NumberAgrees, _) | Outcome(_, Rule::Absent) => None,
        _ => PERSONAL.into_iter().find_map(|field| personal(subject, field, printed)),
    };
    if let Some(found) = found {
        return Some(Finding::between(Code::NumberIsPersonal, Rule::PersonalNumber, found, side));
    }
    let Outcome(code, rule) = match outcome {
        Outcome(Code::NumberContradicts, _) if subject.is_visa() => Outcome(Code::NumberUnknown, Rule::VisaNumber),
        outcome => outcome,
    };
    Some(Finding::between(code, rule, zone, side))
}

struct Outcome(Code, Rule);

fn compare(zone: Value<'_>, printed: &str) -> Outcome {
    let (mut one, mut other) = (bare(zone.chars()), bare(printed.chars()));
    let (mut same, mut length, mut confusable, mut blind, mut differing) = (true, 0, true, true, 0);
    loop {
        match (one.next(), other.next()) {
            (None, None) => break,
            (Some(one), Some(other)) => {
                length += 1;
                if one != other {
                    (same, differing) = (false, differing + 1);
                    confusable &= is_confusable(one, other);
                    blind &= residue_class(one).is_some() && residue_class(one) == residue_class(other);
                }
            }
            (None, Some(_)) | (Some(_), None) if length == 0 => return Outcome(Code::NumberUnknown, Rule::Absent),
            _ if is_one_edit(zone, printed) => return Outcome(Code::NumberMisread, Rule::OneEdit),
            _ => return Outcome(Code::NumberUnknown, Rule::OtherKind),
        }
    }
    match () {
        () if length == 0 => Outcome(Code::NumberUnknown, Rule::Absent),
        () if same && zone.chars().eq(printed.chars()) => Outcome(Code::NumberAgrees, Rule::SameCharacters),
        () if same => Outcome(Code::NumberAgrees, Rule::Separators),
        // The digit over the number says the same of both: it takes no side.
        () if blind && differing <= 2 => Outcome(Code::NumberMisread, Rule::ResidueClass),
        () if confusable && differing <= 2 => Outcome(Code::NumberMisread, Rule::Confusable),
        () if is_one_exchange(zone, printed) => Outcome(Code::NumberMisread, Rule::OneEdit),
        () => Outcome(Code::NumberContradicts, Rule::Different),
    }
}

/// Whether one has a character more than the other and is the same but for it.
fn is_one_edit(zone: Value<'_>, printed: &str) -> bool {
    let lengths = (bare(zone.chars()).count(), bare(printed.chars()).count());
    let same = bare(zone.chars()).zip(bare(printed.chars())).take_while(|(one, other)| one == other).count();
    match lengths {
        (long, short) if long == short + 1 && short >= SHORTEST => {
            bare(zone.chars()).skip(same + 1).eq(bare(printed.chars()).skip(same))
        }
        (short, long) if long == short + 1 && short >= SHORTEST => {
            bare(zone.chars()).skip(same).eq(bare(printed.chars()).skip(same + 1))
        }
        _ => false,
    }
}

/// Whether two neighbours are exchanged and all else is the same.
fn is_one_exchange(zone: Value<'_>, printed: &str) -> bool {
    let (mut one, mut other) = (bare(zone.chars()), bare(printed.chars()));
    while let (Some(a), Some(x)) = (one.next(), other.next()) {
        if a != x {
            return one.next() == Some(x) && other.next() == Some(a) && one.eq(other);
        }
    }
    false
}

/// The optional data, when all of it or a run of it is the printed number.
fn personal<'a>(subject: &Subject<'_, 'a>, field: FieldName, printed: &str) -> Option<Side<'a>> {
    let (view, side) = subject.field(field)?;
    let value = view.value();
    if bare(printed.chars()).count() < SHORTEST {
        return None;
    }
    let whole = bare(value.chars()).eq(bare(printed.chars()));
    let run = || value.components().any(|run| bare(run.chars()).eq(bare(printed.chars())));
    (whole || run()).then_some(side)
}

impl Subject<'_, '_> {
    fn is_visa(&self) -> bool {
        self.report.layout().is_some_and(|layout| *layout == MRV_A || *layout == MRV_B)
    }
}
