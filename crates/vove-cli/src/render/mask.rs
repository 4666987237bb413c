//! Masking of personal data.

use serde_json::Value;

/// The text in place of personal data and tokens unless `--reveal` is passed.
const MASK: &str = "••••";

/// How personal data is printed: masked, or in full with `--reveal`.
#[derive(Clone, Copy)]
pub(crate) struct Mask {
    /// Print personal data and tokens.
    pub(crate) reveal: bool,
}

impl Mask {
    /// Personal data or a token.
    pub(crate) fn text(self, text: &str) -> String {
        if self.reveal { text.to_owned() } else { MASK.to_owned() }
    }

    /// A value of an open enum. A value that this version doesn't know could be anything, personal data too.
    pub(crate) fn known(self, text: &str, is_known: bool) -> String {
        if is_known || self.reveal { text.to_owned() } else { "(unknown)".to_owned() }
    }

    /// A case: masked are all values but documented statuses, instants, counts and the provider's identifiers.
    pub(crate) fn case(self, case: Value) -> Value {
        if self.reveal { case } else { masked(&case) }
    }
}

/// The documented statuses of KYB and AML cases. Any other text could be personal data.
const STATUSES: &[&str] = &["CLEARED", "COMPLETED", "IN_PROGRESS", "IN_REVIEW", "NO_MATCH", "NOT_STARTED", "REJECTED"];

fn masked(value: &Value) -> Value {
    match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), masked_at(key, value))).collect(),
        Value::Array(items) => items.iter().map(masked).collect(),
        Value::Null => Value::Null,
        _ => MASK.into(),
    }
}

fn masked_at(key: &str, value: &Value) -> Value {
    let plain = match (key, value) {
        ("id" | "flowId", Value::String(_)) | ("total_hits", Value::Number(_)) => true,
        ("status", Value::String(status)) => STATUSES.contains(&status.as_str()),
        ("createdAt" | "updatedAt" | "submittedAt" | "timestamp", Value::String(instant)) => {
            instant.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ".contains(&byte))
        }
        _ => false,
    };
    if plain { value.clone() } else { masked(value) }
}
