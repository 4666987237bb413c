//! The error of the emulator.

/// Why the emulator didn't start, or didn't do what a method asked for.
#[derive(Debug, thiserror::Error)]
#[error("{kind}{}", self.detail())]
pub struct Error {
    kind: ErrorKind,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kinds of [`Error`]. `docs/errors.md` has a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The port is not available. The error's text contains the system's reason.
    #[error("the port is not available")]
    Port,
    /// The HTTP client that delivers webhooks could not be created.
    #[error("the HTTP client for webhooks could not be created")]
    Transport,
    /// The webhook URL is not a [`WebhookUrl`](crate::WebhookUrl).
    #[error("the webhook URL must be an absolute http or https URL, without a user name and with a valid port if any")]
    WebhookUrl,
    /// The webhook secret is not `whsec_` and base64.
    #[error("the webhook secret is not valid")]
    WebhookSecret,
    /// The operating system returned no random numbers.
    #[error("the operating system returned no random numbers")]
    Random,
    /// No session was created for this `refId`.
    #[error("no session was created for this refId")]
    UnknownSession,
    /// The persona is not one of [`PERSONAS`](crate::PERSONAS).
    #[error("unknown persona")]
    UnknownPersona,
    /// The outcome is not one of [`SessionOutcome::ALL`](crate::SessionOutcome::ALL).
    #[error("unknown outcome: it must be in_progress, pending, successful or suspected")]
    UnknownOutcome,
}

impl Error {
    pub(crate) fn with_source(kind: ErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// Returns the kind of the error.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The system's reason for an unavailable port. Other sources are left out: they may quote the caller's input.
    fn detail(&self) -> String {
        match (&self.kind, &self.source) {
            (ErrorKind::Port, Some(source)) => format!(": {source}"),
            _ => String::new(),
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, source: None }
    }
}
