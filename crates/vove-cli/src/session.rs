use std::{fs, path::Path};

use serde_json::json;
use vove_client::CreateSession;
use vove_model::{ClaimedUser, FlowId, RefId};

use crate::{
    arguments::{self, Target},
    failure::Failure,
    output::{MASK, Output},
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

    let token = if output.reveal { session.token.expose() } else { MASK };
    let expires = session.token.expires_at().map(instant);
    let session_id = session.session_id.as_ref().map(|id| id.as_str());
    if output.json {
        output.value(&json!({ "sessionId": session_id, "expiresAt": expires, "token": token }))?;
    } else {
        output.line(&format!("session  {}", session_id.unwrap_or("-")))?;
        output.line(&format!("expires  {}", expires.as_deref().unwrap_or("not said")))?;
        output.line(&format!("token    {token}"))?;
    }
    if !output.reveal {
        output.hint("The token opens this person's verification: --reveal prints it.");
    }
    Ok(())
}

fn claimed_user(path: &Path) -> Result<ClaimedUser, Failure> {
    let text =
        fs::read(path).map_err(|error| Failure::Configuration(format!("the user file can't be read: {error}")))?;
    vove_model::json::from_slice(&text).map_err(|error| Failure::Configuration(format!("the user file: {error}")))
}
