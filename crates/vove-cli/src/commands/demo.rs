//! The main job, end to end and offline: session, webhook, fetch, decision.

mod logging_transport;
mod narration;
mod receiver;

use std::time::Duration;

use tokio::time::timeout;
use vove_client::{ApiKey, BaseUrl, Client, RetryPolicy};
use vove_emulator::{Attempt, DeliveryResponse, Emulator, PERSONAS, RetrySchedule, SessionOutcome};
use vove_model::{Decision, RefId};
use vove_transport::ReqwestTransport;
use vove_webhook::Verifier;

use self::{logging_transport::Wire, narration::Story, receiver::Handled};
use super::{assess::Day, emulator::outcome};
use crate::{
    error::Failure,
    render::{Output, verification as summary},
};

/// Longer than this, and something that should have happened did not.
const PATIENCE: Duration = Duration::from_secs(20);

/// The first retry after 50 ms instead of 5 s.
const SPEED: u32 = 100;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Who verifies: one of the invented people
    #[arg(long, default_value = "amina-el-idrissi", value_parser = clap::builder::PossibleValuesParser::new(vove_emulator::PERSONAS))]
    pub(crate) person: String,

    /// How it ends
    #[arg(long, default_value = "successful", value_parser = outcome())]
    pub(crate) outcome: SessionOutcome,

    /// Let the first fetch fail, so that the webhook is answered 503 and comes again
    #[arg(long)]
    pub(crate) fail_first: bool,

    #[command(flatten)]
    pub(crate) day: Day,
}

pub(crate) async fn run(demo: &Args, output: &Output) -> Result<(), Failure> {
    let mut story = Story::new(output, if demo.fail_first { 8 } else { 7 });
    let told = timeout(PATIENCE, tell(demo, &mut story)).await;
    story.finish();
    told.unwrap_or_else(|_| Err(Failure::DidNotHappen("the demonstration took too long".to_owned())))
}

async fn tell(demo: &Args, story: &mut Story<'_>) -> Result<(), Failure> {
    let emulator = Emulator::builder().schedule(RetrySchedule::svix().faster(SPEED)).start().await?;
    let transport = ReqwestTransport::plain_http().map_err(|error| Failure::Configuration(error.to_string()))?;
    let wire = Wire::new(transport);
    let base: BaseUrl = emulator.url().parse()?;
    // One request a call, so that a lost reply is seen: the sender's retry is what is shown here.
    let client = Client::with_transport(base.into(), ApiKey::new(emulator.api_key())?, wire.clone())
        .with_retry(RetryPolicy::never());
    let verifier = Verifier::new(emulator.webhook_secret().parse().map_err(did_not_happen)?);
    let (server, mut handled) =
        receiver::start(verifier, client.clone(), wire.clone()).await.map_err(did_not_happen)?;
    emulator.set_webhook_url(&format!("{}/webhook", server.url()))?;
    story.step(
        "Start",
        &[
            format!("a local VOVE ID on {} with {} invented people", emulator.url(), PERSONAS.len()),
            format!("a webhook receiver on {}/webhook", server.url()),
        ],
    )?;

    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(did_not_happen)?;
    let ref_id = RefId::from_random_bytes(random);
    let session = client.create_session(&ref_id).await?;
    let expires = session.token.expires_at().ok_or_else(|| did_not_happen("the session token names no end"))?;
    story.step(
        "Create",
        &[
            wire.last(),
            format!("session token for the phone, kept out of sight, valid until {}", summary::instant(expires)),
        ],
    )?;

    if demo.fail_first {
        wire.lose_next();
    }
    emulator.finish(ref_id.as_str(), &demo.person, demo.outcome)?;
    story.step(
        "Finish",
        &[format!("an invented person scans documents and takes a selfie: {}", demo.outcome.as_str())],
    )?;

    if demo.fail_first {
        let first = next(&mut handled).await?;
        if first.user.is_ok() {
            return Err(did_not_happen("the first fetch was to fail"));
        }
        let attempt = attempt(&emulator, 1).await?;
        let pause = attempt.retry_in.ok_or_else(|| did_not_happen("the sender gave up"))?;
        let mut told = webhook(&first);
        told.push(format!("fetch: {}", first.fetch));
        told.push(format!(
            "answered {}: the sender will come again in {pause:?} ({SPEED} times faster than life)",
            first.answer.as_u16()
        ));
        story.step("Webhook", &told)?;
    }
    let last = next(&mut handled).await?;
    let told = webhook(&last);
    let user = last.user?;
    if last.event.ref_id != ref_id || user.ref_id != ref_id {
        return Err(did_not_happen("the webhook or the fetch was about somebody else"));
    }
    story.step("Webhook", &told)?;
    let attempt = attempt(&emulator, if demo.fail_first { 2 } else { 1 }).await?;
    if !attempt.response.is_acknowledged() {
        return Err(did_not_happen("the sender does not count the delivery as received"));
    }
    story.step(
        "Fetch",
        &[
            last.fetch,
            format!("answered {}: attempt {} is received, the sender is done", last.answer.as_u16(), attempt.number),
        ],
    )?;

    let documents = client.get_user_documents(&ref_id).await?;
    let images = summary::all_images(&documents).len();
    story.step("Images", &[wire.last(), format!("{images} images, still base64 until somebody asks")])?;

    let approved = matches!(user.decision(), Decision::Approved(_));
    if user.status.as_str() != demo.outcome.as_str() || approved != (demo.outcome == SessionOutcome::Successful) {
        return Err(did_not_happen("the decision does not follow the outcome"));
    }
    story.decide(&user, &documents, demo.day.today()?)?;
    Ok(())
}

async fn next(handled: &mut tokio::sync::mpsc::UnboundedReceiver<Handled>) -> Result<Handled, Failure> {
    handled.recv().await.ok_or_else(|| did_not_happen("no webhook came"))
}

/// Waits until the sender has noted the answer to an attempt.
async fn attempt(emulator: &Emulator, number: usize) -> Result<Attempt, Failure> {
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.len() >= number).await.map_err(did_not_happen)?;
    let attempt = attempts.get(number - 1).ok_or_else(|| did_not_happen("no attempt was made"))?;
    match attempt.response {
        DeliveryResponse::Status(_) => Ok(attempt.clone()),
        DeliveryResponse::NoResponse => Err(did_not_happen("the receiver did not answer")),
    }
}

fn webhook(handled: &Handled) -> Vec<String> {
    vec![
        format!("POST /webhook, {} bytes, signed by {}", handled.body_bytes, handled.header_names.join(", ")),
        format!(
            "{} verifies: {} for {}",
            handled.message_id,
            handled.event.status.as_str(),
            handled.event.ref_id.as_str()
        ),
    ]
}

fn did_not_happen(reason: impl std::fmt::Display) -> Failure {
    Failure::DidNotHappen(reason.to_string())
}
