//! Colors for text on a terminal.
//!
//! The `console` crate turns them off if standard output is not a terminal, or if `NO_COLOR` is set.

use std::fmt::Display;

/// What a colored text is.
#[derive(Clone, Copy)]
pub(crate) enum Style {
    Success,
    Error,
    Warning,
    Note,
}

impl Style {
    /// The text in the color of the style.
    pub(crate) fn apply<T: Display>(self, text: T) -> impl Display {
        let style = console::Style::new().for_stdout().bold();
        match self {
            Self::Success => style.green(),
            Self::Error => style.red(),
            Self::Warning => style.yellow(),
            Self::Note => style.cyan(),
        }
        .apply_to(text)
    }
}
