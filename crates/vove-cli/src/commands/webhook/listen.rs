//! `vove webhook listen`: a receiver that verifies, prints and forwards deliveries.

use std::{
    fmt::Display,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, Uri, header};
use serde::Serialize;
use vove_transport::{BrowserGuard, Limits, Loopback, RejectedRequest, ReqwestTransport, Transport};
use vove_webhook::Verifier;

use super::{
    event::{EventView, verdict},
    request_file::SavedRequest,
    secrets::{SecretArgs, Secrets},
    send::{receiver_url, status},
};
use crate::{
    arguments::whole_number,
    error::{Error, Result},
    render::Output,
    stop_signal::StopSignals,
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The port on the loopback interface; 0 means any free port
    #[arg(long, default_value_t = 0, value_parser = whole_number::<u16>(0..=65_535), allow_negative_numbers = true)]
    port: u16,

    /// Forward genuine deliveries to this URL, unchanged, and answer with the status of its response
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,

    /// Also accept requests whose Host is this name, such as that of a tunnel; by default, only this machine's names
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,

    #[command(flatten)]
    secrets: SecretArgs,
}

/// How long the provider waits for an answer.
const PROVIDER_TIMEOUT: Duration = Duration::from_secs(15);

/// The largest body of a delivery: the default of the receivers in `vove-webhook`. The documented bodies have about 100
/// bytes.
const MAX_BODY_BYTES: usize = 256 << 10;

/// How long this command waits for the handler, to report how late its response is.
const HANDLER_TIMEOUT: Duration = Duration::from_secs(60);

/// Receives deliveries until a signal stops the process.
pub(super) async fn run(args: Args, output: &Output) -> Result {
    let mut stop = StopSignals::install().map_err(Error::failed)?;
    let verifier = Secrets::from_environment(args.secrets)?.verifier()?;
    let forward = args.forward_to.map(|url| Forward::to(&url)).transpose()?;
    let guard = args.allow_host.into_iter().fold(BrowserGuard::new(), BrowserGuard::allow_host);
    let receiver = Arc::new(Receiver { guard, verifier, forward, output: *output });
    let (for_heads, for_bodies) = (Arc::clone(&receiver), Arc::clone(&receiver));
    let server = Loopback::builder()
        .port(args.port)
        .max_request_bytes(MAX_BODY_BYTES)
        .reject_head(move |head| for_heads.reject_head(head))
        .body_error(move |error| for_bodies.reject(&error, error.status()))
        .start(move |request| {
            let receiver = Arc::clone(&receiver);
            async move { receiver.receive(request).await }
        })
        .await
        .map_err(|error| Error::configuration(format_args!("can't listen on the port: {error}")))?;
    let hint = match output.mask.reveal {
        true => "Each line holds a complete delivery that `vove webhook verify` can read.",
        false => "Pass --reveal to print complete deliveries, which `vove webhook verify` can read.",
    };
    output.hint(&format!("Listening on {}. {hint}", server.url()));
    stop.received().await;
    Ok(())
}

struct Receiver {
    guard: BrowserGuard,
    verifier: Verifier,
    forward: Option<Forward>,
    output: Output,
}

/// A delivery, the result of its verification, and the answer.
///
/// The headers and the body may hold personal data and credentials, and may come from anyone: only `--reveal` prints
/// them.
#[derive(Serialize)]
struct Received {
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    request: Option<SavedRequest>,
    /// The size of the body in bytes; missing if the headers were rejected and the body was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<usize>,
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<EventView>,
    answered: u16,
}

impl Receiver {
    /// Rejects what a web page may have sent, of which nothing is printed or forwarded, and then headers that can't
    /// verify. With `--reveal`, the body is read even then, because it is printed.
    fn reject_head(&self, head: &Request<()>) -> Option<Response<Bytes>> {
        if let Err(rejection) = self.guard.check(head) {
            let hint = match rejection {
                RejectedRequest::Host => "; pass the name of a tunnel as --allow-host",
                _ => "",
            };
            return Some(self.reject(&format_args!("{rejection}{hint}"), rejection.status()));
        }
        if self.output.mask.reveal {
            return None;
        }
        let error = self.verifier.check_headers(head.headers(), SystemTime::now()).err()?;
        let mut received = Received { request: None, bytes: None, result: "ok", id: None, event: None, answered: 0 };
        self.not_verified(&error, &mut received);
        Some(self.answer(&received))
    }

    fn not_verified(&self, error: &vove_webhook::Error, received: &mut Received) {
        self.output.hint(&format!("rejected: {error}"));
        received.result = verdict(error.kind());
        received.answered = error.http_status();
    }

    /// Prints a delivery, and returns the answer. A delivery is answered even if standard output is closed.
    fn answer(&self, received: &Received) -> Response<Bytes> {
        let _ = self.output.json_line(received);
        empty(StatusCode::from_u16(received.answered).unwrap_or(StatusCode::BAD_GATEWAY))
    }

    fn reject(&self, reason: &dyn Display, status: StatusCode) -> Response<Bytes> {
        self.output.hint(&format!("rejected: {reason}"));
        empty(status)
    }

    async fn receive(&self, request: Request<Bytes>) -> Response<Bytes> {
        let now = SystemTime::now();
        let mut received = Received {
            request: self.output.mask.reveal.then(|| SavedRequest {
                headers: lines(request.headers()),
                body: request.body().to_vec(),
                received: Some(now),
            }),
            bytes: Some(request.body().len()),
            result: "ok",
            id: None,
            event: None,
            answered: StatusCode::NO_CONTENT.as_u16(),
        };
        match self.verifier.verify(request.headers(), request.body(), now) {
            Ok(delivery) => {
                received.id = Some(delivery.id().to_owned());
                received.event = Some(EventView::new(&delivery, self.output.mask));
                if let Some(forward) = &self.forward {
                    received.answered = forward.send(request, &self.output).await;
                }
            }
            Err(error) => self.not_verified(&error, &mut received),
        }
        self.answer(&received)
    }
}

/// A response without a body.
fn empty(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// The handler that deliveries are forwarded to.
struct Forward {
    url: Uri,
    transport: ReqwestTransport,
}

impl Forward {
    fn to(url: &str) -> Result<Self> {
        Ok(Self { url: receiver_url(url)?, transport: ReqwestTransport::new().map_err(Error::configuration)? })
    }

    /// Forwards a request with its bytes and headers, and returns the status to answer with.
    async fn send(&self, request: Request<Bytes>, output: &Output) -> u16 {
        let (mut parts, body) = request.into_parts();
        parts.uri = self.url.clone();
        // These two belong to the connection to this receiver.
        parts.headers.remove(header::HOST);
        parts.headers.remove(header::CONNECTION);
        parts.extensions.insert(Limits::default().attempt_timeout(HANDLER_TIMEOUT));
        let start = Instant::now();
        let result = self.transport.send(Request::from_parts(parts, body)).await;
        let elapsed = start.elapsed();
        if elapsed > PROVIDER_TIMEOUT {
            output.hint(&format!(
                "The handler took {} s. The provider waits 15 s and then retries: answer first, process later.",
                elapsed.as_secs()
            ));
        }
        match status(result) {
            Ok(status) => status,
            Err(error) => {
                output.hint(&format!("no response from the handler: {error}"));
                StatusCode::BAD_GATEWAY.as_u16()
            }
        }
    }
}

fn lines(headers: &HeaderMap) -> Vec<(String, Vec<u8>)> {
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec())).collect()
}
