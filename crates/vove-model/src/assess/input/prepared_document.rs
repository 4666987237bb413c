//! A document prepared for comparison: its MRZ parsed, its dates resolved, its fields as operands.

use super::{date_range::DateRange, stated_date::StatedDate, stated_sex::StatedSex};
use crate::{
    CalendarDate, Document, DocumentDate, Pii, StepId, Text,
    assess::report::{Excerpt, Operand, Reason, Source},
    mrz::{
        DateEvidence, DateRole, FieldName, FieldStatus, Location, MrzDate, Report, ReportField, Span,
        issuer::{Confidence, personal_number},
        resolve_date,
    },
};

/// A document with the report about its MRZ and its dates.
pub(crate) struct PreparedDocument<'r, 'a> {
    /// The index in `documents[]`.
    pub(crate) index: usize,
    pub(crate) document: &'a Document,
    /// The MRZ lines that the document has.
    pub(crate) lines: &'r [&'a str],
    pub(crate) report: &'r Report<'r>,
    pub(crate) birth: PreparedDate<'a>,
    pub(crate) issue: PreparedDate<'a>,
    pub(crate) expiration: PreparedDate<'a>,
}

/// The JSON keys of the MRZ lines.
const LINE_KEYS: [&str; 3] = ["mrzLine1", "mrzLine2", "mrzLine3"];

/// A date and the field that states it.
#[derive(Clone, Copy)]
pub(crate) struct DateOperand<'a> {
    pub(crate) operand: Operand<'a>,
    /// The date, or why the field states none.
    pub(crate) date: Result<StatedDate, Reason>,
}

/// A sex and the field that states it.
#[derive(Clone, Copy)]
pub(crate) struct SexOperand<'a> {
    pub(crate) operand: Operand<'a>,
    /// The sex, or why the field states none.
    pub(crate) sex: Result<StatedSex, Reason>,
}

/// A date of a document, as printed and as in the MRZ.
pub(crate) struct PreparedDate<'a> {
    pub(crate) printed: DateOperand<'a>,
    /// `None` if the layout does not have the field.
    pub(crate) mrz: Option<DateOperand<'a>>,
    /// The range of days that the date stands for, and the operand that it was read from.
    pub(crate) range: Option<(Operand<'a>, DateRange)>,
}

impl<'a> PreparedDate<'a> {
    fn printed(index: usize, key: &'static str, date: Option<&'a Pii<DocumentDate>>) -> Self {
        let raw = date.map_or("", |date| date.expose().raw());
        let operand = Operand::field(index, key, Excerpt::new(raw));
        let date = date.map_or(Err(Reason::Absent), |_| StatedDate::from_text(raw));
        let range = date.ok().and_then(DateRange::of_stated).map(|range| (operand, range));
        Self { printed: DateOperand { operand, date }, mrz: None, range }
    }

    /// The date to compare with other documents: the printed one, or the MRZ's if none is printed.
    pub(crate) fn stated(&self) -> DateOperand<'a> {
        match (&self.printed.date, self.mrz) {
            (Err(Reason::Absent), Some(mrz)) => mrz,
            _ => self.printed,
        }
    }

    /// The operand that should have given a range of days, and why it does not.
    pub(crate) fn why_no_range(&self) -> (Operand<'a>, Reason) {
        let DateOperand { operand, date } = self.stated();
        let reason = match (operand.source, date) {
            (Source::Mrz { status: FieldStatus::Refuted { .. }, .. }, _) => Reason::CheckDigits,
            (_, Err(reason)) => reason,
            (_, Ok(date)) => date.why_no_range(),
        };
        (operand, reason)
    }
}

impl<'r, 'a> PreparedDocument<'r, 'a> {
    /// Reads the dates of a document whose MRZ is parsed. Centuries are resolved as of `today`.
    pub(crate) fn new(
        index: usize,
        document: &'a Document,
        lines: &'r [&'a str],
        report: &'r Report<'r>,
        today: CalendarDate,
    ) -> Self {
        let printed = |key, date| PreparedDate::printed(index, key, date);
        let issue = match &document.issue_date {
            Some(date) if document.date_of_issue.is_none() => printed("issueDate", Some(date)),
            _ => printed("dateOfIssue", document.date_of_issue.as_ref()),
        };
        let mut prepared = Self {
            index,
            document,
            lines,
            report,
            birth: printed("dateOfBirth", document.date_of_birth.as_ref()),
            issue,
            expiration: printed("dateOfExpiration", document.date_of_expiration.as_ref()),
        };
        prepared.add_mrz_dates(today);
        prepared
    }

    fn add_mrz_dates(&mut self, today: CalendarDate) {
        // A number that is only assumed to contain the year of birth is not used to find the century.
        let number = || personal_number(self.report).filter(|number| number.confidence() > Confidence::Assumed);
        let evidence = DateEvidence {
            issue: self.issue.range.map(|(_, range)| range.last),
            expiration: self.expiration.range.map(|(_, range)| range.last),
            birth_year: if self.birth.range.is_some() { None } else { number().and_then(|number| number.birth_year()) },
            ..DateEvidence::default()
        };
        for (name, role) in [(FieldName::BirthDate, DateRole::Birth), (FieldName::ExpirationDate, DateRole::Expiration)]
        {
            let Some((view, operand)) = self.mrz_field(name) else { continue };
            let Some(date) = MrzDate::from_text(view.text()) else { continue };
            // A date with a check digit that does not match is compared, but nothing is derived from it.
            let usable = !matches!(view.status(), FieldStatus::Refuted { .. });
            let resolution = if usable { resolve_date(date, role, today, &evidence) } else { None };
            let range = resolution.map(|resolution| (operand, DateRange::of_resolution(&resolution)));
            let prepared = if role == DateRole::Birth { &mut self.birth } else { &mut self.expiration };
            prepared.mrz = Some(DateOperand { operand, date: StatedDate::from_mrz(date) });
            prepared.range = prepared.range.or(range);
        }
        if let Some((view, operand)) = self.mrz_field(FieldName::IssueDate) {
            self.issue.mrz = Some(DateOperand { operand, date: StatedDate::from_mrz_month(view.text()) });
        }
    }

    /// Whether the document identifies its holder; proofs of address and car registrations do not.
    pub(crate) fn identifies_holder(&self) -> bool {
        !matches!(self.document.step_id.id(), StepId::AddressProof | StepId::CarRegistration)
    }

    /// A field of the MRZ; `None` if the layout does not have it.
    pub(crate) fn mrz_field(&self, field: FieldName) -> Option<(ReportField<'r>, Operand<'a>)> {
        let view = self.report.field(field)?;
        Some((view, self.mrz_span(field, view.span(), view.status())))
    }

    /// A field of the MRZ as an operand; `None` if the layout does not have it.
    pub(crate) fn mrz_operand(&self, field: FieldName) -> Option<Operand<'a>> {
        self.mrz_field(field).map(|(_, operand)| operand)
    }

    /// A span of the layout as an operand.
    pub(crate) fn mrz_span(&self, field: FieldName, span: Span, status: FieldStatus) -> Operand<'a> {
        let location = self.report.locate(span);
        let text = location.map_or(Excerpt::EMPTY, |location| Excerpt::new(self.text_at(location)));
        Operand { document: Some(self.index), source: Source::Mrz { field, location, status }, text: Pii::new(text) }
    }

    fn text_at(&self, location: Location) -> &'a str {
        let line = self.lines.get(location.line).copied().unwrap_or_default();
        if line.is_ascii() {
            return line.get(location.start.min(line.len())..location.end.min(line.len())).unwrap_or_default();
        }
        let byte = |index| line.char_indices().nth(index).map_or(line.len(), |(byte, _)| byte);
        line.get(byte(location.start)..byte(location.end)).unwrap_or_default()
    }

    /// A field of the document as an operand, whether it is present or not.
    pub(crate) fn document_field(&self, key: &'static str, text: Option<&'a Pii<Text>>) -> Operand<'a> {
        let text = text.map_or(Excerpt::EMPTY, |text| Excerpt::new(text.expose()));
        Operand::field(self.index, key, text)
    }

    pub(crate) fn printed_sex(&self) -> SexOperand<'a> {
        let text = self.document.sex.as_ref().map_or("", |sex| sex.expose().as_str());
        let operand = Operand::field(self.index, "sex", Excerpt::new(text));
        SexOperand { operand, sex: StatedSex::from_text(text) }
    }

    pub(crate) fn mrz_sex(&self) -> Option<SexOperand<'a>> {
        let operand = self.mrz_operand(FieldName::Sex)?;
        Some(SexOperand { operand, sex: StatedSex::from_text(operand.text.expose().first_part()) })
    }

    /// The sex to compare with other documents: the printed one, or the MRZ's if none is printed.
    pub(crate) fn stated_sex(&self) -> Option<SexOperand<'a>> {
        if self.document.sex.is_some() { Some(self.printed_sex()) } else { self.mrz_sex() }
    }

    /// A whole MRZ line as an operand, by its position among the lines that the document has.
    pub(crate) fn mrz_line(&self, position: usize) -> Operand<'a> {
        let document = self.document;
        let all = LINE_KEYS.into_iter().zip([&document.mrz_line1, &document.mrz_line2, &document.mrz_line3]);
        let line = all.filter(|(_, line)| line.is_some()).nth(position);
        line.map_or_else(|| self.whole_mrz(), |(key, line)| self.document_field(key, line.as_ref()))
    }

    /// The MRZ as a whole, under the key of its first line.
    pub(crate) fn whole_mrz(&self) -> Operand<'a> {
        let line = |index: usize| self.lines.get(index).copied().unwrap_or_default();
        let [key, ..] = LINE_KEYS;
        Operand::field(self.index, key, Excerpt::of_two(line(0), line(1)))
    }
}
