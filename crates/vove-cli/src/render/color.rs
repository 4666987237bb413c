//! Colors for the text of a terminal. There are none if standard output is not a terminal, or with `NO_COLOR`.

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
