//! `vove doctor`: what may be wrong between here and the API, one check after another.

use std::{
    env,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, StatusCode, header::DATE};
use serde_json::json;
use vove_client::{ApiKey, Client, Environment, Raw};
use vove_transport::{ReqwestTransport, Transport, TransportErrorKind};

use crate::{
    config::{self, Target},
    error::Failure,
    render::Output,
};

/// A clock that is wrong by more makes every webhook look too old or too new; half of that is worth a word.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Well,
    Odd,
    Wrong,
}

struct Finding {
    check: &'static str,
    verdict: Verdict,
    told: String,
}

fn finding(check: &'static str, verdict: Verdict, told: impl Into<String>) -> Finding {
    Finding { check, verdict, told: told.into() }
}

pub(crate) async fn run(target: &Target, output: &Output) -> Result<(), Failure> {
    let findings = examine(target).await;
    for Finding { check, verdict, told } in &findings {
        let word = match verdict {
            Verdict::Well => "ok",
            Verdict::Odd => "odd",
            Verdict::Wrong => "wrong",
        };
        if output.json {
            output.value(&json!({ "check": check, "verdict": word, "told": told }))?;
        } else {
            output.line(&format!("{word:<6}{check:<12}{told}"))?;
        }
    }
    match findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).count() {
        0 => Ok(()),
        wrong => Err(Failure::DidNotHappen(format!("{wrong} of {} checks failed", findings.len()))),
    }
}

async fn examine(target: &Target) -> Vec<Finding> {
    let mut findings = Vec::new();
    let environment = target.environment();
    findings.push(match &environment {
        Ok(environment @ Environment::Custom(_)) => finding("address", Verdict::Well, environment.base_url()),
        Ok(environment) => finding("address", Verdict::Well, format!("{environment:?}, {}", environment.base_url())),
        Err(failure) => finding("address", Verdict::Wrong, failure.to_string()),
    });
    let key = config::secret(config::API_KEY).and_then(|key| {
        let key = key.ok_or_else(|| Failure::Configuration("set VOVE_API_KEY or VOVE_API_KEY_FILE".to_owned()))?;
        let public = env::var("VOVE_PUBLIC_KEY").is_ok_and(|public| public == key.as_str());
        let looks_public = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((ApiKey::new(key.as_str())?, public, looks_public))
    });
    findings.push(match &key {
        Err(failure) => finding("key", Verdict::Wrong, failure.to_string()),
        Ok((_, true, _)) => {
            finding("key", Verdict::Wrong, "VOVE_API_KEY is the public key: the API key is another one")
        }
        Ok((_, _, true)) => {
            finding("key", Verdict::Odd, "64 hexadecimal digits: public keys look so; is it the API key?")
        }
        Ok(_) => finding("key", Verdict::Well, "present and plausible"),
    });
    if let (Ok(environment), Ok((key, ..))) = (environment, key) {
        findings.extend(ask(environment, key).await);
    }
    findings
}

/// Fetches somebody who does not exist: 404 is the good answer.
async fn ask(environment: Environment, key: ApiKey) -> Vec<Finding> {
    let secure = environment.base_url().starts_with("https:");
    let transport = match ReqwestTransport::new() {
        Ok(transport) => transport,
        Err(_) => {
            return vec![finding("TLS", Verdict::Wrong, "no trusted roots: install the system's CA certificates")];
        }
    };
    let client = Client::with_transport(environment, key, transport.clone());
    let Ok(request) = client.prepare(&Raw::get("/v2/users/vove-doctor")) else {
        return vec![finding("connection", Verdict::Wrong, "the address can't be written in a request")];
    };
    let begun = SystemTime::now();
    let reply = match transport.send(request).await {
        Ok(reply) => reply,
        Err(error) => {
            let hint = match error.kind() {
                TransportErrorKind::Connect if secure => "check the address, DNS, a firewall, and the trusted roots",
                TransportErrorKind::Connect => "does anybody listen there?",
                TransportErrorKind::Timeout => "a firewall that drops, or a proxy that must be gone through?",
                _ => "is it an HTTP server?",
            };
            return vec![finding("connection", Verdict::Wrong, format!("{error}: {hint}"))];
        }
    };
    let connection = if secure { "TLS is trusted" } else { "plain HTTP, loopback only" };
    vec![finding("connection", Verdict::Well, connection), accepted(reply.status()), clock(reply.headers(), begun)]
}

fn accepted(status: StatusCode) -> Finding {
    let (verdict, told) = match status.as_u16() {
        200 | 404 => (Verdict::Well, "the key is accepted".to_owned()),
        401 => {
            (Verdict::Wrong, "the key is not accepted: is it the public key, or the other environment's?".to_owned())
        }
        403 => (Verdict::Wrong, "the key is known and may not read users".to_owned()),
        429 | 503 => (Verdict::Odd, format!("the API is busy (HTTP {}): ask again later", status.as_u16())),
        300..=399 => {
            (Verdict::Wrong, format!("a redirect (HTTP {}): this is not the API's own address", status.as_u16()))
        }
        other => (Verdict::Wrong, format!("HTTP {other}: this does not look like the API")),
    };
    finding("access", verdict, told)
}

fn clock(headers: &HeaderMap, now: SystemTime) -> Finding {
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    let Some(theirs) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
        return finding("clock", Verdict::Odd, "the server does not tell its time");
    };
    let apart = theirs.duration_since(now).or_else(|_| now.duration_since(theirs)).unwrap_or_default();
    let minutes = apart.as_secs() / 60;
    if apart >= TOLERANCE {
        let told = format!("{minutes} minutes off the server's: webhooks will be refused as too old or too new");
        finding("clock", Verdict::Wrong, told)
    } else if apart >= TOLERANCE / 2 {
        finding("clock", Verdict::Odd, format!("{minutes} minutes off the server's"))
    } else {
        finding("clock", Verdict::Well, "agrees with the server's")
    }
}
