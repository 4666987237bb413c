//! Findings: what is wrong, unusual or worth knowing in a zone, and where.

use core::fmt;

use crate::{cells::Span, layout::FieldName};

/// Something in a zone that is wrong, unusual or worth knowing, and where it is.
///
/// `Debug` and `Display` print the code and the span, no character of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MrzFinding {
    /// What was found.
    pub code: MrzFindingCode,
    /// The field concerned, when it is a single field.
    pub field: Option<FieldName>,
    /// The cells concerned, in the layout's lines and columns; [`Report::locate`](crate::Report::locate) gives the
    /// place in the input. For [`MrzFindingCode::LineLength`] the line and characters of the input. Empty for a
    /// finding about the whole text.
    pub span: Span,
    /// What was due: the check digit, the number of lines or characters. Personal data when it is a check digit.
    pub expected: Option<FindingValue>,
    /// What the input has instead. Personal data when it is a character.
    pub found: Option<FindingValue>,
}

/// A character or a number in a [`MrzFinding`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FindingValue {
    /// A check digit or another character of the zone.
    Character(char),
    /// A number of lines or of characters.
    Number(usize),
}

impl fmt::Display for FindingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(character) => character.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl fmt::Debug for FindingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FindingValue(..)")
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information; nothing is wrong.
    Note,
    /// Unusual, but within the standard or a known practice of issuers.
    Warning,
    /// Against the standard: the zone is not valid.
    Error,
}

impl Severity {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

display_stable_name!(Severity);

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal $severity:ident,)+) => {
        /// What an [`MrzFinding`] is about. The text of [`MrzFindingCode::as_str`] is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum MrzFindingCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl MrzFindingCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// A stable name for machines: `birthDateCheckDigit`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// How serious it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What it means, in a sentence or two of English.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii_start(),)+ }
            }
        }
    };
}

codes! {
    /// The text matches no known layout.
    UnknownFormat = "unknownFormat" Error,
    /// The number of lines is not the layout's.
    LineCount = "lineCount" Error,
    /// The number of characters in the line is not the layout's.
    LineLength = "lineLength" Error,
    /// A character is not one of A to Z, 0 to 9 and the filler `<`.
    IllegalCharacter = "illegalCharacter" Error,
    /// The document code is not one of the layout's.
    DocumentCode = "documentCode" Error,
    /// The issuing state is not a code of one to three letters, or not an issuer of the layout.
    IssuingState = "issuingState" Error,
    /// The nationality is not a code of one to three letters.
    Nationality = "nationality" Error,
    /// The sex is not F, M or `<`. The X of the visual inspection zone is written `<` in the machine readable zone.
    Sex = "sex" Error,
    /// The birth date has characters other than digits and pairs of fillers.
    BirthDateMalformed = "birthDate" Error,
    /// The birth date is not a day of the calendar.
    BirthDateOutOfCalendar = "birthDate" Error,
    /// The expiration date has characters other than digits and pairs of fillers.
    ExpirationDateMalformed = "expirationDate" Error,
    /// The expiration date is not a day of the calendar.
    ExpirationDateOutOfCalendar = "expirationDate" Error,
    /// The issue date is not a year and a month.
    IssueDate = "issueDate" Error,
    /// The name contains a digit.
    DigitInName = "digitInName" Error,
    /// The document number begins with a filler.
    DocumentNumberLeadingFiller = "documentNumberLeadingFiller" Error,
    /// The document number does not match the layout's pattern.
    DocumentNumber = "documentNumber" Error,
    /// The language code is not one of D, F, I and R.
    LanguageCode = "languageCode" Error,
    /// The PIN code is not nine digits.
    PinCode = "pinCode" Error,
    /// The version number is not three digits.
    VersionNumber = "versionNumber" Error,
    /// A character other than a filler separates two fields.
    Separator = "separator" Error,
    /// The document number's check digit does not match.
    DocumentNumberCheckDigit = "documentNumberCheckDigit" Error,
    /// The birth date's check digit does not match.
    BirthDateCheckDigit = "birthDateCheckDigit" Error,
    /// The expiration date's check digit does not match.
    ExpirationDateCheckDigit = "expirationDateCheckDigit" Error,
    /// The personal number's check digit does not match.
    PersonalNumberCheckDigit = "personalNumberCheckDigit" Error,
    /// The composite check digit does not match.
    CompositeCheckDigit = "compositeCheckDigit" Error,
    /// The input lacks a check digit.
    CheckDigitMissing = "checkDigitMissing" Error,
    /// The issuing state is not a code of Doc 9303-3, section 5.
    IssuingStateUnknown = "issuingStateUnknown" Warning,
    /// The nationality is not a code of Doc 9303-3, section 5.
    NationalityUnknown = "nationalityUnknown" Warning,
    /// Part of the birth date is unknown.
    BirthDatePartial = "birthDatePartial" Warning,
    /// The birth date is unknown.
    BirthDateUnknown = "birthDateUnknown" Warning,
    /// Part of the expiration date is unknown.
    ExpirationDatePartial = "expirationDatePartial" Warning,
    /// The expiration date is unknown, or the document has none.
    ExpirationDateUnknown = "expirationDateUnknown" Warning,
    /// The last character position of the name is used: the name may be truncated.
    NameMayBeTruncated = "nameMayBeTruncated" Warning,
    /// The name has no surname (primary identifier).
    NoPrimaryIdentifier = "noPrimaryIdentifier" Warning,
    /// The name has no given names (secondary identifier).
    NoSecondaryIdentifier = "noSecondaryIdentifier" Warning,
    /// The name has more than one double filler; the first separates surname and given names.
    ExtraDoubleFiller = "extraDoubleFiller" Warning,
    /// The check digit of an empty field is a filler instead of 0.
    FillerCheckDigit = "fillerCheckDigit" Warning,
    /// The document number continues in the optional data.
    LongDocumentNumber = "longDocumentNumber" Warning,
    /// The long document number's check digit matches only when the filler between its parts counts.
    OverflowCheckDigitCountsFiller = "overflowCheckDigitCountsFiller" Warning,
    /// The standard excludes this second letter of a document code.
    DocumentCodeSecondLetter = "documentCodeSecondLetter" Warning,
    /// The state code is withdrawn.
    StateWithdrawn = "stateWithdrawn" Note,
    /// Germany's code is DEU instead of D.
    GermanyAsDeu = "germanyAsDeu" Note,
}

impl MrzFindingCode {
    /// Whether findings of this code are about the whole text: their span is empty.
    pub(crate) const fn is_about_the_text(self) -> bool {
        matches!(self, Self::UnknownFormat | Self::LineCount)
    }

    pub(crate) const fn is_about_a_check_digit(self) -> bool {
        matches!(
            self,
            Self::DocumentNumberCheckDigit
                | Self::BirthDateCheckDigit
                | Self::ExpirationDateCheckDigit
                | Self::PersonalNumberCheckDigit
                | Self::CompositeCheckDigit
                | Self::CheckDigitMissing
        )
    }
}

display_stable_name!(MrzFindingCode);

impl MrzFinding {
    pub(crate) const fn new(code: MrzFindingCode, field: Option<FieldName>, span: Span) -> Self {
        Self { code, field, span, expected: None, found: None }
    }

    /// A finding about the whole text.
    pub(crate) const fn of_text(code: MrzFindingCode) -> Self {
        Self::new(code, None, Span { line: 0, start: 0, end: 0 })
    }

    /// How serious it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for MrzFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}:{}..{}", self.code.as_str(), self.span.line, self.span.start, self.span.end)
    }
}

impl fmt::Debug for MrzFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MrzFinding({self})")
    }
}

/// The most findings that are kept.
const CAPACITY: usize = 24;

/// The findings of a report: the first 24, and the number of those beyond.
#[derive(Clone)]
pub struct MrzFindings {
    list: Option<[MrzFinding; CAPACITY]>,
    length: usize,
    overflow: usize,
}

impl MrzFindings {
    pub(crate) const fn new() -> Self {
        Self { list: None, length: 0, overflow: 0 }
    }

    pub(crate) fn push(&mut self, finding: MrzFinding) {
        match self
            .list
            .get_or_insert([MrzFinding::of_text(MrzFindingCode::UnknownFormat); CAPACITY])
            .get_mut(self.length)
        {
            Some(slot) => {
                *slot = finding;
                self.length += 1;
            }
            None => self.overflow = self.overflow.saturating_add(1),
        }
    }

    /// The findings: first about the lines, then fields, check digits, and characters outside the alphabet.
    pub fn iter(&self) -> core::slice::Iter<'_, MrzFinding> {
        self.list.as_ref().and_then(|list| list.get(..self.length)).unwrap_or_default().iter()
    }

    /// The number of findings beyond those that are listed.
    pub const fn overflow(&self) -> usize {
        self.overflow
    }

    /// Whether there is no finding.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The highest severity. Findings that are not listed count as errors.
    pub fn worst(&self) -> Option<Severity> {
        let listed = self.iter().map(MrzFinding::severity).max();
        if self.overflow > 0 { Some(Severity::Error) } else { listed }
    }
}

impl<'a> IntoIterator for &'a MrzFindings {
    type Item = &'a MrzFinding;
    type IntoIter = core::slice::Iter<'a, MrzFinding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for MrzFindings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}
