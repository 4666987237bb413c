use serde::Deserialize;
use vove_model::{RefId, VerificationStatus, json};

use crate::{Error, ErrorKind};

/// News about one person's verification (API page "Webhooks").
///
/// Comes out of [`Delivery::user_event`](crate::Delivery::user_event) and from nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserEvent {
    /// Your identifier of the person: what to ask the API about.
    pub ref_id: RefId,
    /// What the sender says. Decide on what the API answers, not on this.
    pub status: VerificationStatus,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    status: VerificationStatus,
    #[serde(default, deserialize_with = "json::none_if_empty")]
    ref_id: Option<RefId>,
    /// The older name of the same identifier; the only one before `refId` came.
    #[serde(default, deserialize_with = "json::none_if_empty")]
    user_id: Option<RefId>,
}

impl UserEvent {
    pub(crate) fn read(body: &[u8]) -> Result<Self, Error> {
        let wire: Wire = json::from_slice(body).map_err(|error| Error::from_model(ErrorKind::NotAnEvent, error))?;
        let ref_id = match (wire.ref_id, wire.user_id) {
            (Some(new), Some(old)) if new != old => return Err(Error::new(ErrorKind::ConflictingReference)),
            (Some(id), _) | (None, Some(id)) => id,
            (None, None) => return Err(Error::at(ErrorKind::NotAnEvent, "neither refId nor userId")),
        };
        Ok(Self { ref_id, status: wire.status })
    }
}
