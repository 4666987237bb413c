//! Printing for people and for machines.

pub(crate) mod verification;

use std::{
    io::{self, Write, stderr, stdout},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

/// Data goes to standard output, everything else to standard error.
#[derive(Clone, Copy)]
pub(crate) struct Output {
    pub(crate) json: bool,
    pub(crate) reveal: bool,
}

/// What stands for a person's data unless `--reveal` is given.
pub(crate) const MASK: &str = "••••";

impl Output {
    pub(crate) const fn new(json: bool, reveal: bool) -> Self {
        Self { json, reveal }
    }

    /// A line of data for people.
    pub(crate) fn line(&self, line: &str) -> io::Result<()> {
        writeln!(stdout(), "{line}")
    }

    /// A line of data for machines.
    pub(crate) fn value(&self, value: &Value) -> io::Result<()> {
        writeln!(stdout(), "{value}")
    }

    /// Bytes of data as they are, and a line break.
    pub(crate) fn raw(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = stdout().lock();
        out.write_all(bytes)?;
        writeln!(out)
    }

    /// A hint for whoever sits at the terminal. A terminal that is gone needs none.
    pub(crate) fn hint(&self, line: &str) {
        let _ = writeln!(stderr(), "{line}");
    }

    /// A progress bar on standard error; nothing when that is no terminal.
    pub(crate) fn progress(&self, steps: usize) -> ProgressBar {
        let bar = ProgressBar::new(steps as u64);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    /// A person's text: masked, or in full with what could drive a terminal taken out.
    pub(crate) fn person(&self, text: Option<&str>) -> String {
        match text {
            None => "-".to_owned(),
            Some(_) if !self.reveal => MASK.to_owned(),
            Some(text) => printable(text),
        }
    }
}

/// A text of the API as one harmless line: no control characters, and none that turn the direction of writing.
pub(crate) fn printable(text: &str) -> String {
    let drives = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if drives(c) { '\u{fffd}' } else { c }).collect()
}
