/// Why the emulator can't do what it was asked to.
#[derive(Debug, thiserror::Error)]
#[error("{kind}{}", self.detail())]
pub struct Error {
    kind: ErrorKind,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What went wrong, to branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The port can't be had.
    #[error("the port can't be had")]
    Port,
    /// No transport for the webhooks.
    #[error("webhooks can't be sent")]
    Transport,
    /// The webhook address is no URL.
    #[error("the webhook address is no http or https URL")]
    WebhookUrl,
    /// The webhook secret is none.
    #[error("the webhook secret is none")]
    WebhookSecret,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers")]
    Random,
    /// No session was created for this reference.
    #[error("no session was created for this reference")]
    UnknownSession,
    /// Nobody of that name among the invented people.
    #[error("nobody of that name among the invented people")]
    UnknownPerson,
    /// Not an outcome that the API documents.
    #[error("the outcome is none of in_progress, pending, successful, suspected")]
    UnknownOutcome,
}

impl Error {
    pub(crate) fn with_source(kind: ErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// What went wrong.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The system's reason for a port it refuses; other causes may hold what was given.
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
