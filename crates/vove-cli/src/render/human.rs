//! Text for people: lines, aligned rows, and words in color. Texts can't control the terminal.

use std::{
    fmt::Display,
    io::{self, Write},
};

use super::{color::Style, escape};

/// A writer of text for people.
pub(crate) struct Human<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Human<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes text within a line.
    pub(crate) fn text(&mut self, text: impl Display) -> io::Result<()> {
        write!(self.out, "{}", escape::line(&text.to_string()))
    }

    /// Writes text within a line, in the color of a style.
    pub(crate) fn styled(&mut self, style: Style, text: impl Display) -> io::Result<()> {
        write!(self.out, "{}", style.apply(escape::line(&text.to_string())))
    }

    /// Writes text and ends the line.
    pub(crate) fn line(&mut self, text: impl Display) -> io::Result<()> {
        self.text(text)?;
        writeln!(self.out)
    }

    /// Writes the lines of a text.
    pub(crate) fn lines(&mut self, text: impl Display) -> io::Result<()> {
        text.to_string().lines().try_for_each(|line| self.line(line))
    }

    /// Writes one line for each label and value, with the values in one column.
    pub(crate) fn rows<'r>(&mut self, rows: &[(&'r str, &'r str)]) -> io::Result<()> {
        let width = rows.iter().map(|(label, _)| label.len()).max().unwrap_or_default();
        rows.iter().try_for_each(|(label, value)| self.line(format_args!("{label:<width$}  {value}")))
    }
}
