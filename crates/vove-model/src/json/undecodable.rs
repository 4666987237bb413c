//! Values that are valid JSON (RFC 8259) and that serde_json can skip but not decode: text with half of a surrogate
//! pair, text that is not UTF-8, numbers beyond `f64`.

use alloc::vec::Vec;

use serde::{Deserialize, de::IgnoredAny};

/// The same JSON with other JSON in place of each value that can't be decoded, so that it affects its own field only. A
/// key that can't be decoded becomes one of question marks. Positions of other values stay the same, unless `stand_in`
/// is longer than what it replaces. `None` if there is nothing to replace.
pub(crate) fn replace(json: &[u8], stand_in: &str) -> Option<Vec<u8>> {
    let mut replaced = Vec::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(byte) = json.get(at) {
        let start = at;
        at = match byte {
            b'"' => text_end(json, start)?,
            b'-' | b'0'..=b'9' => number_end(json, start),
            _ => start + 1,
        };
        let token = json.get(start..at)?;
        if can_be_decoded(token) {
            continue;
        }
        if replaced.is_empty() {
            replaced.reserve(json.len());
        }
        replaced.extend_from_slice(json.get(copied..start)?);
        if json.get(at..)?.trim_ascii_start().starts_with(b":") {
            replaced.push(b'"');
            replaced.extend(core::iter::repeat_n(b'?', token.len() - 2));
            replaced.push(b'"');
        } else {
            replaced.extend_from_slice(stand_in.as_bytes());
            replaced.extend(core::iter::repeat_n(b' ', token.len().saturating_sub(stand_in.len())));
        }
        copied = at;
    }
    if copied == 0 {
        return None;
    }
    replaced.extend_from_slice(json.get(copied..)?);
    Some(replaced)
}

/// The end of the text that begins at `start`. `None` if it has no end.
fn text_end(json: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match json.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The end of the number that begins at `start`.
fn number_end(json: &[u8], start: usize) -> usize {
    let rest = json.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')).count()
}

/// Whether a text or a number can be decoded. `true` for what is not JSON: that stays an error.
fn can_be_decoded(token: &[u8]) -> bool {
    match token {
        [b'"', ..] if token.is_ascii() && !token.contains(&b'\\') => true,
        [b'"', ..] => !can_be_skipped(token) || is::<alloc::string::String>(token),
        [b'-' | b'0'..=b'9', ..] => !can_be_skipped(token) || is::<f64>(token),
        _ => true,
    }
}

fn can_be_skipped(token: &[u8]) -> bool {
    is::<IgnoredAny>(token)
}

fn is<'de, T: Deserialize<'de>>(token: &'de [u8]) -> bool {
    serde_json::from_slice::<T>(token).is_ok()
}
