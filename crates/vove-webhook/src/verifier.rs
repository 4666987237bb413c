use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_STANDARD};
use subtle::ConstantTimeEq;

use crate::{Delivery, Error, ErrorKind, Headers, SigningSecret, headers::SignatureHeaders};

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
    secrets: Vec<SigningSecret>,
    tolerance: Duration,
}

impl Verifier {
    /// Five minutes, the sender's own default.
    pub const DEFAULT_TOLERANCE: Duration = Duration::from_secs(300);

    /// A verifier with one secret.
    pub fn new(secret: SigningSecret) -> Self {
        Self { secrets: vec![secret], tolerance: Self::DEFAULT_TOLERANCE }
    }

    /// Accepts one more secret, for the time of a rotation.
    #[must_use]
    pub fn with_secret(mut self, secret: SigningSecret) -> Self {
        self.secrets.push(secret);
        self
    }

    /// How far the sender's clock and yours may lie apart, either way.
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
        let sent = timestamp(headers.timestamp)?;
        self.check_window(sent, now)?;
        for (index, secret) in self.secrets.iter().enumerate() {
            let mac = secret.mac(headers.id.as_bytes(), headers.timestamp.as_bytes(), body);
            if any_entry_is(headers.signatures, &mac) {
                return Ok(Delivery::new(headers.id, sent, body, index));
            }
        }
        Err(Error::new(ErrorKind::NoMatch))
    }

    fn check_window(&self, sent: u64, now: SystemTime) -> Result<(), Error> {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let tolerance = self.tolerance.as_secs();
        if sent < now.saturating_sub(tolerance) {
            Err(Error::new(ErrorKind::TooOld))
        } else if sent > now.saturating_add(tolerance) {
            Err(Error::new(ErrorKind::TooNew))
        } else {
            Ok(())
        }
    }
}

/// Seconds since 1970, in digits alone: a sign or a leading zero would let two texts stand for one time.
fn timestamp(text: &str) -> Result<u64, Error> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    match text.parse() {
        Ok(seconds) if canonical => Ok(seconds),
        _ => Err(Error::new(ErrorKind::InvalidTimestamp)),
    }
}

/// Whether any `v1,BASE64` entry is the expected one. Every entry is compared, each in constant time.
fn any_entry_is(signatures: &str, mac: &[u8; 32]) -> bool {
    let mut expected = [0; 44];
    if BASE64_STANDARD.encode_slice(mac, &mut expected).is_err() {
        return false;
    }
    let found = signatures
        .split(' ')
        .filter_map(|entry| entry.strip_prefix("v1,"))
        .fold(subtle::Choice::from(0), |found, entry| found | entry.as_bytes().ct_eq(&expected));
    found.into()
}
