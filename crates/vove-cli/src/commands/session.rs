//! `vove session`: verification sessions.

use std::{io, path::PathBuf};

use serde::Serialize;
use vove_client::CreateSession;
use vove_model::{FlowId, RefId};

use crate::{
    config::Target,
    error::Result,
    input,
    render::{Output, Render, human::Human, instant},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create a session, or resume the active one
    Create {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The flow to use instead of the default flow
        #[arg(long)]
        flow_id: Option<String>,
        /// A JSON file with the submitted `firstName`, `lastName`, `gender`, `dateOfBirth`
        #[arg(long, value_name = "FILE")]
        user: Option<PathBuf>,
        /// Discard an unfinished session and create a new one
        #[arg(long)]
        force: bool,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result {
    let Command::Create { ref_id, flow_id, user, force } = command;
    let mut request = CreateSession::new(RefId::new(ref_id)?);
    if let Some(flow_id) = flow_id {
        request = request.flow_id(FlowId::new(flow_id)?);
    }
    if let Some(path) = user {
        request = request.user(input::submitted_user(&path)?);
    }
    if force {
        request = request.force_creation();
    }
    let session = target.client()?.create_session(request).await?;
    output.show(&CreatedSession {
        session_id: session.session_id.as_ref().map(|id| output.mask.identifier(id.as_str())),
        expires_at: session.token.expires_at().map(instant),
        token: output.mask.text(session.token.expose()),
    })?;
    if !output.mask.reveal {
        output.hint("The token gives access to this user's verification; pass --reveal to print it.");
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreatedSession {
    session_id: Option<String>,
    expires_at: Option<String>,
    token: String,
}

impl Render for CreatedSession {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.rows(&[
            ("session", self.session_id.as_deref().unwrap_or("-")),
            ("expires", self.expires_at.as_deref().unwrap_or("unknown")),
            ("token", &self.token),
        ])
    }
}
