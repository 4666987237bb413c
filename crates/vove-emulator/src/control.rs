//! The emulator's own paths, under `/emulator`: what a person's phone would do, and a look inside.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Error, ErrorKind, Outcome, PEOPLE, emulator::Shared, people, reply};

/// Body of `POST /emulator/sessions/{refId}/finish`.
#[derive(Deserialize)]
struct Finish {
    person: String,
    outcome: String,
}

/// Answers a request under `/emulator`.
pub(crate) fn answer(shared: &Arc<Shared>, path: &[&str], request: &Request<Bytes>) -> Response<Bytes> {
    match (request.method(), path) {
        (&Method::GET, ["people"]) => {
            let people: Vec<Value> = people::all()
                .iter()
                .map(|person| json!({ "person": person.slug, "documents": person.steps() }))
                .collect();
            reply::json(StatusCode::OK, &json!(people))
        }
        (&Method::GET, ["sessions"]) => reply::json(StatusCode::OK, &json!(shared.state().sessions())),
        (&Method::GET, ["deliveries"]) => reply::json(StatusCode::OK, &json!(*shared.attempts.borrow())),
        (&Method::POST, ["sessions", ref_id, "finish"]) => finish(shared, ref_id, request.body()),
        _ => reply::error(StatusCode::NOT_FOUND, "the emulator has no such path"),
    }
}

fn finish(shared: &Arc<Shared>, ref_id: &str, body: &[u8]) -> Response<Bytes> {
    let Ok(wanted) = serde_json::from_slice::<Finish>(body) else {
        return reply::error(StatusCode::BAD_REQUEST, r#"the body must be {"person": …, "outcome": …}"#);
    };
    let outcome = wanted.outcome.parse::<Outcome>();
    match outcome.and_then(|outcome| shared.finish(ref_id, &wanted.person, outcome).map(|()| outcome)) {
        Ok(outcome) => reply::json(StatusCode::OK, &json!({ "refId": ref_id, "status": outcome })),
        Err(error) => refusal(&error),
    }
}

fn refusal(error: &Error) -> Response<Bytes> {
    match error.kind() {
        ErrorKind::UnknownSession => reply::error(StatusCode::NOT_FOUND, &error.to_string()),
        ErrorKind::UnknownPerson => {
            reply::error(StatusCode::BAD_REQUEST, &format!("{error}: they are {}", PEOPLE.join(", ")))
        }
        _ => reply::error(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}
