use crate::{
    cells::{STRIDE, Values, digit_over, digits, fillers, is_blank},
    doc9303::alphabet::{self, FILLER},
    doc9303::mrz_date::{DateStatus, MrzDate},
    doc9303::state,
    issuer::russian,
    layout::{Digit, Field, FieldName, Kind, Layout},
    report::finding::{Code, Finding, Packed},
    report::status::Verdict,
    report::{Convention, LongNumber, Report},
};

/// Reads the grid by its layout: every field, every digit, every finding. The cells are in place.
pub(crate) fn read(report: &mut Report<'_>, layout: &'static Layout) {
    report.layout = Some(layout);
    report.read = true;
    let values = Values::of(&report.cells, layout.line_count());
    for field in layout.fields {
        Reader { report, layout, values: &values }.field(field);
    }
    for (index, digit) in layout.digits.iter().enumerate() {
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
    fn field(&mut self, field: &'static Field) {
        let (from, to) = field.span.run();
        if self.report.placement.as_ref().is_some_and(|placement| placement.lost_in(field.span)) {
            return;
        }
        let cells = &self.report.cells;
        match field.kind {
            Kind::Text => {}
            Kind::Code => {
                let cells = cells.get(from..to).unwrap_or_default();
                if !self.layout.takes_code(cells) {
                    let found = cells.first().map_or(Packed::NOTHING, |&cell| Packed::character(cell.into()));
                    self.push(Code::DocumentCode, field, Packed::NOTHING, found);
                } else if self.layout.discouraged.iter().any(|code| code.fits(cells)) {
                    self.note(Code::DocumentCodeSecondLetter, field);
                }
            }
            Kind::State => {
                if let Some(&cells) = cells.get(from..).and_then(|cells| cells.first_chunk::<3>()) {
                    self.state(field, cells);
                }
            }
            Kind::Names | Kind::Surname | Kind::GivenNames => self.name(field, from, to),
            Kind::Number => {
                if cells.get(from) == Some(&FILLER) {
                    self.note(Code::DocumentNumberLeadingFiller, field);
                }
            }
            Kind::Date => {
                if let Some(&cells) = cells.get(from..).and_then(|cells| cells.first_chunk::<6>()) {
                    self.date(field, MrzDate::new(cells));
                }
            }
            Kind::Month => {
                let month = match cells.get(from..to) {
                    Some([y1, y2, m1, m2]) => MrzDate::new([*y1, *y2, *m1, *m2, b'0', b'1']).status(),
                    _ => DateStatus::Malformed,
                };
                if month != DateStatus::Full {
                    self.note(Code::IssueDate, field);
                }
            }
            Kind::Sex => {
                if !matches!(cells.get(from), Some(b'F' | b'M' | b'<')) {
                    self.note(Code::Sex, field);
                }
            }
            Kind::Shape(picture) => {
                if !cells.get(from..to).is_some_and(|cells| picture.fits(cells)) {
                    let code = match field.name {
                        FieldName::PinCode => Code::PinCode,
                        FieldName::VersionNumber => Code::VersionNumber,
                        FieldName::LanguageCode => Code::LanguageCode,
                        FieldName::DocumentNumber => Code::DocumentNumber,
                        _ => Code::Separator,
                    };
                    self.note(code, field);
                }
            }
        }
    }

    fn state(&mut self, field: &'static Field, cells: [u8; 3]) {
        let issuer = field.name == FieldName::IssuingState;
        let (malformed, unknown) = match issuer {
            true => (Code::IssuingState, Code::IssuingStateUnknown),
            false => (Code::Nationality, Code::NationalityUnknown),
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
            self.note(Code::StateWithdrawn, field);
        } else if cells == *b"DEU" {
            self.note(Code::GermanyAsDeu, field);
        }
    }

    fn name(&mut self, field: &'static Field, from: usize, to: usize) {
        let (lines, _) = self.report.cells.as_chunks();
        let Some(line) = lines.get(usize::from(field.span.line)) else { return };
        let (fillers, digits) = (fillers(line) >> field.span.start, digits(line) >> field.span.start);
        let ones = |count: u32| (1u64 << count) - 1;
        let width = (to - from) as u32;
        let used = 64 - (!fillers & ones(width)).leading_zeros();
        let pairs = fillers & fillers >> 1 & ones(used);
        let split = pairs.trailing_zeros().min(used);
        if field.kind == Kind::Names {
            if !fillers & ones(split) == 0 {
                self.note(Code::NoPrimaryIdentifier, field);
            }
            if pairs == 0 {
                self.note(Code::NoSecondaryIdentifier, field);
            } else if pairs >> split >> 2 != 0 {
                self.note(Code::ExtraDoubleFiller, field);
            }
        }
        if used == width && used > 0 {
            self.note(Code::NameMayBeTruncated, field);
        }
        if digits & ones(width) != 0 && !russian::is_internal_passport(&self.report.cells) {
            self.note(Code::DigitInName, field);
        }
    }

    fn date(&mut self, field: &'static Field, date: MrzDate) {
        let birth = field.name == FieldName::BirthDate;
        let code = match (date.status(), birth) {
            (DateStatus::Full, _) => return,
            (DateStatus::Partial, true) => Code::BirthDatePartial,
            (DateStatus::Unknown, true) => Code::BirthDateUnknown,
            (DateStatus::Malformed, true) => Code::BirthDateMalformed,
            (DateStatus::OutOfCalendar, true) => Code::BirthDateOutOfCalendar,
            (DateStatus::Partial, false) => Code::ExpirationDatePartial,
            (DateStatus::Unknown, false) => Code::ExpirationDateUnknown,
            (DateStatus::Malformed, false) => Code::ExpirationDateMalformed,
            (DateStatus::OutOfCalendar, false) => Code::ExpirationDateOutOfCalendar,
        };
        self.note(code, field);
    }

    fn digit(&mut self, digit: &'static Digit) -> Verdict {
        let (cell, _) = digit.at.run();
        if let Some(placement) = &self.report.placement {
            if placement.lost_in(digit.at) {
                let span = digit.at;
                self.report.findings.push(Finding {
                    code: Code::CheckDigitMissing,
                    field: Some(digit.of),
                    line: span.line.into(),
                    start: span.start.into(),
                    end: span.end.into(),
                    ..Finding::NONE
                });
                return Verdict::Missing;
            }
            if digit.over.iter().any(|&span| placement.lost_in(span)) {
                return Verdict::Uncheckable;
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
            false => digit_over(&self.report.cells, digit.over.iter().map(|span| span.run())),
        };
        if printed == FILLER && digit.over.iter().all(|&span| is_blank(&self.report.cells, span)) {
            self.report.findings.push(filler_for(digit));
            return Verdict::Verified;
        }
        self.compare(digit, cell, digit.at.line, digit.at.start, expected)
    }

    /// A filler in the digit cell announces that the number goes on in another field: more of it, then its digit.
    fn long_number(&mut self, digit: &'static Digit, field: FieldName) -> Option<Verdict> {
        let field = self.layout.field(field)?;
        let (from, to) = field.span.run();
        let cells = self.report.cells.get(from..to)?;
        let length = cells.iter().position(|&cell| cell == FILLER).unwrap_or(cells.len());
        let tail = from + length.checked_sub(1)?;
        let printed = *self.report.cells.get(tail)?;

        let number = digit.over.first()?.run();
        let standard = digit_over(&self.report.cells, [number, (from, tail)]);
        let counting = digit_over(&self.report.cells, [number, digit.at.run(), (from, tail)]);
        let convention = match (standard == Some(printed), counting == Some(printed)) {
            (true, true) => Convention::Either,
            (true, false) => Convention::Standard,
            (false, true) => Convention::CountsFiller,
            (false, false) => Convention::Neither,
        };
        self.report.long_number = Some(LongNumber { start: from as u8, digit: tail as u8, convention });
        let (line, column) = (field.span.line, field.span.start + (tail - from) as u8);
        self.report.findings.push(at(digit, Code::LongDocumentNumber, digit.at.line, digit.at.start));
        Some(match convention {
            Convention::Neither => self.compare(digit, tail, line, column, standard),
            Convention::CountsFiller => {
                self.report.findings.push(at(digit, Code::OverflowCheckDigitCountsFiller, line, column));
                Verdict::Verified
            }
            Convention::Standard | Convention::Either => Verdict::Verified,
        })
    }

    fn compare(&mut self, digit: &'static Digit, cell: usize, line: u8, column: u8, expected: Option<u8>) -> Verdict {
        let printed = self.report.cells.get(cell).copied();
        if expected.is_some() && printed == expected {
            return Verdict::Verified;
        }
        let expected = expected.map(char::from);
        let code = match digit.of {
            FieldName::DocumentNumber => Code::DocumentNumberCheckDigit,
            FieldName::BirthDate => Code::BirthDateCheckDigit,
            FieldName::ExpirationDate => Code::ExpirationDateCheckDigit,
            FieldName::PersonalNumber => Code::PersonalNumberCheckDigit,
            _ => Code::CompositeCheckDigit,
        };
        self.report.findings.push(Finding {
            expected: expected.map_or(Packed::NOTHING, Packed::character),
            found: self.report.character(cell).map_or(Packed::NOTHING, Packed::character),
            ..at(digit, code, line, column)
        });
        Verdict::Refuted { expected }
    }

    fn note(&mut self, code: Code, field: &Field) {
        self.push(code, field, Packed::NOTHING, Packed::NOTHING);
    }

    fn push(&mut self, code: Code, field: &Field, expected: Packed, found: Packed) {
        self.report.findings.push(Finding {
            code,
            field: Some(field.name),
            line: field.span.line.into(),
            start: field.span.start.into(),
            end: field.span.end.into(),
            expected,
            found,
        });
    }
}

/// The finding of a filler for the digit of an empty field.
pub(crate) fn filler_for(digit: &Digit) -> Finding {
    at(digit, Code::FillerCheckDigit, digit.at.line, digit.at.start)
}

fn at(digit: &Digit, code: Code, line: u8, column: u8) -> Finding {
    let (line, start) = (line.into(), u16::from(column));
    Finding { code, field: Some(digit.of), line, start, end: start + 1, ..Finding::NONE }
}

#[cold]
fn illegal_characters(report: &mut Report<'_>, layout: &'static Layout) {
    for (line, width) in layout.lines().enumerate() {
        for column in 0..width {
            if let Some(character) = report.character(line * STRIDE + column)
                && alphabet::residue_class(character).is_none()
            {
                report.findings.push(Finding {
                    code: Code::IllegalCharacter,
                    line: line as u16,
                    start: column as u16,
                    end: column as u16 + 1,
                    found: Packed::character(character),
                    ..Finding::NONE
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
