use vove_model::{Transition, VerificationStatus, apply};

const STATUSES: [&str; 5] = ["in_progress", "pending", "successful", "suspected", "on_hold"];

#[test]
fn every_pair_of_statuses_has_one_answer() {
    let mut table = String::from("known        ");
    table += &STATUSES.map(|status| format!("{status:13}")).concat();
    for known in std::iter::once(None).chain(STATUSES.map(Some)) {
        let answers = STATUSES.map(|event| {
            let known = known.map(VerificationStatus::from);
            format!("{:13}", format!("{:?}", apply(known.as_ref(), &VerificationStatus::from(event))))
        });
        table += &format!("\n{:13}{}", known.unwrap_or("nothing"), answers.concat());
    }
    insta::assert_snapshot!(table);
}

#[test]
fn nothing_but_a_person_takes_an_approval_back() {
    let approved = VerificationStatus::Successful;
    for event in STATUSES.iter().chain(&["failed", "canceled", ""]) {
        assert_ne!(apply(Some(&approved), &VerificationStatus::from(*event)), Transition::Advance, "{event}");
    }
}

#[test]
fn a_redelivered_event_changes_nothing() {
    for status in STATUSES {
        let status = VerificationStatus::from(status);
        assert_eq!(apply(Some(&status), &status), Transition::IgnoreStale);
    }
}
