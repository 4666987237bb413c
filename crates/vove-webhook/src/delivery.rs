use std::{borrow::Cow, fmt, time::SystemTime};

use crate::{AmlEvent, Error, Event, KybEvent, UserEvent, event::Message};

/// A delivery that was proven genuine. Only [`Verifier::verify`](crate::Verifier::verify) makes one.
///
/// It is a nudge, not the truth: deliveries come twice and out of order, so ask the API next. `Debug` prints the id alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery<'a> {
    id: Cow<'a, str>,
    sent: SystemTime,
    body: Cow<'a, [u8]>,
    secret: usize,
}

impl<'a> Delivery<'a> {
    pub(crate) const fn new(id: &'a str, sent: SystemTime, body: &'a [u8], secret: usize) -> Self {
        Self { id: Cow::Borrowed(id), sent, body: Cow::Borrowed(body), secret }
    }

    /// The sender's id of the message: the same over all attempts and replays, so the key to tell duplicates by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When this attempt was sent.
    pub const fn sent_at(&self) -> SystemTime {
        self.sent
    }

    /// Which of the verifier's secrets fitted, by its position. When the first has not fitted for days, it may go.
    pub const fn secret_index(&self) -> usize {
        self.secret
    }

    /// The body as it came.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The user event in the body, on an endpoint that gets only those.
    ///
    /// # Errors
    /// [`NotAnEvent`](crate::ErrorKind::NotAnEvent) and
    /// [`ConflictingReference`](crate::ErrorKind::ConflictingReference). Acknowledge either: it would only come again.
    pub fn user_event(&self) -> Result<UserEvent, Error> {
        Message::read(&self.body).user()
    }

    /// The AML event in the body, on an endpoint that gets only those.
    ///
    /// # Errors
    /// As [`user_event`](Self::user_event).
    pub fn aml_event(&self) -> Result<AmlEvent, Error> {
        Message::read(&self.body).aml()
    }

    /// The KYB event in the body, on an endpoint that gets only those.
    ///
    /// # Errors
    /// As [`user_event`](Self::user_event).
    pub fn kyb_event(&self) -> Result<KybEvent, Error> {
        Message::read(&self.body).kyb()
    }

    /// The event in the body, its family told by the body: a type in an envelope, lower-case status for a user,
    /// `previousStatus` or a status of its own for KYB and AML. No documented body says its family, so an endpoint for each
    /// family is the safer set-up.
    ///
    /// # Errors
    /// As [`user_event`](Self::user_event); every JSON is an event here, if only an unknown one.
    pub fn event(&self) -> Result<Event, Error> {
        Message::read(&self.body).event()
    }

    /// Copies what is borrowed, to keep the delivery beyond the request.
    pub fn into_owned(self) -> Delivery<'static> {
        Delivery {
            id: Cow::Owned(self.id.into_owned()),
            sent: self.sent,
            body: Cow::Owned(self.body.into_owned()),
            secret: self.secret,
        }
    }
}

impl fmt::Debug for Delivery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Delivery({})", self.id)
    }
}
