//! What the HTTP server and the handle share: configuration, state, and the queue of deliveries.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use vove_transport::BrowserGuard;

use crate::{
    Error, ErrorKind, SessionOutcome,
    clock::Clock,
    delivery::DeliveryQueue,
    store::{Store, find_persona},
};

/// The shared part of a running emulator.
pub(crate) struct Shared {
    pub(crate) api_key: String,
    /// Signs session tokens. It isn't the API key, because session tokens are sent to the users' devices.
    pub(crate) token_key: [u8; 32],
    /// Protects the control surface, which needs no API key.
    pub(crate) guard: BrowserGuard,
    pub(crate) clock: Clock,
    pub(crate) deliveries: DeliveryQueue,
    pub(crate) store: Mutex<Store>,
}

impl Shared {
    pub(crate) fn now(&self) -> SystemTime {
        (self.clock)()
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finishes the latest session of a `refId`, and sends the webhook.
    pub(crate) fn finish(&self, ref_id: &str, persona: &str, outcome: SessionOutcome) -> Result<(), Error> {
        let persona = find_persona(persona).ok_or(ErrorKind::UnknownPersona)?;
        let now = self.now();
        self.store().sessions.finish(ref_id, persona, outcome, now)?;
        self.deliveries.send(ref_id, outcome);
        Ok(())
    }
}
