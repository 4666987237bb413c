//! Transitions between the states of a verification.

use vove_model::{Received, SessionId, Timestamp, Transition, UserVerification, VerificationState, VerificationStatus};

const STATUSES: [&str; 5] = ["in_progress", "pending", "successful", "suspected", "on_hold"];

/// A state from its status.
fn state(status: &str) -> VerificationState {
    VerificationState::new(VerificationStatus::from(status))
}

/// The state of a response.
fn response(status: &str, session: &str, updated_at: &str) -> VerificationState {
    let response =
        format!(r#"{{"_id":"u","refId":"r","status":"{status}","sessionId":"{session}","updatedAt":"{updated_at}"}}"#);
    VerificationState::from(&*Received::<UserVerification>::parse(response).unwrap())
}

const EARLY: &str = "2026-11-23T10:00:00.000Z";
const LATE: &str = "2026-11-23T10:00:00.001Z";

#[test]
fn every_pair_of_statuses_has_one_transition() {
    let mut table = String::from("known        ");
    table += &STATUSES.map(|status| format!("{status:13}")).concat();
    for known in std::iter::once(None).chain(STATUSES.map(Some)) {
        let transitions = STATUSES.map(|event| {
            let event = state(event);
            let transition = match known.map(state) {
                Some(known) => known.transition_to(&event),
                None => event.first_transition(),
            };
            format!("{:13}", format!("{transition:?}"))
        });
        table += &format!("\n{:13}{}", known.unwrap_or("nothing"), transitions.concat());
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_event_takes_an_approval_back_without_a_review() {
    let approved = response("successful", "s1", EARLY);
    for event in STATUSES.iter().chain(&["failed", "canceled", ""]) {
        assert_ne!(approved.transition_to(&state(event)), Transition::Advance, "{event}");
    }
}

#[test]
fn a_repeated_state_changes_nothing() {
    for status in STATUSES {
        assert_eq!(state(status).transition_to(&state(status)), Transition::IgnoreStale);
        let known = response(status, "s1", EARLY);
        assert_eq!(known.transition_to(&known), Transition::IgnoreStale);
        // An event has a status only.
        assert_eq!(known.transition_to(&state(status)), Transition::IgnoreStale);
    }
}

#[test]
fn a_new_session_of_an_approved_person_advances() {
    let approved = response("successful", "s1", EARLY);
    for status in ["in_progress", "pending", "successful", "suspected"] {
        assert_eq!(approved.transition_to(&response(status, "s2", LATE)), Transition::Advance, "{status}");
        // Also if one of the responses has no time, or both have the same.
        for time in ["", EARLY, "yesterday"] {
            assert_eq!(approved.transition_to(&response(status, "s2", time)), Transition::Advance, "{status} {time}");
        }
        // Also if no session was known.
        assert_eq!(state("successful").transition_to(&response(status, "s1", LATE)), Transition::Advance, "{status}");
    }
    assert_eq!(approved.transition_to(&response("on_hold", "s2", LATE)), Transition::NeedsReview);
}

#[test]
fn a_late_event_of_an_approved_person_is_not_ignored_unseen() {
    // It may be of a new session: the response tells.
    let approved = response("successful", "s1", EARLY);
    for status in ["in_progress", "pending", "suspected"] {
        assert_eq!(approved.transition_to(&state(status)), Transition::NeedsReview, "{status}");
    }
}

#[test]
fn a_later_update_advances_and_an_earlier_one_is_stale() {
    for known in STATUSES {
        for other in STATUSES {
            let (early, late) = (response(known, "s1", EARLY), response(other, "s1", LATE));
            let expected = if other == "on_hold" { Transition::NeedsReview } else { Transition::Advance };
            assert_eq!(early.transition_to(&late), expected, "{known} {other}");
            assert_eq!(late.transition_to(&early), Transition::IgnoreStale, "{known} {other}");
        }
    }
    // A response of the session before, overtaken by one of the new session.
    let new = response("in_progress", "s2", LATE);
    assert_eq!(new.transition_to(&response("successful", "s1", EARLY)), Transition::IgnoreStale);
}

#[test]
fn updates_are_compared_as_instants_and_not_as_texts() {
    let known = response("successful", "s1", "2026-11-23T11:00:00+02:00");
    let later = response("in_progress", "s1", "2026-11-23T10:00:00Z");
    assert_eq!(known.transition_to(&later), Transition::Advance);
    assert_eq!(later.transition_to(&known), Transition::IgnoreStale);
    // The same instant: by the statuses.
    let same = response("in_progress", "s1", "2026-11-23T09:00:00.000Z");
    assert_eq!(known.transition_to(&same), Transition::NeedsReview);
    assert_eq!(same.transition_to(&known), Transition::Advance);
}

#[test]
fn timestamps_are_instants_of_rfc_3339() {
    let nanoseconds = |text: &str| Timestamp::from(text).unix_nanoseconds();
    for (text, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.0000000009Z", 0),
        ("1969-12-31t23:59:59z", -1),
        ("1970-01-01 01:30:00+01:30", 0),
        ("1969-12-31T22:30:00-01:30", 0),
        // date -d '2024-02-29T12:34:56Z' +%s
        ("2024-02-29T12:34:56Z", 1_709_210_096),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
    ] {
        assert_eq!(nanoseconds(text), Some(seconds * 1_000_000_000), "{text}");
    }
    assert_eq!(nanoseconds("1970-01-01T00:00:00.25Z"), Some(250_000_000));
    assert_eq!(nanoseconds("1970-01-01T00:00:00.123456789123Z"), Some(123_456_789));
    for text in [
        "",
        "1970-01-01",
        "1970-01-01T00:00:00",
        "1970-01-01T00:00:00.Z",
        "1970-01-01T24:00:00Z",
        "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:61Z",
        "1970-02-30T00:00:00Z",
        "1970-01-01T00:00:00+24:00",
        "1970-01-01T00:00:00+0100",
        "1970-01-01T00:00:00ZZ",
        "+970-01-01T00:00:00Z",
        "1790845200",
    ] {
        assert_eq!(nanoseconds(text), None, "{text}");
    }
}

#[test]
fn a_state_is_stored_as_json() {
    let known = response("successful", "s1", EARLY);
    let json = serde_json::to_string(&known).unwrap();
    assert_eq!(json, format!(r#"{{"status":"successful","sessionId":"s1","updatedAt":"{EARLY}"}}"#));
    assert_eq!(serde_json::from_str::<VerificationState>(&json).unwrap(), known);
    let status = VerificationState::from(VerificationStatus::Pending);
    assert_eq!(serde_json::to_string(&status).unwrap(), r#"{"status":"pending"}"#);
    let built = status.session_id(SessionId::new("s1").unwrap()).updated_at(Timestamp::from(EARLY));
    assert_eq!(built, response("pending", "s1", EARLY));
}
