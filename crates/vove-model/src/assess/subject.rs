use super::{
    days::Days,
    rule::Rule,
    said::Said,
    side::{Excerpt, Side, Source},
};
use crate::{
    CalendarDate, Document, DocumentDate, Pii, Text,
    mrz::{
        DateEvidence, DateRole, FieldName, FieldStatus, Location, MrzDate, Report, ReportField, Span,
        issuer::{Confidence, personal_number},
        resolve_date,
    },
};

/// A document with its zone read, and the dates that the other parts need.
pub(super) struct Subject<'r, 'a> {
    pub(super) index: usize,
    pub(super) document: &'a Document,
    pub(super) lines: &'r [&'a str],
    pub(super) report: &'r Report<'r>,
    pub(super) birth: Dated<'a>,
    pub(super) issue: Dated<'a>,
    pub(super) expiry: Dated<'a>,
}

/// The keys of the zone's lines.
const LINES: [&str; 3] = ["mrzLine1", "mrzLine2", "mrzLine3"];

/// A date of a document: what is printed, what the zone says, and the days that it can be.
pub(super) struct Dated<'a> {
    pub(super) printed: (Side<'a>, Result<Said, Rule>),
    pub(super) zone: Option<(Side<'a>, Result<Said, Rule>)>,
    /// The days, and the side that they were read from.
    pub(super) days: Option<(Side<'a>, Days)>,
}

impl<'a> Dated<'a> {
    /// What to compare with others: the printed date, or the zone's where none is printed.
    pub(super) fn said(&self) -> (Side<'a>, Result<Said, Rule>) {
        match (&self.printed, &self.zone) {
            ((_, Err(Rule::Absent)), Some(zone)) => *zone,
            (printed, _) => *printed,
        }
    }

    /// What was written that gives no days, and why.
    pub(super) fn why_no_days(&self) -> (Side<'a>, Rule) {
        let (side, said) = self.said();
        let rule = match (side.source, said) {
            (Source::Zone { status: FieldStatus::Refuted { .. }, .. }, _) => Rule::CheckDigits,
            (_, Err(rule)) => rule,
            (_, Ok(said)) => said.why_no_day(),
        };
        (side, rule)
    }
}

impl<'r, 'a> Subject<'r, 'a> {
    pub(super) fn new(
        index: usize,
        document: &'a Document,
        lines: &'r [&'a str],
        report: &'r Report<'r>,
        today: CalendarDate,
    ) -> Self {
        let printed = |key, date: Option<&'a Pii<DocumentDate>>| printed_date(index, key, date);
        let issue = match &document.issue_date {
            Some(date) if document.date_of_issue.is_none() => printed("issueDate", Some(date)),
            _ => printed("dateOfIssue", document.date_of_issue.as_ref()),
        };
        let mut subject = Self {
            index,
            document,
            lines,
            report,
            birth: printed("dateOfBirth", document.date_of_birth.as_ref()),
            issue,
            expiry: printed("dateOfExpiration", document.date_of_expiration.as_ref()),
        };
        let issued = subject.issue.days.map(|(_, days)| days.to);
        let expires = subject.expiry.days.map(|(_, days)| days.to);
        // A number that is only assumed to embed the year settles nothing.
        let number = || personal_number(report).filter(|number| number.confidence() > Confidence::Assumed);
        let birth_year = if subject.birth.days.is_some() { None } else { number().and_then(|of| of.birth_year()) };
        let evidence = DateEvidence { issue: issued, expiration: expires, birth_year, ..DateEvidence::default() };
        let birth = subject.zone_date(FieldName::BirthDate, DateRole::Birth, today, &evidence);
        let expiry = subject.zone_date(FieldName::ExpirationDate, DateRole::Expiration, today, &evidence);
        subject.birth.add(birth);
        subject.expiry.add(expiry);
        subject
    }

    fn zone_date(
        &self,
        field: FieldName,
        role: DateRole,
        today: CalendarDate,
        evidence: &DateEvidence,
    ) -> Option<(Side<'a>, Result<Said, Rule>, Option<Days>)> {
        let (view, side) = self.field(field)?;
        let date = MrzDate::from_text(view.text())?;
        // What its own digit refutes is compared, but nothing is built on it.
        let sound = !matches!(view.status(), FieldStatus::Refuted { .. });
        let resolution = if sound { resolve_date(date, role, today, evidence) } else { None };
        let days = resolution.map(|resolution| Days::of_resolution(&resolution));
        Some((side, Said::in_zone(date), days))
    }

    /// A field of the zone, where the layout has it.
    pub(super) fn field(&self, field: FieldName) -> Option<(ReportField<'r>, Side<'a>)> {
        let view = self.report.field(field)?;
        Some((view, self.cells(field, view.span(), view.status())))
    }

    /// The same, to be named only.
    pub(super) fn zone(&self, field: FieldName) -> Option<Side<'a>> {
        self.field(field).map(|(_, side)| side)
    }

    /// Some cells of the zone.
    pub(super) fn cells(&self, field: FieldName, span: Span, status: FieldStatus) -> Side<'a> {
        let at = self.report.locate(span);
        let text = at.map_or(Excerpt::NOTHING, |at| Excerpt::new(self.at(at)));
        Side { document: Some(self.index), source: Source::Zone { field, at, status }, text: Pii::new(text) }
    }

    fn at(&self, at: Location) -> &'a str {
        let line = self.lines.get(at.line).copied().unwrap_or_default();
        if line.is_ascii() {
            return line.get(at.start.min(line.len())..at.end.min(line.len())).unwrap_or_default();
        }
        let byte = |index| line.char_indices().nth(index).map_or(line.len(), |(byte, _)| byte);
        line.get(byte(at.start)..byte(at.end)).unwrap_or_default()
    }

    /// A printed field, there or not.
    pub(super) fn printed(&self, key: &'static str, text: Option<&'a Pii<Text>>) -> Side<'a> {
        let text = text.map_or(Excerpt::NOTHING, |text| Excerpt::new(text.expose()));
        Side::printed(self.index, key, text)
    }

    /// The sex that is printed.
    pub(super) fn printed_sex(&self) -> (Side<'a>, &'a str) {
        let text = self.document.sex.as_ref().map_or("", |sex| sex.expose().as_str());
        (Side::printed(self.index, "sex", Excerpt::new(text)), text)
    }

    /// The sex in the zone.
    pub(super) fn zone_sex(&self) -> Option<(Side<'a>, &'a str)> {
        let side = self.zone(FieldName::Sex)?;
        Some((side, side.text.expose().pieces().next().unwrap_or_default()))
    }

    /// The printed sex, or the zone's where none is printed.
    pub(super) fn sex(&self) -> Option<(Side<'a>, &'a str)> {
        if self.document.sex.is_some() { Some(self.printed_sex()) } else { self.zone_sex() }
    }

    /// A line of the zone, by its position among those that are there.
    pub(super) fn line(&self, position: usize) -> Side<'a> {
        let document = self.document;
        let all = LINES.into_iter().zip([&document.mrz_line1, &document.mrz_line2, &document.mrz_line3]);
        let line = all.filter(|(_, line)| line.is_some()).nth(position);
        line.map_or_else(|| self.whole_zone(), |(key, line)| self.printed(key, line.as_ref()))
    }

    /// The zone as a whole.
    pub(super) fn whole_zone(&self) -> Side<'a> {
        let line = |index: usize| self.lines.get(index).copied().unwrap_or_default();
        Side::printed(self.index, LINES[0], Excerpt::two(line(0), line(1)))
    }
}

impl<'a> Dated<'a> {
    fn add(&mut self, zone: Option<(Side<'a>, Result<Said, Rule>, Option<Days>)>) {
        let Some((side, said, days)) = zone else { return };
        self.zone = Some((side, said));
        self.days = self.days.or(days.map(|days| (side, days)));
    }
}

fn printed_date<'a>(index: usize, key: &'static str, date: Option<&'a Pii<DocumentDate>>) -> Dated<'a> {
    let raw = date.map_or("", |date| date.expose().raw());
    let side = Side::printed(index, key, Excerpt::new(raw));
    let said = match date {
        Some(_) => Said::in_text(raw),
        None => Err(Rule::Absent),
    };
    Dated { printed: (side, said), zone: None, days: said.ok().and_then(Days::of_said).map(|days| (side, days)) }
}
