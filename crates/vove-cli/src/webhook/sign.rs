use std::time::{Duration, SystemTime, UNIX_EPOCH};

use vove_webhook::{SigningSecret, sign};

use super::{Secrets, arguments::Sign, read, saved::Saved};
use crate::{failure::Failure, output::Output};

pub(super) fn run(arguments: &Sign, output: &Output) -> Result<(), Failure> {
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
