//! A person whose every field is a marker. Whatever is printed of anything is searched for it.

use std::{
    error::Error as _,
    fmt::Debug,
    panic::{self, AssertUnwindSafe},
};

use serde_json::{Value, json};
use vove_model::{
    AmlCase, CalendarDate, ClaimedUser, DocumentDate, FingerprintKey, Gender, Image, KybCase, KybCaseCreated, Leaf,
    Page, Payload, Pii, Problem, Received, RefId, Screening, ScreeningData, Session, Shaped, StepId, Text,
    UserDocuments, UserVerification,
    assess::{Assessment, Context},
    testing,
};

/// A value that is nowhere else, for every field.
fn marker(key: &str) -> String {
    format!("CANARY{}CANARY", key.to_uppercase())
}

fn assert_silent(printed: &str) {
    assert!(!printed.contains("CANARY") && !printed.contains("Q0FOQVJ"), "{printed}");
}

fn value(key: &str, leaf: Leaf) -> Value {
    match leaf {
        Leaf::Integer | Leaf::Count | Leaf::Number => json!(7),
        Leaf::Flag => json!(true),
        Leaf::Free => json!({ marker(key): [marker(key)] }),
        _ => json!(marker(key)),
    }
}

/// A reply of markers; those of open enums are values of tomorrow.
fn reply<T: Shaped>() -> Value {
    fn unheard_of(json: &mut Value) {
        match json {
            Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| match value {
                Value::String(text) if !text.contains("CANARY") => *text = marker(key),
                value => unheard_of(value),
            }),
            Value::Array(items) => items.iter_mut().for_each(|item| match item {
                Value::String(text) if !text.contains("CANARY") => *text = marker("item"),
                item => unheard_of(item),
            }),
            _ => {}
        }
    }
    let mut json = testing::sample_with::<T>(&value);
    unheard_of(&mut json);
    assert!(json.to_string().contains("CANARY"));
    json
}

/// Debug of the value, its drift, and of every error on the way to it: one value at a time gets a wrong type that still
/// holds the marker, and the text is cut within it.
fn is_silent<T: Payload + Shaped + Debug>() {
    let json = reply::<T>();
    let value = Received::<T>::parse(json.to_string()).unwrap();
    assert_silent(&format!("{value:?} {value:#?} {:?}", value.drift()));
    value.drift().iter().for_each(|drift| assert_silent(&drift.to_string()));
    for at in 0..count(&json) {
        for wrap in
            [|value: &Value| json!([value]), |value: &Value| json!({ "CANARY KEY": value }), |_: &Value| json!(null)]
        {
            let mut spoilt = json.clone();
            wrap_at(&mut spoilt, &mut { at }, &wrap);
            assert_error_is_silent::<T>(spoilt.to_string().into_bytes());
        }
    }
    let text = json.to_string();
    for (at, _) in text.match_indices("CANARY") {
        assert_error_is_silent::<T>(text.as_bytes()[..at + 3].to_vec());
        let mut spoilt = text.clone().into_bytes();
        spoilt[at - 1] = b'\\';
        assert_error_is_silent::<T>(spoilt);
    }
}

fn assert_error_is_silent<T: Payload>(reply: Vec<u8>) {
    let Err(error) = Received::<T>::parse(reply) else { return };
    assert_silent(&format!("{error} {error:?} {error:#?} {:?} {:?}", error.source(), error.json_path()));
}

fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

fn wrap_at(json: &mut Value, left: &mut usize, wrap: &dyn Fn(&Value) -> Value) {
    if *left == 0 {
        *json = wrap(json);
        *left = usize::MAX;
        return;
    }
    if *left == usize::MAX {
        return;
    }
    *left -= 1;
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| wrap_at(item, left, wrap)),
        Value::Object(entries) => entries.values_mut().for_each(|item| wrap_at(item, left, wrap)),
        _ => {}
    }
}

#[test]
fn no_payload_and_no_error_on_the_way_to_one_shows_a_field() {
    is_silent::<UserVerification>();
    is_silent::<UserDocuments>();
    is_silent::<Session>();
    is_silent::<KybCase>();
    is_silent::<KybCaseCreated>();
    is_silent::<Page<KybCase>>();
    is_silent::<AmlCase>();
    is_silent::<Page<AmlCase>>();
    is_silent::<Screening>();
}

#[test]
fn a_session_without_a_token_shows_no_odd_key() {
    assert_error_is_silent::<Session>(json!({ marker("a key, no word"): marker("token") }).to_string().into_bytes());
}

#[test]
fn a_document_found_and_what_its_accessors_pick_is_silent() {
    let user = Received::<UserVerification>::parse(reply::<UserVerification>().to_string()).unwrap();
    let document = &user.documents[0];
    assert_silent(&format!("{:?} {:?}", document.full_name(), document.document_number()));
    assert_silent(&format!("{:?} {:?} {:?}", document.issue_date(), document.address(), user.decision()));
}

#[test]
fn what_a_program_makes_itself_is_silent_too() {
    let mut data = ScreeningData::new(marker("name")).unwrap().gender(Gender::from(marker("gender").as_str()));
    data.dob = Some(DocumentDate::from(marker("dob")).into());
    let claimed = ClaimedUser {
        first_name: Some(marker("a").into()),
        last_name: Some(marker("b").into()),
        gender: Some(marker("c").into()),
        date_of_birth: Some(marker("d").into()),
    };
    let image = Image::from_base64(marker("image"));
    let key = FingerprintKey::new(marker("a key of enough bytes")).unwrap();
    let problem = Problem::read(
        json!({ "message": marker("m"), "code": marker("c"), "error": marker("e") }).to_string().as_bytes(),
    );
    let born = Pii::new(CalendarDate::new(1991, 3, 14).unwrap());
    assert_silent(&format!("{data:?} {claimed:?} {image:?} {:?} {key:?} {problem:?}", image.decode()));
    assert_silent(&format!("{:?} {:?}", Text::from(marker("text")), RefId::new(marker("ref")).unwrap()));
    assert_silent(&format!("{:?}", RefId::new(format!("{}\n", marker("ref"))).unwrap_err()));
    assert_eq!(format!("{born:?}"), "Pii(..)");
}

#[test]
fn an_assessment_shows_what_and_where_and_nothing_of_a_person() {
    let claimed = ClaimedUser {
        first_name: Some(marker("a").into()),
        last_name: Some(marker("b").into()),
        gender: Some(marker("c").into()),
        date_of_birth: Some(marker("d").into()),
    };
    let step = StepId::from(marker("step").as_str());
    let steps = [step, StepId::Liveness];
    let day = CalendarDate::new(2026, 11, 23).unwrap();
    let context = Context::new(day).claimed(&claimed).minimum_age(18).required(&steps).minimum_match_level(9);
    assert_silent(&format!("{context:?} {context:#?}"));
    let silent = |assessment: &Assessment<'_>| {
        assert!(assessment.findings().len() > 10);
        assert_silent(&format!("{assessment} {assessment:?} {assessment:#?}"));
        assert_silent(&serde_json::to_string(assessment).unwrap());
        assessment.findings().iter().for_each(|finding| assert_silent(&format!("{finding} {finding:?} {finding:#?}")));
    };
    let mut user = reply::<UserVerification>();
    silent(&Received::<UserVerification>::parse(user.to_string()).unwrap().assess(&context));
    silent(&Received::<UserDocuments>::parse(reply::<UserDocuments>().to_string()).unwrap().assess(&context));
    // A zone that is read, with the marker in every field that has room for it.
    let document = &mut user["documents"][0];
    document["mrzLine1"] = json!("P<MARCANARY<CANARY<<CANARY<CANARY<<<<<<<<<<<");
    document["mrzLine2"] = json!("CANARYCAN7MAR9103144F2706096CANARYCANARY<<04");
    document["mrzLine3"] = json!(null);
    let read = Received::<UserVerification>::parse(user.to_string()).unwrap();
    let assessment = read.assess(&context);
    let excerpts = assessment.findings().iter().flat_map(|finding| finding.sides());
    assert!(excerpts.filter(|side| side.text.expose().to_string().contains("CANARY")).count() > 10);
    silent(&assessment);
}

#[test]
fn a_panic_about_any_of_it_shows_nothing() {
    let user = Received::<UserVerification>::parse(reply::<UserVerification>().to_string()).unwrap();
    let session = Received::<Session>::parse(reply::<Session>().to_string()).unwrap();
    let other = Received::<Session>::parse(r#"{"token":"another CANARY"}"#).unwrap();
    let panics: [&dyn Fn(); 4] = [
        &|| assert_eq!(user.documents[0].first_name, None),
        &|| assert_eq!(user.ref_id, RefId::new("other").unwrap()),
        &|| assert_eq!(session.token, other.token),
        &|| drop(Received::<Session>::parse(r#"{"token":{"CANARY":"CANARY"}}"#).unwrap()),
    ];
    for panics in panics {
        let payload = panic::catch_unwind(AssertUnwindSafe(panics)).unwrap_err();
        assert_silent(payload.downcast_ref::<String>().unwrap());
    }
}
