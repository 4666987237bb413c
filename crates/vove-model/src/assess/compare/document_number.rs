//! Compares the printed number with the document number and the optional data of the MRZ.

use crate::{
    Pii, Text,
    assess::{
        input::{PreparedDocument, normalize::letters_and_digits},
        report::{Excerpt, Finding, FindingCode, Operand, Reason},
    },
    mrz::{FieldName, MRV_A, MRV_B, Value, confusion::is_confusable, doc9303::residue_class},
};

/// The least number of characters of a number that is looked for in optional data, or compared with a shorter one.
const MIN_LENGTH: usize = 5;

/// The greatest number of characters that may be misread.
const MAX_MISREAD: usize = 2;

const OPTIONAL_FIELDS: [FieldName; 3] = [FieldName::PersonalNumber, FieldName::Optional1, FieldName::Optional2];

/// Compares `idNumber`, or `documentNumber` if there is no `idNumber`, with the MRZ; `None` if the layout has no
/// document number.
pub(crate) fn compare_mrz_with_printed<'a>(document: &PreparedDocument<'_, 'a>) -> Option<Finding<'a>> {
    let (view, mut mrz) = document.mrz_field(FieldName::DocumentNumber)?;
    if document.report.long_document_number().is_some()
        && let Some(rest) = OPTIONAL_FIELDS.into_iter().find_map(|field| document.mrz_operand(field))
    {
        let [start, rest] = [mrz, rest].map(|operand| operand.text.expose().first_part());
        mrz.text = Pii::new(Excerpt::of_two(start, rest));
    }
    let fields = document.document;
    let (key, text) = match &fields.id_number {
        None if fields.document_number.is_some() => ("documentNumber", fields.document_number.as_ref()),
        text => ("idNumber", text.as_ref()),
    };
    let operand = document.document_field(key, text);
    let printed = text.map_or("", |text: &Pii<Text>| text.expose());
    let (code, reason) = compare(view.value(), printed);
    // An exact match with the optional data is better evidence than a similar document number.
    let is_settled = code == FindingCode::NumberAgrees || matches!(reason, Reason::Absent);
    if !is_settled && let Some(found) = find_in_optional_data(document, printed) {
        return Some(Finding::between(FindingCode::NumberIsPersonal, Reason::PersonalNumber, found, operand));
    }
    let (code, reason) = match code {
        FindingCode::NumberContradicts if is_visa(document) => (FindingCode::NumberUnknown, Reason::VisaNumber),
        code => (code, reason),
    };
    Some(Finding::between(code, reason, mrz, operand))
}

fn compare(mrz: Value<'_>, printed: &str) -> (FindingCode, Reason) {
    use FindingCode::{NumberAgrees, NumberContradicts, NumberMisread, NumberUnknown};

    let lengths = [letters_and_digits(mrz.chars()).count(), letters_and_digits(printed.chars()).count()];
    match lengths {
        [0, _] | [_, 0] => return (NumberUnknown, Reason::Absent),
        [one, other] if one != other && is_one_character_longer(mrz, printed, lengths) => {
            return (NumberMisread, Reason::OneEdit);
        }
        [one, other] if one != other => return (NumberUnknown, Reason::OtherKind),
        _ => {}
    }
    let pairs = || letters_and_digits(mrz.chars()).zip(letters_and_digits(printed.chars()));
    let differing = || pairs().filter(|(one, other)| one != other);
    // The check digit is the same for both characters, so it cannot say which one is correct.
    let undetectable = |(one, other)| residue_class(one).is_some_and(|class| residue_class(other) == Some(class));
    match differing().count() {
        0 if mrz.chars().eq(printed.chars()) => (NumberAgrees, Reason::SameCharacters),
        0 => (NumberAgrees, Reason::Separators),
        1..=MAX_MISREAD if differing().all(undetectable) => (NumberMisread, Reason::ResidueClass),
        1..=MAX_MISREAD if differing().all(|(one, other)| is_confusable(one, other)) => {
            (NumberMisread, Reason::Confusable)
        }
        _ if is_one_swap(mrz, printed) => (NumberMisread, Reason::OneEdit),
        _ => (NumberContradicts, Reason::Different),
    }
}

/// Whether one number is the other with one character inserted.
fn is_one_character_longer(mrz: Value<'_>, printed: &str, lengths: [usize; 2]) -> bool {
    let (mrz, printed) = (|| letters_and_digits(mrz.chars()), || letters_and_digits(printed.chars()));
    let same = mrz().zip(printed()).take_while(|(one, other)| one == other).count();
    match lengths {
        [long, short] if long == short + 1 && short >= MIN_LENGTH => mrz().skip(same + 1).eq(printed().skip(same)),
        [short, long] if long == short + 1 && short >= MIN_LENGTH => mrz().skip(same).eq(printed().skip(same + 1)),
        _ => false,
    }
}

/// Whether one number is the other with two adjacent characters swapped.
fn is_one_swap(mrz: Value<'_>, printed: &str) -> bool {
    let (mut mrz, mut printed) = (letters_and_digits(mrz.chars()), letters_and_digits(printed.chars()));
    while let (Some(one), Some(other)) = (mrz.next(), printed.next()) {
        if one != other {
            return mrz.next() == Some(other) && printed.next() == Some(one) && mrz.eq(printed);
        }
    }
    false
}

/// The optional field of the MRZ that contains the printed number, as a whole or as one of its components.
fn find_in_optional_data<'a>(document: &PreparedDocument<'_, 'a>, printed: &str) -> Option<Operand<'a>> {
    let printed = || letters_and_digits(printed.chars());
    if printed().count() < MIN_LENGTH {
        return None;
    }
    OPTIONAL_FIELDS.into_iter().find_map(|field| {
        let (view, operand) = document.mrz_field(field)?;
        let value = view.value();
        let contains = letters_and_digits(value.chars()).eq(printed())
            || value.components().any(|component| letters_and_digits(component.chars()).eq(printed()));
        contains.then_some(operand)
    })
}

fn is_visa(document: &PreparedDocument<'_, '_>) -> bool {
    document.report.layout().is_some_and(|layout| *layout == MRV_A || *layout == MRV_B)
}
