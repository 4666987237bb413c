//! Webhook bodies in both documented shapes, and signed deliveries of them.

use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};
use vove_webhook::{SigningSecret, sign};

use crate::{
    Result,
    documents::{self, pretty},
    people::PEOPLE,
};

/// 2026-10-01T08:42:17Z
const SENT: u64 = 1_790_844_137;

/// An invented secret, in two halves so that no scanner takes it for a real one.
const SECRET: [&str; 2] = ["whsec_", "c3BlY2ltZW4gb2YgYSBzaWduaW5nIHNlY3JldA=="];

/// The bodies by name, compact as they travel.
pub(crate) fn bodies() -> Vec<(&'static str, String)> {
    let [first, second] = [0, 1].map(|at| PEOPLE.get(at).map(documents::ref_id).unwrap_or_default());
    let both = |status: &str| format!(r#"{{"status":"{status}","refId":"{first}","userId":"{first}"}}"#);
    vec![
        ("in-progress.json", both("in_progress")),
        ("pending.json", both("pending")),
        ("successful.json", both("successful")),
        ("suspected.json", both("suspected")),
        ("unknown-status.json", both("on_hold")),
        ("only-ref-id.json", format!(r#"{{"status":"successful","refId":"{first}"}}"#)),
        ("only-user-id.json", format!(r#"{{"status":"successful","userId":"{first}"}}"#)),
        ("conflicting.json", format!(r#"{{"status":"successful","refId":"{first}","userId":"{second}"}}"#)),
        ("no-reference.json", r#"{"status":"successful"}"#.to_owned()),
    ]
}

/// Every body, signed.
pub(crate) fn signed() -> Result<String> {
    let text = SECRET.concat();
    let secret: SigningSecret = text.parse()?;
    let sent = UNIX_EPOCH + Duration::from_secs(SENT);
    let deliveries: Vec<Value> = bodies()
        .iter()
        .zip(1..)
        .map(|((name, body), number)| {
            let headers = sign(&secret, &format!("msg_{number:027}"), sent, body.as_bytes());
            let headers: serde_json::Map<String, Value> =
                headers.pairs().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
            json!({ "body": name, "headers": headers })
        })
        .collect();
    pretty(&json!({ "secret": SECRET, "sent": SENT, "deliveries": deliveries }))
}
