use std::{
    path::PathBuf,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use vove_webhook::{SigningSecret, sign};

use super::{Secrets, read, request_file::Saved};
use crate::{error::Failure, render::Output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The body; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) body: PathBuf,

    /// The message's id; a new one otherwise
    #[arg(long)]
    pub(crate) id: Option<String>,

    /// When it is sent, in seconds since 1970; now otherwise
    #[arg(long, value_name = "SECONDS")]
    pub(crate) at: Option<u64>,
}

pub(super) fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let secret = Secrets::from_environment()?.signing()?;
    let body = read(&arguments.body)?;
    let at = match arguments.at {
        Some(seconds) => UNIX_EPOCH.checked_add(Duration::from_secs(seconds)),
        None => Some(SystemTime::now()),
    };
    let at = at.ok_or_else(|| Failure::Configuration("there is no such time".to_owned()))?;
    let id = match &arguments.id {
        Some(id) if id.is_empty() || id.contains(|c: char| !c.is_ascii_graphic() || c == '.') => {
            return Err(Failure::Configuration("an id is printable, without blanks and dots".to_owned()));
        }
        Some(id) => id.clone(),
        None => message_id()?,
    };
    let headers = sign(&secret, &id, at, &body);
    if output.json {
        let lines = headers.pairs().map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec()));
        let saved = Saved { headers: lines.to_vec(), body, received: Some(at) };
        output.value(&saved.to_json().into())?;
    } else {
        for (name, value) in headers.pairs() {
            output.line(&format!("{name}: {value}"))?;
        }
    }
    Ok(())
}

impl Secrets {
    /// The first secret: who signs has one.
    pub(super) fn signing(&self) -> Result<SigningSecret, Failure> {
        Ok(self.texts().next().unwrap_or_default().parse()?)
    }
}

/// An id as the provider's sender makes them: `msg_` and 27 letters or digits.
pub(super) fn message_id() -> Result<String, Failure> {
    Ok(random::<27>()?.iter().fold("msg_".to_owned(), |id, byte| id + &format!("{:x}", byte % 16)))
}

pub(super) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], Failure> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::Configuration(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}
