//! `vove emulator`: a local emulator of the API, and the end of its sessions.

use std::io;

use bytes::Bytes;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use http::{Request, header::CONTENT_TYPE};
use serde::Serialize;
use serde_json::{Value, json};
use vove_client::Environment;
use vove_emulator::{Attempt, Builder, DeliveryResponse, Emulator, PERSONAS, RetrySchedule, SessionOutcome};
use vove_transport::{ReqwestTransport, Transport};

use crate::{
    arguments::whole_number,
    config::{self, API_KEY, Target, WEBHOOK_SECRET},
    error::{Error, Result},
    render::{Output, Render, human::Human},
    stop_signal::StopSignals,
};

/// The highest speed: the longest delay of the provider, ten hours, as 36 ms.
const MAX_SPEED: u64 = 1_000_000;

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// The port on the loopback interface; 0 means any free port
    #[arg(long, default_value_t = 0, value_parser = whole_number::<u16>(0..=65_535), allow_negative_numbers = true)]
    port: u16,

    /// The URL to send signed webhooks to
    #[arg(long)]
    webhook_url: Option<String>,

    /// Also accept requests to /emulator whose Host is this name; by default, only this machine's names
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,

    /// How many times faster than the provider to retry webhooks
    #[arg(
        long,
        default_value_t = 100,
        value_parser = whole_number::<u32>(1..=MAX_SPEED),
        allow_negative_numbers = true,
    )]
    speed: u32,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Finish a session of a running emulator, as the user's phone would
    Finish {
        /// The reference that the session was created for
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The outcome of the session
        #[arg(long, value_parser = outcome())]
        outcome: SessionOutcome,
        /// The persona that verifies
        #[arg(long, alias = "person", value_parser = persona())]
        persona: String,
    },
}

impl Args {
    pub(crate) const fn is_server(&self) -> bool {
        self.command.is_none()
    }
}

/// Parses the outcome of a session.
pub(super) fn outcome() -> impl TypedValueParser<Value = SessionOutcome> {
    PossibleValuesParser::new(SessionOutcome::ALL.map(SessionOutcome::as_str))
        .try_map(|text| text.parse::<SessionOutcome>())
}

/// Parses the name of a persona.
pub(super) fn persona() -> PossibleValuesParser {
    PossibleValuesParser::new(PERSONAS)
}

pub(crate) async fn run(args: Args, target: &Target, output: &Output) -> Result {
    match args.command {
        None => serve(args, output).await,
        Some(Command::Finish { ref_id, outcome, persona }) => finish(&ref_id, outcome, &persona, target, output).await,
    }
}

/// Runs an emulator until a signal stops the process.
async fn serve(args: Args, output: &Output) -> Result {
    let mut stop = StopSignals::install().map_err(Error::failed)?;
    let mut builder = Emulator::builder().port(args.port).schedule(RetrySchedule::svix().faster(args.speed));
    builder = args.allow_host.into_iter().fold(builder, Builder::allow_host);
    let sends_webhooks = args.webhook_url.is_some();
    if let Some(url) = args.webhook_url {
        builder = builder.webhook_url(url);
    }
    let (given_key, given_secret) = (config::secret(API_KEY)?, config::secret(WEBHOOK_SECRET)?);
    if let Some(key) = &given_key {
        builder = builder.api_key(key.as_str());
    }
    if let Some(secret) = &given_secret {
        builder = builder.webhook_secret(secret.as_str());
    }
    let emulator = builder.start().await?;
    output.show(&Settings {
        base_url: emulator.url(),
        api_key: given_key.is_none().then(|| emulator.api_key()),
        webhook_secret: given_secret.is_none().then(|| emulator.webhook_secret()),
    })?;
    if !sends_webhooks {
        output.hint("No webhooks are sent: pass --webhook-url to send them.");
    }
    tokio::select! {
        _ = stop.received() => Ok(()),
        () = report(&emulator, output) => Ok(()),
    }
}

/// The settings of a running emulator. A key and a secret that were given are not printed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Settings<'a> {
    base_url: String,
    api_key: Option<&'a str>,
    webhook_secret: Option<&'a str>,
}

impl<'a> Settings<'a> {
    fn secrets(&self) -> [(&'static str, Option<&'a str>); 2] {
        [(API_KEY, self.api_key), (WEBHOOK_SECRET, self.webhook_secret)]
    }
}

/// Lines that a shell can read.
impl Render for Settings<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.line(format_args!("VOVE_BASE_URL={}", self.base_url))?;
        let mut made = self.secrets().into_iter().filter_map(|(name, secret)| Some((name, secret?)));
        made.try_for_each(|(name, secret)| out.line(format_args!("{name}={secret}")))
    }

    fn hints(&self) -> Vec<String> {
        let given = self.secrets().into_iter().filter(|(_, secret)| secret.is_none());
        let mut hints: Vec<String> = given.map(|(name, _)| format!("The given {name} is used.")).collect();
        hints.push(format!("The emulator runs until a signal stops it. Personas: {}.", PERSONAS.join(", ")));
        hints
    }
}

/// Prints every attempt to deliver a webhook to standard error.
async fn report(emulator: &Emulator, output: &Output) {
    let mut attempts = emulator.attempts();
    let mut reported = 0;
    while attempts.changed().await.is_ok() {
        let new: Vec<Attempt> = attempts.borrow_and_update().iter().skip(reported).cloned().collect();
        reported += new.len();
        for Attempt { message_id, status, number, response, cause, retry_in, .. } in new {
            let answer = match response {
                DeliveryResponse::Status(status) => format!("HTTP {status}"),
                DeliveryResponse::NoResponse => "no response".to_owned(),
            };
            let cause = cause.map(|cause| format!(" ({cause})")).unwrap_or_default();
            let next = match retry_in {
                Some(pause) => format!(", next attempt in {pause:?}"),
                None if response.is_acknowledged() => String::new(),
                None => ", no more attempts".to_owned(),
            };
            output
                .hint(&format!("webhook {message_id} ({}), attempt {number}: {answer}{cause}{next}", status.as_str()));
        }
    }
}

/// Finishes a session of a running emulator.
async fn finish(ref_id: &str, outcome: SessionOutcome, persona: &str, target: &Target, output: &Output) -> Result {
    let base = match target.environment()? {
        Environment::Custom(base) if base.as_str().starts_with("http://") => base,
        _ => return Err(Error::configuration("pass the emulator's address as --base-url")),
    };
    let segment = ref_id.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let request = Request::post(format!("{}/emulator/sessions/{segment}/finish", base.as_str()))
        .header(CONTENT_TYPE, "application/json")
        .body(Bytes::from(json!({ "person": persona, "outcome": outcome }).to_string()))
        .map_err(|_| Error::configuration("the reference is not valid in a URL"))?;
    let response = ReqwestTransport::plain_http()
        .map_err(Error::configuration)?
        .send(request)
        .await
        .map_err(|error| Error::failed(format_args!("no response from the emulator: {error}")))?;
    if response.status().is_success() {
        return Ok(output.show(&Finished { status: outcome, persona })?);
    }
    let body: Value = serde_json::from_slice(response.body()).unwrap_or_default();
    let message = body.get("message").and_then(Value::as_str).unwrap_or("no reason given");
    Err(Error::failed(format_args!("the emulator rejected the request: {message}")))
}

#[derive(Serialize)]
struct Finished<'a> {
    status: SessionOutcome,
    persona: &'a str,
}

impl Render for Finished<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.line(format_args!("{} finished: {}", self.persona, self.status.as_str()))
    }
}
