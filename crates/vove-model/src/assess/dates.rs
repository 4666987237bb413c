//! Dates of the zone against printed ones, and a document's dates against each other and the given day.

use alloc::vec::Vec;

use super::{
    Context,
    code::Code,
    days::Days,
    finding::Finding,
    rule::Rule,
    said::{Comparison, Said},
    side::Side,
    subject::Subject,
};
use crate::mrz::FieldName;

/// What the outcomes of a comparison are called.
struct Codes {
    agree: Code,
    partly: Code,
    swapped: Code,
    contradict: Code,
    unknown: Code,
    births: bool,
}

const BIRTH: Codes = Codes {
    agree: Code::BirthDateAgrees,
    partly: Code::BirthDatePartial,
    swapped: Code::BirthDateSwapped,
    contradict: Code::BirthDateContradicts,
    unknown: Code::BirthDateUnknown,
    births: true,
};

const EXPIRY: Codes = Codes {
    agree: Code::ExpiryDateAgrees,
    partly: Code::ExpiryDatePartial,
    swapped: Code::ExpiryDateSwapped,
    contradict: Code::ExpiryDateContradicts,
    unknown: Code::ExpiryDateUnknown,
    births: false,
};

/// Of a zone that holds a month.
const ISSUE: Codes = Codes {
    agree: Code::IssueDateAgrees,
    partly: Code::IssueDateAgrees,
    swapped: Code::IssueDateContradicts,
    contradict: Code::IssueDateContradicts,
    unknown: Code::IssueDateUnknown,
    births: false,
};

type Stated<'a> = (Side<'a>, Result<Said, Rule>);

fn compare<'a>(codes: &Codes, (first, one): Stated<'a>, (second, other): Stated<'a>) -> Finding<'a> {
    let comparison = match (one, other) {
        (Ok(one), Ok(other)) => one.compare(other, codes.births),
        (_, Err(rule)) | (Err(rule), _) => Comparison::Unknown(rule),
    };
    let (code, rule) = match comparison {
        Comparison::Agree(rule) => (codes.agree, rule),
        Comparison::Partly(rule) => (codes.partly, rule),
        Comparison::Swapped(rule) => (codes.swapped, rule),
        Comparison::Contradict(rule) => (codes.contradict, rule),
        Comparison::Unknown(rule) => (codes.unknown, rule),
    };
    Finding::between(code, rule, first, second)
}

/// Two birth dates: a claimed one and a document's, those of two documents.
pub(super) fn births<'a>(one: Stated<'a>, other: Stated<'a>) -> Finding<'a> {
    compare(&BIRTH, one, other)
}

/// The dates of the zone against the printed ones.
pub(super) fn against_zone<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    let month = |side: Side<'a>| {
        let cells = subject.report.field(FieldName::IssueDate).map_or("", |view| view.text());
        (side, Said::month_in_zone(cells))
    };
    let issued = subject.zone(FieldName::IssueDate).map(month);
    for (codes, zone, printed) in [
        (&BIRTH, subject.birth.zone, subject.birth.printed),
        (&EXPIRY, subject.expiry.zone, subject.expiry.printed),
        (&ISSUE, issued, subject.issue.printed),
    ] {
        out.extend(zone.map(|zone| compare(codes, zone, printed)));
    }
}

/// What can't be in the order of a life, and what has passed on the given day.
pub(super) fn in_order<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>, out: &mut Vec<Finding<'a>>) {
    let (birth, issue, expiry) = (subject.birth.days, subject.issue.days, subject.expiry.days);
    let today = context.today;
    let mut never_before = |code, earlier: Option<(Side<'a>, Days)>, later: Option<(Side<'a>, Days)>| {
        if let (Some((first, days)), Some((second, after))) = (earlier, later)
            && after.to < days.from
        {
            out.push(Finding::between(code, Rule::Calendar, first, second));
        }
    };
    never_before(Code::IssuedBeforeBirth, birth, issue);
    never_before(Code::ExpiresBeforeIssue, issue, expiry);
    for (code, dated) in [(Code::IssuedInFuture, issue), (Code::BornInFuture, birth)] {
        if let Some((side, days)) = dated
            && days.from > today
        {
            out.push(Finding::about(code, Rule::Calendar, side));
        }
    }
    if let Some((side, days)) = birth
        && days.to.age(today) > OLDEST
    {
        out.push(Finding::about(Code::AgeImplausible, Rule::Calendar, side));
    }
    if let (side, Ok(said)) = subject.birth.printed
        && said.is_new_year()
    {
        out.push(Finding::about(Code::BirthDatePlaceholder, Rule::Placeholder, side));
    }
}

/// The oldest that a holder is taken to be, in years; as in [`resolve`](crate::mrz::resolve_date).
const OLDEST: i16 = 120;

/// Whether the document is valid on the given day, which is its last one too.
pub(super) fn validity<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Finding<'a> {
    let (side, days) = match subject.expiry.days {
        Some(dated) => dated,
        None => {
            let (side, rule) = subject.expiry.why_no_days();
            return Finding::about(Code::ValidityUnknown, rule, side);
        }
    };
    match (days.from >= context.today, days.to < context.today) {
        (true, _) => Finding::about(Code::InForce, Rule::Calendar, side),
        (_, true) => Finding::about(Code::Expired, Rule::Calendar, side),
        _ => Finding::about(Code::ValidityUnknown, Rule::PartialDate, side),
    }
}
