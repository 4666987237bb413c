//! The verifier: which checks are made, and in which order.

use std::time::{Duration, SystemTime};

#[cfg(feature = "ed25519")]
use super::verifying_key::{Candidates, VerifyingKey};
use super::{Headers, SignatureHeaders, SigningSecret, timestamp};
use crate::{Delivery, Error, ErrorKind};

/// Verifies that a delivery is genuine, unaltered and recent. The only way to a [`Delivery`].
///
/// [`verify`](Self::verify) checks, in this order: one complete header family, no conflicting duplicates, the form of
/// the three headers, the timestamp against the tolerance, and then every `v1` signature against every secret, in
/// constant time. Signatures of other versions are skipped. Source: API page "Webhooks"; Svix, "Verifying webhooks
/// manually".
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use vove_webhook::Verifier;
///
/// let verifier = Verifier::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse()?);
/// let headers = [
///     ("Svix-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
///     ("Svix-Timestamp", "1614265330"),
///     ("Svix-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
/// ];
/// let now = UNIX_EPOCH + Duration::from_secs(1_614_265_360); // SystemTime::now() in a server
/// let delivery = verifier.verify(&headers, br#"{"test": 2432232314}"#, now)?;
/// assert_eq!(delivery.id(), "msg_p5jXN8AQM9LWM0D4loKWxJek");
/// # Ok::<(), vove_webhook::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Verifier {
    keys: Vec<Key>,
    tolerance: Duration,
}

#[derive(Debug, Clone)]
enum Key {
    Secret(SigningSecret),
    #[cfg(feature = "ed25519")]
    Verifying(VerifyingKey),
}

impl Verifier {
    /// The tolerance of a new verifier: 300 seconds, the default of the sender's own libraries.
    pub const DEFAULT_TOLERANCE: Duration = timestamp::DEFAULT_TOLERANCE;

    /// A verifier with one secret and the [default tolerance](Self::DEFAULT_TOLERANCE).
    pub fn new(secret: SigningSecret) -> Self {
        Self::from_key(Key::Secret(secret))
    }

    /// A verifier for an endpoint that signs with ed25519 (`v1a`), with the [default
    /// tolerance](Self::DEFAULT_TOLERANCE).
    #[cfg(feature = "ed25519")]
    pub fn from_verifying_key(key: VerifyingKey) -> Self {
        Self::from_key(Key::Verifying(key))
    }

    fn from_key(key: Key) -> Self {
        Self { keys: vec![key], tolerance: Self::DEFAULT_TOLERANCE }
    }

    /// Adds a secret, for the time of a rotation.
    #[must_use]
    pub fn with_secret(mut self, secret: SigningSecret) -> Self {
        self.keys.push(Key::Secret(secret));
        self
    }

    /// Adds a verifying key. A key is only tried on signatures of its own version.
    #[cfg(feature = "ed25519")]
    #[must_use]
    pub fn with_verifying_key(mut self, key: VerifyingKey) -> Self {
        self.keys.push(Key::Verifying(key));
        self
    }

    /// Sets how far the timestamp may lie in the past or in the future, in whole seconds. The default is
    /// [`DEFAULT_TOLERANCE`](Self::DEFAULT_TOLERANCE).
    ///
    /// `Duration::MAX` disables the check: anyone who has seen a delivery can then replay it at any time. Use it for
    /// saved deliveries only.
    #[must_use]
    pub const fn with_tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Makes the checks that need no body, so that a body that can't verify need not be read: one complete header
    /// family, no conflicting duplicates, the form of the three headers, the timestamp against the tolerance.
    ///
    /// **Verifies nothing**: anyone can send such headers. Call [`verify`](Self::verify) with the body, which makes
    /// these checks too.
    ///
    /// # Errors
    /// The first check that failed. Respond with [`Error::http_status`] and an empty body.
    pub fn check_headers<'a, H: Headers + ?Sized>(
        &self,
        headers: &'a H,
        now: SystemTime,
    ) -> Result<SignatureHeaders<'a>, Error> {
        let headers = SignatureHeaders::read(headers)?;
        timestamp::check_tolerance(headers.sent_at()?, now, self.tolerance)?;
        Ok(headers)
    }

    /// Verifies a delivery from all headers of the request, its body exactly as received, and the current time.
    ///
    /// A body that was parsed and serialized again does not verify.
    ///
    /// # Errors
    /// The first check that failed. Respond with [`Error::http_status`] and an empty body.
    pub fn verify<'a, H: Headers + ?Sized>(
        &self,
        headers: &'a H,
        body: &'a [u8],
        now: SystemTime,
    ) -> Result<Delivery<'a>, Error> {
        let headers = self.check_headers(headers, now)?;
        let sent = headers.sent_at()?;
        match self.matching_key(&headers, body) {
            Some(index) => Ok(Delivery::new(headers.id(), sent, body, index)),
            None => Err(Error::new(ErrorKind::NoMatch)),
        }
    }

    #[cfg(not(feature = "ed25519"))]
    fn matching_key(&self, headers: &SignatureHeaders<'_>, body: &[u8]) -> Option<usize> {
        self.keys.iter().position(|Key::Secret(secret)| secret.verifies(headers, body))
    }

    #[cfg(feature = "ed25519")]
    fn matching_key(&self, headers: &SignatureHeaders<'_>, body: &[u8]) -> Option<usize> {
        let verifying_keys = || self.keys.iter().filter(|key| matches!(key, Key::Verifying(_))).count();
        let mut candidates = None;
        self.keys.iter().position(|key| match key {
            Key::Secret(secret) => secret.verifies(headers, body),
            Key::Verifying(key) => {
                candidates.get_or_insert_with(|| Candidates::new(headers, body, verifying_keys())).include_one_of(key)
            }
        })
    }
}
