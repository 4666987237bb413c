//! Why a command failed, and the exit code for it.

use std::{fmt::Display, io, process::ExitCode};

use vove_client::ErrorKind;

pub(crate) type Result<T = ()> = std::result::Result<T, Error>;

/// Why a command failed: one line that holds no personal data and no secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The operation ran and failed: exit code 1.
    #[error("{0}")]
    Failed(String),
    /// A setting, a file or an argument is unusable: exit code 3.
    #[error("{0}")]
    Configuration(String),
    /// The client failed; its kind determines the exit code.
    #[error(transparent)]
    Client(#[from] vove_client::Error),
    /// The response is not as documented: exit code 6.
    #[error("{0}")]
    UnexpectedResponse(String),
    /// Standard output can't be written: exit code 1.
    #[error("can't write to standard output: {0}")]
    Output(#[from] io::Error),
}

impl Error {
    pub(crate) fn failed(reason: impl Display) -> Self {
        Self::Failed(reason.to_string())
    }

    pub(crate) fn configuration(reason: impl Display) -> Self {
        Self::Configuration(reason.to_string())
    }

    /// The exit code, as `vove --help` lists them.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed(_) | Self::Output(_) => 1,
            Self::Configuration(_) => 3,
            Self::Client(error) => match error.kind() {
                ErrorKind::InvalidConfiguration | ErrorKind::InvalidRequest => 3,
                ErrorKind::Rejected | ErrorKind::Unauthorized | ErrorKind::Forbidden | ErrorKind::NotFound => 4,
                ErrorKind::UnexpectedResponse | ErrorKind::UnexpectedStatus | ErrorKind::ResponseTooLarge => 6,
                _ => 5,
            },
            Self::UnexpectedResponse(_) => 6,
        })
    }
}

impl From<vove_model::Error> for Error {
    fn from(error: vove_model::Error) -> Self {
        match error.kind() {
            vove_model::ErrorKind::InvalidId | vove_model::ErrorKind::BlankName => Self::configuration(error),
            _ => Self::UnexpectedResponse(error.to_string()),
        }
    }
}

impl From<vove_emulator::Error> for Error {
    fn from(error: vove_emulator::Error) -> Self {
        Self::configuration(error)
    }
}

impl From<vove_webhook::Error> for Error {
    fn from(error: vove_webhook::Error) -> Self {
        Self::configuration(error)
    }
}
