use bytes::Bytes;
use http::{Request, header::CONTENT_TYPE};
use serde_json::json;
use vove_client::Environment;
use vove_emulator::{Attempt, DeliveryResponse, Emulator, PERSONAS, RetrySchedule, SessionOutcome};
use vove_transport::{ReqwestTransport, Transport};

use crate::{
    config::{self, API_KEY, Target, WEBHOOK_SECRET},
    error::Failure,
    render::Output,
};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Listen on this port of the loopback interface; any free one otherwise
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// Send signed webhooks to this address
    #[arg(long)]
    pub(crate) webhook_url: Option<String>,

    /// How much faster than the provider to send unacknowledged webhooks again
    #[arg(long, default_value_t = 100)]
    pub(crate) speed: u32,
}

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Finish a session of a running emulator, as a person's phone would
    Finish {
        /// The reference that the session was created for
        #[arg(value_name = "REF")]
        ref_id: String,
        /// How it ends
        #[arg(long, value_parser = outcome())]
        outcome: SessionOutcome,
        /// Who finishes it
        #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(vove_emulator::PERSONAS))]
        person: String,
    },
}

pub(super) fn outcome() -> impl clap::builder::TypedValueParser<Value = SessionOutcome> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};

    PossibleValuesParser::new(SessionOutcome::ALL.map(SessionOutcome::as_str))
        .try_map(|text| text.parse::<SessionOutcome>())
}

pub(crate) async fn run(arguments: Args, target: &Target, output: &Output) -> Result<(), Failure> {
    match arguments.command {
        None => serve(arguments, output).await,
        Some(Command::Finish { ref_id, outcome, person }) => finish(&ref_id, outcome, &person, target, output).await,
    }
}

/// Runs an emulator until the process is told to stop.
async fn serve(arguments: Args, output: &Output) -> Result<(), Failure> {
    let mut builder = Emulator::builder().port(arguments.port).schedule(RetrySchedule::svix().faster(arguments.speed));
    let sends_webhooks = arguments.webhook_url.is_some();
    if let Some(url) = arguments.webhook_url {
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
    // What came from the environment is not printed again.
    let api_key = given_key.is_none().then(|| emulator.api_key());
    let webhook_secret = given_secret.is_none().then(|| emulator.webhook_secret());
    if output.json {
        output.value(&json!({ "baseUrl": emulator.url(), "apiKey": api_key, "webhookSecret": webhook_secret }))?;
    } else {
        output.line(&format!("VOVE_BASE_URL={}", emulator.url()))?;
        for (name, made) in [(API_KEY, api_key), (WEBHOOK_SECRET, webhook_secret)] {
            match made {
                Some(text) => output.line(&format!("{name}={text}"))?,
                None => output.hint(&format!("{name} is the one that was given.")),
            }
        }
        output.hint(&format!("The emulator runs until it is stopped. People: {}.", PERSONAS.join(", ")));
    }
    if !sends_webhooks {
        output.hint("No webhook is sent: give --webhook-url.");
    }
    tokio::select! {
        stopped = tokio::signal::ctrl_c() => stopped.map_err(Failure::Output),
        () = report(&emulator, output) => Ok(()),
    }
}

/// Tells of every attempt to deliver a webhook, as long as the emulator runs.
async fn report(emulator: &Emulator, output: &Output) {
    let mut attempts = emulator.attempts();
    let mut told = 0;
    while attempts.changed().await.is_ok() {
        let news: Vec<Attempt> = attempts.borrow_and_update().iter().skip(told).cloned().collect();
        told += news.len();
        for Attempt { message_id, status, number, response, retry_in, .. } in news {
            let answer = match response {
                DeliveryResponse::Status(status) => format!("answered {status}"),
                DeliveryResponse::NoResponse => "no reply".to_owned(),
            };
            let next = match retry_in {
                Some(pause) => format!(", again in {pause:?}"),
                None if answer.starts_with("answered 2") => String::new(),
                None => ", given up".to_owned(),
            };
            output.hint(&format!("webhook {message_id} ({}), attempt {number}: {answer}{next}", status.as_str()));
        }
    }
}

/// Does at a running emulator what a person's phone would do.
async fn finish(
    ref_id: &str,
    outcome: SessionOutcome,
    person: &str,
    target: &Target,
    output: &Output,
) -> Result<(), Failure> {
    let base = match target.environment()? {
        Environment::Custom(base) if base.as_str().starts_with("http://") => base,
        _ => return Err(Failure::Configuration("give the emulator's own address as --base-url".to_owned())),
    };
    let segment = ref_id.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let request = Request::post(format!("{}/emulator/sessions/{segment}/finish", base.as_str()))
        .header(CONTENT_TYPE, "application/json")
        .body(Bytes::from(json!({ "person": person, "outcome": outcome }).to_string()))
        .map_err(|_| Failure::Configuration("the reference can't be written in an address".to_owned()))?;
    let reply = ReqwestTransport::plain_http()
        .map_err(|error| Failure::Configuration(error.to_string()))?
        .send(request)
        .await
        .map_err(|error| Failure::DidNotHappen(format!("the emulator does not answer: {error}")))?;
    if reply.status().is_success() {
        return if output.json {
            Ok(output.value(&json!({ "status": outcome, "person": person }))?)
        } else {
            Ok(output.line(&format!("{person} finished: {}", outcome.as_str()))?)
        };
    }
    let answer: serde_json::Value = serde_json::from_slice(reply.body()).unwrap_or_default();
    let message = answer.get("message").and_then(|message| message.as_str()).unwrap_or("no reason given");
    Err(Failure::DidNotHappen(format!("the emulator refuses: {message}")))
}
