use core::fmt;

use crate::layout::FieldName;

/// One thing that is wrong, odd or worth knowing, and where.
///
/// `Debug` and `Display` say what and where and nothing of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MrzFinding {
    /// What.
    pub code: MrzFindingCode,
    /// The field concerned, when it is one field.
    pub field: Option<FieldName>,
    /// Line, 0-based, in the layout's grid; [`Report::locate`](crate::Report::locate) gives the place in the input.
    pub line: u16,
    /// First column, 0-based.
    pub start: u16,
    /// Column after the last.
    pub end: u16,
    pub(crate) expected: Packed,
    pub(crate) found: Packed,
}

/// A character or a number in a [`MrzFinding`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FindingValue {
    /// A character: a check digit, a cell.
    Character(char),
    /// A number: of lines, of characters.
    Number(u32),
}

/// A [`FindingValue`] or nothing, in four bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed(u32);

impl Packed {
    pub(crate) const NOTHING: Self = Self(u32::MAX);
    const NUMBER: u32 = 1 << 31;

    pub(crate) fn character(character: char) -> Self {
        Self(u32::from(character))
    }

    pub(crate) fn number(number: usize) -> Self {
        Self(Self::NUMBER | u32::try_from(number).unwrap_or(u32::MAX).min(Self::NUMBER - 2))
    }

    fn mark(self) -> Option<FindingValue> {
        match self {
            Self::NOTHING => None,
            Self(word) if word & Self::NUMBER != 0 => Some(FindingValue::Number(word & !Self::NUMBER)),
            Self(word) => char::from_u32(word).map(FindingValue::Character),
        }
    }
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

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing, nothing wrong.
    Note,
    /// Odd, never a reason to refuse.
    Warning,
    /// Against the standard: [`Report::strict`](crate::Report::strict) refuses.
    Error,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal $severity:ident,)+) => {
        /// What a finding says. The text of [`MrzFindingCode::as_str`] is stable.
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

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What it means, in a sentence or two.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }
        }
    };
}

codes! {
    /// Neither shape nor content is one of a known layout.
    UnknownFormat = "unknownFormat" Error,
    /// Another number of lines than the layout has.
    LineCount = "lineCount" Error,
    /// Another number of characters than the line has.
    LineLength = "lineLength" Error,
    /// A character outside A to Z, 0 to 9 and the filler.
    IllegalCharacter = "illegalCharacter" Error,
    /// A document code that the layout isn't used with.
    DocumentCode = "documentCode" Error,
    /// Not one to three letters and fillers, or not the issuer that the layout is bound to.
    IssuingState = "issuingState" Error,
    /// Not one to three letters and fillers.
    Nationality = "nationality" Error,
    /// Neither F nor M nor the filler. The X of the visual zone has no place in the machine zone.
    Sex = "sex" Error,
    /// Neither digits nor pairs of fillers.
    BirthDateMalformed = "birthDate" Error,
    /// No calendar has such a day.
    BirthDateOutOfCalendar = "birthDate" Error,
    /// Neither digits nor pairs of fillers.
    ExpirationDateMalformed = "expirationDate" Error,
    /// No calendar has such a day.
    ExpirationDateOutOfCalendar = "expirationDate" Error,
    /// Not a year and a month.
    IssueDate = "issueDate" Error,
    /// A digit in a name.
    DigitInName = "digitInName" Error,
    /// A document number can't begin with a filler.
    DocumentNumberLeadingFiller = "documentNumberLeadingFiller" Error,
    /// Not the shape that this layout's number has.
    DocumentNumber = "documentNumber" Error,
    /// Not a language letter.
    LanguageCode = "languageCode" Error,
    /// Not nine digits.
    PinCode = "pinCode" Error,
    /// Not three digits.
    VersionNumber = "versionNumber" Error,
    /// Something other than fillers between two fields.
    Separator = "separator" Error,
    /// The digit over the document number is another than due.
    DocumentNumberCheckDigit = "documentNumberCheckDigit" Error,
    /// The digit over the birth date is another than due.
    BirthDateCheckDigit = "birthDateCheckDigit" Error,
    /// The digit over the expiry date is another than due.
    ExpirationDateCheckDigit = "expirationDateCheckDigit" Error,
    /// The digit over the personal number is another than due.
    PersonalNumberCheckDigit = "personalNumberCheckDigit" Error,
    /// The digit over several fields is another than due.
    CompositeCheckDigit = "compositeCheckDigit" Error,
    /// A check digit that the input doesn't hold.
    CheckDigitMissing = "checkDigitMissing" Error,
    /// An issuer that is no code of the standard.
    IssuingStateUnknown = "issuingStateUnknown" Warning,
    /// A nationality that is no code of the standard.
    NationalityUnknown = "nationalityUnknown" Warning,
    /// A part of the birth date is unknown.
    BirthDatePartial = "birthDatePartial" Warning,
    /// The birth date is unknown.
    BirthDateUnknown = "birthDateUnknown" Warning,
    /// A part of the expiry date is unknown.
    ExpirationDatePartial = "expirationDatePartial" Warning,
    /// There is no expiry date, or it is unknown.
    ExpirationDateUnknown = "expirationDateUnknown" Warning,
    /// The last cell of the name is used: it must be assumed to be cut.
    NameMayBeTruncated = "nameMayBeTruncated" Warning,
    /// Nothing before the double filler.
    NoPrimaryIdentifier = "noPrimaryIdentifier" Warning,
    /// Nothing after the primary identifier.
    NoSecondaryIdentifier = "noSecondaryIdentifier" Warning,
    /// More than one double filler in a name; the first separates.
    ExtraDoubleFiller = "extraDoubleFiller" Warning,
    /// A filler instead of the digit 0 over a field of fillers.
    FillerCheckDigit = "fillerCheckDigit" Warning,
    /// The number goes on in the optional field.
    LongDocumentNumber = "longDocumentNumber" Warning,
    /// The digit of a long number fits only when the filler between its parts is counted.
    OverflowCheckDigitCountsFiller = "overflowCheckDigitCountsFiller" Warning,
    /// A second letter of the document code that the standard speaks against.
    DocumentCodeSecondLetter = "documentCodeSecondLetter" Warning,
    /// A state code that is no longer assigned.
    StateWithdrawn = "stateWithdrawn" Note,
    /// Germany as DEU; its own zones write D.
    GermanyAsDeu = "germanyAsDeu" Note,
}

impl MrzFindingCode {
    pub(crate) const fn is_of_a_digit(self) -> bool {
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

impl MrzFinding {
    pub(crate) const NONE: Self = Self {
        code: MrzFindingCode::UnknownFormat,
        field: None,
        line: 0,
        start: 0,
        end: 0,
        expected: Packed::NOTHING,
        found: Packed::NOTHING,
    };

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What was due: the digit, the number of characters. Personal data when it is a digit.
    pub fn expected(&self) -> Option<FindingValue> {
        self.expected.mark()
    }

    /// What was there instead. Personal data when it is a character.
    pub fn found(&self) -> Option<FindingValue> {
        self.found.mark()
    }
}

impl fmt::Display for MrzFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}:{}..{}", self.code.as_str(), self.line, self.start, self.end)
    }
}

impl fmt::Debug for MrzFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MrzFinding({self})")
    }
}

const INLINE: usize = 24;

/// The findings of a report: the first 24, and how many more there were.
#[derive(Clone)]
pub struct MrzFindings {
    list: Option<[MrzFinding; INLINE]>,
    length: u16,
    overflow: u32,
}

impl MrzFindings {
    pub(crate) const fn new() -> Self {
        Self { list: None, length: 0, overflow: 0 }
    }

    pub(crate) fn push(&mut self, finding: MrzFinding) {
        match self.list.get_or_insert([MrzFinding::NONE; INLINE]).get_mut(usize::from(self.length)) {
            Some(slot) => {
                *slot = finding;
                self.length += 1;
            }
            None => self.overflow = self.overflow.saturating_add(1),
        }
    }

    /// The findings, structure first and illegal characters last.
    pub fn iter(&self) -> core::slice::Iter<'_, MrzFinding> {
        self.list.as_ref().and_then(|list| list.get(..usize::from(self.length))).unwrap_or_default().iter()
    }

    /// How many more there were than are listed.
    pub const fn overflow(&self) -> u32 {
        self.overflow
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The worst severity among them. What overflowed counts as an error.
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
