//! What a verified delivery is about, and the codes for the ones that fail verification.

use serde::Serialize;
use vove_model::RefId;
use vove_webhook::{Delivery, ErrorKind, Event, KybEvent};

use crate::render::mask::Mask;

/// The event of a verified delivery. The reference and a status that this version does not know are masked.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventView {
    family: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ref_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl EventView {
    pub(super) fn new(delivery: &Delivery<'_>, mask: Mask) -> Self {
        let about = |family, ref_id: &RefId, status: &str, is_known: bool| Self {
            family,
            status: Some(mask.known(status, is_known)),
            ref_id: Some(mask.text(ref_id.as_str())),
            why: None,
        };
        match delivery.event() {
            Ok(Event::User(event)) => about("user", &event.ref_id, event.status.as_str(), event.status.is_known()),
            Ok(Event::Aml(event)) => about("aml", &event.ref_id, event.status.as_str(), event.status.is_known()),
            Ok(Event::Kyb(event)) => about("kyb", &event.ref_id, event.status.as_str(), event.status.is_known()),
            Ok(Event::AmlOrKyb(event)) => {
                let KybEvent { ref_id, status, .. } = event.into_kyb();
                about("aml or kyb", &ref_id, status.as_str(), status.is_known())
            }
            Ok(_) => Self { family: "unknown", ..Self::default() },
            Err(error) => Self { family: "none", why: Some(error.to_string()), ..Self::default() },
        }
    }

    /// The event as words.
    pub(super) fn words(&self) -> String {
        let rest = [&self.status, &self.ref_id, &self.why].into_iter().flatten().map(String::as_str);
        std::iter::once(self.family).chain(rest).collect::<Vec<_>>().join(" ")
    }
}

/// The code of a verification error, as in the vectors of `fixtures/webhook`.
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
