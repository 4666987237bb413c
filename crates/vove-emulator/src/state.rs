use std::{collections::BTreeMap, time::SystemTime};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{Error, ErrorKind, Outcome, cases::Cases, people::Person};

/// Everything the emulator remembers, by reference.
#[derive(Default)]
pub(crate) struct State {
    users: BTreeMap<String, User>,
    pub(crate) cases: Cases,
}

struct User {
    id: String,
    sessions: Vec<String>,
    flow_id: Option<String>,
    created: SystemTime,
    updated: SystemTime,
    finished: Option<(&'static Person, Outcome)>,
}

/// One person's last session, as the control surface shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SessionSummary {
    /// The integrator's reference.
    pub ref_id: String,
    /// The session.
    pub session_id: String,
    /// How it stands; `None` until somebody finishes it.
    pub status: Option<Outcome>,
    /// Which invented person finished it.
    pub person: Option<&'static str>,
}

/// What `POST /v2/sessions` asks for.
pub(crate) struct Wanted {
    pub(crate) ref_id: String,
    pub(crate) flow_id: Option<String>,
    pub(crate) force: bool,
}

/// The identifiers of a session that was made or resumed.
pub(crate) struct Opened {
    pub(crate) user_id: String,
    pub(crate) session_id: String,
    pub(crate) flow_id: Option<String>,
}

impl State {
    /// Makes a session, or returns the active one: open or in progress, and not forced.
    pub(crate) fn open(&mut self, wanted: Wanted, fresh_id: impl Fn() -> String, now: SystemTime) -> Opened {
        let user = self.users.entry(wanted.ref_id).or_insert_with(|| User {
            id: fresh_id(),
            sessions: Vec::new(),
            flow_id: None,
            created: now,
            updated: now,
            finished: None,
        });
        let active = user.finished.is_none_or(|(_, outcome)| outcome.is_open());
        let session_id = match user.sessions.last() {
            Some(session) if active && !wanted.force => session.clone(),
            _ => {
                let session = fresh_id();
                user.sessions.push(session.clone());
                session
            }
        };
        user.flow_id = wanted.flow_id.or(user.flow_id.take());
        Opened { user_id: user.id.clone(), session_id, flow_id: user.flow_id.clone() }
    }

    pub(crate) fn finish(
        &mut self,
        ref_id: &str,
        person: &'static Person,
        outcome: Outcome,
        now: SystemTime,
    ) -> Result<(), Error> {
        let user = self.users.get_mut(ref_id).ok_or(ErrorKind::UnknownSession)?;
        user.finished = Some((person, outcome));
        user.updated = now;
        Ok(())
    }

    /// The wire reply about a person; nothing until a first step was done.
    pub(crate) fn user(&self, ref_id: &str) -> Option<Value> {
        let user = self.users.get(ref_id)?;
        let (person, outcome) = user.finished?;
        let mut reply = person.user();
        if let Some(reply) = reply.as_object_mut() {
            reply.insert("_id".into(), json!(user.id));
            reply.insert("refId".into(), json!(ref_id));
            reply.insert("status".into(), json!(outcome.as_str()));
            reply.insert("createdAt".into(), json!(rfc3339(user.created)));
            reply.insert("updatedAt".into(), json!(rfc3339(user.updated)));
            reply.insert("sessionId".into(), json!(user.sessions.last()));
            reply.insert("sessions".into(), json!(user.sessions));
            if let Some(flow_id) = &user.flow_id {
                reply.insert("flowId".into(), json!(flow_id));
            }
            if outcome.is_open() {
                reply.insert("documents".into(), json!([]));
            }
        }
        Some(reply)
    }

    /// The wire reply with a person's documents and images.
    pub(crate) fn documents(&self, ref_id: &str) -> Option<&'static str> {
        let (person, outcome) = self.users.get(ref_id)?.finished?;
        Some(if outcome.is_open() { r#"{"documents":[]}"# } else { person.documents() })
    }

    pub(crate) fn sessions(&self) -> Vec<SessionSummary> {
        self.users
            .iter()
            .map(|(ref_id, user)| SessionSummary {
                ref_id: ref_id.clone(),
                session_id: user.sessions.last().cloned().unwrap_or_default(),
                status: user.finished.map(|(_, outcome)| outcome),
                person: user.finished.map(|(person, _)| person.slug),
            })
            .collect()
    }
}

/// Milliseconds and `Z`, as the API writes instants.
pub(crate) fn rfc3339(at: SystemTime) -> String {
    Timestamp::try_from(at).map(|at| at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()).unwrap_or_default()
}
