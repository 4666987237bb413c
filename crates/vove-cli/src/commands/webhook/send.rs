//! `vove webhook send`: a signed delivery to a receiver, or one that the receiver must reject.

use std::{
    io,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use clap::ValueEnum;
use http::{Request, Response, Uri, header::CONTENT_TYPE};
use serde::Serialize;
use serde_json::Value;
use vove_emulator::WebhookUrl;
use vove_transport::{Limits, ReqwestTransport, Transport, TransportError};
use vove_webhook::{SignedHeaders, SigningSecret, sign};

use super::{
    secrets::{SecretArgs, Secrets},
    sign::{message_id, random},
};
use crate::{
    error::{Error, Result},
    input,
    render::{Output, Render, human::Human},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The URL of the receiver
    #[arg(value_name = "URL")]
    url: String,

    /// The body to send instead of a generated event; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["family", "ref_id", "status"])]
    body: Option<PathBuf>,

    /// The family of the event
    #[arg(long, value_enum, default_value_t)]
    family: Family,

    /// The reference in the event
    #[arg(long = "ref", value_name = "REF", default_value = "cust-0042")]
    ref_id: String,

    /// The status in the event, any text; by default a documented one of the family
    #[arg(long)]
    status: Option<String>,

    /// Make the delivery invalid, and fail if the receiver accepts it
    #[arg(long, value_enum)]
    bad: Option<Bad>,

    #[command(flatten)]
    secrets: SecretArgs,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Family {
    #[default]
    User,
    Aml,
    Kyb,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bad {
    /// Signed an hour ago
    Stale,
    /// Signed with a different secret
    Forged,
    /// Sent twice: the receiver accepts both, and processes one
    Duplicate,
    /// The body reformatted after it was signed
    #[value(alias = "reserialised")]
    Reserialized,
}

pub(super) async fn run(args: &Args, output: &Output) -> Result {
    let secret = Secrets::from_environment(args.secrets)?.signing_secret()?;
    let url = receiver_url(&args.url)?;
    let body = match &args.body {
        Some(file) => input::bytes(file)?,
        None => event(args).into_bytes(),
    };
    let (headers, body) = signed(args.bad, &secret, body)?;
    let transport = ReqwestTransport::new().map_err(Error::configuration)?;
    let times = if args.bad == Some(Bad::Duplicate) { 2 } else { 1 };
    let mut accepted = true;
    for _ in 0..times {
        let status = deliver(&transport, &url, &headers, &body).await?;
        output.show(&Answer { id: &headers.id, answered: status })?;
        accepted &= (200..300).contains(&status);
    }
    match (args.bad, accepted) {
        (None | Some(Bad::Duplicate), true) | (Some(Bad::Stale | Bad::Forged | Bad::Reserialized), false) => Ok(()),
        (None | Some(Bad::Duplicate), false) => Err(Error::failed("the receiver rejected a genuine delivery")),
        (Some(_), true) => Err(Error::failed("the receiver accepted a delivery that it must reject")),
    }
}

/// The receiver's answer to a delivery.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    answered: u16,
}

impl Render for Answer<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.line(format_args!("{}  answered {}", self.id, self.answered))
    }
}

/// An event in the documented form.
fn event(args: &Args) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let ref_id = quoted(&args.ref_id);
    let status = |default: &str| quoted(args.status.as_deref().unwrap_or(default));
    match args.family {
        Family::User => format!(r#"{{"status":{},"refId":{ref_id},"userId":{ref_id}}}"#, status("successful")),
        Family::Aml => format!(r#"{{"refId":{ref_id},"status":{}}}"#, status("NO_MATCH")),
        Family::Kyb => {
            format!(r#"{{"refId":{ref_id},"status":{},"previousStatus":"IN_PROGRESS"}}"#, status("IN_REVIEW"))
        }
    }
}

/// The headers and the body, made invalid as `bad` says.
fn signed(bad: Option<Bad>, secret: &SigningSecret, body: Vec<u8>) -> Result<(SignedHeaders, Vec<u8>)> {
    let (id, now) = (message_id()?, SystemTime::now());
    Ok(match bad {
        None | Some(Bad::Duplicate) => (sign(secret, &id, now, &body), body),
        Some(Bad::Stale) => (sign(secret, &id, now - Duration::from_secs(3600), &body), body),
        Some(Bad::Forged) => {
            let different: SigningSecret = format!("whsec_{}", BASE64_STANDARD.encode(random::<24>()?)).parse()?;
            (sign(&different, &id, now, &body), body)
        }
        Some(Bad::Reserialized) => {
            let reformatted = match serde_json::from_slice::<Value>(&body) {
                Ok(json) => format!("{json:#}").into_bytes(),
                Err(_) => [&body[..], b"\n"].concat(),
            };
            (sign(secret, &id, now, &body), reformatted)
        }
    })
}

async fn deliver(transport: &ReqwestTransport, url: &Uri, headers: &SignedHeaders, body: &[u8]) -> Result<u16> {
    let mut request = Request::post(url.clone())
        .header(CONTENT_TYPE, "application/json")
        .extension(Limits::default().attempt_timeout(Duration::from_secs(15)));
    for (name, value) in headers.pairs() {
        request = request.header(name, value);
    }
    let request = request
        .body(Bytes::copy_from_slice(body))
        .map_err(|_| Error::configuration("the delivery is not a valid HTTP request"))?;
    status(transport.send(request).await)
        .map_err(|error| Error::failed(format_args!("no response from the receiver: {error}")))
}

/// The status of a response. As for the provider's sender, it counts even if the body is late, cut off or too large.
pub(super) fn status(
    result: std::result::Result<Response<Bytes>, TransportError>,
) -> std::result::Result<u16, TransportError> {
    let status = match result {
        Ok(response) => response.status(),
        Err(error) => error.response_status().ok_or(error)?,
    };
    Ok(status.as_u16())
}

/// Parses the URL of a receiver.
pub(super) fn receiver_url(text: &str) -> Result<Uri> {
    let url = text.parse::<WebhookUrl>().map_err(|_| {
        Error::configuration(
            "the receiver's URL must be http or https, without a user name and with a valid port if any",
        )
    })?;
    Ok(url.as_uri().clone())
}
