use std::{io, process::ExitCode};

use vove_client::ErrorKind;

/// Why a command failed. One line, safe to print; the exit code says what to do about it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    DidNotHappen(String),
    #[error("{0}")]
    Configuration(String),
    #[error(transparent)]
    Client(#[from] vove_client::Error),
    #[error("{0}")]
    UnexpectedReply(String),
    #[error("can't write to standard output: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// As the help text lists them.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::DidNotHappen(_) | Self::Output(_) => 1,
            Self::Configuration(_) => 3,
            Self::Client(error) => match error.kind() {
                ErrorKind::InvalidConfiguration | ErrorKind::InvalidRequest => 3,
                ErrorKind::Rejected | ErrorKind::Unauthorized | ErrorKind::Forbidden | ErrorKind::NotFound => 4,
                ErrorKind::UnexpectedResponse | ErrorKind::UnexpectedStatus | ErrorKind::ResponseTooLarge => 6,
                _ => 5,
            },
            Self::UnexpectedReply(_) => 6,
        })
    }
}

impl From<vove_model::Error> for Failure {
    fn from(error: vove_model::Error) -> Self {
        match error.kind() {
            vove_model::ErrorKind::InvalidId | vove_model::ErrorKind::BlankName => {
                Self::Configuration(error.to_string())
            }
            _ => Self::UnexpectedReply(error.to_string()),
        }
    }
}

impl From<vove_emulator::Error> for Failure {
    fn from(error: vove_emulator::Error) -> Self {
        Self::Configuration(error.to_string())
    }
}

impl From<vove_webhook::Error> for Failure {
    fn from(error: vove_webhook::Error) -> Self {
        Self::Configuration(error.to_string())
    }
}
