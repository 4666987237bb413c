//! Writing values and check digits into the cells of a layout.

use super::{
    Losses, Style,
    field_set::{FIELD_COUNT, FieldSet},
    name,
};
use crate::{
    cells::{CELLS, Grid},
    doc9303::{
        alphabet::{FILLER, is_blank},
        check_digit::cells::CellValues,
        document_number,
    },
    layout::{CheckDigit, FieldName, Layout, LayoutField},
    script::transliterate::ZoneText,
};

/// The most characters of a transliterated surname, and of given names. No name field is as long.
const MAX_IDENTIFIER: usize = 96;

pub(super) struct Writer<'w> {
    layout: &'static Layout,
    style: &'w Style,
    /// The values by field name.
    values: [Option<&'w str>; FIELD_COUNT],
    pub(super) cells: Grid,
    /// The first cell of the rest of a long document number, and the cell of its check digit.
    long_number: Option<(usize, usize)>,
    pub(super) losses: Losses,
}

impl<'w> Writer<'w> {
    pub(super) fn new(layout: &'static Layout, values: &[(FieldName, &'w str)], style: &'w Style) -> Self {
        let mut writer = Self {
            layout,
            style,
            values: [None; FIELD_COUNT],
            cells: [FILLER; CELLS],
            long_number: None,
            losses: Losses::default(),
        };
        let mut fields = layout.fields.iter().fold(FieldSet::EMPTY, |fields, field| fields.with(field.name));
        if fields.contains(FieldName::Name) {
            fields = fields.with(FieldName::Surname).with(FieldName::GivenNames);
        }
        for &(name, value) in values {
            if let Some(slot) = writer.values.get_mut(name as usize) {
                *slot = Some(value);
            }
            if !fields.contains(name) {
                writer.losses.unplaced = writer.losses.unplaced.with(name);
            }
        }
        writer
    }

    pub(super) fn write_fields(&mut self) {
        for field in self.layout.fields {
            match field.kind.is_name() {
                true => self.write_name(field),
                false => self.write_value(field),
            }
        }
    }

    fn value(&self, name: FieldName) -> Option<&'w str> {
        self.values.get(name as usize).copied().flatten()
    }

    fn write_value(&mut self, field: &LayoutField) {
        let Some(value) = self.value(field.name) else { return };
        let value = field.kind.zone_value(value);
        let (from, to) = field.span.run();
        let from = match self.long_number {
            Some((start, digit)) if start == from => (digit + document_number::RESERVED).min(to),
            _ => from,
        };
        let rest = self.write_text(value, from, to);
        if !rest.is_empty() && !self.write_long_number(field.name, rest) {
            self.losses.truncated = self.losses.truncated.with(field.name);
        }
    }

    /// Writes the rest of a document number into the field in which it continues. Returns whether all of it is written.
    fn write_long_number(&mut self, name: FieldName, rest: &str) -> bool {
        let overflow =
            self.layout.check_digits.iter().find(|digit| digit.field == name).and_then(|digit| digit.overflow);
        let Some(overflow) = overflow.and_then(|name| self.layout.field(name)) else { return false };
        let (start, end) = overflow.span.run();
        // A filler ends the number.
        let length = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (number, lost) = rest.split_at(length);
        let left = self.write_text(number, start, end - document_number::RESERVED);
        let written = number.len() - left.len();
        if written > 0 {
            self.long_number = Some((start, start + written));
        }
        left.is_empty() && lost.bytes().all(is_padding)
    }

    /// Writes text other than a name into cells. Returns the rest that did not fit.
    fn write_text<'v>(&mut self, text: &'v str, from: usize, to: usize) -> &'v str {
        let mut slots = self.cells.get_mut(from..to).unwrap_or_default().iter_mut();
        for (at, character) in text.char_indices() {
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
                    let rest = text.get(at..).unwrap_or_default();
                    return if rest.bytes().all(is_padding) { "" } else { rest };
                }
            }
        }
        ""
    }

    fn write_name(&mut self, field: &LayoutField) {
        let (mut first, mut second) = (ZoneText::<MAX_IDENTIFIER>::new(), ZoneText::<MAX_IDENTIFIER>::new());
        let write = |text: &mut ZoneText<MAX_IDENTIFIER>, name| {
            text.push_name(self.value(name).unwrap_or_default(), self.style.transliteration);
        };
        if self.value(field.name).is_some() {
            write(&mut first, field.name);
        } else if field.kind.has_separator() {
            write(&mut first, FieldName::Surname);
            write(&mut second, FieldName::GivenNames);
        }
        let unmapped = first.unmapped.saturating_add(second.unmapped);
        self.losses.unmapped = self.losses.unmapped.saturating_add(unmapped);
        let (from, to) = field.span.run();
        let cells = self.cells.get_mut(from..to).unwrap_or_default();
        self.losses.name_truncated |= name::write(cells, first.cells(), second.cells(), self.style.truncation);
    }

    /// Writes every check digit. A composite, which covers others, is the layout's last.
    pub(super) fn write_check_digits(&mut self) {
        let mut values = CellValues::of(&self.cells);
        for digit in self.layout.check_digits {
            self.write_check_digit(digit, &mut values);
        }
    }

    fn write_check_digit(&mut self, digit: &CheckDigit, values: &mut CellValues) {
        let is_empty = || digit.covers.iter().all(|span| is_blank(span.of(&self.cells)));
        let (cell, character) = match self.long_number {
            Some((start, last)) if digit.overflow.is_some() => {
                let number = digit.covers.first().map_or(&[][..], |span| span.of(&self.cells));
                let rest = self.cells.get(start..last).unwrap_or_default();
                let character = document_number::digit_of(number, rest, self.style.long_number_counts_filler);
                (last, character.unwrap_or(FILLER))
            }
            _ if self.style.filler_digits.0.contains(digit.field) && is_empty() => return,
            _ => (digit.position.run().0, values.check_digit(&digit.weights)),
        };
        if let Some(slot) = self.cells.get_mut(cell) {
            *slot = character;
            values.set_digit(cell, character);
        }
    }
}

/// Whether a character at the end of a value may be left out, because it is written as a filler.
const fn is_padding(byte: u8) -> bool {
    matches!(byte, FILLER | b' ' | b'-')
}
