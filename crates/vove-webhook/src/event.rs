mod wire;

use vove_model::{AmlCaseStatus, KybCaseStatus, KybRejectionReason, Pii, RawJson, RefId, VerificationStatus};

pub(crate) use self::wire::Message;

/// What a delivery is about, told apart by its body: see [`Delivery::event`](crate::Delivery::event).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A person's verification.
    User(UserEvent),
    /// An AML case.
    Aml(AmlEvent),
    /// A KYB case.
    Kyb(KybEvent),
    /// An AML or a KYB case: both say `IN_REVIEW` and `REJECTED`, and nothing in the body tells which.
    AmlOrKyb(AmbiguousEvent),
    /// Another event, kept whole.
    Unknown(UnknownEvent),
}

/// News about one person's verification (API page "Webhooks").
///
/// Comes out of [`Delivery::user_event`](crate::Delivery::user_event) and of [`Event::User`], and from nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserEvent {
    /// Your identifier of the person: what to ask the API about.
    pub ref_id: RefId,
    /// What the sender says. Decide on what the API answers, not on this.
    pub status: VerificationStatus,
}

/// So that `event.fetch(&client)` is the line after a verified delivery: `vove_client::Fetch` is for whatever names a person.
impl AsRef<RefId> for UserEvent {
    fn as_ref(&self) -> &RefId {
        &self.ref_id
    }
}

/// News about an AML case (API page "AML Screening"): sent when it is made and when its status changes, if it has a
/// reference.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AmlEvent {
    /// Your reference of the case.
    pub ref_id: RefId,
    /// What the sender says.
    pub status: AmlCaseStatus,
}

/// News about a KYB case (API page "KYB Webhooks"). The first comes when the case leaves `NOT_STARTED`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KybEvent {
    /// Your reference of the case.
    pub ref_id: RefId,
    /// What the sender says.
    pub status: KybCaseStatus,
    /// Where the case stood before; not in the older generation of these events.
    pub previous_status: Option<KybCaseStatus>,
    /// Why it was rejected. One value is documented.
    pub reason: Option<KybRejectionReason>,
}

/// An event that AML and KYB would write alike. Who gave each family an endpoint of its own knows which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbiguousEvent {
    ref_id: RefId,
    status: String,
}

/// An event that this version has no type for, or one without the documented fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// `type` or `event` of the body, if it has one. None of the documented bodies does.
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

    /// The event as one of AML.
    pub fn into_aml(self) -> AmlEvent {
        AmlEvent { status: AmlCaseStatus::from(self.status.as_str()), ref_id: self.ref_id }
    }

    /// The event as one of KYB.
    pub fn into_kyb(self) -> KybEvent {
        let status = KybCaseStatus::from(self.status.as_str());
        KybEvent { ref_id: self.ref_id, status, previous_status: None, reason: None }
    }
}
