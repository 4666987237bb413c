//! Writing a machine readable zone in any layout from the values of its fields.

mod truncate;

use core::fmt;

use crate::{
    cells::{CELLS, Grid, STRIDE},
    doc9303::{
        alphabet::{FILLER, is_blank, run_length},
        check_digit::cells::CellValues,
        document_number,
    },
    encode::truncate::{Lengths, components},
    layout::{CheckDigit, FieldName, Layout, LayoutField},
    report::CheckDigitStatus,
    report::{LongNumberConvention, Report},
    script::transliterate::{Transliteration, Written},
};

pub use self::truncate::Truncation;

/// Choices that an issuer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// How a name that doesn't fit is shortened.
    pub truncation: Truncation,
    /// How other letters are written.
    pub transliteration: Transliteration,
    /// Whether the digit of a long number counts the filler between its parts.
    pub long_number_counts_filler: bool,
    /// Which digits over nothing but fillers are written as fillers.
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
    /// The choices that a report's zone shows, to write it again as it was.
    pub fn of(report: &Report<'_>) -> Self {
        let counts =
            report.long_document_number().is_some_and(|long| long.convention == LongNumberConvention::CountsFiller);
        let style = Self { long_number_counts_filler: counts, ..Self::default() };
        let filler_digits = report.check_digits().fold(FillerDigits::NONE, |digits, (digit, verdict)| {
            let printed = report.cells.get(digit.position.run().0);
            digits.with(digit.field, printed == Some(&FILLER) && verdict == CheckDigitStatus::Verified)
        });
        Self { filler_digits, ..style }
    }
}

/// The digits that are fillers, not 0, while the fields that they cover hold only fillers. By default that of the
/// personal number, where the standard allows both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FillerDigits(u32);

impl FillerDigits {
    /// Every digit is written.
    pub const NONE: Self = Self(0);

    /// The same with the digit of a field as a filler or as 0.
    #[must_use]
    pub const fn with(self, of: FieldName, filler: bool) -> Self {
        if filler { Self(self.0 | bit(of)) } else { Self(self.0 & !bit(of)) }
    }

    const fn contains(self, of: FieldName) -> bool {
        self.0 & bit(of) != 0
    }
}

const fn bit(name: FieldName) -> u32 {
    1 << name as u32
}

/// A zone that was written, and what was lost on the way.
#[derive(Clone, Copy)]
pub struct Encoded<'b> {
    buffer: &'b [u8; 90],
    layout: &'static Layout,
    /// What of the values is not in the zone.
    pub losses: Losses,
}

/// What of the values given is not in the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Losses {
    /// Characters that no table of the standard has. They are left out of names and blank elsewhere.
    pub unmapped: u16,
    /// The name was shortened.
    pub name_truncated: bool,
    cut: u32,
    unplaced: u32,
}

impl Losses {
    /// Whether everything is there.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a value other than a name was longer than its field. A long number is cut at a blank behind its ninth
    /// character: the filler there would end it.
    pub const fn is_truncated(&self, field: FieldName) -> bool {
        self.cut & bit(field) != 0
    }

    /// Whether a value was given for a field that the layout doesn't have.
    pub const fn is_unplaced(&self, field: FieldName) -> bool {
        self.unplaced & bit(field) != 0
    }
}

impl<'b> Encoded<'b> {
    /// The lines, top to bottom.
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

/// Writes a zone into a caller's buffer, check digits included.
///
/// Values are given by field; names as [`FieldName::Surname`] and [`FieldName::GivenNames`] in any script that the
/// standard transliterates, or as [`FieldName::Name`] in the letters of the zone. Total: what can't be written is in
/// [`Encoded::losses`].
///
/// ```
/// use vove_mrz::{FieldName, TD3, encode::{Style, encode}};
///
/// let mut buffer = [0; 90];
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
    buffer: &'b mut [u8; 90],
) -> Encoded<'b> {
    let mut writer =
        Writer { layout, values: [None; NAMES], style, grid: [FILLER; CELLS], long: None, losses: Losses::default() };
    let mut places = layout.fields.iter().fold(0, |places, field| places | bit(field.name));
    if places & bit(FieldName::Name) != 0 {
        places |= bit(FieldName::Surname) | bit(FieldName::GivenNames);
    }
    for &(name, value) in values {
        if let Some(slot) = writer.values.get_mut(name as usize) {
            *slot = Some(value);
        }
        writer.losses.unplaced |= bit(name) & !places;
    }
    for field in layout.fields {
        writer.field(field);
    }
    let mut values = CellValues::of(&writer.grid);
    // A composite, which covers the others, is the last.
    for digit in layout.check_digits {
        writer.digit(digit, &mut values);
    }
    let mut rest = buffer.as_mut_slice();
    let (lines, _) = writer.grid.as_chunks::<STRIDE>();
    for (line, width) in lines.iter().zip(layout.line_widths()) {
        let Some((out, after)) = rest.split_at_mut_checked(width) else { break };
        out.copy_from_slice(line.get(..width).unwrap_or_default());
        rest = after;
    }
    Encoded { buffer, layout, losses: writer.losses }
}

/// Whether a character of a value is written as a filler: the end of a value may be.
const fn is_left_out(byte: u8) -> bool {
    matches!(byte, FILLER | b' ' | b'-')
}

/// Names of fields that values are given for.
const NAMES: usize = FieldName::Composite as usize + 1;

struct Writer<'w> {
    layout: &'static Layout,
    /// By the names of their fields.
    values: [Option<&'w str>; NAMES],
    style: &'w Style,
    grid: Grid,
    /// First cell of the rest of a long number, and the cell of its digit.
    long: Option<(usize, usize)>,
    losses: Losses,
}

impl<'w> Writer<'w> {
    fn value(&self, name: FieldName) -> Option<&'w str> {
        self.values.get(name as usize).copied().flatten()
    }

    fn field(&mut self, field: &'static LayoutField) {
        let (from, to) = field.span.run();
        if field.kind.is_name() {
            return self.name(field, from, to);
        }
        let Some(value) = self.value(field.name) else { return };
        let value = field.kind.zone_value(value);
        let from = match self.long {
            Some((start, digit)) if start == from => (digit + document_number::RESERVED).min(to),
            _ => from,
        };
        let rest = self.write(value, from, to);
        if rest.is_empty() {
            return;
        }
        let overflow =
            self.layout.check_digits.iter().find(|digit| digit.field == field.name).and_then(|digit| digit.overflow);
        if let Some(overflow) = overflow.and_then(|name| self.layout.field(name)) {
            let (start, end) = overflow.span.run();
            // A filler would end the number.
            let (part, lost) =
                rest.split_at(rest.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(rest.len()));
            let left = self.write(part, start, end - document_number::RESERVED);
            let written = part.len() - left.len();
            if written > 0 {
                self.long = Some((start, start + written));
            }
            self.losses.cut |= if left.is_empty() && lost.bytes().all(is_left_out) { 0 } else { bit(field.name) };
        } else {
            self.losses.cut |= bit(field.name);
        }
    }

    /// Writes a value that is no name into cells; what didn't fit comes back.
    fn write<'v>(&mut self, value: &'v str, from: usize, to: usize) -> &'v str {
        let cells = self.grid.get_mut(from..to).unwrap_or_default();
        // Most values need no thought.
        let plain = run_length(value.as_bytes()).min(cells.len());
        if let (Some(cells), Some(value)) = (cells.get_mut(..plain), value.as_bytes().get(..plain)) {
            cells.copy_from_slice(value);
        }
        match value.get(plain..) {
            None | Some("") => "",
            Some(rest) => self.write_carefully(rest, from + plain, to),
        }
    }

    #[cold]
    fn write_carefully<'v>(&mut self, rest: &'v str, from: usize, to: usize) -> &'v str {
        let mut slots = self.grid.get_mut(from..to).unwrap_or_default().iter_mut();
        for (at, character) in rest.char_indices() {
            let cell = match character {
                'A'..='Z' | '0'..='9' | '<' => character as u8,
                'a'..='z' => character.to_ascii_uppercase() as u8,
                ' ' | '-' => FILLER,
                _ => {
                    self.losses.unmapped = self.losses.unmapped.saturating_add(1);
                    FILLER
                }
            };
            match slots.next() {
                Some(slot) => *slot = cell,
                None => {
                    let rest = rest.get(at..).unwrap_or_default();
                    return if rest.bytes().all(is_left_out) { "" } else { rest };
                }
            }
        }
        ""
    }

    fn name(&mut self, field: &'static LayoutField, from: usize, to: usize) {
        if let (FieldName::Name, Some(name)) = (field.name, self.value(FieldName::Name)) {
            let mut written = Written::<96>::new();
            written.name(name, self.style.transliteration);
            return self.place(written.cells(), &[], from, to, written.unmapped);
        }
        let (mut primary, mut secondary) = (Written::<96>::new(), Written::<96>::new());
        let spelling = self.style.transliteration;
        if field.kind.has_surname() {
            primary.name(self.value(FieldName::Surname).unwrap_or_default(), spelling);
        }
        if field.kind.has_given_names() {
            secondary.name(self.value(FieldName::GivenNames).unwrap_or_default(), spelling);
        }
        let unmapped = primary.unmapped.saturating_add(secondary.unmapped);
        match field.kind.has_surname() {
            true => self.place(primary.cells(), secondary.cells(), from, to, unmapped),
            false => self.place(secondary.cells(), &[], from, to, unmapped),
        }
    }

    fn place(&mut self, primary: &[u8], secondary: &[u8], from: usize, to: usize, unmapped: u16) {
        self.losses.unmapped = self.losses.unmapped.saturating_add(unmapped);
        let cells = self.grid.get_mut(from..to).unwrap_or_default();
        let width = cells.len();
        let between = if secondary.is_empty() { 0 } else { 2 };
        if primary.len() + between + secondary.len() <= width {
            for (part, at) in [(primary, 0), (secondary, primary.len() + between)] {
                if let Some(cells) = cells.get_mut(at..at + part.len()) {
                    cells.copy_from_slice(part);
                }
            }
            return;
        }
        let mut lengths = Lengths::of(primary, secondary);
        lengths.fit(width, self.style.truncation);
        self.losses.name_truncated = true;
        let mut slots = cells.iter_mut();
        let mut component = 0;
        for (index, identifier) in [primary, secondary].into_iter().enumerate() {
            let mut first = true;
            for letters in components(identifier) {
                let kept = lengths.kept(component);
                component += 1;
                if kept == 0 {
                    continue;
                }
                let fillers = if !first { 1 } else { 2 * index };
                let written = [FILLER; 2].into_iter().take(fillers).chain(letters.iter().copied().take(kept));
                for cell in written {
                    if let Some(slot) = slots.next() {
                        *slot = cell;
                    }
                }
                first = false;
            }
        }
    }

    fn digit(&mut self, digit: &'static CheckDigit, values: &mut CellValues) {
        let (cell, due) = match self.long {
            Some((start, at)) if digit.overflow.is_some() => {
                let number = digit.covers.first().map_or(&[][..], |span| span.of(&self.grid));
                let rest = self.grid.get(start..at).unwrap_or_default();
                let due = document_number::digit_of(number, rest, self.style.long_number_counts_filler);
                (at, due.unwrap_or(FILLER))
            }
            _ if self.style.filler_digits.contains(digit.field)
                && digit.covers.iter().all(|span| is_blank(span.of(&self.grid))) =>
            {
                return;
            }
            _ => (digit.position.run().0, values.check_digit(&digit.weights)),
        };
        if let Some(slot) = self.grid.get_mut(cell) {
            *slot = due;
            values.set_digit(cell, due);
        }
    }
}
