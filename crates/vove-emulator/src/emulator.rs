use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use http::{Request, Response, StatusCode, Uri};
use percent_encoding::percent_decode_str;
use tokio::{runtime::Handle, sync::watch, task::JoinSet};
use vove_transport::{Loopback, ReqwestTransport, Transport};
use vove_webhook::SigningSecret;

use crate::{
    Attempt, BodyShape, Error, ErrorKind, Outcome, RetrySchedule, SessionSummary, api, control, delivery::deliver,
    people, reply, state::State,
};

type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// A local VOVE ID on a loopback port. Dropping it closes the port and stops all deliveries.
pub struct Emulator {
    server: Loopback,
    shared: Arc<Shared>,
    webhook_secret: String,
}

/// How an emulator is to be; see [`Emulator::builder`].
pub struct Builder {
    port: u16,
    api_key: Option<String>,
    webhook_secret: Option<String>,
    webhook_url: Option<String>,
    schedule: RetrySchedule,
    body_shape: BodyShape,
    clock: Clock,
}

/// What the server, the control surface and running deliveries have in common.
pub(crate) struct Shared {
    pub(crate) api_key: String,
    /// Signs session tokens. Not the API key: tokens leave for phones.
    pub(crate) token_key: [u8; 32],
    pub(crate) webhook_secret: SigningSecret,
    pub(crate) schedule: RetrySchedule,
    pub(crate) body_shape: BodyShape,
    pub(crate) clock: Clock,
    pub(crate) random: Random,
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) attempts: watch::Sender<Vec<Attempt>>,
    runtime: Handle,
    webhook_url: Mutex<Option<Uri>>,
    state: Mutex<State>,
    deliveries: Mutex<JoinSet<()>>,
}

impl Emulator {
    /// An emulator on any free port, without a webhook address, with the sender's own schedule sped up a hundred times.
    pub fn builder() -> Builder {
        Builder {
            port: 0,
            api_key: None,
            webhook_secret: None,
            webhook_url: None,
            schedule: RetrySchedule::svix().faster(100),
            body_shape: BodyShape::default(),
            clock: Box::new(SystemTime::now),
        }
    }

    /// The base URL for a client: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The API key that a client must send, made at random unless it was given.
    pub fn api_key(&self) -> &str {
        &self.shared.api_key
    }

    /// The signing secret of the webhooks, made at random unless it was given.
    pub fn webhook_secret(&self) -> &str {
        &self.webhook_secret
    }

    /// Sends webhooks to another address from now on.
    ///
    /// # Errors
    /// [`ErrorKind::WebhookUrl`].
    pub fn set_webhook_url(&self, url: &str) -> Result<(), Error> {
        *self.shared.webhook_url.lock().unwrap_or_else(PoisonError::into_inner) = Some(webhook_uri(url)?);
        Ok(())
    }

    /// The sessions so far, by reference.
    pub fn sessions(&self) -> Vec<SessionSummary> {
        self.shared.state().sessions()
    }

    /// Finishes a session as one of [`PEOPLE`](crate::PEOPLE), and sends the webhook if there is an address for it.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownSession`] or [`ErrorKind::UnknownPerson`].
    pub fn finish(&self, ref_id: &str, person: &str, outcome: Outcome) -> Result<(), Error> {
        self.shared.finish(ref_id, person, outcome)
    }

    /// Every attempt to deliver a webhook, oldest first; can be waited on.
    pub fn attempts(&self) -> watch::Receiver<Vec<Attempt>> {
        self.shared.attempts.subscribe()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.shared.deliveries().abort_all();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl Builder {
    /// Listens on this port of the loopback interface.
    #[must_use]
    pub const fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Expects this API key, to keep a backend's configuration over restarts.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// Signs webhooks with this secret (`whsec_` and base64).
    #[must_use]
    pub fn webhook_secret(mut self, secret: impl Into<String>) -> Self {
        self.webhook_secret = Some(secret.into());
        self
    }

    /// Sends webhooks to this address.
    #[must_use]
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhook_url = Some(url.into());
        self
    }

    /// When deliveries that were not acknowledged are sent again.
    #[must_use]
    pub fn schedule(mut self, schedule: RetrySchedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// Which identifiers webhook bodies name.
    #[must_use]
    pub const fn body_shape(mut self, shape: BodyShape) -> Self {
        self.body_shape = shape;
        self
    }

    /// Tells the time: of sessions, tokens and signatures.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Starts the emulator.
    ///
    /// # Errors
    /// When the port can't be had, or the webhook address or secret is none.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start(self) -> Result<Emulator, Error> {
        let random = Random;
        let webhook_secret = match self.webhook_secret {
            Some(secret) => secret,
            None => format!("whsec_{}", BASE64_STANDARD.encode(random.bytes::<24>()?)),
        };
        let api_key = match self.api_key {
            Some(key) => key,
            None => format!("emulator-{}", hex(&random.bytes::<16>()?)),
        };
        // A machine without root certificates can still deliver to a receiver of its own.
        let transport = ReqwestTransport::new()
            .or_else(|_| ReqwestTransport::plain_http())
            .map_err(|error| Error::with_source(ErrorKind::Transport, error))?;
        let shared = Arc::new(Shared {
            api_key,
            token_key: random.bytes()?,
            webhook_secret: webhook_secret
                .parse()
                .map_err(|error: vove_webhook::Error| Error::with_source(ErrorKind::WebhookSecret, error))?,
            schedule: self.schedule,
            body_shape: self.body_shape,
            clock: self.clock,
            random,
            transport: Box::new(transport),
            attempts: watch::Sender::default(),
            runtime: Handle::current(),
            webhook_url: Mutex::new(self.webhook_url.as_deref().map(webhook_uri).transpose()?),
            state: Mutex::default(),
            deliveries: Mutex::default(),
        });
        let handler = {
            let shared = Arc::clone(&shared);
            move |request| std::future::ready(answer(&shared, &request))
        };
        let server =
            Loopback::start(self.port, handler).await.map_err(|error| Error::with_source(ErrorKind::Port, error))?;
        Ok(Emulator { server, shared, webhook_secret })
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("port", &self.port).field("schedule", &self.schedule).finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn deliveries(&self) -> MutexGuard<'_, JoinSet<()>> {
        self.deliveries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn finish(self: &Arc<Self>, ref_id: &str, person: &str, outcome: Outcome) -> Result<(), Error> {
        let person = people::find(person).ok_or(ErrorKind::UnknownPerson)?;
        self.state().finish(ref_id, person, outcome, (self.clock)())?;
        let url = self.webhook_url.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(url) = url {
            let delivery = deliver(Arc::clone(self), url, ref_id.to_owned(), outcome);
            let mut deliveries = self.deliveries();
            while deliveries.try_join_next().is_some() {}
            deliveries.spawn_on(delivery, &self.runtime);
        }
        Ok(())
    }
}

fn answer(shared: &Arc<Shared>, request: &Request<Bytes>) -> Response<Bytes> {
    let Ok(segments) = request
        .uri()
        .path()
        .trim_start_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8())
        .collect::<Result<Vec<_>, _>>()
    else {
        return reply::error(StatusCode::BAD_REQUEST, "the path is not UTF-8");
    };
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    match segments.as_slice() {
        ["v2", path @ ..] | path @ ["kyb" | "aml", ..] => api::answer(shared, path, request),
        ["emulator", path @ ..] => control::answer(shared, path, request),
        ["sessions", _] => {
            reply::error(StatusCode::NOT_FOUND, "use GET /v2/users/{refId}: this path is of an older page")
        }
        _ => reply::error(StatusCode::NOT_FOUND, "paths begin with /v2 or /emulator"),
    }
}

fn webhook_uri(url: &str) -> Result<Uri, Error> {
    let uri: Uri = url.parse().map_err(|error| Error::with_source(ErrorKind::WebhookUrl, error))?;
    match uri.scheme_str() {
        Some("http" | "https") if uri.host().is_some() => Ok(uri),
        _ => Err(ErrorKind::WebhookUrl.into()),
    }
}

/// The system's random numbers.
pub(crate) struct Random;

impl Random {
    fn bytes<const COUNT: usize>(&self) -> Result<[u8; COUNT], Error> {
        let mut bytes = [0; COUNT];
        getrandom::fill(&mut bytes).map_err(|_| ErrorKind::Random)?;
        Ok(bytes)
    }

    /// 24 hexadecimal digits, as the API's own identifiers.
    pub(crate) fn id(&self) -> String {
        hex(&self.bytes::<12>().unwrap_or_default())
    }

    /// As the sender's message ids: `msg_` and 27 letters or digits.
    pub(crate) fn message_id(&self) -> String {
        let hex = hex(&self.bytes::<14>().unwrap_or_default());
        format!("msg_{}", hex.get(..27).unwrap_or(&hex))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
