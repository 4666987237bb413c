//! The handle of a running emulator, and its builder.

use std::{
    fmt,
    sync::{Arc, Mutex},
    time::SystemTime,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use tokio::{runtime::Handle, sync::watch};
use vove_transport::{BrowserGuard, Loopback, ReqwestTransport};

use crate::{
    Attempt, BodyShape, Error, ErrorKind, RetrySchedule, SessionOutcome, SessionSummary,
    clock::Clock,
    delivery::{DeliveryContext, DeliveryQueue},
    random, routes,
    shared::Shared,
};

/// A VOVE ID on a port of the loopback interface.
///
/// It responds as long as it is not dropped. Dropping it closes the port and stops all deliveries.
pub struct Emulator {
    server: Loopback,
    shared: Arc<Shared>,
    webhook_secret: String,
}

/// The configuration of an emulator, made by [`Emulator::builder`].
pub struct Builder {
    port: u16,
    api_key: Option<String>,
    webhook_secret: Option<String>,
    webhook_url: Option<String>,
    schedule: RetrySchedule,
    body_shape: BodyShape,
    guard: BrowserGuard,
    clock: Clock,
}

impl Emulator {
    /// Returns a builder with the defaults: a free port, a random API key and webhook secret, and no webhook URL.
    pub fn builder() -> Builder {
        Builder {
            port: 0,
            api_key: None,
            webhook_secret: None,
            webhook_url: None,
            schedule: RetrySchedule::svix().faster(100),
            body_shape: BodyShape::default(),
            guard: BrowserGuard::new(),
            clock: Arc::new(SystemTime::now),
        }
    }

    /// Returns the base URL for a client: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Returns the API key that requests must have in `x-api-key`.
    pub fn api_key(&self) -> &str {
        &self.shared.api_key
    }

    /// Returns the signing secret of the webhooks: `whsec_` and base64.
    pub fn webhook_secret(&self) -> &str {
        &self.webhook_secret
    }

    /// Sets the URL that later webhooks are sent to. Deliveries in progress keep theirs.
    ///
    /// # Errors
    /// [`ErrorKind::WebhookUrl`] if it is not a [`WebhookUrl`](crate::WebhookUrl).
    pub fn set_webhook_url(&self, url: &str) -> Result<(), Error> {
        self.shared.deliveries.set_url(url)
    }

    /// Returns the latest session of every `refId`, in the order of the `refId`s.
    pub fn sessions(&self) -> Vec<SessionSummary> {
        self.shared.store().sessions.summaries()
    }

    /// Finishes the latest session of `ref_id` as a persona, one of [`PERSONAS`](crate::PERSONAS), and sends the
    /// webhook if there is a webhook URL.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownSession`] if no session was created for `ref_id`, or [`ErrorKind::UnknownPersona`].
    pub fn finish(&self, ref_id: &str, persona: &str, outcome: SessionOutcome) -> Result<(), Error> {
        self.shared.finish(ref_id, persona, outcome)
    }

    /// Returns all attempts to deliver a webhook, oldest first, in a channel that announces new ones.
    pub fn attempts(&self) -> watch::Receiver<Vec<Attempt>> {
        self.shared.deliveries.attempts()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.shared.deliveries.abort_all();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl Builder {
    /// Sets the port of the loopback interface. The default, 0, is any free port.
    #[must_use]
    pub const fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the API key that requests must have. The default is random.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// Sets the signing secret of the webhooks: `whsec_` and base64. The default is random.
    #[must_use]
    pub fn webhook_secret(mut self, secret: impl Into<String>) -> Self {
        self.webhook_secret = Some(secret.into());
        self
    }

    /// Sets the URL that webhooks are sent to. By default none are sent.
    #[must_use]
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhook_url = Some(url.into());
        self
    }

    /// Sets the delays between the attempts of a delivery. The default is [`RetrySchedule::svix`], 100 times faster.
    #[must_use]
    pub fn schedule(mut self, schedule: RetrySchedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// Sets which identifiers webhook bodies contain. The default is [`BodyShape::Both`].
    #[must_use]
    pub const fn body_shape(mut self, shape: BodyShape) -> Self {
        self.body_shape = shape;
        self
    }

    /// Also accepts requests to the control surface whose header `Host` is this name or address, with any port. By
    /// default it must be `localhost`, `127.0.0.1` or `[::1]`: see [`BrowserGuard`].
    #[must_use]
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.guard = self.guard.allow_host(host);
        self
    }

    /// Sets the clock of responses, tokens and signatures. The default is [`SystemTime::now`].
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Starts the emulator.
    ///
    /// # Errors
    /// [`ErrorKind::Port`], [`ErrorKind::WebhookUrl`] or [`ErrorKind::WebhookSecret`] if the port is not available or a
    /// setting is invalid; [`ErrorKind::Transport`] or [`ErrorKind::Random`] if the system fails.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start(self) -> Result<Emulator, Error> {
        let webhook_secret = match self.webhook_secret {
            Some(secret) => secret,
            None => format!("whsec_{}", BASE64_STANDARD.encode(random::bytes::<24>()?)),
        };
        let api_key = match self.api_key {
            Some(key) => key,
            None => format!("emulator-{}", random::hex(&random::bytes::<16>()?)),
        };
        // Without root certificates, webhooks can still be sent to http URLs.
        let transport = ReqwestTransport::new()
            .or_else(|_| ReqwestTransport::plain_http())
            .map_err(|error| Error::with_source(ErrorKind::Transport, error))?;
        let context = DeliveryContext {
            secret: webhook_secret
                .parse()
                .map_err(|error: vove_webhook::Error| Error::with_source(ErrorKind::WebhookSecret, error))?,
            schedule: self.schedule,
            body_shape: self.body_shape,
            clock: Arc::clone(&self.clock),
            transport: Box::new(transport),
            attempts: watch::Sender::default(),
        };
        let deliveries = DeliveryQueue::new(context, Handle::current());
        if let Some(url) = self.webhook_url {
            deliveries.set_url(&url)?;
        }
        let shared = Arc::new(Shared {
            api_key,
            token_key: random::bytes()?,
            guard: self.guard,
            clock: self.clock,
            deliveries,
            store: Mutex::default(),
        });
        let (for_heads, for_requests) = (Arc::clone(&shared), Arc::clone(&shared));
        let server = Loopback::builder()
            .port(self.port)
            .max_request_bytes(routes::MAX_REQUEST_BYTES)
            .reject_head(move |head| routes::reject_head(&for_heads, head))
            .body_error(routes::reject_body)
            .start(move |request| std::future::ready(routes::respond(&for_requests, &request)))
            .await
            .map_err(|error| Error::with_source(ErrorKind::Port, error))?;
        Ok(Emulator { server, shared, webhook_secret })
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("port", &self.port).field("schedule", &self.schedule).finish_non_exhaustive()
    }
}
