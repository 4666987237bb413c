//! The assessment over the fixtures, over single changes, and over input that nobody promised.

mod changes;
mod hostile;
mod rows;

use vove_model::{CalendarDate, ClaimedUser, Received, UserVerification, assess::Context};

use crate::{fixture, fixtures};

fn today() -> CalendarDate {
    CalendarDate::new(2026, 11, 23).unwrap()
}

fn user(name: &str) -> Received<UserVerification> {
    Received::parse(fixture(&format!("get_user_verification/{name}.json"))).unwrap()
}

#[test]
fn the_documented_sample_is_told_in_full() {
    let claimed = ClaimedUser {
        first_name: Some("John".into()),
        last_name: Some("Doe".into()),
        date_of_birth: Some("01/01/1990".into()),
        gender: Some("male".into()),
    };
    let user = user("documented");
    insta::assert_snapshot!(user.assess(&Context::new(today()).claimed(&claimed)));
}

#[test]
fn the_documents_of_invented_people_contradict_nothing() {
    for (name, reply) in fixtures("get_user_verification") {
        let user = Received::<UserVerification>::parse(reply).unwrap();
        let assessment = user.assess(&Context::new(today()));
        if name != "documented" {
            assert_eq!(assessment.contradictions().count(), 0, "{name}: {assessment}");
        }
    }
}
