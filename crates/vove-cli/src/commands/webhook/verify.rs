use std::{
    path::PathBuf,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{
    Secrets,
    event::{event, in_words, verdict},
    explain::explain,
    read,
    request_file::Saved,
};
use crate::{error::Failure, render::Output};
use serde_json::json;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A saved HTTP request, or the lines that `vove webhook listen` prints; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The body alone, FILE then being the headers
    #[arg(long, value_name = "FILE")]
    pub(crate) body: Option<PathBuf>,

    /// Verify as if it were this time, in seconds since 1970; the time of receipt where one is saved, else now
    #[arg(long, value_name = "SECONDS", conflicts_with = "any_time")]
    pub(crate) at: Option<u64>,

    /// Accept any age: for deliveries that were saved
    #[arg(long)]
    pub(crate) any_time: bool,

    /// Say what is wrong: other headers, a clock, a rewritten body
    #[arg(long)]
    pub(crate) explain: bool,

    /// Read one vector with its own secrets a line, answer with one verdict a line
    #[arg(long, conflicts_with_all = ["body", "at", "any_time", "explain"])]
    pub(crate) jsonl: bool,
}

pub(super) fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let secrets = Secrets::from_environment()?;
    // With --explain, an unusable secret is a diagnosis.
    let verifier = match secrets.verifier() {
        Err(failure) if !arguments.explain => return Err(failure),
        verifier => verifier,
    };
    let bytes = read(&arguments.file)?;
    let saved = match &arguments.body {
        Some(body) => vec![Saved::from_parts(&bytes, read(body)?)],
        None => Saved::read_all(&bytes)?,
    };
    if arguments.explain {
        let texts: Vec<&str> = secrets.texts().collect();
        for saved in &saved {
            let diagnoses = explain(&texts, &saved.headers, &saved.body, time(arguments, saved));
            let diagnoses: Vec<String> = diagnoses.iter().map(ToString::to_string).collect();
            if output.json {
                output.value(&json!({ "findings": diagnoses }))?;
            } else {
                output.line(&diagnoses.join("\n"))?;
            }
        }
    }
    let mut verifier = verifier?;
    if arguments.any_time {
        verifier = verifier.with_tolerance(Duration::MAX);
    }
    let mut refused = 0;
    for saved in &saved {
        let verified = verifier.verify(&saved.headers, &saved.body, time(arguments, saved));
        refused += usize::from(verified.is_err());
        if arguments.explain {
            continue;
        }
        match (verified, output.json) {
            (Ok(delivery), true) => output.value(&json!({
                "result": "ok",
                "id": delivery.id(),
                "secret": delivery.secret_index() + 1,
                "event": event(&delivery, output),
            }))?,
            (Ok(delivery), false) => {
                let secret = delivery.secret_index() + 1;
                let about = in_words(&event(&delivery, output));
                output.line(&format!("genuine  {}  secret {secret}  {about}", delivery.id()))?;
            }
            (Err(error), true) => {
                output.value(&json!({ "result": verdict(error.kind()), "why": error.to_string() }))?;
            }
            (Err(error), false) => output.line(&format!("refused  {error}"))?,
        }
    }
    match refused {
        0 => Ok(()),
        _ if arguments.explain => Err(Failure::DidNotHappen(format!("{refused} of {} refused", saved.len()))),
        _ => Err(Failure::DidNotHappen(format!("{refused} of {} refused; --explain looks for the cause", saved.len()))),
    }
}

fn time(arguments: &Args, saved: &Saved) -> SystemTime {
    let chosen = arguments.at.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    chosen.or(saved.received).unwrap_or_else(SystemTime::now)
}
