//! What can be wrong with a delivery, and how it is said at a terminal.

use std::fmt;

use vove_webhook::{Error, Verifier};

use super::reserialized::Difference;

/// One result of [`explain`](super::explain).
///
/// The text never contains a header's value, the body, a secret or a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Diagnosis {
    /// A signature matches the secret at this position. Without another diagnosis the delivery is genuine.
    SignatureMatches { secret: usize },
    /// The text at this position is not a secret.
    UnusableSecret { secret: usize, error: Error },
    /// A header of another signature scheme.
    OtherHeader { header: &'static str, description: &'static str },
    /// A signature header is missing. `present` has the printable names of the headers that are there.
    MissingHeader { missing: &'static str, present: Vec<String> },
    /// A signature header is there, but has the wrong form.
    UnusableHeader(Error),
    /// The timestamp is too old.
    TooOld { seconds: u64 },
    /// The timestamp is in the future.
    TooNew { seconds: u64 },
    /// The signature header has no `v1` signature.
    OtherVersionsOnly,
    /// The signature matches another way to read the key: the signer is not the provider.
    KeyTakenAs(&'static str),
    /// The signature matches another text: the signer is not the provider.
    OtherTextSigned(&'static str),
    /// The signature matches another serialization of the body: something parsed the body before verification.
    BodyReserialized(Vec<Difference>),
    /// Nothing that was tried matches.
    NothingMatches,
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tolerance = Verifier::DEFAULT_TOLERANCE.as_secs();
        match self {
            Self::SignatureMatches { secret } => write!(f, "the signature matches secret {}", secret + 1),
            Self::UnusableSecret { secret, error } => {
                let rule = error.place().unwrap_or_default();
                write!(f, "secret {} is not a signing secret: {rule}", secret + 1)
            }
            Self::OtherHeader { header, description } => write!(f, "{header} is {description}"),
            Self::MissingHeader { missing, present } if present.is_empty() => {
                write!(f, "{missing} is missing; there are no headers")
            }
            Self::MissingHeader { missing, present } => {
                write!(f, "{missing} is missing; these headers are there: {}", present.join(", "))
            }
            Self::UnusableHeader(error) => error.fmt(f),
            Self::TooOld { seconds } => write!(
                f,
                "sent {seconds} s ago, {tolerance} s are allowed: \
                 the delivery was saved or replayed, or the clock here is ahead"
            ),
            Self::TooNew { seconds } => {
                write!(f, "sent {seconds} s in the future, {tolerance} s are allowed: the clock here is behind")
            }
            Self::OtherVersionsOnly => {
                f.write_str("the signature header has no v1 signature: a secret can check no other version")
            }
            Self::KeyTakenAs(what) => {
                write!(f, "the signature matches if the key is {what}: decode the base64 after whsec_")
            }
            Self::OtherTextSigned(what) => {
                write!(f, "the signature matches {what}: the text to sign is id.timestamp.body")
            }
            Self::BodyReserialized(differences) => {
                let differences: Vec<_> = differences.iter().map(Difference::to_string).collect();
                write!(
                    f,
                    "the body was parsed and serialized again, pass the raw bytes: the signed body has {}",
                    differences.join(", ")
                )
            }
            Self::NothingMatches => f.write_str(
                "no signature matches: the secret is another endpoint's, or the body is not the one that was sent",
            ),
        }
    }
}
