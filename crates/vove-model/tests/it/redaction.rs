//! Payloads in which every field is a marker. Everything that is printed is searched for markers.

use std::{
    collections::BTreeSet,
    error::Error as _,
    fmt::Debug,
    panic::{self, AssertUnwindSafe},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use vove_model::{
    AmlCase, CalendarDate, Decision, DocumentDate, FingerprintKey, FingerprintKind, Gender, HasSchema, Image, KybCase,
    KybCaseCreated, KybFlow, Leaf, Page, Payload, Pii, Problem, Received, RefId, Screening, ScreeningData, Session,
    StepId, SubmittedUser, Text, UserDocuments, UserVerification, VerificationState, VerificationStatus,
    assess::{AssessOptions, Assessment},
    testing,
};

/// The value of a field, which occurs nowhere else.
fn marker(key: &str) -> String {
    format!("CANARY{}CANARY", key.to_uppercase())
}

fn assert_redacted(printed: &str) {
    assert!(!printed.contains("CANARY") && !printed.contains("Q0FOQVJ"), "{printed}");
}

fn value(key: &str, leaf: Leaf) -> Value {
    match leaf {
        Leaf::Count | Leaf::Number => json!(7),
        Leaf::Boolean => json!(true),
        Leaf::Any => json!({ marker(key): [marker(key)] }),
        _ => json!(marker(key)),
    }
}

/// A response of markers; those of open enums are unknown values.
fn response<T: HasSchema>() -> Value {
    fn make_unknown(json: &mut Value) {
        match json {
            Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| match value {
                Value::String(text) if !text.contains("CANARY") => *text = marker(key),
                value => make_unknown(value),
            }),
            Value::Array(items) => items.iter_mut().for_each(|item| match item {
                Value::String(text) if !text.contains("CANARY") => *text = marker("item"),
                item => make_unknown(item),
            }),
            _ => {}
        }
    }
    let mut json = testing::sample_with::<T>(&value);
    make_unknown(&mut json);
    assert!(json.to_string().contains("CANARY"));
    json
}

/// Checks `Debug` of the value, of its drift, and of every error: one value at a time gets a wrong type that still has
/// the marker, and the text is truncated within it.
fn is_redacted<T: Payload + HasSchema + Debug>() {
    let json = response::<T>();
    let value = Received::<T>::parse(json.to_string()).unwrap();
    assert_redacted(&format!("{value:?} {value:#?} {:?}", value.drift()));
    value.drift().iter().for_each(|drift| assert_redacted(&drift.to_string()));
    for at in 0..count(&json) {
        for wrap in
            [|value: &Value| json!([value]), |value: &Value| json!({ "CANARY KEY": value }), |_: &Value| json!(null)]
        {
            let mut changed = json.clone();
            wrap_at(&mut changed, &mut { at }, &wrap);
            assert_error_is_redacted::<T>(changed.to_string().into_bytes());
        }
    }
    let text = json.to_string();
    for (at, _) in text.match_indices("CANARY") {
        assert_error_is_redacted::<T>(text.as_bytes()[..at + 3].to_vec());
        let mut changed = text.clone().into_bytes();
        changed[at - 1] = b'\\';
        assert_error_is_redacted::<T>(changed);
    }
}

fn assert_error_is_redacted<T: Payload>(response: Vec<u8>) {
    let Err(error) = Received::<T>::parse(response) else { return };
    assert_redacted(&format!("{error} {error:?} {error:#?} {:?} {:?}", error.source(), error.json_path()));
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
fn no_payload_and_no_error_prints_a_field() {
    is_redacted::<UserVerification>();
    is_redacted::<UserDocuments>();
    is_redacted::<Session>();
    is_redacted::<KybCase>();
    is_redacted::<KybCaseCreated>();
    is_redacted::<Page<KybCase>>();
    is_redacted::<AmlCase>();
    is_redacted::<Page<AmlCase>>();
    is_redacted::<Screening>();
}

#[test]
fn a_session_without_a_token_prints_no_unusual_key() {
    assert_error_is_redacted::<Session>(json!({ marker("a key, no word"): marker("token") }).to_string().into_bytes());
}

#[test]
fn a_document_and_its_accessors_print_no_field() {
    let user = Received::<UserVerification>::parse(response::<UserVerification>().to_string()).unwrap();
    let document = &user.documents[0];
    assert_redacted(&format!("{:?} {:?}", document.full_name(), document.document_number()));
    assert_redacted(&format!("{:?} {:?} {:?}", document.issue_date(), document.address(), user.decision()));
}

#[test]
fn values_made_by_the_caller_are_redacted_too() {
    let mut data = ScreeningData::new(marker("name")).unwrap().gender(Gender::from(marker("gender").as_str()));
    data.dob = Some(DocumentDate::from(marker("dob")).into());
    let submitted = SubmittedUser {
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
    assert_redacted(&format!("{data:?} {submitted:?} {image:?} {:?} {key:?} {problem:?}", image.decode()));
    assert_redacted(&format!("{:?} {:?}", Text::from(marker("text")), RefId::new(marker("ref")).unwrap()));
    assert_redacted(&format!("{:?}", RefId::new(format!("{}\n", marker("ref"))).unwrap_err()));
    assert_eq!(format!("{born:?}"), "Pii(..)");
}

/// Public names without personal data: traits, kinds, and values that the caller has exposed.
const WITHOUT_CONTENT: &[&str] = &[
    "CalendarDate",
    "DateFault",
    "DateReading",
    "DriftKind",
    "ErrorKind",
    "FingerprintKind",
    "HasSchema",
    "HijriDate",
    "Leaf",
    "MediaType",
    "PartialDate",
    "Payload",
    "Presence",
    "Schema",
    "SchemaField",
    "Transition",
    "YearOutOfRange",
];

/// The types that `lib.rs` makes public.
fn public_types() -> BTreeSet<&'static str> {
    let exports = include_str!("../../src/lib.rs").split("pub use ").skip(1).flat_map(|rest| rest.split(';').next());
    let names = exports.flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric()));
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect()
}

#[test]
fn every_public_type_is_printed_without_content() {
    fn parse<T: Payload + HasSchema>() -> Received<T> {
        Received::parse(response::<T>().to_string()).unwrap()
    }
    let mut printed_types: BTreeSet<&str> = WITHOUT_CONTENT.iter().copied().collect();
    macro_rules! print {
        ($($value:expr,)*) => {
            $({
                let value = &$value;
                assert_redacted(&format!("{value:?} {value:#?}"));
                printed_types.insert(type_of(value));
            })*
        };
    }
    let mut user = parse::<UserVerification>().into_value();
    user.status = VerificationStatus::Successful;
    let Decision::Approved(approved) = user.decision() else { panic!() };
    let document = &user.documents[0];
    let documents = parse::<UserDocuments>();
    let image = documents.selfie.as_ref().unwrap();
    let (session, problem) = (parse::<Session>(), Problem::read(marker("body").as_bytes()));
    let (business, created) = (parse::<KybCase>(), parse::<KybCaseCreated>());
    let flow = business.flow.as_ref().unwrap();
    let KybFlow::Details(details) = flow else { panic!() };
    let (handed_in, owner) = (&business.documents[0], &business.ubos[0]);
    let analysis = handed_in.analysis.as_ref().unwrap();
    let (register, website) = (business.business_search.as_ref().unwrap(), business.website_analysis.as_ref().unwrap());
    let (case, page, screening) = (parse::<AmlCase>(), parse::<Page<AmlCase>>(), parse::<Screening>());
    let data = case.screening_data.as_ref().unwrap();
    let VerificationStatus::Unknown(unknown) = VerificationStatus::from(marker("status").as_str()) else { panic!() };
    let key = FingerprintKey::new(marker("a key of enough bytes")).unwrap();
    print!(
        user,
        user.id,
        user.ref_id,
        user.status,
        user.created_at.as_ref().unwrap(),
        user.flow_id.as_ref().unwrap(),
        user.sessions[0],
        user.metadata.as_ref().unwrap(),
        user.metadata.as_ref().unwrap().expose(),
        VerificationState::from(&user),
        user.decision(),
        approved,
        document,
        document.step_id,
        document.document_type.as_ref().unwrap(),
        document.first_name.as_ref().unwrap().expose(),
        document.date_of_birth.as_ref().unwrap().expose(),
        document.sex.as_ref().unwrap().expose(),
        document.match_level.as_ref().unwrap(),
        document.mrz_status.as_ref().unwrap(),
        document.doc_types.as_ref().unwrap()[0],
        document.document_number().unwrap().fingerprint(FingerprintKind::DocumentNumber, &key).unwrap(),
        documents,
        *documents,
        image,
        Image::from_base64(BASE64_STANDARD.encode(marker("face"))).decode().unwrap(),
        documents.drift()[0],
        RefId::new(format!("{}\n", marker("reference"))).unwrap_err(),
        *session,
        session.token,
        problem,
        *created,
        created.token,
        *business,
        business.id,
        business.status,
        business.reason.as_ref().unwrap(),
        flow,
        details,
        handed_in,
        handed_in.id.as_ref().unwrap(),
        handed_in.document_type.as_ref().unwrap(),
        analysis,
        owner,
        owner.status.as_ref().unwrap(),
        register,
        website,
        website.status.as_ref().unwrap(),
        website.risk.as_ref().unwrap(),
        *case,
        case.id,
        case.status,
        data,
        data.gender.as_ref().unwrap().expose(),
        *page,
        *screening,
        SubmittedUser { first_name: Some(marker("first").into()), ..SubmittedUser::default() },
        document.step_id.id(),
        unknown,
        key,
    );
    assert_eq!(public_types().difference(&printed_types).collect::<Vec<_>>(), [&""; 0], "public, and not printed here");
}

/// The name of a type, without its path and parameters.
fn type_of<T>(_: &T) -> &'static str {
    let name = std::any::type_name::<T>().trim_start_matches('&').split('<').next().unwrap();
    name.rsplit("::").next().unwrap()
}

#[test]
fn an_assessment_prints_codes_and_places_only() {
    let submitted = SubmittedUser {
        first_name: Some(marker("a").into()),
        last_name: Some(marker("b").into()),
        gender: Some(marker("c").into()),
        date_of_birth: Some(marker("d").into()),
    };
    let step = StepId::from(marker("step").as_str());
    let steps = [step, StepId::Liveness];
    let day = CalendarDate::new(2026, 11, 23).unwrap();
    let options = AssessOptions::new(day)
        .submitted_data(&submitted)
        .minimum_age(18)
        .required_steps(&steps)
        .minimum_match_level(9.0);
    assert_redacted(&format!("{options:?} {options:#?}"));
    let redacted = |assessment: &Assessment<'_>| {
        assert!(assessment.findings().len() > 10);
        assert_redacted(&format!("{assessment} {assessment:?} {assessment:#?}"));
        assert_redacted(&serde_json::to_string(assessment).unwrap());
        assessment
            .findings()
            .iter()
            .for_each(|finding| assert_redacted(&format!("{finding} {finding:?} {finding:#?}")));
    };
    let mut user = response::<UserVerification>();
    redacted(&Received::<UserVerification>::parse(user.to_string()).unwrap().assess(&options));
    redacted(&Received::<UserDocuments>::parse(response::<UserDocuments>().to_string()).unwrap().assess(&options));
    // A zone that is read, with the marker in every field that has room for it.
    let document = &mut user["documents"][0];
    document["mrzLine1"] = json!("P<MARCANARY<CANARY<<CANARY<CANARY<<<<<<<<<<<");
    document["mrzLine2"] = json!("CANARYCAN7MAR9103144F2706096CANARYCANARY<<04");
    document["mrzLine3"] = json!(null);
    let read = Received::<UserVerification>::parse(user.to_string()).unwrap();
    let assessment = read.assess(&options);
    let excerpts = assessment.findings().iter().flat_map(|finding| finding.operands());
    assert!(excerpts.filter(|operand| operand.text.expose().to_string().contains("CANARY")).count() > 10);
    redacted(&assessment);
}

#[test]
fn a_panic_message_shows_nothing() {
    let user = Received::<UserVerification>::parse(response::<UserVerification>().to_string()).unwrap();
    let session = Received::<Session>::parse(response::<Session>().to_string()).unwrap();
    let other = Received::<Session>::parse(r#"{"token":"another CANARY"}"#).unwrap();
    let panics: [&dyn Fn(); 4] = [
        &|| assert_eq!(user.documents[0].first_name, None),
        &|| assert_eq!(user.ref_id, RefId::new("other").unwrap()),
        &|| assert_eq!(session.token, other.token),
        &|| drop(Received::<Session>::parse(r#"{"token":{"CANARY":"CANARY"}}"#).unwrap()),
    ];
    for panics in panics {
        let payload = panic::catch_unwind(AssertUnwindSafe(panics)).unwrap_err();
        assert_redacted(payload.downcast_ref::<String>().unwrap());
    }
}
