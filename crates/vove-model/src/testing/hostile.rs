//! Damaged responses for property tests.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use proptest::{prelude::*, sample::Index, sample::select};
use serde_json::{Value, json};

use super::responses::unusual;
use crate::HasSchema;

/// Hostile responses, as bytes: those of [`unusual`] with a value of the wrong JSON type, a duplicate key, a lone
/// surrogate, unclosed brackets, a damaged byte, or cut off. Reading one must give a value or an error, and never
/// panic.
pub fn hostile<T: HasSchema>() -> impl Strategy<Value = Vec<u8>> {
    (unusual::<T>(), any::<Index>(), select(&DAMAGES[..]), any::<(Index, u8)>()).prop_map(
        |(mut json, place, damage, (at, byte))| {
            if let Damage::Type = damage {
                let mut left = place.index(count(&json).max(1));
                replace(
                    &mut json,
                    &mut left,
                    &[json!(7), json!("7"), json!([7]), json!({ "seven": 7 }), json!(true)],
                    byte,
                );
            }
            let text = json.to_string();
            let at = at.index(text.len().max(1));
            damage.apply(text, at, byte)
        },
    )
}

#[derive(Debug, Clone, Copy)]
enum Damage {
    Type,
    DuplicateKey,
    Surrogate,
    Depth,
    Byte,
    Cut,
}

const DAMAGES: [Damage; 6] =
    [Damage::Type, Damage::DuplicateKey, Damage::Surrogate, Damage::Depth, Damage::Byte, Damage::Cut];

impl Damage {
    fn apply(self, text: String, at: usize, byte: u8) -> Vec<u8> {
        match self {
            Self::Type => text.into_bytes(),
            Self::DuplicateKey => match text.split_once(':') {
                Some((key, rest)) => {
                    alloc::format!("{key}:{},{}:{rest}", byte, key.trim_start_matches(['{', '['])).into_bytes()
                }
                None => text.into_bytes(),
            },
            Self::Surrogate => text.replacen(":\"", ":\"\\ud800", 1 + usize::from(byte) % 4).into_bytes(),
            Self::Depth => {
                let (before, after) = text.split_once(':').unwrap_or((&text, ""));
                let bracket = if byte.is_multiple_of(2) { "[" } else { "{\"a\":" };
                [before, ":", &bracket.repeat(300 + usize::from(byte)), after].concat().into_bytes()
            }
            Self::Byte => {
                let mut bytes = text.into_bytes();
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
                bytes
            }
            Self::Cut => text.into_bytes().into_iter().take(at).collect(),
        }
    }
}

/// The number of values, lists and objects included.
fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// Replaces the value at position `left` (in reading order), and sets `left` to `usize::MAX`.
fn replace(json: &mut Value, left: &mut usize, with: &[Value], choice: u8) {
    if *left == 0 {
        if let Some(value) = with.get(usize::from(choice) % with.len().max(1)) {
            *json = value.clone();
        }
        *left = usize::MAX;
        return;
    }
    *left -= 1;
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| step(item, left, with, choice)),
        Value::Object(entries) => entries.values_mut().for_each(|item| step(item, left, with, choice)),
        _ => {}
    }
}

fn step(json: &mut Value, left: &mut usize, with: &[Value], choice: u8) {
    if *left != usize::MAX {
        replace(json, left, with, choice);
    }
}
