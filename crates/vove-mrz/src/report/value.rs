//! The values of fields.

use core::fmt::{self, Write};

use crate::doc9303::field_rules::ValueForm;

/// The value of a field without its padding. Personal data: `Display` writes it, `Debug` does not.
#[derive(Clone, Copy)]
pub struct Value<'r> {
    text: &'r str,
    /// The rest of a long document number.
    rest: &'r str,
    is_name: bool,
}

impl<'r> Value<'r> {
    pub(crate) fn new(text: &'r str, form: ValueForm) -> Self {
        let text = match form {
            ValueForm::Exact => text,
            ValueForm::Trimmed => text.trim_end_matches('<'),
            ValueForm::Name => text.trim_matches(['<', ' ']),
        };
        Self { text, rest: "", is_name: form == ValueForm::Name }
    }

    /// A document number in two parts.
    pub(crate) const fn long_number(text: &'r str, rest: &'r str) -> Self {
        Self { text, rest, is_name: false }
    }

    /// Whether it has no characters.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty() && self.rest.is_empty()
    }

    /// Its characters. In a name a run of fillers is one space.
    pub fn chars(self) -> impl Iterator<Item = char> + 'r {
        let mut is_behind_gap = false;
        self.text.chars().chain(self.rest.chars()).filter_map(move |character| {
            if !self.is_name {
                return Some(character);
            }
            let is_gap = matches!(character, '<' | ' ');
            let is_first = !core::mem::replace(&mut is_behind_gap, is_gap);
            match is_gap {
                true => is_first.then_some(' '),
                false => Some(character),
            }
        })
    }

    /// The components of a name, or the parts between fillers.
    pub fn components(self) -> impl Iterator<Item = &'r str> {
        self.text.split(['<', ' ']).chain(self.rest.split(['<', ' '])).filter(|component| !component.is_empty())
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
