//! `vove webhook verify`: whether saved deliveries are genuine, and with `--explain` why not.

use std::{
    io,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use serde::Serialize;
use vove_webhook::Delivery;

use super::{
    event::{EventView, verdict},
    explain::explain,
    request_file::SavedRequest,
    secrets::{SecretArgs, Secrets},
};
use crate::{
    arguments::unix_seconds,
    error::{Error, Result},
    input,
    render::{Output, Render, color::Style, human::Human, mask::Mask},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A saved HTTP request, or the lines that `vove webhook listen` prints; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,

    /// A file with the body; the other file then holds the headers
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,

    /// The time of verification in seconds since 1970; by default the saved time of receipt, or the current time
    #[arg(
        long,
        value_name = "SECONDS",
        conflicts_with = "any_time",
        value_parser = unix_seconds,
        allow_negative_numbers = true,
    )]
    at: Option<SystemTime>,

    /// Accept deliveries of any age
    #[arg(long)]
    any_time: bool,

    /// Explain what is wrong, such as different headers, a wrong clock, a rewritten body
    #[arg(long)]
    explain: bool,

    /// Read one test vector with its own secrets per line, print one result per line
    #[arg(long, conflicts_with_all = ["body", "at", "any_time", "explain"])]
    pub(super) jsonl: bool,

    #[command(flatten)]
    secrets: SecretArgs,
}

pub(super) fn run(args: &Args, output: &Output) -> Result {
    let secrets = Secrets::from_environment(args.secrets)?;
    // With --explain, an invalid secret is a diagnosis.
    let verifier = match secrets.verifier() {
        Err(error) if !args.explain => return Err(error),
        verifier => verifier,
    };
    let bytes = input::bytes(&args.file)?;
    let saved = match &args.body {
        Some(body) => vec![SavedRequest::from_parts(&bytes, input::bytes(body)?)],
        None => SavedRequest::read_all(&bytes)?,
    };
    if args.explain {
        let texts: Vec<&str> = secrets.texts().collect();
        for saved in &saved {
            let diagnoses = explain(&texts, secrets.parser(), &saved.headers, &saved.body, time(args.at, saved));
            output.show(&Explanation { findings: diagnoses.iter().map(ToString::to_string).collect() })?;
        }
    }
    let mut verifier = verifier?;
    if args.any_time {
        verifier = verifier.with_tolerance(Duration::MAX);
    }
    let mut failed = 0;
    for saved in &saved {
        let result = verifier.verify(&saved.headers, &saved.body, time(args.at, saved));
        failed += usize::from(result.is_err());
        if !args.explain {
            output.show(&VerificationResult::new(result, output.mask))?;
        }
    }
    let hint = if args.explain { "" } else { "; --explain looks for the cause" };
    match failed {
        0 => Ok(()),
        _ => Err(Error::failed(format_args!("{failed} of {} failed verification{hint}", saved.len()))),
    }
}

/// The time to verify a delivery at.
fn time(at: Option<SystemTime>, saved: &SavedRequest) -> SystemTime {
    at.or(saved.received).unwrap_or_else(SystemTime::now)
}

#[derive(Serialize)]
#[serde(untagged)]
enum VerificationResult {
    Genuine {
        result: &'static str,
        id: String,
        /// Counted from 1.
        secret: usize,
        event: EventView,
    },
    Failed {
        result: &'static str,
        why: String,
    },
}

impl VerificationResult {
    fn new(result: std::result::Result<Delivery<'_>, vove_webhook::Error>, mask: Mask) -> Self {
        match result {
            Ok(delivery) => Self::Genuine {
                result: "ok",
                id: delivery.id().to_owned(),
                secret: delivery.secret_index() + 1,
                event: EventView::new(&delivery, mask),
            },
            Err(error) => Self::Failed { result: verdict(error.kind()), why: error.to_string() },
        }
    }
}

impl Render for VerificationResult {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        match self {
            Self::Genuine { id, secret, event, .. } => {
                out.styled(Style::Success, "genuine")?;
                out.line(format_args!("  {id}  secret {secret}  {}", event.words()))
            }
            Self::Failed { why, .. } => {
                out.styled(Style::Error, "failed")?;
                out.line(format_args!("   {why}"))
            }
        }
    }
}

/// Why a delivery fails verification.
#[derive(Serialize)]
struct Explanation {
    findings: Vec<String>,
}

impl Render for Explanation {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        self.findings.iter().try_for_each(|finding| out.line(finding))
    }
}
