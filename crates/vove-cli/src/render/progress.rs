//! A progress bar on standard error.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::escape;

/// A progress bar; hidden if standard error is not a terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(steps: usize) -> Self {
        let bar = ProgressBar::new(steps as u64);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Names the current step.
    pub(crate) fn message(&self, text: &str) {
        self.0.set_message(escape::line(text));
    }

    /// Counts a step as done.
    pub(crate) fn advance(&self) {
        self.0.inc(1);
    }

    /// Hides the bar while something is printed.
    pub(crate) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    /// Removes the bar.
    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
