//! What may stand in each kind of field: allowed characters, validation, how its text is read, and how likely cells
//! are that field (Doc 9303-3, section 4; Doc 9303-4 to 9303-7 for the layouts).
//!
//! Everything that depends on the kind of a field is here. Rules of one layout, its document codes and issuers, are
//! with the [`Layout`](crate::Layout).

use super::{
    alphabet::{Classes, FILLER},
    mrz_date::{DateStatus, MrzDate},
    name_field::{self, NameParts},
    pattern::{self, Pattern},
    state,
};

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Document code: one of the layout's.
    DocumentCode,
    /// Code of a state or organization: one to three letters, then fillers (Doc 9303-3, section 5).
    State,
    /// Surname, two fillers, given names (Doc 9303-3, section 4.6).
    Name,
    /// Surname alone.
    Surname,
    /// Given names alone.
    GivenNames,
    /// Document number: letters, digits and fillers, no filler at the beginning.
    DocumentNumber,
    /// Any characters of the alphabet: optional data.
    Text,
    /// Date `YYMMDD` (Doc 9303-3, section 4.8); unknown pairs are fillers.
    Date,
    /// Year and month, `YYMM`.
    YearMonth,
    /// `F`, `M`, or a filler for unspecified.
    Sex,
    /// Exactly this pattern.
    Pattern(Pattern),
}

/// A rule that the cells of a field break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldFault {
    /// A code of a state that is not letters and then fillers.
    StateMalformed,
    /// A code that the standard doesn't list.
    StateUnknown,
    /// A code that is no longer assigned.
    StateWithdrawn,
    /// `DEU`, which is written `D`.
    GermanyAsDeu,
    /// A filler at the beginning of a document number.
    LeadingFiller,
    /// A date that is not a full one of the calendar.
    Date(DateStatus),
    /// Not a year and a month.
    YearMonth,
    /// Not a sex.
    Sex,
    /// Not the pattern.
    Pattern,
    /// Nothing before the separator of a name.
    NoSurname,
    /// No separator in a name.
    NoGivenNames,
    /// A second separator in a name.
    ExtraSeparator,
    /// The last cell of a name is used.
    NameMayBeTruncated,
    /// A digit in a name.
    DigitInName,
}

/// How the text of a field is turned into its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueForm {
    /// As it is.
    Exact,
    /// Without the fillers at its end.
    Trimmed,
    /// Without fillers around it, those inside as spaces.
    Name,
}

impl FieldKind {
    /// Whether it holds a name or a part of one.
    pub(crate) const fn is_name(self) -> bool {
        self.has_surname() || self.has_given_names()
    }

    /// Whether it holds the surname.
    pub(crate) const fn has_surname(self) -> bool {
        matches!(self, Self::Name | Self::Surname)
    }

    /// Whether it holds the given names.
    pub(crate) const fn has_given_names(self) -> bool {
        matches!(self, Self::Name | Self::GivenNames)
    }

    /// Whether it holds surname and given names, with a separator between them.
    pub(crate) const fn has_separator(self) -> bool {
        self.has_surname() && self.has_given_names()
    }

    /// Whether it holds the code of a state or organization.
    pub(crate) const fn is_state(self) -> bool {
        matches!(self, Self::State)
    }

    /// Whether only listed values are valid: a document code, a state, a sex.
    pub(crate) const fn is_code(self) -> bool {
        matches!(self, Self::DocumentCode | Self::State | Self::Sex)
    }

    /// Whether it holds a date, or a year and a month.
    pub(crate) const fn is_calendar(self) -> bool {
        matches!(self, Self::Date | Self::YearMonth)
    }

    /// Whether letters and digits stand in it in any order.
    pub(crate) const fn is_alphanumeric(self) -> bool {
        matches!(self, Self::DocumentNumber | Self::Text)
    }

    /// Whether it holds a date of year, month and day.
    pub(crate) const fn is_date(self) -> bool {
        matches!(self, Self::Date)
    }

    /// Whether it holds the sex.
    pub(crate) const fn is_sex(self) -> bool {
        matches!(self, Self::Sex)
    }

    /// Whether it holds data that the standard leaves to the issuer.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, Self::Text)
    }

    /// Whether its content has a length of its own, with fillers behind it.
    pub(crate) const fn has_padding(self) -> bool {
        !self.is_calendar() && !self.is_sex()
    }

    /// The date in its cells: of a year and a month the first day. `None` for other kinds.
    pub(crate) const fn date(self, cells: &[u8]) -> Option<MrzDate> {
        match (self, cells) {
            (Self::Date, &[y1, y2, m1, m2, d1, d2]) => Some(MrzDate::new([y1, y2, m1, m2, d1, d2])),
            (Self::YearMonth, &[y1, y2, m1, m2]) => Some(MrzDate::new([y1, y2, m1, m2, b'0', b'1'])),
            _ => None,
        }
    }

    /// How its text is turned into its value.
    pub(crate) const fn value_form(self) -> ValueForm {
        match self {
            Self::Date | Self::YearMonth | Self::Sex => ValueForm::Exact,
            Self::Name | Self::Surname | Self::GivenNames => ValueForm::Name,
            Self::DocumentCode | Self::State | Self::DocumentNumber | Self::Text | Self::Pattern(_) => {
                ValueForm::Trimmed
            }
        }
    }

    /// A value of the visual zone as it is written in the machine readable zone, before transliteration and padding:
    /// the unspecified sex `X` is a filler there (Doc 9303-4, section 4.2.2.2).
    pub(crate) const fn zone_value(self, value: &str) -> &str {
        match (self, value.as_bytes()) {
            (Self::Sex, b"X" | b"x") => "<",
            _ => value,
        }
    }

    /// The characters that the cell in a column of the field may hold, as a sign of a pattern. Document codes and
    /// issuers are restricted further by their layout.
    pub(crate) fn allowed(self, column: usize) -> u8 {
        match self {
            Self::State | Self::DocumentCode if column == 0 => pattern::LETTER,
            Self::DocumentNumber if column == 0 => pattern::LETTER_OR_DIGIT,
            Self::DocumentCode | Self::State | Self::Name | Self::Surname | Self::GivenNames => {
                pattern::LETTER_OR_FILLER
            }
            Self::DocumentNumber | Self::Text => pattern::ANY,
            Self::Date => pattern::DIGIT_OR_FILLER,
            Self::YearMonth => pattern::DIGIT,
            Self::Sex => pattern::SEX,
            Self::Pattern(pattern) => pattern.0.as_bytes().get(column).copied().unwrap_or(FILLER),
        }
    }

    /// The classes of characters that a cell may hold in a field without a finding, by its column in the field.
    pub(crate) const fn flawless(self, column: usize, width: usize) -> Classes {
        match self {
            Self::DocumentCode | Self::Text | Self::Sex | Self::Pattern(_) => Classes::ANY,
            Self::State => Classes::LETTERS.or(Classes::FILLER),
            Self::DocumentNumber if column == 0 => Classes::LETTERS.or(Classes::DIGITS),
            Self::DocumentNumber => Classes::ANY,
            // A name that ends in a letter may be truncated.
            Self::Name | Self::Surname | Self::GivenNames if column + 1 == width => Classes::FILLER,
            Self::Name | Self::Surname | Self::GivenNames => Classes::LETTERS.or(Classes::FILLER),
            Self::Date | Self::YearMonth => Classes::DIGITS,
        }
    }

    /// Names every rule of the standard that cells break. Document codes have none: they are the layout's.
    pub(crate) fn validate(self, cells: &[u8], mut fault: impl FnMut(FieldFault)) {
        match self {
            Self::DocumentCode | Self::Text => {}
            Self::State => state_fault(cells).into_iter().for_each(fault),
            Self::Name | Self::Surname | Self::GivenNames => {
                let name = NameParts::of(cells);
                let is_whole = self.has_separator();
                let faults = [
                    (is_whole && !name.has_surname, FieldFault::NoSurname),
                    (is_whole && !name.has_given_names, FieldFault::NoGivenNames),
                    (is_whole && name.has_extra_separator, FieldFault::ExtraSeparator),
                    (name.is_full, FieldFault::NameMayBeTruncated),
                    (name.has_digit, FieldFault::DigitInName),
                ];
                faults.into_iter().filter(|(is_broken, _)| *is_broken).for_each(|(_, broken)| fault(broken));
            }
            Self::DocumentNumber => {
                if cells.first() == Some(&FILLER) {
                    fault(FieldFault::LeadingFiller);
                }
            }
            Self::Date => match self.date(cells).map_or(DateStatus::Malformed, MrzDate::status) {
                DateStatus::Full => {}
                status => fault(FieldFault::Date(status)),
            },
            Self::YearMonth => {
                if self.date(cells).map(MrzDate::status) != Some(DateStatus::Full) {
                    fault(FieldFault::YearMonth);
                }
            }
            Self::Sex => {
                if !matches!(cells, b"F" | b"M" | b"<") {
                    fault(FieldFault::Sex);
                }
            }
            Self::Pattern(pattern) => {
                if !pattern.matches_cells(cells) {
                    fault(FieldFault::Pattern);
                }
            }
        }
    }

    /// How well cells read as a field of the kind when damaged text is placed on a layout: 0 for no evidence, negative
    /// when they are not what belongs there. Document codes are scored by their layout.
    pub(crate) fn score(self, cells: &[u8]) -> i32 {
        match self {
            Self::DocumentCode | Self::Text => 0,
            Self::State => match cells {
                &[a, b, c] if state::is_known([a, b, c]) => 4,
                [a, b, c] if [a, b, c].iter().all(|cell| cell.is_ascii_uppercase()) => 0,
                [a, b, FILLER] if a.is_ascii_uppercase() && !b.is_ascii_digit() => -3,
                _ => -5,
            },
            Self::Name | Self::Surname => {
                let letters = if cells.iter().any(u8::is_ascii_digit) { -3 } else { 2 };
                let begins = cells.first().is_some_and(u8::is_ascii_uppercase);
                letters + i32::from(begins) + i32::from(name_field::holds_separator(cells))
            }
            Self::GivenNames if cells.iter().any(u8::is_ascii_digit) => -3,
            Self::GivenNames => 0,
            Self::DocumentNumber if cells.first() == Some(&FILLER) => -4,
            Self::DocumentNumber => 0,
            Self::Date => match self.date(cells).map_or(DateStatus::Malformed, MrzDate::status) {
                DateStatus::Full => 5,
                DateStatus::Partial | DateStatus::Unknown => 1,
                DateStatus::OutOfCalendar => -2,
                DateStatus::Malformed => -6,
            },
            Self::YearMonth => match self.date(cells).map(MrzDate::status) {
                Some(DateStatus::Full) => 2,
                _ => -4,
            },
            Self::Sex => match cells {
                b"F" | b"M" => 3,
                b"<" => 1,
                b"X" => 0,
                _ => -4,
            },
            Self::Pattern(pattern) if pattern.matches_cells(cells) => 3,
            Self::Pattern(_) => -3,
        }
    }
}

/// Checks the code of a state.
fn state_fault(cells: &[u8]) -> Option<FieldFault> {
    let code = *cells.first_chunk::<3>()?;
    if !state::is_well_formed(code) {
        Some(FieldFault::StateMalformed)
    } else if !state::is_known(code) {
        Some(FieldFault::StateUnknown)
    } else if state::is_withdrawn(code) {
        Some(FieldFault::StateWithdrawn)
    } else {
        (code == *b"DEU").then_some(FieldFault::GermanyAsDeu)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc9303::{alphabet::value, pattern::matches_sign};

    const KINDS: [(FieldKind, &[u8]); 10] = [
        (FieldKind::State, b"UTO"),
        (FieldKind::Name, b"ERIKSSON<<ANNA<"),
        (FieldKind::Surname, b"ERIKSSON<<"),
        (FieldKind::GivenNames, b"ANNA<MARIA<"),
        (FieldKind::DocumentNumber, b"L898902C<"),
        (FieldKind::Text, b"<ZE184226B<<"),
        (FieldKind::Date, b"740812"),
        (FieldKind::YearMonth, b"7408"),
        (FieldKind::Sex, b"F"),
        (FieldKind::Pattern(Pattern("@@@999*")), b"AAA001D"),
    ];

    fn faults(kind: FieldKind, cells: &[u8]) -> usize {
        let mut count = 0;
        kind.validate(cells, |_| count += 1);
        count
    }

    #[test]
    fn a_valid_field_has_no_fault_and_only_allowed_characters() {
        for (kind, cells) in KINDS {
            assert_eq!(faults(kind, cells), 0, "{kind:?}");
            for (column, &cell) in cells.iter().enumerate() {
                assert!(matches_sign(cell, kind.allowed(column)), "{kind:?} {column}");
            }
        }
    }

    #[test]
    fn a_character_that_is_not_allowed_is_a_fault_or_not_of_the_alphabet() {
        for (kind, cells) in KINDS {
            for column in 0..cells.len() {
                for cell in 0..0x80 {
                    let mut changed = [0; 16];
                    changed[..cells.len()].copy_from_slice(cells);
                    changed[column] = cell;
                    let is_faulty = faults(kind, &changed[..cells.len()]) > 0 || value(cell).is_none();
                    assert!(matches_sign(cell, kind.allowed(column)) || is_faulty, "{kind:?} {column} {cell:#x}");
                }
            }
        }
    }

    #[test]
    fn the_unspecified_sex_of_the_visual_zone_is_a_filler() {
        assert_eq!(["X", "x", "F", "XX"].map(|sex| FieldKind::Sex.zone_value(sex)), ["<", "<", "F", "XX"]);
        assert_eq!(FieldKind::Text.zone_value("X"), "X");
    }
}
