//! Layouts as data: what stands where. One file a layout; the reader and the writer know none of them by name.

pub(crate) mod compiled;
pub(crate) mod line;

mod algeria_license;
mod china_permit;
mod france_id;
mod france_license;
mod iso18013;
mod mrv_a;
mod mrv_b;
mod netherlands_license;
mod slovakia;
mod switzerland_license;
mod td1;
mod td2;
mod td3;

use core::fmt;

use crate::{
    cells::{Span, Weights},
    report::value::Value,
};

pub use self::{
    algeria_license::ALGERIA_LICENSE, china_permit::CHINA_PERMIT, france_id::FRANCE_ID, france_license::FRANCE_LICENSE,
    iso18013::ISO18013, mrv_a::MRV_A, mrv_b::MRV_B, netherlands_license::NETHERLANDS_LICENSE, slovakia::SLOVAKIA,
    switzerland_license::SWITZERLAND_LICENSE, td1::TD1, td2::TD2, td3::TD3,
};

// To add one: a file under `layout/` like the others, its name here in `mod`, `pub use` and `LAYOUTS` and in `lib.rs`, and the
// next number in `plan.rs`. Reader and writer stay as they are.

/// Every layout, the particular before the general: the first whose shape, document code and issuer fit is chosen.
pub const LAYOUTS: [&Layout; 13] = [
    &TD3,
    &MRV_A,
    &ALGERIA_LICENSE,
    &TD1,
    &FRANCE_ID,
    &TD2,
    &MRV_B,
    &SLOVAKIA,
    &SWITZERLAND_LICENSE,
    &FRANCE_LICENSE,
    &NETHERLANDS_LICENSE,
    &ISO18013,
    &CHINA_PERMIT,
];

/// What stands where in one kind of zone.
///
/// There are those of [`LAYOUTS`] and no others.
#[non_exhaustive]
pub struct Layout {
    /// Short name: `TD3`, `FRA-ID`.
    pub name: &'static str,
    /// Characters of each line; zero for lines it doesn't have.
    pub widths: [usize; 3],
    /// Document codes it is used with.
    pub document_codes: &'static [Pattern],
    /// Document codes among those that the standard speaks against: a warning, never an error.
    pub discouraged_codes: &'static [Pattern],
    /// Issuers it is bound to; empty for any.
    pub issuers: &'static [&'static str],
    /// The fields in reading order. Two may overlap.
    pub fields: &'static [LayoutField],
    /// The check digits in reading order, a composite last.
    pub check_digits: &'static [CheckDigit],
}

/// One field of a layout.
#[derive(Clone, Copy)]
pub struct LayoutField {
    /// Which.
    pub name: FieldName,
    /// Where.
    pub span: Span,
    /// What may stand in it.
    pub kind: FieldKind,
}

/// One check digit of a layout.
pub struct CheckDigit {
    /// The field it is for; [`FieldName::Composite`] for one over several.
    pub field: FieldName,
    /// Its own cell.
    pub position: Span,
    /// The cells it is computed over, in order.
    pub covers: &'static [Span],
    pub(crate) weights: Weights,
    /// The field in which a number goes on when its digit cell holds a filler (Doc 9303 parts 5 and 6, note j).
    pub overflow: Option<FieldName>,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Document code.
    DocumentCode,
    /// State or organization: one to three letters, then fillers.
    State,
    /// Surname, two fillers, given names.
    Name,
    /// Surname alone.
    Surname,
    /// Given names alone.
    GivenNames,
    /// Document number: no filler in front.
    DocumentNumber,
    /// Anything of the alphabet.
    Text,
    /// Date, `YYMMDD`.
    Date,
    /// Year and month, `YYMM`.
    YearMonth,
    /// `F`, `M` or a filler.
    Sex,
    /// Exactly this pattern.
    Pattern(Pattern),
}

/// A shape, character by character: `@` a letter, `9` a digit, `?` anything, `*` one of the language letters D F I R; any
/// other character is itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern(pub &'static str);

impl Pattern {
    pub(crate) fn matches_cells(self, cells: &[u8]) -> bool {
        self.0.len() == cells.len() && self.0.bytes().zip(cells).all(|(shape, &cell)| is_of_shape(cell, shape))
    }

    /// Whether a value is of this shape, from its first character to its last.
    ///
    /// ```
    /// use vove_mrz::{FieldName, Options, inspect, layout::Pattern};
    ///
    /// let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    /// let report = inspect(&lines, &Options::default());
    /// let number = report.field(FieldName::DocumentNumber).unwrap().value();
    /// assert!(Pattern("@999999@9").matches(number));
    /// assert!(!Pattern("@99999999").matches(number));
    /// ```
    pub fn matches(self, value: Value<'_>) -> bool {
        let mut shapes = self.0.bytes();
        let is_next = |sign: char| match (u8::try_from(sign), shapes.next()) {
            (Ok(cell), Some(shape)) => is_of_shape(cell, shape),
            _ => false,
        };
        value.chars().all(is_next) && shapes.next().is_none()
    }
}

/// Whether a character is what one of a [`Pattern`] stands for.
pub(crate) const fn is_of_shape(cell: u8, shape: u8) -> bool {
    match shape {
        b'?' => true,
        b'@' => cell.is_ascii_uppercase(),
        b'9' => cell.is_ascii_digit(),
        b'*' => matches!(cell, b'D' | b'F' | b'I' | b'R'),
        itself => itself == cell,
    }
}

/// The fields of all layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "named by what they hold; the guide explains each")]
pub enum FieldName {
    DocumentCode,
    Configuration,
    IssuingState,
    DocumentNumber,
    PinCode,
    VersionNumber,
    LanguageCode,
    Name,
    Surname,
    GivenNames,
    Nationality,
    BirthDate,
    Sex,
    ExpirationDate,
    IssueDate,
    PersonalNumber,
    Optional1,
    Optional2,
    AdministrativeCode,
    DepartmentCode,
    Separator1,
    Separator2,
    Separator3,
    Composite,
}

impl FieldName {
    /// Every name.
    pub const ALL: [Self; 24] = [
        Self::DocumentCode,
        Self::Configuration,
        Self::IssuingState,
        Self::DocumentNumber,
        Self::PinCode,
        Self::VersionNumber,
        Self::LanguageCode,
        Self::Name,
        Self::Surname,
        Self::GivenNames,
        Self::Nationality,
        Self::BirthDate,
        Self::Sex,
        Self::ExpirationDate,
        Self::IssueDate,
        Self::PersonalNumber,
        Self::Optional1,
        Self::Optional2,
        Self::AdministrativeCode,
        Self::DepartmentCode,
        Self::Separator1,
        Self::Separator2,
        Self::Separator3,
        Self::Composite,
    ];

    /// The field of a name, as [`as_str`](Self::as_str) writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    /// A stable name for machines: `documentNumber`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DocumentCode => "documentCode",
            Self::Configuration => "configuration",
            Self::IssuingState => "issuingState",
            Self::DocumentNumber => "documentNumber",
            Self::PinCode => "pinCode",
            Self::VersionNumber => "versionNumber",
            Self::LanguageCode => "languageCode",
            Self::Name => "name",
            Self::Surname => "lastName",
            Self::GivenNames => "firstName",
            Self::Nationality => "nationality",
            Self::BirthDate => "birthDate",
            Self::Sex => "sex",
            Self::ExpirationDate => "expirationDate",
            Self::IssueDate => "issueDateYYMM",
            Self::PersonalNumber => "personalNumber",
            Self::Optional1 => "optional1",
            Self::Optional2 => "optional2",
            Self::AdministrativeCode => "administrativeCode",
            Self::DepartmentCode => "departmentCode",
            Self::Separator1 => "separator1",
            Self::Separator2 => "separator2",
            Self::Separator3 => "separator3",
            Self::Composite => "composite",
        }
    }
}

impl Layout {
    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.widths.iter().filter(|&&width| width > 0).count()
    }

    /// Characters of all lines.
    pub fn cell_count(&self) -> usize {
        self.widths.iter().sum()
    }

    /// The widths of the lines it has.
    pub fn line_widths(&self) -> impl Iterator<Item = usize> + '_ {
        self.widths.iter().copied().take_while(|&width| width > 0)
    }

    /// The layout of a name, as [`Layout::name`] spells it.
    pub fn from_name(name: &str) -> Option<&'static Self> {
        LAYOUTS.into_iter().find(|layout| layout.name == name)
    }

    /// The field of a name.
    pub fn field(&self, name: FieldName) -> Option<&'static LayoutField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether lines in their places hold a document code and an issuer of the layout.
    pub(crate) fn opens(&self, lines: &[&str]) -> bool {
        let cells = |name| {
            let span = self.field(name)?.span;
            lines.get(span.line)?.as_bytes().get(span.start..span.end)
        };
        cells(FieldName::DocumentCode).is_some_and(|cells| self.takes_code(cells))
            && (self.issuers.is_empty() || cells(FieldName::IssuingState).is_some_and(|cells| self.takes_issuer(cells)))
    }

    pub(crate) fn takes_issuer(&self, cells: &[u8]) -> bool {
        self.issuers.is_empty() || self.issuers.iter().any(|issuer| issuer.as_bytes() == cells)
    }

    pub(crate) fn takes_code(&self, cells: &[u8]) -> bool {
        self.document_codes.iter().any(|code| code.matches_cells(cells))
    }
}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Layout {}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layout({})", self.name)
    }
}

impl LayoutField {
    const fn new(name: FieldName, span: Span, kind: FieldKind) -> Self {
        Self { name, span, kind }
    }
}

impl CheckDigit {
    const fn new(field: FieldName, position: Span, covers: &'static [Span]) -> Self {
        Self { field, position, covers, weights: Weights::over(covers), overflow: None }
    }

    /// Whether the cells that it covers are all on its own line.
    pub(crate) const fn is_of_one_line(&self) -> bool {
        self.weights.are_of(self.position.line)
    }

    const fn overflow_into(mut self, field: FieldName) -> Self {
        self.overflow = Some(field);
        self
    }
}

/// Cells of a line, 0-based and half-open.
const fn at(line: usize, start: usize, end: usize) -> Span {
    Span { line, start, end }
}
