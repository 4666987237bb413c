//! What a delivery says: one type for each family of events.

mod message;

use vove_model::{AmlCaseStatus, KybCaseStatus, KybRejectionReason, Pii, RawJson, RefId, VerificationStatus};

pub(crate) use self::message::Message;

/// An event of any family: see [`Delivery::event`](crate::Delivery::event).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A person's verification.
    User(UserEvent),
    /// An AML case.
    Aml(AmlEvent),
    /// A KYB case.
    Kyb(KybEvent),
    /// An AML or a KYB case: both families have `IN_REVIEW` and `REJECTED`, and the body does not tell them apart.
    AmlOrKyb(AmbiguousEvent),
    /// Any other event, with its whole body.
    Unknown(UnknownEvent),
}

/// A change in one person's verification (API page "Webhooks").
///
/// Only [`Delivery::user_event`](crate::Delivery::user_event) and [`Delivery::event`](crate::Delivery::event) return
/// one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserEvent {
    /// Your identifier of the person, to call the API with.
    pub ref_id: RefId,
    /// The status according to the sender. Decide on the API's response instead.
    pub status: VerificationStatus,
}

/// For `event.fetch(&client)`: `vove_client::Fetch` is implemented for everything that refers to a person.
impl AsRef<RefId> for UserEvent {
    fn as_ref(&self) -> &RefId {
        &self.ref_id
    }
}

/// A change in an AML case (API page "AML Screening"). Sent when a case with a reference is created and when its status
/// changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AmlEvent {
    /// Your reference of the case.
    pub ref_id: RefId,
    /// The status according to the sender.
    pub status: AmlCaseStatus,
}

/// A change in a KYB case (API page "KYB Webhooks"). First sent when the case leaves `NOT_STARTED`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KybEvent {
    /// Your reference of the case.
    pub ref_id: RefId,
    /// The status according to the sender.
    pub status: KybCaseStatus,
    /// The status before the change. Missing in the older generation of these events.
    pub previous_status: Option<KybCaseStatus>,
    /// Why the case was rejected. One value is documented.
    pub reason: Option<KybRejectionReason>,
}

/// An event that can be of an AML or of a KYB case. With one endpoint for each family it does not occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbiguousEvent {
    ref_id: RefId,
    status: String,
}

/// An event without a type in this version, or without the documented fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// `type` or `event` of the body, if there is one. The documented bodies have neither.
    pub event_type: Option<Pii<String>>,
    /// The reference, if there is one.
    pub ref_id: Option<RefId>,
    /// The whole body.
    pub json: RawJson,
}

impl AmbiguousEvent {
    /// The reference of the case.
    pub const fn ref_id(&self) -> &RefId {
        &self.ref_id
    }

    /// The event of an AML case.
    pub fn into_aml(self) -> AmlEvent {
        AmlEvent { status: AmlCaseStatus::from(self.status.as_str()), ref_id: self.ref_id }
    }

    /// The event of a KYB case.
    pub fn into_kyb(self) -> KybEvent {
        let status = KybCaseStatus::from(self.status.as_str());
        KybEvent { ref_id: self.ref_id, status, previous_status: None, reason: None }
    }
}
