use serde_json::{Value, json};
use vove_webhook::{Delivery, ErrorKind, Event};

use crate::render::Output;

/// What a genuine delivery is about: its reference masked unless asked for.
pub(super) fn event(delivery: &Delivery<'_>, output: &Output) -> Value {
    let about = |family: &str, ref_id: &str, status: &str| json!({ "family": family, "refId": output.person(Some(ref_id)), "status": status });
    match delivery.event() {
        Ok(Event::User(event)) => about("user", event.ref_id.as_str(), event.status.as_str()),
        Ok(Event::Aml(event)) => about("aml", event.ref_id.as_str(), event.status.as_str()),
        Ok(Event::Kyb(event)) => about("kyb", event.ref_id.as_str(), event.status.as_str()),
        Ok(Event::AmlOrKyb(event)) => {
            let ref_id = event.ref_id().clone();
            about("aml or kyb", ref_id.as_str(), event.into_kyb().status.as_str())
        }
        Ok(_) => json!({ "family": "unknown" }),
        Err(error) => json!({ "family": "none", "why": error.to_string() }),
    }
}

/// The same in words.
pub(super) fn in_words(event: &Value) -> String {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    [text("family"), text("status"), text("refId"), text("why")].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A refusal in the words of the vectors in `fixtures/webhook`.
pub(super) const fn verdict(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSecret => "invalid_secret",
        ErrorKind::MissingHeader => "missing_header",
        ErrorKind::InvalidHeader => "invalid_header",
        ErrorKind::DuplicateHeader => "duplicate_header",
        ErrorKind::InvalidTimestamp => "invalid_timestamp",
        ErrorKind::TooOld => "too_old",
        ErrorKind::TooNew => "too_new",
        _ => "no_match",
    }
}
