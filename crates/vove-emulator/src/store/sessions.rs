//! The sessions of every `refId`, and the API's responses about them.

use std::{collections::BTreeMap, time::SystemTime};

use serde::Serialize;
use serde_json::{Value, json};

use super::Persona;
use crate::{Error, ErrorKind, SessionOutcome, clock::rfc3339, random};

/// The users with their sessions, by `refId`.
#[derive(Default)]
pub(crate) struct Sessions(BTreeMap<String, User>);

struct User {
    id: String,
    /// Session identifiers, the latest one last.
    sessions: Vec<String>,
    flow_id: Option<String>,
    created: SystemTime,
    updated: SystemTime,
    finished: Option<(&'static Persona, SessionOutcome)>,
}

/// The latest session of a `refId`, as [`Emulator::sessions`](crate::Emulator::sessions) and `GET /emulator/sessions`
/// list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SessionSummary {
    /// The caller's identifier of the user.
    pub ref_id: String,
    /// The identifier of the latest session.
    pub session_id: String,
    /// The outcome, or `None` until a persona finishes a session.
    pub status: Option<SessionOutcome>,
    /// The persona that finished the session. In JSON, `person`.
    #[serde(rename = "person")]
    pub persona: Option<&'static str>,
}

/// The body of `POST /v2/sessions`.
pub(crate) struct SessionRequest {
    pub(crate) ref_id: String,
    pub(crate) flow_id: Option<String>,
    /// Whether a new session is created even if one is open.
    pub(crate) force_creation: bool,
}

/// A session that was created or resumed.
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) flow_id: Option<String>,
}

impl Sessions {
    /// Creates a session, or resumes the latest one if it is open and creation isn't forced.
    pub(crate) fn open(&mut self, request: SessionRequest, now: SystemTime) -> Session {
        let user = self.0.entry(request.ref_id).or_insert_with(|| User {
            id: random::id(),
            sessions: Vec::new(),
            flow_id: None,
            created: now,
            updated: now,
            finished: None,
        });
        let is_open = user.finished.is_none_or(|(_, outcome)| outcome.is_open());
        let id = match user.sessions.last() {
            Some(id) if is_open && !request.force_creation => id.clone(),
            _ => {
                let id = random::id();
                user.sessions.push(id.clone());
                id
            }
        };
        user.flow_id = request.flow_id.or(user.flow_id.take());
        Session { id, user_id: user.id.clone(), flow_id: user.flow_id.clone() }
    }

    /// Finishes the latest session of a `refId`.
    pub(crate) fn finish(
        &mut self,
        ref_id: &str,
        persona: &'static Persona,
        outcome: SessionOutcome,
        now: SystemTime,
    ) -> Result<(), Error> {
        let user = self.0.get_mut(ref_id).ok_or(ErrorKind::UnknownSession)?;
        user.finished = Some((persona, outcome));
        user.updated = now;
        Ok(())
    }

    /// Response of `GET /v2/users/{refId}`; `None` until a first step is done.
    pub(crate) fn user(&self, ref_id: &str) -> Option<Value> {
        let user = self.0.get(ref_id)?;
        let (persona, outcome) = user.finished?;
        let mut response = persona.user();
        if let Some(response) = response.as_object_mut() {
            response.insert("_id".into(), json!(user.id));
            response.insert("refId".into(), json!(ref_id));
            response.insert("status".into(), json!(outcome));
            response.insert("createdAt".into(), json!(rfc3339(user.created)));
            response.insert("updatedAt".into(), json!(rfc3339(user.updated)));
            response.insert("sessionId".into(), json!(user.sessions.last()));
            response.insert("sessions".into(), json!(user.sessions));
            if let Some(flow_id) = &user.flow_id {
                response.insert("flowId".into(), json!(flow_id));
            }
            if outcome.is_open() {
                response.insert("documents".into(), json!([]));
            }
        }
        Some(response)
    }

    /// Response of `GET /v2/users/{refId}/documents`; `None` until a first step is done.
    pub(crate) fn documents(&self, ref_id: &str) -> Option<&'static str> {
        let (persona, outcome) = self.0.get(ref_id)?.finished?;
        Some(if outcome.is_open() { r#"{"documents":[]}"# } else { persona.documents() })
    }

    /// The latest session of every `refId`, in the order of the `refId`s.
    pub(crate) fn summaries(&self) -> Vec<SessionSummary> {
        self.0
            .iter()
            .map(|(ref_id, user)| SessionSummary {
                ref_id: ref_id.clone(),
                session_id: user.sessions.last().cloned().unwrap_or_default(),
                status: user.finished.map(|(_, outcome)| outcome),
                persona: user.finished.map(|(persona, _)| persona.slug),
            })
            .collect()
    }
}
