use std::{
    path::PathBuf,
    time::{Duration, SystemTime},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use http::{Request, Uri, header::CONTENT_TYPE};
use serde_json::{Value, json};
use vove_transport::{Limits, ReqwestTransport, Transport};
use vove_webhook::{SignedHeaders, SigningSecret, sign};

use super::{
    Secrets, read,
    sign::{message_id, random},
};
use crate::{error::Failure, render::Output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The receiver
    #[arg(value_name = "URL")]
    pub(crate) url: String,

    /// Any body, instead of an event made here; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["family", "ref_id", "status"])]
    pub(crate) body: Option<PathBuf>,

    /// Whose event
    #[arg(long, value_enum, default_value_t)]
    pub(crate) family: Family,

    /// The reference it is about
    #[arg(long = "ref", value_name = "REF", default_value = "cust-0042")]
    pub(crate) ref_id: String,

    /// Its status, any text; the family's first otherwise
    #[arg(long)]
    pub(crate) status: Option<String>,

    /// Send it wrong on purpose, and fail if the receiver takes it
    #[arg(long, value_enum)]
    pub(crate) bad: Option<Bad>,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
pub(crate) enum Family {
    #[default]
    User,
    Aml,
    Kyb,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Bad {
    /// Signed an hour ago
    Stale,
    /// Signed with another secret
    Forged,
    /// Sent twice: a receiver takes both, and does the work once
    Duplicate,
    /// Its body written again with other blanks after it was signed
    Reserialised,
}

pub(super) async fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let secret = Secrets::from_environment()?.signing()?;
    let url = address(&arguments.url)?;
    let body = match &arguments.body {
        Some(file) => read(file)?,
        None => made(arguments).into_bytes(),
    };
    let (headers, body) = spoiled(arguments.bad, &secret, body)?;
    let transport = ReqwestTransport::new().map_err(|error| Failure::Configuration(error.to_string()))?;
    let times = if arguments.bad == Some(Bad::Duplicate) { 2 } else { 1 };
    let mut answers = Vec::new();
    for _ in 0..times {
        let status = deliver(&transport, &url, &headers, &body).await?;
        if output.json {
            output.value(&json!({ "id": headers.id, "answered": status }))?;
        } else {
            output.line(&format!("{}  answered {status}", headers.id))?;
        }
        answers.push(status);
    }
    let taken = answers.iter().all(|status| (200..300).contains(status));
    match (arguments.bad, taken) {
        (None | Some(Bad::Duplicate), true) | (Some(Bad::Stale | Bad::Forged | Bad::Reserialised), false) => Ok(()),
        (None | Some(Bad::Duplicate), false) => {
            Err(Failure::DidNotHappen("the receiver did not take a genuine delivery".to_owned()))
        }
        (Some(_), true) => Err(Failure::DidNotHappen("the receiver took a delivery that it must refuse".to_owned())),
    }
}

/// An event in the documented form.
fn made(arguments: &Args) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let ref_id = quoted(&arguments.ref_id);
    let status = |first: &str| quoted(arguments.status.as_deref().unwrap_or(first));
    match arguments.family {
        Family::User => format!(r#"{{"status":{},"refId":{ref_id},"userId":{ref_id}}}"#, status("successful")),
        Family::Aml => format!(r#"{{"refId":{ref_id},"status":{}}}"#, status("NO_MATCH")),
        Family::Kyb => {
            format!(r#"{{"refId":{ref_id},"status":{},"previousStatus":"IN_PROGRESS"}}"#, status("IN_REVIEW"))
        }
    }
}

/// The delivery, spoiled as asked for.
fn spoiled(bad: Option<Bad>, secret: &SigningSecret, body: Vec<u8>) -> Result<(SignedHeaders, Vec<u8>), Failure> {
    let (id, now) = (message_id()?, SystemTime::now());
    Ok(match bad {
        None | Some(Bad::Duplicate) => (sign(secret, &id, now, &body), body),
        Some(Bad::Stale) => (sign(secret, &id, now - Duration::from_secs(3600), &body), body),
        Some(Bad::Forged) => {
            let stranger: SigningSecret = BASE64_STANDARD.encode(random::<24>()?).parse()?;
            (sign(&stranger, &id, now, &body), body)
        }
        Some(Bad::Reserialised) => {
            let parsed: Option<Value> = serde_json::from_slice(&body).ok();
            let written_again = match parsed {
                Some(json) => format!("{json:#}").into_bytes(),
                None => [&body[..], b"\n"].concat(),
            };
            (sign(secret, &id, now, &body), written_again)
        }
    })
}

async fn deliver(
    transport: &ReqwestTransport,
    url: &Uri,
    headers: &SignedHeaders,
    body: &[u8],
) -> Result<u16, Failure> {
    let mut request = Request::post(url.clone())
        .header(CONTENT_TYPE, "application/json")
        .extension(Limits::default().attempt_timeout(Duration::from_secs(15)));
    for (name, value) in headers.pairs() {
        request = request.header(name, value);
    }
    let request = request
        .body(Bytes::copy_from_slice(body))
        .map_err(|_| Failure::Configuration("the delivery can't be written as HTTP".to_owned()))?;
    let reply = transport.send(request).await;
    reply
        .map(|reply| reply.status().as_u16())
        .map_err(|error| Failure::DidNotHappen(format!("the receiver does not answer: {error}")))
}

/// An address to send to.
pub(super) fn address(text: &str) -> Result<Uri, Failure> {
    text.parse()
        .ok()
        .filter(|uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
        .ok_or_else(|| Failure::Configuration("the receiver's address begins with http:// or https://".to_owned()))
}
