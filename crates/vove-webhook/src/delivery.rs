//! A verified delivery, and the events that it may carry.

use std::{borrow::Cow, fmt, time::SystemTime};

use crate::{AmlEvent, Error, Event, KybEvent, UserEvent, event::Message};

/// A verified delivery. Only [`Verifier::verify`](crate::Verifier::verify) makes one.
///
/// An event is a hint that something changed: deliveries can be repeated and reordered, so ask the API for the current
/// state. `Debug` shows the id only.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery<'a> {
    id: Cow<'a, str>,
    sent: SystemTime,
    body: Cow<'a, [u8]>,
    key_index: usize,
}

impl<'a> Delivery<'a> {
    pub(crate) const fn new(id: &'a str, sent: SystemTime, body: &'a [u8], key_index: usize) -> Self {
        Self { id: Cow::Borrowed(id), sent, body: Cow::Borrowed(body), key_index }
    }

    /// The sender's id of the message. All attempts and replays of a message have the same id, so it identifies
    /// duplicates.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When this attempt was sent.
    pub const fn sent_at(&self) -> SystemTime {
        self.sent
    }

    /// The position of the key that matched, in the order in which the keys were added to the verifier.
    ///
    /// After a rotation, remove a secret that has matched nothing for days.
    pub const fn secret_index(&self) -> usize {
        self.key_index
    }

    /// The body as received.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The user event in the body, for an endpoint that receives only user events.
    ///
    /// # Errors
    /// [`NotAnEvent`](crate::ErrorKind::NotAnEvent) or
    /// [`ConflictingReference`](crate::ErrorKind::ConflictingReference). Acknowledge both: a retry would send the same
    /// body.
    pub fn user_event(&self) -> Result<UserEvent, Error> {
        Message::read(&self.body).user()
    }

    /// The AML event in the body, for an endpoint that receives only AML events.
    ///
    /// # Errors
    /// As [`user_event`](Self::user_event).
    pub fn aml_event(&self) -> Result<AmlEvent, Error> {
        Message::read(&self.body).aml()
    }

    /// The KYB event in the body, for an endpoint that receives only KYB events.
    ///
    /// # Errors
    /// As [`user_event`](Self::user_event).
    pub fn kyb_event(&self) -> Result<KybEvent, Error> {
        Message::read(&self.body).kyb()
    }

    /// The event in the body, of any family.
    ///
    /// The family is guessed from the body: from a type in an envelope, from a status in lower case for a user, from
    /// `previousStatus` or from a status that only KYB or only AML has. No documented body names its family, so one
    /// endpoint for each family is safer.
    ///
    /// # Errors
    /// [`NotAnEvent`](crate::ErrorKind::NotAnEvent) if the body is not JSON, or
    /// [`ConflictingReference`](crate::ErrorKind::ConflictingReference). JSON without the documented fields is an
    /// [`Event::Unknown`].
    pub fn event(&self) -> Result<Event, Error> {
        Message::read(&self.body).event()
    }

    /// Copies borrowed parts, to keep the delivery after the request is gone.
    pub fn into_owned(self) -> Delivery<'static> {
        Delivery {
            id: Cow::Owned(self.id.into_owned()),
            sent: self.sent,
            body: Cow::Owned(self.body.into_owned()),
            key_index: self.key_index,
        }
    }
}

impl fmt::Debug for Delivery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Delivery({})", self.id)
    }
}
