//! `vove doctor`: checks of the address, the key, TLS, the access and the clock.

use std::{
    env, io,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, StatusCode, header::DATE};
use serde::Serialize;
use vove_client::{ApiKey, Client, Environment, Raw};
use vove_transport::{ReqwestTransport, Transport, TransportErrorKind};
use vove_webhook::Verifier;

use crate::{
    config::{self, Target},
    error::{Error, Result},
    render::{Output, Render, color::Style, human::Human},
};

/// If the clock is off by this much, every webhook looks too old or too new. Half of it is a warning.
const CLOCK_TOLERANCE: Duration = Verifier::DEFAULT_TOLERANCE;

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
enum Verdict {
    #[serde(rename = "ok")]
    Ok,
    #[serde(rename = "warning")]
    Warning,
    #[serde(rename = "error")]
    Error,
}

/// The result of one check.
#[derive(Serialize)]
struct Check {
    check: &'static str,
    verdict: Verdict,
    message: String,
}

fn check(check: &'static str, verdict: Verdict, message: impl Into<String>) -> Check {
    Check { check, verdict, message: message.into() }
}

impl Render for Check {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        let (style, word) = match self.verdict {
            Verdict::Ok => (Style::Success, "ok"),
            Verdict::Warning => (Style::Warning, "warning"),
            Verdict::Error => (Style::Error, "error"),
        };
        out.styled(style, format_args!("{word:<9}"))?;
        out.line(format_args!("{:<12}{}", self.check, self.message))
    }
}

pub(crate) async fn run(target: &Target, output: &Output) -> Result {
    let checks = checks(target).await;
    checks.iter().try_for_each(|check| output.show(check))?;
    match checks.iter().filter(|check| check.verdict == Verdict::Error).count() {
        0 => Ok(()),
        failed => Err(Error::Failed(format!("{failed} of {} checks failed", checks.len()))),
    }
}

async fn checks(target: &Target) -> Vec<Check> {
    let mut checks = Vec::new();
    let environment = target.environment();
    checks.push(match &environment {
        Ok(environment @ Environment::Custom(_)) => check("address", Verdict::Ok, environment.base_url()),
        Ok(environment) => check("address", Verdict::Ok, format!("{environment:?}, {}", environment.base_url())),
        Err(error) => check("address", Verdict::Error, error.to_string()),
    });
    let key = config::secret(config::API_KEY).and_then(|key| {
        let key = key.ok_or_else(|| Error::configuration("set VOVE_API_KEY or VOVE_API_KEY_FILE"))?;
        let is_publishable = env::var("VOVE_PUBLIC_KEY").is_ok_and(|publishable| publishable == key.as_str());
        let looks_publishable = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((ApiKey::new(key.as_str())?, is_publishable, looks_publishable))
    });
    checks.push(match &key {
        Err(error) => check("key", Verdict::Error, error.to_string()),
        Ok((_, true, _)) => {
            check("key", Verdict::Error, "VOVE_API_KEY is the publishable key; set it to the secret API key")
        }
        Ok((_, _, true)) => check(
            "key",
            Verdict::Warning,
            "64 hexadecimal digits, like a publishable key: check that it is the API key",
        ),
        Ok(_) => check("key", Verdict::Ok, "set, and has the form of an API key"),
    });
    if let (Ok(environment), Ok((key, ..))) = (environment, key) {
        checks.extend(request(environment, key).await);
    }
    checks
}

/// Fetches a user that does not exist: the expected status is 404.
async fn request(environment: Environment, key: ApiKey) -> Vec<Check> {
    let secure = environment.base_url().starts_with("https:");
    let transport = match ReqwestTransport::new() {
        Ok(transport) => transport,
        Err(_) => {
            return vec![check("TLS", Verdict::Error, "no trusted roots: install the system's CA certificates")];
        }
    };
    let client = Client::with_transport(environment, key, transport.clone());
    let Ok(request) = client.prepare(&Raw::get("/v2/users/vove-doctor")) else {
        return vec![check("connection", Verdict::Error, "the address is not valid in a request")];
    };
    let now = SystemTime::now();
    let response = match transport.send(request).await {
        Ok(response) => response,
        Err(error) => {
            let hint = match error.kind() {
                TransportErrorKind::Connect if secure => "check the address, DNS, firewalls and the trusted roots",
                TransportErrorKind::Connect => "check that a server listens there",
                TransportErrorKind::Timeout => "check for a firewall that drops packets, or a required proxy",
                _ => "check that it is an HTTP server",
            };
            return vec![check("connection", Verdict::Error, format!("{error}: {hint}"))];
        }
    };
    let connection = if secure { "the certificate is trusted" } else { "plain HTTP, allowed on loopback only" };
    vec![check("connection", Verdict::Ok, connection), access(response.status()), clock(response.headers(), now)]
}

fn access(status: StatusCode) -> Check {
    let (verdict, message) = match status.as_u16() {
        200 | 404 => (Verdict::Ok, "the API accepts the key".to_owned()),
        401 => (
            Verdict::Error,
            "the API does not accept the key: check that it is not the publishable key, and that it belongs to this \
             environment"
                .to_owned(),
        ),
        403 => (Verdict::Error, "the key has no permission to read users".to_owned()),
        429 | 503 => (Verdict::Warning, format!("the API is busy (HTTP {}): try again later", status.as_u16())),
        300..=399 => (
            Verdict::Error,
            format!("the server redirects (HTTP {}): this is not the address of the API", status.as_u16()),
        ),
        other => (Verdict::Error, format!("HTTP {other}: this is not a response of the API")),
    };
    check("access", verdict, message)
}

fn clock(headers: &HeaderMap, now: SystemTime) -> Check {
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    let Some(server) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
        return check("clock", Verdict::Warning, "the server sends no valid Date header");
    };
    let skew = server.duration_since(now).or_else(|_| now.duration_since(server)).unwrap_or_default();
    let minutes = skew.as_secs() / 60;
    if skew >= CLOCK_TOLERANCE {
        let message =
            format!("{minutes} minutes apart from the server's clock: webhooks will be rejected as too old or too new");
        check("clock", Verdict::Error, message)
    } else if skew >= CLOCK_TOLERANCE / 2 {
        check("clock", Verdict::Warning, format!("{minutes} minutes apart from the server's clock"))
    } else {
        check("clock", Verdict::Ok, "agrees with the server's clock")
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_clock_off_by_the_tolerance_of_webhooks_is_an_error_and_by_half_of_it_a_warning() {
        let server = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_000_000);
        let date = HeaderValue::from_str(&httpdate::fmt_http_date(server)).unwrap();
        let headers = HeaderMap::from_iter([(DATE, date)]);
        let cases = [
            (0, Verdict::Ok),
            (149, Verdict::Ok),
            (150, Verdict::Warning),
            (299, Verdict::Warning),
            (300, Verdict::Error),
        ];
        for (seconds, expected) in cases {
            let skew = Duration::from_secs(seconds);
            for now in [server + skew, server - skew] {
                assert!(clock(&headers, now).verdict == expected, "{seconds} seconds");
            }
        }
    }
}
