use std::{collections::BTreeMap, fs, path::Path};

use serde::de::IgnoredAny;
use serde_json::json;
use vove_client::CreateSession;
use vove_model::{ClaimedUser, FlowId, RefId};

use crate::{
    arguments::{self, Target},
    failure::Failure,
    output::{MASK, Output, printable},
    summary::instant,
};

pub(crate) async fn run(command: arguments::Session, target: &Target, output: &Output) -> Result<(), Failure> {
    let arguments::Session::Create { ref_id, flow_id, user, force } = command;
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
