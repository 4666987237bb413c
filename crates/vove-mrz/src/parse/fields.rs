use crate::{
    cells::{STRIDE, Span, Values, digit_over, digits, fillers, is_blank},
    doc9303::alphabet::{self, FILLER},
    doc9303::mrz_date::{DateStatus, MrzDate},
    doc9303::state,
    issuer::russian,
    layout::{CheckDigit, FieldKind, FieldName, Layout, LayoutField},
    report::finding::{FindingValue, MrzFinding, MrzFindingCode},
    report::status::CheckDigitStatus,
    report::{LongDocumentNumber, LongNumberConvention, Report},
};

/// Reads the grid by its layout: every field, every digit, every finding. The cells are in place.
pub(crate) fn read(report: &mut Report<'_>, layout: &'static Layout) {
    report.layout = Some(layout);
    report.read = true;
    let values = Values::of(&report.cells, layout.line_count());
    for field in layout.fields {
        Reader { report, layout, values: &values }.field(field);
    }
    for (index, digit) in layout.check_digits.iter().enumerate() {
        let verdict = Reader { report, layout, values: &values }.digit(digit);
        if let Some(slot) = report.verdicts.get_mut(index) {
            *slot = Some(verdict);
        }
    }
    if !values.legal || report.placement.as_ref().is_some_and(|placement| placement.rewritten) {
        illegal_characters(report, layout);
    }
}

struct Reader<'r, 'a> {
    report: &'r mut Report<'a>,
    layout: &'static Layout,
    values: &'r Values,
}

impl Reader<'_, '_> {
    fn field(&mut self, field: &'static LayoutField) {
        let (from, to) = field.span.run();
        if self.report.placement.as_ref().is_some_and(|placement| placement.lost_in(field.span)) {
            return;
        }
        let cells = &self.report.cells;
        match field.kind {
            FieldKind::Text => {}
            FieldKind::DocumentCode => {
                let cells = cells.get(from..to).unwrap_or_default();
                if !self.layout.takes_code(cells) {
                    let found = cells.first().map(|&cell| FindingValue::Character(cell.into()));
                    let finding = MrzFinding::new(MrzFindingCode::DocumentCode, Some(field.name), field.span);
                    self.report.findings.push(MrzFinding { found, ..finding });
                } else if self.layout.discouraged_codes.iter().any(|code| code.matches_cells(cells)) {
                    self.note(MrzFindingCode::DocumentCodeSecondLetter, field);
                }
            }
            FieldKind::State => {
                if let Some(&cells) = cells.get(from..).and_then(|cells| cells.first_chunk::<3>()) {
                    self.state(field, cells);
                }
            }
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => self.name(field, from, to),
            FieldKind::DocumentNumber => {
                if cells.get(from) == Some(&FILLER) {
                    self.note(MrzFindingCode::DocumentNumberLeadingFiller, field);
                }
            }
            FieldKind::Date => {
                if let Some(&cells) = cells.get(from..).and_then(|cells| cells.first_chunk::<6>()) {
                    self.date(field, MrzDate::new(cells));
                }
            }
            FieldKind::YearMonth => {
                let month = match cells.get(from..to) {
                    Some([y1, y2, m1, m2]) => MrzDate::new([*y1, *y2, *m1, *m2, b'0', b'1']).status(),
                    _ => DateStatus::Malformed,
                };
                if month != DateStatus::Full {
                    self.note(MrzFindingCode::IssueDate, field);
                }
            }
            FieldKind::Sex => {
                if !matches!(cells.get(from), Some(b'F' | b'M' | b'<')) {
                    self.note(MrzFindingCode::Sex, field);
                }
            }
            FieldKind::Pattern(picture) => {
                if !cells.get(from..to).is_some_and(|cells| picture.matches_cells(cells)) {
                    let code = match field.name {
                        FieldName::PinCode => MrzFindingCode::PinCode,
                        FieldName::VersionNumber => MrzFindingCode::VersionNumber,
                        FieldName::LanguageCode => MrzFindingCode::LanguageCode,
                        FieldName::DocumentNumber => MrzFindingCode::DocumentNumber,
                        _ => MrzFindingCode::Separator,
                    };
                    self.note(code, field);
                }
            }
        }
    }

    fn state(&mut self, field: &'static LayoutField, cells: [u8; 3]) {
        let issuer = field.name == FieldName::IssuingState;
        let (malformed, unknown) = match issuer {
            true => (MrzFindingCode::IssuingState, MrzFindingCode::IssuingStateUnknown),
            false => (MrzFindingCode::Nationality, MrzFindingCode::NationalityUnknown),
        };
        let well_formed = match cells {
            [a, b, c] if a.is_ascii_uppercase() => {
                (b.is_ascii_uppercase() && (c.is_ascii_uppercase() || c == FILLER)) || (b == FILLER && c == FILLER)
            }
            _ => false,
        };
        if !well_formed || (issuer && !self.layout.takes_issuer(&cells)) {
            self.note(malformed, field);
        } else if !state::is_known(cells) {
            self.note(unknown, field);
        } else if state::is_withdrawn(cells) {
            self.note(MrzFindingCode::StateWithdrawn, field);
        } else if cells == *b"DEU" {
            self.note(MrzFindingCode::GermanyAsDeu, field);
        }
    }

    fn name(&mut self, field: &'static LayoutField, from: usize, to: usize) {
        let (lines, _) = self.report.cells.as_chunks();
        let Some(line) = lines.get(field.span.line) else { return };
        let (fillers, digits) = (fillers(line) >> field.span.start, digits(line) >> field.span.start);
        let ones = |count: u32| (1u64 << count) - 1;
        let width = (to - from) as u32;
        let used = 64 - (!fillers & ones(width)).leading_zeros();
        let pairs = fillers & fillers >> 1 & ones(used);
        let split = pairs.trailing_zeros().min(used);
        if field.kind == FieldKind::Name {
            if !fillers & ones(split) == 0 {
                self.note(MrzFindingCode::NoPrimaryIdentifier, field);
            }
            if pairs == 0 {
                self.note(MrzFindingCode::NoSecondaryIdentifier, field);
            } else if pairs >> split >> 2 != 0 {
                self.note(MrzFindingCode::ExtraDoubleFiller, field);
            }
        }
        if used == width && used > 0 {
            self.note(MrzFindingCode::NameMayBeTruncated, field);
        }
        if digits & ones(width) != 0 && !russian::is_internal_passport(&self.report.cells) {
            self.note(MrzFindingCode::DigitInName, field);
        }
    }

    fn date(&mut self, field: &'static LayoutField, date: MrzDate) {
        let birth = field.name == FieldName::BirthDate;
        let code = match (date.status(), birth) {
            (DateStatus::Full, _) => return,
            (DateStatus::Partial, true) => MrzFindingCode::BirthDatePartial,
            (DateStatus::Unknown, true) => MrzFindingCode::BirthDateUnknown,
            (DateStatus::Malformed, true) => MrzFindingCode::BirthDateMalformed,
            (DateStatus::OutOfCalendar, true) => MrzFindingCode::BirthDateOutOfCalendar,
            (DateStatus::Partial, false) => MrzFindingCode::ExpirationDatePartial,
            (DateStatus::Unknown, false) => MrzFindingCode::ExpirationDateUnknown,
            (DateStatus::Malformed, false) => MrzFindingCode::ExpirationDateMalformed,
            (DateStatus::OutOfCalendar, false) => MrzFindingCode::ExpirationDateOutOfCalendar,
        };
        self.note(code, field);
    }

    fn digit(&mut self, digit: &'static CheckDigit) -> CheckDigitStatus {
        let (cell, _) = digit.position.run();
        if let Some(placement) = &self.report.placement {
            if placement.lost_in(digit.position) {
                self.report.findings.push(about(digit, MrzFindingCode::CheckDigitMissing, digit.position));
                return CheckDigitStatus::Missing;
            }
            if digit.covers.iter().any(|&span| placement.lost_in(span)) {
                return CheckDigitStatus::Uncheckable;
            }
        }
        let printed = self.report.cells.get(cell).copied().unwrap_or(FILLER);
        if printed == FILLER
            && let Some(verdict) = digit.overflow.and_then(|field| self.long_number(digit, field))
        {
            return verdict;
        }
        let expected = match self.values.legal {
            true => Some(self.values.digit(&digit.weights)),
            false => digit_over(&self.report.cells, digit.covers.iter().map(|span| span.run())),
        };
        if printed == FILLER && digit.covers.iter().all(|&span| is_blank(&self.report.cells, span)) {
            self.report.findings.push(filler_for(digit));
            return CheckDigitStatus::Verified;
        }
        self.compare(digit, digit.position, expected)
    }

    /// A filler in the digit cell announces that the number goes on in another field: more of it, then its digit.
    fn long_number(&mut self, digit: &'static CheckDigit, field: FieldName) -> Option<CheckDigitStatus> {
        let field = self.layout.field(field)?;
        let (from, to) = field.span.run();
        let cells = self.report.cells.get(from..to)?;
        let length = cells.iter().position(|&cell| cell == FILLER).unwrap_or(cells.len());
        let tail = from + length.checked_sub(1)?;
        let printed = *self.report.cells.get(tail)?;

        let number = digit.covers.first()?.run();
        let standard = digit_over(&self.report.cells, [number, (from, tail)]);
        let counting = digit_over(&self.report.cells, [number, digit.position.run(), (from, tail)]);
        let convention = match (standard == Some(printed), counting == Some(printed)) {
            (true, true) => LongNumberConvention::Either,
            (true, false) => LongNumberConvention::Standard,
            (false, true) => LongNumberConvention::CountsFiller,
            (false, false) => LongNumberConvention::Neither,
        };
        self.report.long_number = Some(LongDocumentNumber { start: from as u8, digit: tail as u8, convention });
        let span =
            Span { start: field.span.start + tail - from, end: field.span.start + tail - from + 1, ..field.span };
        self.report.findings.push(about(digit, MrzFindingCode::LongDocumentNumber, digit.position));
        Some(match convention {
            LongNumberConvention::Neither => self.compare(digit, span, standard),
            LongNumberConvention::CountsFiller => {
                self.report.findings.push(about(digit, MrzFindingCode::OverflowCheckDigitCountsFiller, span));
                CheckDigitStatus::Verified
            }
            LongNumberConvention::Standard | LongNumberConvention::Either => CheckDigitStatus::Verified,
        })
    }

    fn compare(&mut self, digit: &'static CheckDigit, span: Span, expected: Option<u8>) -> CheckDigitStatus {
        let (cell, _) = span.run();
        let printed = self.report.cells.get(cell).copied();
        if expected.is_some() && printed == expected {
            return CheckDigitStatus::Verified;
        }
        let expected = expected.map(char::from);
        let code = match digit.field {
            FieldName::DocumentNumber => MrzFindingCode::DocumentNumberCheckDigit,
            FieldName::BirthDate => MrzFindingCode::BirthDateCheckDigit,
            FieldName::ExpirationDate => MrzFindingCode::ExpirationDateCheckDigit,
            FieldName::PersonalNumber => MrzFindingCode::PersonalNumberCheckDigit,
            _ => MrzFindingCode::CompositeCheckDigit,
        };
        self.report.findings.push(MrzFinding {
            expected: expected.map(FindingValue::Character),
            found: self.report.character(cell).map(FindingValue::Character),
            ..about(digit, code, span)
        });
        CheckDigitStatus::Refuted { expected }
    }

    fn note(&mut self, code: MrzFindingCode, field: &LayoutField) {
        self.report.findings.push(MrzFinding::new(code, Some(field.name), field.span));
    }
}

/// The finding of a filler for the digit of an empty field.
pub(crate) fn filler_for(digit: &CheckDigit) -> MrzFinding {
    about(digit, MrzFindingCode::FillerCheckDigit, digit.position)
}

fn about(digit: &CheckDigit, code: MrzFindingCode, span: Span) -> MrzFinding {
    MrzFinding::new(code, Some(digit.field), span)
}

#[cold]
fn illegal_characters(report: &mut Report<'_>, layout: &'static Layout) {
    for (line, width) in layout.line_widths().enumerate() {
        for column in 0..width {
            if let Some(character) = report.character(line * STRIDE + column)
                && alphabet::residue_class(character).is_none()
            {
                let span = Span { line, start: column, end: column + 1 };
                report.findings.push(MrzFinding {
                    found: Some(FindingValue::Character(character)),
                    ..MrzFinding::new(MrzFindingCode::IllegalCharacter, None, span)
                });
            }
        }
    }
}

impl Report<'_> {
    /// The character of the input that stands in a cell.
    fn character(&self, cell: usize) -> Option<char> {
        let printed = *self.cells.get(cell)?;
        let (line, column) = match &self.placement {
            None if printed != alphabet::FOREIGN => return Some(printed.into()),
            None => (cell / STRIDE, cell % STRIDE),
            Some(placement) => {
                let origin = *placement.origin.get(cell)?;
                (origin.line(), origin.column())
            }
        };
        crate::report::characters(self.lines.get(line)?, column, column + 1).chars().next()
    }
}
