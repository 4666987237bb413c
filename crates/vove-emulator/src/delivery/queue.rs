//! The deliveries in progress, and the URL that they are sent to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::{runtime::Handle, sync::watch, task::JoinSet};

use super::{Attempt, DeliveryContext, WebhookUrl, message::Message};
use crate::{Error, SessionOutcome};

/// Starts deliveries on a Tokio runtime.
pub(crate) struct DeliveryQueue {
    context: Arc<DeliveryContext>,
    runtime: Handle,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    url: Option<WebhookUrl>,
    tasks: JoinSet<()>,
}

impl DeliveryQueue {
    /// An empty queue without a webhook URL.
    pub(crate) fn new(context: DeliveryContext, runtime: Handle) -> Self {
        Self { context: Arc::new(context), runtime, state: Mutex::default() }
    }

    /// Sets the URL of later messages.
    pub(crate) fn set_url(&self, url: &str) -> Result<(), Error> {
        self.state().url = Some(url.parse()?);
        Ok(())
    }

    /// Starts the delivery of a message, if there is a webhook URL.
    pub(crate) fn send(&self, ref_id: &str, status: SessionOutcome) {
        let mut state = self.state();
        let Some(url) = state.url.clone() else { return };
        let message = Message::new(ref_id, status, self.context.body_shape);
        let context = Arc::clone(&self.context);
        while state.tasks.try_join_next().is_some() {} // drops the results of finished tasks
        state.tasks.spawn_on(async move { context.deliver(&url, &message).await }, &self.runtime);
    }

    /// All attempts, oldest first.
    pub(crate) fn attempts(&self) -> watch::Receiver<Vec<Attempt>> {
        self.context.attempts.subscribe()
    }

    /// Stops all deliveries in progress.
    pub(crate) fn abort_all(&self) {
        self.state().tasks.abort_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
