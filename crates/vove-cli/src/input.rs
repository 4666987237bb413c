//! What a command reads: files and standard input.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, BufRead, Read},
    path::Path,
};

use serde::de::IgnoredAny;
use serde_json::Value;
use vove_model::SubmittedUser;

use crate::error::{Error, Result};

/// The bytes of a file; of standard input if the path is `-`.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        return standard_input();
    }
    fs::read(path).map_err(|error| Error::configuration(format_args!("can't read {}: {error}", path.display())))
}

/// All bytes of standard input.
pub(crate) fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// What `parse` makes of the JSON values on the lines of standard input. Blank lines are skipped; a line that it makes
/// nothing of is an error.
pub(crate) fn json_lines<T>(what: &str, parse: impl Fn(Value) -> Option<T>) -> impl Iterator<Item = Result<T>> {
    let lines = io::stdin().lock().lines().zip(1..);
    let lines = lines.filter(|(line, _)| !line.as_ref().is_ok_and(|line| line.trim().is_empty()));
    lines.map(move |(line, number)| {
        let value = serde_json::from_str(&line.map_err(unreadable)?).ok();
        value.and_then(&parse).ok_or_else(|| Error::configuration(format_args!("line {number} is not {what}")))
    })
}

fn unreadable(error: io::Error) -> Error {
    Error::configuration(format_args!("can't read standard input: {error}"))
}

/// The text of a file that holds one personal value on one line, without a byte order mark and surrounding whitespace.
/// Errors name `what` it holds.
pub(crate) fn personal_text(what: &str, path: &Path) -> Result<String> {
    let text = fs::read_to_string(path)
        .map_err(|error| Error::configuration(format_args!("can't read the file with the {what}: {error}")))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let ends_line =
        |character| matches!(character, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if text.contains(ends_line) {
        return Err(Error::configuration(format_args!("the file with the {what} has more than one line")));
    }
    if text.contains(char::is_control) {
        return Err(Error::configuration(format_args!("the file with the {what} has a control character")));
    }
    Ok(text.to_owned())
}

/// The data that a user submitted, from a JSON file. A key that is not one of its fields is an error: the API would
/// ignore it, and compare nothing with it. The message doesn't repeat the key, which may be personal data.
pub(crate) fn submitted_user(path: &Path) -> Result<SubmittedUser> {
    let text =
        fs::read(path).map_err(|error| Error::configuration(format_args!("can't read the user file: {error}")))?;
    let unusable = |error: vove_model::Error| Error::configuration(format_args!("the user file: {error}"));
    let user: SubmittedUser = vove_model::json::from_slice(&text).map_err(unusable)?;
    let given: BTreeMap<String, IgnoredAny> = serde_json::from_slice(&text).unwrap_or_default();
    let read = serde_json::to_value(&user).unwrap_or_default();
    let known = "firstName, lastName, gender, dateOfBirth";
    match given.keys().filter(|key| read.get(key.as_str()).is_none()).count() {
        0 => Ok(user),
        1 => Err(Error::configuration(format_args!("the user file has an unknown field; the API knows {known}"))),
        unknown => {
            Err(Error::configuration(format_args!("the user file has {unknown} unknown fields; the API knows {known}")))
        }
    }
}
