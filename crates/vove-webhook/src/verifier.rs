use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_STANDARD};
use subtle::{Choice, ConstantTimeEq};

use crate::{Delivery, Error, ErrorKind, Headers, SigningSecret, signature_headers::SignatureHeaders};
#[cfg(feature = "ed25519")]
use crate::{PublicKey, public_key::any_entry_verifies};

/// Proves that a delivery is genuine, untouched and fresh: the only way to a [`Delivery`].
///
/// Checks, in this order: one whole header family, no conflicting duplicates, the shape of the three headers, the time
/// window, and then every `v1` signature against every secret, in constant time. Other signature versions are skipped.
/// Source: API page "Webhooks"; Svix, "Verifying webhooks manually".
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
    Public(PublicKey),
}

impl Verifier {
    /// Five minutes, the sender's own default.
    pub const DEFAULT_TOLERANCE: Duration = Duration::from_secs(300);

    /// A verifier with one secret.
    pub fn new(secret: SigningSecret) -> Self {
        Self { keys: vec![Key::Secret(secret)], tolerance: Self::DEFAULT_TOLERANCE }
    }

    /// A verifier for an endpoint that signs with ed25519 (`v1a`).
    #[cfg(feature = "ed25519")]
    pub fn from_public_key(key: PublicKey) -> Self {
        Self { keys: vec![Key::Public(key)], tolerance: Self::DEFAULT_TOLERANCE }
    }

    /// Accepts one more secret, for the time of a rotation.
    #[must_use]
    pub fn with_secret(mut self, secret: SigningSecret) -> Self {
        self.keys.push(Key::Secret(secret));
        self
    }

    /// Accepts one more public key. A key is only ever tried on signatures of its own version.
    #[cfg(feature = "ed25519")]
    #[must_use]
    pub fn with_public_key(mut self, key: PublicKey) -> Self {
        self.keys.push(Key::Public(key));
        self
    }

    /// How far the sender's clock and yours may lie apart, either way. `Duration::MAX` switches the check off, which lets
    /// anyone who has seen a delivery send it again for ever: for saved deliveries only.
    #[must_use]
    pub const fn with_tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a delivery: all headers of the request, its body exactly as it came, and the time.
    ///
    /// A body that was parsed and written again does not verify.
    ///
    /// # Errors
    /// The first check that failed. Answer with [`Error::http_status`] and an empty body.
    pub fn verify<'a, H: Headers + ?Sized>(
        &self,
        headers: &'a H,
        body: &'a [u8],
        now: SystemTime,
    ) -> Result<Delivery<'a>, Error> {
        let headers = SignatureHeaders::read(headers)?;
        let sent = timestamp(headers.timestamp).ok_or(Error::new(ErrorKind::InvalidTimestamp))?;
        check_window(sent, now, self.tolerance)?;
        match self.keys.iter().position(|key| key.signed(&headers, body)) {
            Some(index) => Ok(Delivery::new(headers.id, sent, body, index)),
            None => Err(Error::new(ErrorKind::NoMatch)),
        }
    }
}

impl Key {
    fn signed(&self, headers: &SignatureHeaders<'_>, body: &[u8]) -> bool {
        match self {
            Self::Secret(secret) => {
                let mac = secret.mac(headers.id.as_bytes(), headers.timestamp, body);
                any_entry_is(headers.signatures, &mac)
            }
            #[cfg(feature = "ed25519")]
            Self::Public(key) => any_entry_verifies(key, headers, body),
        }
    }
}

fn check_window(sent: SystemTime, now: SystemTime, tolerance: Duration) -> Result<(), Error> {
    let (sent, now, tolerance) = (seconds(sent), seconds(now), tolerance.as_secs());
    if sent < now.saturating_sub(tolerance) {
        Err(Error::new(ErrorKind::TooOld))
    } else if sent > now.saturating_add(tolerance) {
        Err(Error::new(ErrorKind::TooNew))
    } else {
        Ok(())
    }
}

/// Whole seconds since 1970, as the sender counts.
pub(crate) fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Seconds since 1970, in digits alone: a sign or a leading zero would let two texts stand for one time.
pub(crate) fn timestamp(text: &[u8]) -> Option<SystemTime> {
    let seconds = match text {
        [] | [b'0', _, ..] => None,
        digits => digits.iter().try_fold(0_u64, |seconds, byte| match byte {
            b'0'..=b'9' => seconds.checked_mul(10)?.checked_add(u64::from(byte - b'0')),
            _ => None,
        }),
    };
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds?))
}

/// The entries of one signature version.
pub(crate) fn entries<'a>(signatures: &'a [u8], version: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
    signatures.split(|byte| *byte == b' ').filter_map(move |entry| entry.strip_prefix(version))
}

/// Whether any `v1,BASE64` entry is the expected one. Every entry is compared, each in constant time.
fn any_entry_is(signatures: &[u8], mac: &[u8; 32]) -> bool {
    let mut expected = [0; 44];
    if BASE64_STANDARD.encode_slice(mac, &mut expected).is_err() {
        return false;
    }
    let found = entries(signatures, b"v1,").fold(Choice::from(0), |found, entry| found | same(entry, &expected));
    found.into()
}

/// Whether two texts are equal, in a time that depends on their lengths alone. By words: `subtle` goes byte by byte.
fn same(entry: &[u8], expected: &[u8; 44]) -> Choice {
    match (entry.as_chunks::<4>(), expected.as_chunks()) {
        ((words, []), (others, [])) if words.len() == others.len() => {
            let pairs = words.iter().zip(others);
            let differing = pairs.fold(0, |bits, (a, b)| bits | (u32::from_ne_bytes(*a) ^ u32::from_ne_bytes(*b)));
            differing.ct_eq(&0)
        }
        _ => Choice::from(0),
    }
}
