use core::fmt::{self, Write};

/// The value of a field, without the fillers that only fill. Personal data: `Display` is the way out, `Debug` is silent.
#[derive(Clone, Copy)]
pub struct Value<'r> {
    head: &'r str,
    tail: &'r str,
    blanks: bool,
}

impl<'r> Value<'r> {
    /// Numbers, codes, dates: inner fillers kept, trailing ones cut unless `whole`.
    pub(crate) fn plain(text: &'r str) -> Self {
        Self { head: text.trim_end_matches('<'), tail: "", blanks: false }
    }

    pub(crate) const fn whole(text: &'r str) -> Self {
        Self { head: text, tail: "", blanks: false }
    }

    pub(crate) const fn joined(head: &'r str, tail: &'r str) -> Self {
        Self { head, tail, blanks: false }
    }

    pub(crate) fn name(text: &'r str) -> Self {
        Self { head: text.trim_matches(['<', ' ']), tail: "", blanks: true }
    }

    /// Whether nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.head.is_empty() && self.tail.is_empty()
    }

    /// Its characters; in names one blank for each run of fillers.
    pub fn chars(self) -> impl Iterator<Item = char> + 'r {
        let mut gap = false;
        self.head.chars().chain(self.tail.chars()).filter_map(move |character| {
            if !self.blanks {
                return Some(character);
            }
            let (blank, after_blank) = (matches!(character, '<' | ' '), gap);
            gap = blank;
            match (blank, after_blank) {
                (true, true) => None,
                (true, false) => Some(' '),
                (false, _) => Some(character),
            }
        })
    }

    /// The components of a name, or the runs between fillers.
    pub fn components(self) -> impl Iterator<Item = &'r str> {
        self.head.split(['<', ' ']).chain(self.tail.split(['<', ' '])).filter(|component| !component.is_empty())
    }
}

impl PartialEq<str> for Value<'_> {
    fn eq(&self, other: &str) -> bool {
        self.chars().eq(other.chars())
    }
}

impl PartialEq<&str> for Value<'_> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|character| f.write_char(character))
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(..)")
    }
}

/// Splits a name field at its first double filler: primary and secondary identifier.
pub(crate) fn split_names(field: &str) -> (&str, &str) {
    let field = field.trim_end_matches('<');
    field.split_once("<<").unwrap_or((field, ""))
}
