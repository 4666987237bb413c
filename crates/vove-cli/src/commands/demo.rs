//! `vove demo`: the whole flow offline: session, webhook, fetch, decision.

mod logging_transport;
mod narration;
mod receiver;

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedReceiver, time::timeout};
use vove_client::{ApiKey, BaseUrl, Client, RetryPolicy};
use vove_emulator::{Attempt, DeliveryResponse, Emulator, PERSONAS, RetrySchedule, SessionOutcome};
use vove_model::{Decision, RefId};
use vove_transport::ReqwestTransport;
use vove_webhook::Verifier;

use self::{logging_transport::LoggingTransport, narration::Narration, receiver::Handled};
use super::emulator::{outcome, persona};
use crate::{
    error::{Error, Result},
    render::{Output, images, instant},
    today::Today,
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The persona that verifies
    #[arg(long, alias = "person", default_value = "amina-el-idrissi", value_parser = persona())]
    persona: String,

    /// The outcome of the session
    #[arg(long, default_value = "successful", value_parser = outcome())]
    outcome: SessionOutcome,

    /// Make the first fetch fail, so that the webhook is answered with 503 and delivered again
    #[arg(long)]
    fail_first: bool,

    #[command(flatten)]
    today: Today,
}

/// The demonstration fails if it takes longer.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// The first retry comes after 50 ms instead of 5 s.
const SPEED: u32 = 100;

pub(crate) async fn run(args: &Args, output: &Output) -> Result {
    let mut narration = Narration::new(output, if args.fail_first { 8 } else { 7 });
    let result = timeout(TIME_LIMIT, narrate(args, &mut narration)).await;
    narration.finish();
    result.unwrap_or_else(|_| Err(Error::failed("the demonstration took too long")))
}

async fn narrate(args: &Args, narration: &mut Narration<'_>) -> Result {
    let emulator = Emulator::builder().schedule(RetrySchedule::svix().faster(SPEED)).start().await?;
    let transport = LoggingTransport::new(ReqwestTransport::plain_http().map_err(Error::configuration)?);
    let base: BaseUrl = emulator.url().parse()?;
    // No retries by the client: the demonstration shows the retry by the sender of the webhook.
    let client = Client::with_transport(base.into(), ApiKey::new(emulator.api_key())?, transport.clone())
        .with_retry(RetryPolicy::never());
    let verifier = Verifier::new(emulator.webhook_secret().parse().map_err(Error::failed)?);
    let (server, mut handled) =
        receiver::start(verifier, client.clone(), transport.clone()).await.map_err(Error::failed)?;
    emulator.set_webhook_url(&format!("{}/webhook", server.url()))?;
    narration.step(
        "Start",
        &[
            format!("a local emulator on {} with {} personas", emulator.url(), PERSONAS.len()),
            format!("a webhook receiver on {}/webhook", server.url()),
        ],
    )?;

    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(Error::failed)?;
    let ref_id = RefId::from_random_bytes(random);
    let session = client.create_session(&ref_id).await?;
    let expires =
        session.token.expires_at().ok_or_else(|| Error::failed("the session token has no expiration time"))?;
    narration.step(
        "Create",
        &[transport.last(), format!("session token for the phone (not printed), valid until {}", instant(expires))],
    )?;

    if args.fail_first {
        transport.lose_next();
    }
    emulator.finish(ref_id.as_str(), &args.persona, args.outcome)?;
    narration
        .step("Finish", &[format!("the persona scans documents and takes a selfie: {}", args.outcome.as_str())])?;

    if args.fail_first {
        let first = next(&mut handled).await?;
        if first.user.is_ok() {
            return Err(Error::failed("the first fetch succeeded but had to fail"));
        }
        let attempt = attempt(&emulator, 1).await?;
        let pause = attempt.retry_in.ok_or_else(|| Error::failed("the sender does not retry"))?;
        let mut lines = webhook(&first);
        lines.push(format!("fetch: {}", first.fetch));
        lines.push(format!(
            "answered {}: the sender retries in {pause:?} ({SPEED} times faster than the provider)",
            first.answer.as_u16()
        ));
        narration.step("Webhook", &lines)?;
    }
    let last = next(&mut handled).await?;
    let lines = webhook(&last);
    let user = last.user?;
    if last.event.ref_id != ref_id || user.ref_id != ref_id {
        return Err(Error::failed("the webhook or the response is about a different reference"));
    }
    narration.step("Webhook", &lines)?;
    let attempt = attempt(&emulator, if args.fail_first { 2 } else { 1 }).await?;
    if !attempt.response.is_acknowledged() {
        return Err(Error::failed("the sender does not count the delivery as received"));
    }
    narration.step(
        "Fetch",
        &[
            last.fetch,
            format!("answered {}: attempt {} is received, no more retries", last.answer.as_u16(), attempt.number),
        ],
    )?;

    let documents = client.get_user_documents(&ref_id).await?;
    let images = images::named(&documents).len();
    narration.step("Images", &[transport.last(), format!("{images} images, base64 until they are decoded")])?;

    let approved = matches!(user.decision(), Decision::Approved(_));
    if user.status.as_str() != args.outcome.as_str() || approved != (args.outcome == SessionOutcome::Successful) {
        return Err(Error::failed("the decision does not match the outcome"));
    }
    narration.decide(&user, &documents, args.today.date()?)?;
    Ok(())
}

async fn next(handled: &mut UnboundedReceiver<Handled>) -> Result<Handled> {
    handled.recv().await.ok_or_else(|| Error::failed("no webhook was received"))
}

/// Waits until the sender has recorded the response to an attempt.
async fn attempt(emulator: &Emulator, number: usize) -> Result<Attempt> {
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.len() >= number).await.map_err(Error::failed)?;
    let attempt = attempts.get(number - 1).ok_or_else(|| Error::failed("no delivery was attempted"))?;
    match attempt.response {
        DeliveryResponse::Status(_) => Ok(attempt.clone()),
        DeliveryResponse::NoResponse => {
            let cause = attempt.cause.map(|cause| format!(": {cause}")).unwrap_or_default();
            Err(Error::failed(format_args!("the receiver did not respond{cause}")))
        }
    }
}

fn webhook(handled: &Handled) -> Vec<String> {
    vec![
        format!("POST /webhook, {} bytes, signed by {}", handled.body_bytes, handled.header_names.join(", ")),
        format!(
            "{} verified: {} for {}",
            handled.message_id,
            handled.event.status.as_str(),
            handled.event.ref_id.as_str()
        ),
    ]
}
