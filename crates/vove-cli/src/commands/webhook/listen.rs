use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, Uri, header};
use serde_json::json;
use vove_transport::{Limits, Loopback, ReqwestTransport, Transport};
use vove_webhook::Verifier;

use super::{
    Secrets,
    event::{event, verdict},
    request_file::Saved,
};
use crate::{error::Failure, render::Output};

/// How long the provider waits for an answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long a handler is waited for here, to tell how late it is.
const LIMIT: Duration = Duration::from_secs(60);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Listen on this port of the loopback interface; any free one otherwise
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// Hand each genuine delivery on to this address, untouched, and answer what it answers
    #[arg(long, value_name = "URL")]
    pub(crate) forward_to: Option<String>,
}

pub(super) async fn run(arguments: Args, output: &Output) -> Result<(), Failure> {
    let verifier = Secrets::from_environment()?.verifier()?;
    let forward = arguments.forward_to.map(|url| Forward::to(&url)).transpose()?;
    let receiver = Arc::new(Receiver { verifier, forward, output: *output });
    let server = Loopback::start(arguments.port, move |request| {
        let receiver = Arc::clone(&receiver);
        async move { receiver.receive(request).await }
    })
    .await
    .map_err(|error| Failure::Configuration(format!("the port can't be had: {error}")))?;
    output.hint(&format!(
        "Listening on {}. Each line holds a delivery in full, for `vove webhook verify`.",
        server.url()
    ));
    tokio::signal::ctrl_c().await.map_err(Failure::Output)
}

struct Receiver {
    verifier: Verifier,
    forward: Option<Forward>,
    output: Output,
}

impl Receiver {
    async fn receive(&self, request: Request<Bytes>) -> Response<Bytes> {
        let now = SystemTime::now();
        let saved = Saved { headers: lines(request.headers()), body: request.body().to_vec(), received: Some(now) };
        let mut line = saved.to_json();
        let refusal = match self.verifier.verify(request.headers(), request.body(), now) {
            Ok(delivery) => {
                line.insert("result".into(), json!("ok"));
                line.insert("id".into(), json!(delivery.id()));
                line.insert("event".into(), event(&delivery, &self.output));
                None
            }
            Err(error) => {
                line.insert("result".into(), json!(verdict(error.kind())));
                self.output.hint(&format!("refused: {error}"));
                Some(error.http_status())
            }
        };
        let answer = match (refusal, &self.forward) {
            (Some(status), _) => status,
            (None, Some(forward)) => forward.send(request, &self.output).await,
            (None, None) => StatusCode::NO_CONTENT.as_u16(),
        };
        line.insert("answered".into(), json!(answer));
        // Standard output that is gone is no reason to lose a delivery.
        let _ = self.output.value(&line.into());
        let mut reply = Response::new(Bytes::new());
        *reply.status_mut() = StatusCode::from_u16(answer).unwrap_or(StatusCode::BAD_GATEWAY);
        reply
    }
}

struct Forward {
    url: Uri,
    transport: ReqwestTransport,
}

impl Forward {
    fn to(url: &str) -> Result<Self, Failure> {
        let url = super::send::address(url)?;
        let transport = ReqwestTransport::new().map_err(|error| Failure::Configuration(error.to_string()))?;
        Ok(Self { url, transport })
    }

    /// Hands a request on with its bytes and headers, and gives back the status to answer.
    async fn send(&self, request: Request<Bytes>, output: &Output) -> u16 {
        let (mut parts, body) = request.into_parts();
        parts.uri = self.url.clone();
        // These two are about the connection that it came by.
        parts.headers.remove(header::HOST);
        parts.headers.remove(header::CONNECTION);
        parts.extensions.insert(Limits::default().attempt_timeout(LIMIT));
        let start = Instant::now();
        let sent = self.transport.send(Request::from_parts(parts, body)).await;
        let taken = start.elapsed();
        if taken > PATIENCE {
            let seconds = taken.as_secs();
            output.hint(&format!(
                "The handler took {seconds} s. The provider waits 15 s and sends again: answer first, work later."
            ));
        }
        match sent {
            Ok(reply) => reply.status().as_u16(),
            Err(error) => {
                output.hint(&format!("the handler does not answer: {error}"));
                StatusCode::BAD_GATEWAY.as_u16()
            }
        }
    }
}

fn lines(headers: &HeaderMap) -> Vec<(String, Vec<u8>)> {
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec())).collect()
}
