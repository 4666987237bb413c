//! Text for people: lines, aligned rows, and words in color.

use std::{
    fmt::Display,
    io::{self, Write},
};

use super::color::Style;

/// A writer of text for people.
pub(crate) struct Human<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Human<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes text.
    pub(crate) fn text(&mut self, text: impl Display) -> io::Result<()> {
        write!(self.out, "{text}")
    }

    /// Writes text in the color of a style.
    pub(crate) fn styled(&mut self, style: Style, text: impl Display) -> io::Result<()> {
        write!(self.out, "{}", style.apply(text))
    }

    /// Writes text and ends the line.
    pub(crate) fn line(&mut self, text: impl Display) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// Writes one line for each label and value, with the values in one column.
    pub(crate) fn rows<'r>(&mut self, rows: &[(&'r str, &'r str)]) -> io::Result<()> {
        let width = rows.iter().map(|(label, _)| label.len()).max().unwrap_or_default();
        rows.iter().try_for_each(|(label, value)| self.line(format_args!("{label:<width$}  {value}")))
    }
}
