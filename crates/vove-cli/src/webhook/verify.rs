use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use vove_webhook::explain;

use super::{
    Secrets,
    arguments::Verify,
    event::{event, in_words, verdict},
    read,
    saved::Saved,
};
use crate::{failure::Failure, output::Output};

pub(super) fn run(arguments: &Verify, output: &Output) -> Result<(), Failure> {
    let secrets = Secrets::from_environment()?;
    // A secret that is none is a finding when an explanation is wanted.
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
            let why = explain(&texts, &saved.headers, &saved.body, time(arguments, saved));
            if output.json {
                let findings: Vec<String> = why.findings().iter().map(ToString::to_string).collect();
                output.value(&json!({ "findings": findings }))?;
            } else {
                output.line(&why.to_string())?;
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

fn time(arguments: &Verify, saved: &Saved) -> SystemTime {
    let chosen = arguments.at.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    chosen.or(saved.received).unwrap_or_else(SystemTime::now)
}
