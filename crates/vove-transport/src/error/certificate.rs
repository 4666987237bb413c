//! Why the certificate of a server is rejected.

use std::fmt;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
use std::{error::Error, io};

#[cfg(any(feature = "hyper", feature = "reqwest"))]
use rustls::CertificateError;

/// Why the certificate of a server is rejected (RFC 5280, section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CertificateProblem {
    /// No trusted authority has issued it: the authority is missing in the trust store or there with another key, the
    /// certificate is self-signed, or the server does not send the intermediate certificates.
    UnknownIssuer,
    /// Its validity has ended, or the clock of this machine is fast.
    Expired,
    /// Its validity has not begun, or the clock of this machine is slow.
    NotYetValid,
    /// It is for other hosts than the one in the URL.
    WrongHost,
    /// It was revoked by its authority.
    Revoked,
    /// It is not valid for another reason: its encoding or its purpose, for instance a certificate of an
    /// authority that a server uses as its own.
    Invalid,
}

impl CertificateProblem {
    /// Finds the problem in an error or in the errors that caused it.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    pub(super) fn find(error: &(dyn Error + 'static)) -> Option<Self> {
        if let Some(rustls::Error::InvalidCertificate(problem)) = error.downcast_ref() {
            return Some(Self::of(problem));
        }
        // The source of an I/O error is the source of the error that it wraps, not that error.
        let wrapped = error.downcast_ref().and_then(io::Error::get_ref).map(|wrapped| wrapped as _);
        wrapped.or_else(|| error.source()).and_then(Self::find)
    }

    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    const fn of(problem: &CertificateError) -> Self {
        match problem {
            CertificateError::UnknownIssuer | CertificateError::BadSignature => Self::UnknownIssuer,
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::NotYetValid,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::WrongHost,
            CertificateError::Revoked => Self::Revoked,
            _ => Self::Invalid,
        }
    }

    /// Returns the text of `Display`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownIssuer => "no trusted authority has issued the server's certificate",
            Self::Expired => "the server's certificate has expired",
            Self::NotYetValid => "the server's certificate is not valid yet",
            Self::WrongHost => "the server's certificate is for another host",
            Self::Revoked => "the server's certificate was revoked",
            Self::Invalid => "the server's certificate is not valid",
        }
    }
}

impl fmt::Display for CertificateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
