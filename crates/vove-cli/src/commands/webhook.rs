mod event;
mod explain;
mod jsonl;
mod listen;
mod request_file;
mod send;
mod sign;
mod verify;

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use vove_webhook::Verifier;
use zeroize::Zeroizing;

use crate::{
    config::{WEBHOOK_SECRET, secret},
    error::Failure,
    render::Output,
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Say whether a saved delivery is genuine, and if not, why
    Verify(verify::Args),
    /// Sign a body as the provider does, and print the headers
    Sign(sign::Args),
    /// Receive deliveries on this machine, verify them, and print one JSON object a line
    Listen(listen::Args),
    /// Send a signed delivery to a receiver, or a bad one on purpose
    Send(send::Args),
}

pub(crate) async fn run(command: Command, output: &Output) -> Result<(), Failure> {
    match command {
        Command::Verify(verify) if verify.jsonl => jsonl::run(output),
        Command::Verify(verify) => verify::run(&verify, output),
        Command::Sign(sign) => sign::run(&sign, output),
        Command::Listen(listen) => listen::run(listen, output).await,
        Command::Send(send) => send::run(&send, output).await,
    }
}

/// The endpoint's secrets and public keys, from the environment: one, or several with blanks between.
struct Secrets(Zeroizing<String>);

impl Secrets {
    fn from_environment() -> Result<Self, Failure> {
        let text = secret(WEBHOOK_SECRET)?.ok_or_else(|| {
            Failure::Configuration(format!("no signing secret: set {WEBHOOK_SECRET} or {WEBHOOK_SECRET}_FILE"))
        })?;
        Ok(Self(text))
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.split_ascii_whitespace()
    }

    fn verifier(&self) -> Result<Verifier, Failure> {
        Ok(verifier(self.texts())?)
    }
}

/// A verifier of several secrets or public keys.
fn verifier<'a>(mut texts: impl Iterator<Item = &'a str>) -> Result<Verifier, vove_webhook::Error> {
    let first = texts.next().unwrap_or_default();
    let verifier = match first.starts_with("whpk_") {
        true => Verifier::from_verifying_key(first.parse()?),
        false => Verifier::new(first.parse()?),
    };
    texts.try_fold(verifier, |verifier, text| match text.starts_with("whpk_") {
        true => text.parse().map(|key| verifier.with_verifying_key(key)),
        false => text.parse().map(|secret| verifier.with_secret(secret)),
    })
}

/// The bytes of a file, or of standard input for `-`.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    bytes.map_err(|error| Failure::Configuration(format!("{} can't be read: {error}", path.display())))
}
