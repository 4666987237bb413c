//! Why a delivery does not verify: for the person who sets up an endpoint.
//!
//! Takes the secrets as text, so that a wrong one is a diagnosis too, and tries what goes wrong in practice: another
//! provider's header, a wrong clock, a key used as text, a body that was parsed and serialized again. Works apart from
//! [`Verifier`] and never leads to an event.

mod diagnosis;
mod json_text;
mod reserialized;
mod string_escapes;
#[cfg(test)]
mod tests;

use std::time::{Duration, SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use vove_webhook::{Error, ErrorKind, Headers, SignatureHeaders, SigningSecret, Verifier};
use zeroize::Zeroizing;

pub(super) use self::diagnosis::Diagnosis;
use super::secrets::ParseSecret;

/// Checks a delivery like a verifier, and says for every check that fails what the cause may be.
///
/// Computes up to thousands of signatures of the body.
pub(super) fn explain<H: Headers + ?Sized>(
    secrets: &[&str],
    parse: ParseSecret,
    headers: &H,
    body: &[u8],
    now: SystemTime,
) -> Vec<Diagnosis> {
    let mut diagnoses = Vec::new();
    let mut keys = Vec::new();
    for (position, &text) in secrets.iter().enumerate() {
        match parse(text) {
            Ok(secret) => keys.push(Key { position, text, secret }),
            Err(error) => diagnoses.push(Diagnosis::UnusableSecret { secret: position, error }),
        }
    }
    match SignatureHeaders::read(headers) {
        Err(error) => diagnoses.extend(explain_headers(headers, error)),
        Ok(signed) => {
            diagnoses.extend(explain_time(&signed, now));
            if !keys.is_empty() {
                diagnoses.push(explain_signature(&keys, &signed, body));
            }
        }
    }
    diagnoses
}

/// A usable secret.
struct Key<'a> {
    /// Position among all secrets.
    position: usize,
    text: &'a str,
    secret: SigningSecret,
}

/// Names of other signature headers: of other providers, and of headers that integrators expect from this one.
const OTHER_HEADERS: [(&str, &str); 12] = [
    ("stripe-signature", "the signature header of Stripe"),
    ("x-hub-signature", "the signature header of Meta, and an older one of GitHub"),
    ("x-hub-signature-256", "the signature header of GitHub and Meta"),
    ("x-slack-signature", "the signature header of Slack"),
    ("x-shopify-hmac-sha256", "the signature header of Shopify"),
    ("x-twilio-signature", "the signature header of Twilio"),
    ("paypal-transmission-sig", "the signature header of PayPal"),
    ("x-signature", NOT_OURS),
    ("x-webhook-signature", NOT_OURS),
    ("x-voveid-signature", NOT_OURS),
    ("x-vove-signature", NOT_OURS),
    ("x-svix-signature", NOT_OURS),
];
const NOT_OURS: &str = "not a header of VOVE ID, which signs with svix-signature";

fn explain_headers<H: Headers + ?Sized>(headers: &H, error: Error) -> Vec<Diagnosis> {
    let mut diagnoses = Vec::new();
    let mut present = Vec::new();
    headers.each(&mut |name, _| {
        if let Some((header, description)) =
            OTHER_HEADERS.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known))
        {
            diagnoses.push(Diagnosis::OtherHeader { header, description });
        }
        let printable = name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if printable && present.len() < 32 {
            present.push(name.to_ascii_lowercase());
        }
    });
    diagnoses.push(match (error.kind(), error.place()) {
        (ErrorKind::MissingHeader, Some(missing)) => Diagnosis::MissingHeader { missing, present },
        _ => Diagnosis::UnusableHeader(error),
    });
    diagnoses
}

fn explain_time(signed: &SignatureHeaders<'_>, now: SystemTime) -> Option<Diagnosis> {
    let sent = match signed.sent_at() {
        Ok(sent) => sent,
        Err(error) => return Some(Diagnosis::UnusableHeader(error)),
    };
    let outside = |distance: Duration| distance.as_secs() > Verifier::DEFAULT_TOLERANCE.as_secs();
    match now.duration_since(sent) {
        Ok(age) => outside(age).then_some(Diagnosis::TooOld { seconds: age.as_secs() }),
        Err(error) => outside(error.duration()).then_some(Diagnosis::TooNew { seconds: error.duration().as_secs() }),
    }
}

fn explain_signature(keys: &[Key<'_>], signed: &SignatureHeaders<'_>, body: &[u8]) -> Diagnosis {
    let (id, timestamp) = (signed.id().as_bytes(), signed.timestamp());
    let message = [id, timestamp, body].join(&b'.');
    let has_v1 = signed.signatures().split(|byte| *byte == b' ').any(|signature| signature.starts_with(b"v1,"));
    let matches = |secret: &SigningSecret, message: &[u8]| matches(signed.signatures(), secret.hmac(message));
    for Key { position, text, secret } in keys {
        if has_v1 && matches(secret, &message) {
            return Diagnosis::SignatureMatches { secret: *position };
        }
        for (key, description) in [
            (*text, "the text of the secret"),
            (text.trim_start_matches("whsec_"), "the text after whsec_, not decoded from base64"),
        ] {
            if secret_with_key(key.as_bytes()).is_some_and(|secret| matches(&secret, &message)) {
                return Diagnosis::KeyTakenAs(description);
            }
        }
        for (message, description) in [
            (body.to_vec(), "the body alone"),
            ([timestamp, body].join(&b'.'), "timestamp.body"),
            ([id, body].join(&b'.'), "id.body"),
            ([timestamp, id, body].join(&b'.'), "timestamp.id.body"),
        ] {
            if matches(secret, &message) {
                return Diagnosis::OtherTextSigned(description);
            }
        }
        let signs = |body: &[u8]| matches(secret, &[id, timestamp, body].join(&b'.'));
        if let Some(differences) = reserialized::find(body, &signs) {
            return Diagnosis::BodyReserialized(differences);
        }
    }
    if has_v1 { Diagnosis::NothingMatches } else { Diagnosis::OtherVersionsOnly }
}

/// Whether the code is anywhere in the signature header, of whatever version, in base64 or hexadecimal.
fn matches(signatures: &[u8], code: [u8; 32]) -> bool {
    let base64 = BASE64_STANDARD.encode(code);
    let hexadecimal: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
    signatures
        .split(|byte| matches!(byte, b' ' | b',' | b'='))
        .any(|signature| signature == hexadecimal.as_bytes() || signature == base64.trim_end_matches('=').as_bytes())
}

/// A secret with these bytes as its key.
fn secret_with_key(key: &[u8]) -> Option<SigningSecret> {
    let mut text = Zeroizing::new("whsec_".to_owned());
    BASE64_STANDARD.encode_string(key, &mut text);
    text.parse().ok()
}
