//! The table of status transitions.

use vove_model::{Transition, VerificationStatus};

const STATUSES: [&str; 5] = ["in_progress", "pending", "successful", "suspected", "on_hold"];

#[test]
fn every_pair_of_statuses_has_one_transition() {
    let mut table = String::from("known        ");
    table += &STATUSES.map(|status| format!("{status:13}")).concat();
    for known in std::iter::once(None).chain(STATUSES.map(Some)) {
        let answers = STATUSES.map(|event| {
            let event = VerificationStatus::from(event);
            let transition = match known.map(VerificationStatus::from) {
                Some(known) => known.transition_to(&event),
                None => event.first_transition(),
            };
            format!("{:13}", format!("{transition:?}"))
        });
        table += &format!("\n{:13}{}", known.unwrap_or("nothing"), answers.concat());
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_event_takes_an_approval_back_without_a_review() {
    let approved = VerificationStatus::Successful;
    for event in STATUSES.iter().chain(&["failed", "canceled", ""]) {
        assert_ne!(approved.transition_to(&VerificationStatus::from(*event)), Transition::Advance, "{event}");
    }
}

#[test]
fn a_redelivered_event_changes_nothing() {
    for status in STATUSES {
        let status = VerificationStatus::from(status);
        assert_eq!(status.transition_to(&status), Transition::IgnoreStale);
    }
}
