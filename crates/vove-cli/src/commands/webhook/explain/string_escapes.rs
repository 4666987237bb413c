//! Other spellings of a JSON string: what serializers do differently with slashes and with letters outside ASCII.

/// How slashes are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slashes {
    Unchanged,
    /// `\/`
    Escaped,
    /// `/`
    Plain,
}

/// How letters outside ASCII are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Unchanged,
    /// `\uXXXX`
    Escaped,
    /// As themselves.
    Plain,
}

/// Writes the inside of a JSON string in another way. Escape sequences that JSON requires stay.
pub(super) fn respell(string: &str, slashes: Slashes, letters: Letters) -> String {
    let string = match letters {
        Letters::Plain => with_plain_letters(string),
        Letters::Escaped => with_escaped_letters(string),
        Letters::Unchanged => string.to_owned(),
    };
    match slashes {
        Slashes::Plain => string.replace(r"\/", "/"),
        Slashes::Escaped => string.replace(r"\/", "/").replace('/', r"\/"),
        Slashes::Unchanged => string,
    }
}

fn with_escaped_letters(string: &str) -> String {
    let mut out = String::new();
    for letter in string.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            out.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| escape(*unit)));
        }
    }
    out
}

/// Replaces each `\uXXXX` by its letter, except for control characters, quotation marks and backslashes.
fn with_plain_letters(string: &str) -> String {
    let mut out = String::new();
    let mut units = Vec::new();
    let mut rest = string;
    loop {
        // Surrogate pairs are two escape sequences: collect all that follow each other.
        if let Some((unit, after)) = leading_escape(rest) {
            units.push(unit);
            rest = after;
            continue;
        }
        for letter in char::decode_utf16(units.drain(..)) {
            match letter {
                Ok(letter) if !letter.is_control() && !matches!(letter, '"' | '\\') => out.push(letter),
                Ok(letter) => out.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| escape(*unit))),
                Err(unpaired) => out.push_str(&escape(unpaired.unpaired_surrogate())),
            }
        }
        let mut letters = rest.chars();
        match letters.next() {
            None => return out,
            // Keep a two-letter escape together, so that `\\u0041` is not read as `\u0041`.
            Some('\\') => {
                out.push('\\');
                out.extend(letters.next());
            }
            Some(letter) => out.push(letter),
        }
        rest = letters.as_str();
    }
}

/// The UTF-16 unit of a leading `\uXXXX`, and what follows.
fn leading_escape(string: &str) -> Option<(u16, &str)> {
    let (digits, rest) = string.strip_prefix("\\u")?.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

fn escape(unit: u16) -> String {
    format!("\\u{unit:04x}")
}
