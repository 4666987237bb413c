mod json_text;
mod rewrite;

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use base64::{Engine, prelude::BASE64_STANDARD};

pub use self::rewrite::Rewrite;
use crate::{
    Error, ErrorKind, Headers, Verifier,
    mac::MacKey,
    secret::decode,
    signature_headers::SignatureHeaders,
    verifier::{entries, timestamp},
};

/// What is wrong with a delivery, for the person who set up the endpoint. See [`explain`].
///
/// `Display` gives a line for each finding. It never holds a header's value, the body, a secret or a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation(Vec<Finding>);

/// One thing that [`explain`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// A signature fits the secret at this position. Without another finding the delivery is genuine.
    SignatureFits {
        /// Position among the secrets.
        secret: usize,
    },
    /// A secret is none.
    UnusableSecret {
        /// Position among the secrets.
        secret: usize,
        /// The rule it breaks.
        rule: &'static str,
    },
    /// A header of the scheme of somebody else.
    OtherScheme {
        /// The header's name.
        header: &'static str,
        /// Whose it is.
        provider: &'static str,
    },
    /// A signature header did not come.
    MissingHeader {
        /// Its name.
        missing: &'static str,
        /// The names that did come, as far as they can be printed.
        came: Vec<String>,
    },
    /// A signature header came and can't be used.
    Unusable(Error),
    /// Sent too long ago: replayed, or one of the two clocks is wrong.
    TooOld {
        /// Seconds between the timestamp and the clock here.
        seconds: u64,
    },
    /// Sent in the future: one of the two clocks is wrong.
    TooNew {
        /// Seconds between the clock here and the timestamp.
        seconds: u64,
    },
    /// No entry of the signature header is of a version that a secret can check (`v1`).
    OtherVersionsOnly,
    /// The signature fits, had the key been taken this way: the signer is not the provider, and it is wrong.
    KeyTakenAs(&'static str),
    /// The signature fits, had this been signed: the signer is not the provider, and it is wrong.
    SignedInstead(&'static str),
    /// The signature fits the body rewritten so: something parsed it before verification.
    Rewritten(Vec<Rewrite>),
    /// Nothing fits: another endpoint's secret, or a body that is not the one sent.
    NothingFits,
}

/// Says why a delivery does not verify, or that it does.
///
/// Takes the secrets as text, so that a wrong one is a finding too, and tries what goes wrong in practice: the header of
/// another provider, a clock, a key used as text, a body that was parsed and written again. A diagnosis for a terminal and
/// never a way to an event; don't answer a request with it, and don't call it for every request: it hashes the body
/// thousands of times.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use vove_webhook::{Finding, Rewrite, explain};
///
/// let headers = [
///     ("svix-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
///     ("svix-timestamp", "1614265330"),
///     ("svix-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
/// ];
/// let now = UNIX_EPOCH + Duration::from_secs(1_614_265_330);
/// let parsed_and_written_again = br#"{"test":2432232314}"#;
/// let why = explain(&["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], &headers, parsed_and_written_again, now);
/// assert_eq!(why.findings(), [Finding::Rewritten(vec![Rewrite::BlanksBetween])]);
/// ```
pub fn explain<H: Headers + ?Sized>(secrets: &[&str], headers: &H, body: &[u8], now: SystemTime) -> Explanation {
    let mut findings = Vec::new();
    let mut keys = Vec::new();
    for (secret, text) in secrets.iter().enumerate() {
        match decode(text) {
            Ok(key) => keys.push((secret, *text, MacKey::new(&key))),
            Err(error) => findings.push(Finding::UnusableSecret { secret, rule: error.place().unwrap_or_default() }),
        }
    }
    match SignatureHeaders::read(headers) {
        Err(error) => explain_headers(headers, error, &mut findings),
        Ok(signed) => {
            explain_time(&signed, now, &mut findings);
            if !keys.is_empty() {
                findings.push(explain_signature(&keys, &signed, body));
            }
        }
    }
    Explanation(findings)
}

/// Header names of other schemes, and of schemes that integrators invented for this provider.
const OTHER_SCHEMES: [(&str, &str); 12] = [
    ("stripe-signature", "Stripe"),
    ("x-hub-signature", "GitHub (old) and Meta"),
    ("x-hub-signature-256", "GitHub and Meta"),
    ("x-slack-signature", "Slack"),
    ("x-shopify-hmac-sha256", "Shopify"),
    ("x-twilio-signature", "Twilio"),
    ("paypal-transmission-sig", "PayPal"),
    ("x-signature", "no one provider"),
    ("x-webhook-signature", "no one provider"),
    ("x-voveid-signature", "nobody: VOVE ID signs with svix-signature"),
    ("x-vove-signature", "nobody: VOVE ID signs with svix-signature"),
    ("x-svix-signature", "nobody: the name is svix-signature"),
];

fn explain_headers<H: Headers + ?Sized>(headers: &H, error: Error, findings: &mut Vec<Finding>) {
    let mut came = Vec::new();
    headers.each(&mut |name, _| {
        if let Some((header, provider)) = OTHER_SCHEMES.into_iter().find(|(other, _)| name.eq_ignore_ascii_case(other))
        {
            findings.push(Finding::OtherScheme { header, provider });
        }
        let printable = name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if printable && came.len() < 32 {
            came.push(name.to_ascii_lowercase());
        }
    });
    findings.push(match (error.kind(), error.place()) {
        (ErrorKind::MissingHeader, Some(missing)) => Finding::MissingHeader { missing, came },
        _ => Finding::Unusable(error),
    });
}

fn explain_time(signed: &SignatureHeaders<'_>, now: SystemTime, findings: &mut Vec<Finding>) {
    let outside = |distance: Duration| distance.as_secs() > Verifier::DEFAULT_TOLERANCE.as_secs();
    let Some(sent) = timestamp(signed.timestamp) else {
        findings.push(Finding::Unusable(Error::new(ErrorKind::InvalidTimestamp)));
        return;
    };
    match now.duration_since(sent) {
        Ok(age) if outside(age) => findings.push(Finding::TooOld { seconds: age.as_secs() }),
        Err(ahead) if outside(ahead.duration()) => {
            findings.push(Finding::TooNew { seconds: ahead.duration().as_secs() })
        }
        _ => {}
    }
}

fn explain_signature(keys: &[(usize, &str, MacKey)], signed: &SignatureHeaders<'_>, body: &[u8]) -> Finding {
    let fits = |key: &MacKey, parts: [&[u8]; 5]| {
        let code = key.code_of(parts);
        let base64 = BASE64_STANDARD.encode(code);
        let hex: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut texts = signed.signatures.split(|byte| matches!(byte, b' ' | b',' | b'='));
        texts.any(|text| text == hex.as_bytes() || text == base64.trim_end_matches('=').as_bytes())
    };
    let of = |key: &MacKey, body: &[u8]| fits(key, [signed.id.as_bytes(), b".", signed.timestamp, b".", body]);

    let right_version = entries(signed.signatures, b"v1,").next().is_some();
    for (secret, text, key) in keys {
        if right_version && of(key, body) {
            return Finding::SignatureFits { secret: *secret };
        }
        if of(&MacKey::new(text.as_bytes()), body) {
            return Finding::KeyTakenAs("the text of the secret");
        }
        if of(&MacKey::new(text.trim_start_matches("whsec_").as_bytes()), body) {
            return Finding::KeyTakenAs("the text after whsec_, not decoded from base64");
        }
        let (id, timestamp) = (signed.id.as_bytes(), signed.timestamp);
        for (instead, parts) in [
            ("the body alone", [body, b"", b"", b"", b""]),
            ("timestamp.body", [timestamp, b".", body, b"", b""]),
            ("id.body", [id, b".", body, b"", b""]),
            ("timestamp.id.body", [timestamp, b".", id, b".", body]),
        ] {
            if fits(key, parts) {
                return Finding::SignedInstead(instead);
            }
        }
        if let Some(rewrites) = rewrite::find(body, &|candidate| of(key, candidate)) {
            return Finding::Rewritten(rewrites);
        }
    }
    if right_version { Finding::NothingFits } else { Finding::OtherVersionsOnly }
}

impl Explanation {
    /// What was found, in the order of the checks.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, finding) in self.0.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignatureFits { secret } => write!(f, "the signature fits secret {}", secret + 1),
            Self::UnusableSecret { secret, rule } => write!(f, "secret {} is no signing secret: {rule}", secret + 1),
            Self::OtherScheme { header, provider } => write!(f, "{header} belongs to {provider}"),
            Self::MissingHeader { missing, came } => {
                write!(
                    f,
                    "{missing} did not come; these did: {}",
                    if came.is_empty() { "none".into() } else { came.join(", ") }
                )
            }
            Self::Unusable(error) => error.fmt(f),
            Self::TooOld { seconds } => write!(
                f,
                "sent {seconds} s ago, 300 s are allowed: a saved or replayed delivery, or the clock here is ahead"
            ),
            Self::TooNew { seconds } => {
                write!(f, "sent {seconds} s in the future, 300 s are allowed: the clock here is behind")
            }
            Self::OtherVersionsOnly => f.write_str("no v1 entry in the signature: a secret can check no other version"),
            Self::KeyTakenAs(what) => {
                write!(f, "the signature fits if the key is {what}: decode the base64 after whsec_")
            }
            Self::SignedInstead(what) => write!(f, "the signature fits {what}; id.timestamp.body must be signed"),
            Self::Rewritten(rewrites) => {
                let rewrites: Vec<_> = rewrites.iter().map(Rewrite::to_string).collect();
                write!(
                    f,
                    "the body was rewritten on the way, pass the raw bytes: what was signed has {}",
                    rewrites.join(", ")
                )
            }
            Self::NothingFits => f.write_str(
                "no signature fits: the secret is another endpoint's, or the body is not the one that was sent",
            ),
        }
    }
}
