//! The signing secrets and verifying keys to verify with.

use vove_webhook::{SigningSecret, Verifier};
use zeroize::Zeroizing;

use crate::{
    config::{WEBHOOK_SECRET, secret},
    error::{Error, Result},
};

/// How to read the secrets of the environment.
#[derive(clap::Args, Clone, Copy)]
pub(super) struct SecretArgs {
    /// Accept signing secrets without whsec_ too: base64 of at least 24 bytes, which can also be a public key
    #[arg(long)]
    unprefixed_secret: bool,
}

/// The endpoint's signing secrets and verifying keys from the environment, separated by whitespace.
pub(super) struct Secrets {
    texts: Zeroizing<String>,
    parse: ParseSecret,
}

/// How to read a signing secret.
pub(super) type ParseSecret = fn(&str) -> std::result::Result<SigningSecret, vove_webhook::Error>;

/// Reads a signing secret with or without its prefix.
pub(super) fn with_or_without_prefix(text: &str) -> std::result::Result<SigningSecret, vove_webhook::Error> {
    if text.starts_with("whsec_") { text.parse() } else { SigningSecret::from_unprefixed_base64(text) }
}

impl Secrets {
    pub(super) fn from_environment(args: SecretArgs) -> Result<Self> {
        let texts = secret(WEBHOOK_SECRET)?.ok_or_else(|| {
            Error::configuration(format_args!("no signing secret: set {WEBHOOK_SECRET} or {WEBHOOK_SECRET}_FILE"))
        })?;
        let parse = if args.unprefixed_secret { with_or_without_prefix } else { str::parse };
        Ok(Self { texts, parse })
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.split_ascii_whitespace()
    }

    pub(super) const fn parser(&self) -> ParseSecret {
        self.parse
    }

    pub(super) fn verifier(&self) -> Result<Verifier> {
        Ok(verifier(self.texts(), self.parse)?)
    }

    /// The secret to sign with: the first one.
    pub(super) fn signing_secret(&self) -> Result<SigningSecret> {
        Ok((self.parse)(self.texts().next().unwrap_or_default())?)
    }
}

/// A verifier with these secrets and verifying keys.
pub(super) fn verifier<'a>(
    mut texts: impl Iterator<Item = &'a str>,
    parse: ParseSecret,
) -> std::result::Result<Verifier, vove_webhook::Error> {
    let first = texts.next().unwrap_or_default();
    let verifier = match first.starts_with("whpk_") {
        true => Verifier::from_verifying_key(first.parse()?),
        false => Verifier::new(parse(first)?),
    };
    texts.try_fold(verifier, |verifier, text| match text.starts_with("whpk_") {
        true => text.parse().map(|key| verifier.with_verifying_key(key)),
        false => parse(text).map(|secret| verifier.with_secret(secret)),
    })
}
