//! The signing secrets and verifying keys to verify with.

use vove_webhook::{SigningSecret, Verifier};
use zeroize::Zeroizing;

use crate::{
    config::{WEBHOOK_SECRET, secret},
    error::{Error, Result},
};

/// The endpoint's signing secrets and verifying keys from the environment, separated by whitespace.
pub(super) struct Secrets(Zeroizing<String>);

impl Secrets {
    pub(super) fn from_environment() -> Result<Self> {
        let text = secret(WEBHOOK_SECRET)?.ok_or_else(|| {
            Error::configuration(format_args!("no signing secret: set {WEBHOOK_SECRET} or {WEBHOOK_SECRET}_FILE"))
        })?;
        Ok(Self(text))
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.split_ascii_whitespace()
    }

    pub(super) fn verifier(&self) -> Result<Verifier> {
        Ok(verifier(self.texts())?)
    }

    /// The secret to sign with: the first one.
    pub(super) fn signing_secret(&self) -> Result<SigningSecret> {
        Ok(self.texts().next().unwrap_or_default().parse()?)
    }
}

/// A verifier with these secrets and verifying keys.
pub(super) fn verifier<'a>(
    mut texts: impl Iterator<Item = &'a str>,
) -> std::result::Result<Verifier, vove_webhook::Error> {
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
