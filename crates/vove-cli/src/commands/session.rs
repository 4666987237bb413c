use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::de::IgnoredAny;
use serde_json::json;
use vove_client::CreateSession;
use vove_model::{ClaimedUser, FlowId, RefId};

use crate::{
    config::Target,
    error::Failure,
    render::{MASK, Output, printable, verification::instant},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create a session, or resume the active one
    Create {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Use this flow instead of the default one
        #[arg(long)]
        flow_id: Option<String>,
        /// JSON file with the claimed `firstName`, `lastName`, `gender`, `dateOfBirth`
        #[arg(long, value_name = "FILE")]
        user: Option<PathBuf>,
        /// Throw a half-done session away
        #[arg(long)]
        force: bool,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result<(), Failure> {
    let Command::Create { ref_id, flow_id, user, force } = command;
    let mut request = CreateSession::new(RefId::new(ref_id)?);
    if let Some(flow_id) = flow_id {
        request = request.flow_id(FlowId::new(flow_id)?);
    }
    if let Some(path) = user {
        request = request.user(claimed_user(&path)?);
    }
    if force {
        request = request.force_creation();
    }
    let session = target.client()?.create_session(request).await?;

    let token = if output.reveal { printable(session.token.expose()) } else { MASK.to_owned() };
    let expires = session.token.expires_at().map(instant);
    let session_id = session.session_id.as_ref().map(|id| printable(id.as_str()));
    if output.json {
        output.value(&json!({ "sessionId": session_id, "expiresAt": expires, "token": token }))?;
    } else {
        output.line(&format!("session  {}", session_id.as_deref().unwrap_or("-")))?;
        output.line(&format!("expires  {}", expires.as_deref().unwrap_or("not said")))?;
        output.line(&format!("token    {token}"))?;
    }
    if !output.reveal {
        output.hint("The token opens this person's verification: --reveal prints it.");
    }
    Ok(())
}

pub(crate) fn claimed_user(path: &Path) -> Result<ClaimedUser, Failure> {
    let text =
        fs::read(path).map_err(|error| Failure::Configuration(format!("the user file can't be read: {error}")))?;
    let unusable = |error: vove_model::Error| Failure::Configuration(format!("the user file: {error}"));
    let user: ClaimedUser = vove_model::json::from_slice(&text).map_err(unusable)?;
    // A misspelt field would be dropped without a word, and nothing matched against it.
    let given: BTreeMap<String, IgnoredAny> = vove_model::json::from_slice(&text).map_err(unusable)?;
    let read = serde_json::to_value(&user).unwrap_or_default();
    match given.keys().find(|key| read.get(key.as_str()).is_none()) {
        Some(key) => Err(Failure::Configuration(format!(
            "the user file: nothing is made of `{}`: it takes firstName, lastName, gender, dateOfBirth",
            printable(key)
        ))),
        None => Ok(user),
    }
}
