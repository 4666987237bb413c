//! Writing a machine readable zone in any layout from the values of its fields.

mod field_set;
mod name;
mod truncate;
mod writer;

use core::fmt;

use self::{field_set::FieldSet, writer::Writer};
use crate::{
    cells::STRIDE,
    doc9303::alphabet::FILLER,
    layout::{FieldName, Layout},
    report::{CheckDigitStatus, LongNumberConvention, Report},
    script::Transliteration,
};

pub use self::truncate::Truncation;

/// The length of the buffer for [`encode`]: the most characters of a zone.
pub const BUFFER_LEN: usize = 90;

/// The choices that Doc 9303 leaves to the issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// How a name that is too long for its field is truncated. Default: [`Truncation::Cut`].
    pub truncation: Truncation,
    /// How letters outside A to Z are transliterated.
    pub transliteration: Transliteration,
    /// Whether the check digit of a long document number counts the filler between its parts. Default: `false`, as in
    /// the standard.
    pub long_number_counts_filler: bool,
    /// Which check digits over empty fields are written as fillers. Default: that of the personal number.
    pub filler_digits: FillerDigits,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            truncation: Truncation::Cut,
            transliteration: Transliteration::default(),
            long_number_counts_filler: false,
            filler_digits: FillerDigits::NONE.with(FieldName::PersonalNumber, true),
        }
    }
}

impl Style {
    /// The choices that the zone of a report shows, so that it can be written again as it was.
    pub fn of(report: &Report<'_>) -> Self {
        let long_number_counts_filler =
            report.long_document_number().is_some_and(|long| long.convention == LongNumberConvention::CountsFiller);
        let filler_digits = report.check_digits().fold(FillerDigits::NONE, |digits, (digit, status)| {
            let is_filler = report.cells.get(digit.position.run().0) == Some(&FILLER);
            digits.with(digit.field, is_filler && status == CheckDigitStatus::Verified)
        });
        Self { long_number_counts_filler, filler_digits, ..Self::default() }
    }
}

/// The check digits that are written as fillers instead of 0 if the fields that they cover are empty. Doc 9303-4
/// section 4.2.2.2 allows both for the personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FillerDigits(FieldSet);

impl FillerDigits {
    /// No check digit is written as a filler.
    pub const NONE: Self = Self(FieldSet::EMPTY);

    /// Sets whether the check digit of a field is written as a filler.
    #[must_use]
    pub const fn with(self, field: FieldName, is_filler: bool) -> Self {
        Self(if is_filler { self.0.with(field) } else { self.0.without(field) })
    }
}

/// A zone, and what of the values it lacks.
#[derive(Clone, Copy)]
pub struct Encoded<'b> {
    buffer: &'b [u8; BUFFER_LEN],
    layout: &'static Layout,
    /// What of the values is not in the zone.
    pub losses: Losses,
}

/// What of the given values is not in the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Losses {
    /// The number of characters that no table of Doc 9303-3, section 6 has. They are omitted from names and written as
    /// fillers elsewhere.
    pub unmapped: u16,
    /// Whether the name was truncated.
    pub name_truncated: bool,
    truncated: FieldSet,
    unplaced: FieldSet,
}

impl Losses {
    /// Whether nothing was lost.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a value other than a name was too long for its field. A long document number is truncated at a space or
    /// hyphen behind its ninth character, because a filler there ends it.
    pub const fn is_truncated(&self, field: FieldName) -> bool {
        self.truncated.contains(field)
    }

    /// Whether a value was given for a field that the layout does not have.
    pub const fn is_unplaced(&self, field: FieldName) -> bool {
        self.unplaced.contains(field)
    }
}

impl<'b> Encoded<'b> {
    /// The lines from top to bottom.
    pub fn lines(&self) -> impl Iterator<Item = &'b str> {
        let mut rest = self.buffer.as_slice();
        self.layout.line_widths().filter_map(move |width| {
            let (line, after) = rest.split_at_checked(width)?;
            rest = after;
            core::str::from_utf8(line).ok()
        })
    }
}

impl fmt::Debug for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Encoded({:?}, {:?})", self.layout, self.losses)
    }
}

/// Writes a zone with its check digits into a buffer.
///
/// Names are given as [`FieldName::Surname`] and [`FieldName::GivenNames`], in Latin, Cyrillic or Arabic letters, or as
/// [`FieldName::Name`] with the separator of the zone. Dates are given as `YYMMDD`. What can't be written is reported
/// in [`Encoded::losses`].
///
/// ```
/// use vove_mrz::{FieldName, TD3, encode::{BUFFER_LEN, Style, encode}};
///
/// let mut buffer = [0; BUFFER_LEN];
/// let zone = encode(&TD3, &[
///     (FieldName::DocumentCode, "P"),
///     (FieldName::IssuingState, "UTO"),
///     (FieldName::Surname, "Eriksson"),
///     (FieldName::GivenNames, "Anna María"),
///     (FieldName::DocumentNumber, "L898902C3"),
///     (FieldName::Nationality, "UTO"),
///     (FieldName::BirthDate, "740812"),
///     (FieldName::Sex, "F"),
///     (FieldName::ExpirationDate, "120415"),
///     (FieldName::PersonalNumber, "ZE184226B"),
/// ], &Style::default(), &mut buffer);
///
/// assert!(zone.losses.is_empty());
/// assert!(zone.lines().eq([
///     "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
///     "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
/// ]));
/// ```
pub fn encode<'b>(
    layout: &'static Layout,
    values: &[(FieldName, &str)],
    style: &Style,
    buffer: &'b mut [u8; BUFFER_LEN],
) -> Encoded<'b> {
    let mut writer = Writer::new(layout, values, style);
    writer.write_fields();
    writer.write_check_digits();
    let mut rest = buffer.as_mut_slice();
    let (lines, _) = writer.cells.as_chunks::<STRIDE>();
    for (line, width) in lines.iter().zip(layout.line_widths()) {
        let Some((out, after)) = rest.split_at_mut_checked(width) else { break };
        out.copy_from_slice(line.get(..width).unwrap_or_default());
        rest = after;
    }
    Encoded { buffer, layout, losses: writer.losses }
}
