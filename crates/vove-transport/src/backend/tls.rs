//! The TLS configuration of all transports: rustls with ring, TLS 1.2 or newer, certificates verified.

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::{TransportError, TransportErrorKind};

/// The certificate authorities that are trusted.
#[derive(Clone)]
pub(crate) enum Roots {
    /// The operating system's trust store.
    System,
    /// One or more certificates in PEM, and no others.
    Pem(Vec<u8>),
    /// None: no certificate is trusted.
    #[cfg_attr(not(feature = "reqwest"), expect(dead_code, reason = "only reqwest's transport offers it"))]
    None,
}

/// Creates the configuration. Its clones share their sessions, so that a later connection resumes an earlier one.
pub(crate) fn client_config(roots: &Roots) -> Result<ClientConfig, TransportError> {
    let unusable = |error: rustls::Error| TransportError::with_source(TransportErrorKind::Connect, error);
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unusable)?;
    let builder = match roots {
        Roots::System => builder.with_platform_verifier().map_err(unusable)?,
        Roots::Pem(pem) => builder.with_root_certificates(parse(pem).ok_or_else(|| {
            TransportError::with_source(TransportErrorKind::Connect, "the roots are not certificates in PEM")
        })?),
        Roots::None => builder.with_root_certificates(RootCertStore::empty()),
    };
    Ok(builder.with_no_client_auth())
}

/// Parses certificates in PEM (RFC 7468); `None` if it has no certificate, or one that is not valid.
fn parse(pem: &[u8]) -> Option<RootCertStore> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        roots.add(certificate.ok()?).ok()?;
    }
    (!roots.is_empty()).then_some(roots)
}
