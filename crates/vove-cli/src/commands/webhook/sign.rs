//! `vove webhook sign`: the signature headers of a body.

use std::{io, path::PathBuf, time::SystemTime};

use serde::Serialize;
use vove_webhook::sign;

use super::{
    request_file::SavedRequest,
    secrets::{SecretArgs, Secrets},
};
use crate::{
    arguments::unix_seconds,
    error::{Error, Result},
    input,
    render::{Output, Render, human::Human},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The body; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    body: PathBuf,

    /// The message id instead of a random one
    #[arg(long)]
    id: Option<String>,

    /// The time of sending in seconds since 1970 instead of the current time
    #[arg(long, value_name = "SECONDS", value_parser = unix_seconds, allow_negative_numbers = true)]
    at: Option<SystemTime>,

    #[command(flatten)]
    secrets: SecretArgs,
}

pub(super) fn run(args: &Args, output: &Output) -> Result {
    let secret = Secrets::from_environment(args.secrets)?.signing_secret()?;
    let body = input::bytes(&args.body)?;
    let sent = args.at.unwrap_or_else(SystemTime::now);
    let id = match &args.id {
        Some(id) if id.is_empty() || id.contains(|c: char| !c.is_ascii_graphic() || c == '.') => {
            return Err(Error::configuration("a message id is printable ASCII without spaces and dots"));
        }
        Some(id) => id.clone(),
        None => message_id()?,
    };
    let headers = sign(&secret, &id, sent, &body).pairs().map(|(name, value)| (name.to_owned(), value.into()));
    Ok(output.show(&SignedRequest(SavedRequest { headers: headers.to_vec(), body, received: Some(sent) }))?)
}

/// A signed request: as text its signature headers, as JSON all of it.
#[derive(Serialize)]
struct SignedRequest(SavedRequest);

impl Render for SignedRequest {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        let mut headers = self.0.headers.iter();
        headers.try_for_each(|(name, value)| out.line(format_args!("{name}: {}", String::from_utf8_lossy(value))))
    }
}

/// A message id in the provider's form: `msg_` and 27 letters or digits.
pub(super) fn message_id() -> Result<String> {
    Ok(random::<27>()?.iter().fold("msg_".to_owned(), |id, byte| id + &format!("{:x}", byte % 16)))
}

pub(super) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::configuration(format_args!("the system has no random numbers: {error}")))?;
    Ok(bytes)
}
