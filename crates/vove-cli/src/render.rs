//! Printing, apart from the commands: as text for people, as JSON for machines.
//!
//! A command builds a value that implements [`Render`], with personal data masked, and hands it to [`Output::show`].
//! Nothing else writes to standard output and standard error, so that no text reaches a terminal unescaped.

pub(crate) mod assessment;
pub(crate) mod color;
pub(crate) mod escape;
pub(crate) mod human;
pub(crate) mod images;
mod json;
pub(crate) mod mask;
pub(crate) mod progress;
pub(crate) mod verification;

use std::io::{self, Write, stderr, stdout};

use jiff::Timestamp;
use serde::Serialize;

use self::{human::Human, mask::Mask, progress::Progress};

/// A result that is printed as text, or with `--json` as the JSON value that it serializes to.
pub(crate) trait Render: Serialize {
    /// Writes it as text.
    fn human(&self, out: &mut Human<'_>) -> io::Result<()>;

    /// The response as it was received, if `--json --reveal` prints that.
    fn received(&self) -> Option<&[u8]> {
        None
    }

    /// Hints that go to standard error below the text. Not printed with `--json`.
    fn hints(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Where a command prints: results to standard output, everything else to standard error.
#[derive(Clone, Copy)]
pub(crate) struct Output {
    /// Print JSON.
    pub(crate) json: bool,
    /// How personal data is printed.
    pub(crate) mask: Mask,
}

impl Output {
    /// Prints a result as text or as JSON.
    pub(crate) fn show(&self, result: &impl Render) -> io::Result<()> {
        match result.received() {
            Some(response) if self.json && self.mask.reveal => return self.raw(response),
            _ if self.json => return self.json_line(result),
            _ => {}
        }
        self.text(|out| result.human(out))?;
        result.hints().iter().for_each(|hint| self.hint(hint));
        Ok(())
    }

    /// Prints text, with and without `--json`.
    pub(crate) fn text(&self, write: impl FnOnce(&mut Human<'_>) -> io::Result<()>) -> io::Result<()> {
        write(&mut Human::new(&mut stdout().lock()))
    }

    /// Prints one line of JSON, with and without `--json`.
    pub(crate) fn json_line(&self, value: &impl Serialize) -> io::Result<()> {
        json::write_line(&mut stdout().lock(), value)
    }

    /// Prints a response as it was received, but for characters that control a terminal, which JSON can write as
    /// escapes, and bytes that are not UTF-8.
    pub(crate) fn raw(&self, response: &[u8]) -> io::Result<()> {
        writeln!(stdout(), "{}", escape::lines(&String::from_utf8_lossy(response)))
    }

    /// Prints a line to standard error. A closed standard error is not an error.
    pub(crate) fn hint(&self, line: &str) {
        let _ = writeln!(stderr(), "{}", escape::line(line));
    }

    /// A progress bar on standard error; hidden if that is not a terminal.
    pub(crate) fn progress(&self, steps: usize) -> Progress {
        Progress::new(steps)
    }
}

/// Prints help to standard output, or what is wrong with the arguments to standard error.
pub(crate) fn usage(message: &str, is_error: bool) {
    let text = escape::lines(message);
    // Neither a closed output nor a closed standard error changes the exit code.
    let _ = match is_error {
        true => write!(stderr(), "{text}"),
        false => write!(stdout(), "{text}"),
    };
}

/// Seconds since 1970 as RFC 3339.
pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| "out of range".to_owned(), |at| at.to_string())
}
