//! `vove user`: the verification of a user.

mod documents;

use std::{io, time::Duration};

use serde::Serialize;
use vove_client::WaitPolicy;
use vove_model::{Received, RefId, UserVerification, VerificationStatus, assess::AssessOptions};

use crate::{
    arguments::whole_number,
    config::Target,
    error::Result,
    render::{
        Output, Render,
        assessment::AssessmentView,
        human::Human,
        verification::{self, Documents},
    },
    today::Today,
};

/// The longest time to wait for a decision: a day.
const MAX_DEADLINE_SECONDS: u64 = 86_400;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Show a user's status, the documents and their assessment; `--json --reveal` prints the response as received
    Get {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        #[command(flatten)]
        today: Today,
    },
    /// Wait until the user is approved or refused
    Wait {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Stop waiting after this many seconds, with a last request when they are over
        #[arg(
            long,
            value_name = "SECONDS",
            default_value_t = 900,
            value_parser = whole_number::<u64>(0..=MAX_DEADLINE_SECONDS),
            allow_negative_numbers = true,
        )]
        deadline: u64,
        #[command(flatten)]
        today: Today,
    },
    /// Save the selfie and the document images to a folder
    Documents(documents::Args),
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result {
    match command {
        Command::Get { ref_id, today } => {
            let ref_id = RefId::new(ref_id)?;
            show(&target.client()?.get_user_verification(&ref_id).await?, &today, output)
        }
        Command::Wait { ref_id, deadline, today } => {
            wait(&RefId::new(ref_id)?, Duration::from_secs(deadline), &today, target, output).await
        }
        Command::Documents(args) => documents::run(args, target, output).await,
    }
}

async fn wait(ref_id: &RefId, deadline: Duration, today: &Today, target: &Target, output: &Output) -> Result {
    let policy = WaitPolicy::default().timeout(deadline);
    let hints = *output;
    let client = target.client()?;
    let wait = client.wait_for_decision(ref_id).policy(policy).on_progress(move |poll| {
        let status = match &poll.status {
            Some(status @ VerificationStatus::Unknown(_)) => format!("{status:?}"),
            Some(status) => status.as_str().to_owned(),
            None => "not found yet".to_owned(),
        };
        hints.hint(&format!("{status}: checking again in {:.0?}", poll.next_poll_in));
    });
    show(&wait.await?, today, output)
}

fn show(user: &Received<UserVerification>, today: &Today, output: &Output) -> Result {
    let options = AssessOptions::new(today.date()?);
    Ok(output.show(&UserView {
        status: verification::status(user, output.mask),
        decision: verification::decision(user),
        documents: Documents::new(&user.documents, output.mask),
        assessment: AssessmentView { assessment: &user.assess(&options), mask: output.mask },
        received: user.bytes(),
    })?)
}

#[derive(Serialize)]
struct UserView<'a> {
    status: String,
    decision: &'static str,
    documents: Documents,
    assessment: AssessmentView<'a>,
    #[serde(skip)]
    received: &'a [u8],
}

impl Render for UserView<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.rows(&[("status", &self.status), ("decision", self.decision)])?;
        self.documents.human(out)?;
        if self.documents.is_empty() {
            return Ok(());
        }
        out.line("")?;
        self.assessment.human(out)
    }

    fn received(&self) -> Option<&[u8]> {
        Some(self.received)
    }
}
