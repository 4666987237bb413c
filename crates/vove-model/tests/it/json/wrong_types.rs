//! What becomes of a value of the wrong JSON type, at every place of every payload.

use std::{any::type_name, collections::BTreeMap, mem::discriminant};

use serde::Serialize;
use serde_json::{Value, json};
use vove_model::{
    AmlCase, ErrorKind, HasSchema, KybCase, KybCaseCreated, Page, Payload, Received, Screening, Session, UserDocuments,
    UserVerification, testing,
};

/// Every value of a response, each replaced by every other type of JSON.
fn with_wrong_types(json: &Value) -> Vec<(String, Value, Value)> {
    fn places(json: &Value, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        match json {
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| places(value, &format!("{path}/{key}"), found))
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| places(item, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    places(json, "", &mut found);
    let wrong = [json!("7"), json!(7), json!(-1.5), json!(true), json!([7]), json!({ "a": 7 })];
    let changed = found.into_iter().flat_map(|path| {
        wrong.iter().filter_map(move |wrong| {
            let mut json = json.clone();
            let place = json.pointer_mut(&path)?;
            if place.is_null() || discriminant(place) == discriminant(wrong) {
                return None;
            }
            *place = wrong.clone();
            Some((path.clone(), wrong.clone(), json))
        })
    });
    changed.collect()
}

/// Without the values that may have any type.
fn without_any(json: Value) -> Value {
    match json {
        Value::Object(entries) if entries.contains_key("specimen") => json!(null),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, without_any(value))).collect(),
        Value::Array(items) => items.into_iter().map(without_any).collect(),
        other => other,
    }
}

/// What becomes of every wrong type: the value is kept (`+`), or it is an error at its place (`!`), or only it is lost and
/// reported as drift (not listed).
fn wrong_types<T: Payload + HasSchema + Serialize>() -> String {
    let sample = without_any(testing::sample_json::<T>());
    let mut lines = BTreeMap::<String, String>::new();
    for (pointer, wrong, json) in with_wrong_types(&sample) {
        let what = format!("{pointer} {wrong}");
        let place =
            pointer.trim_start_matches('/').split('/').fold(String::new(), |path, part| match part.parse::<usize>() {
                Ok(at) => format!("{path}[{at}]"),
                Err(_) if path.is_empty() => part.to_owned(),
                Err(_) => format!("{path}.{part}"),
            });
        let line = lines.entry(pointer.clone()).or_default();
        match Received::<T>::parse(json.to_string()) {
            Ok(value) => {
                let drift: Vec<_> = value.drift().into_iter().map(|drift| drift.to_string()).collect();
                let written = serde_json::to_value(&*value).unwrap();
                if drift.is_empty() {
                    let kept = written.pointer(&pointer).unwrap_or_else(|| panic!("{what} is lost and not reported"));
                    let bare = |json: &Value| json.to_string().trim_matches(['[', '"', ']']).to_owned();
                    assert_eq!(bare(kept), bare(&wrong), "{what}");
                    *line += &format!(" +{wrong}");
                } else {
                    assert_eq!(drift, [format!("unreadable value at `{place}`")], "{what}");
                    let mut without = sample.clone();
                    remove(&mut without, &pointer);
                    let without = Received::<T>::parse(without.to_string()).unwrap();
                    assert_eq!(written, serde_json::to_value(&*without).unwrap(), "{what}");
                }
            }
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::SchemaMismatch, "{what}: {error}");
                assert!(error.json_path().unwrap().starts_with(&place) || place.is_empty(), "{what}: {error}");
                *line += &format!(" !{wrong}");
            }
        }
    }
    let lines = lines.into_iter().filter(|(_, line)| !line.is_empty());
    let lines: String = lines.map(|(pointer, line)| format!("  {pointer:36}{line}\n")).collect();
    // Without the private modules.
    let name: String = type_name::<T>().split_inclusive('<').filter_map(|part| part.rsplit("::").next()).collect();
    format!("{name}\n{lines}")
}

fn remove(json: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap() {
        Value::Object(entries) => drop(entries.remove(last)),
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        _ => unreachable!(),
    }
}

#[test]
fn a_value_of_the_wrong_type_is_kept_or_reported_or_an_error_at_its_place() {
    let lines = [
        wrong_types::<UserVerification>(),
        wrong_types::<UserDocuments>(),
        wrong_types::<Session>(),
        wrong_types::<KybCase>(),
        wrong_types::<KybCaseCreated>(),
        wrong_types::<Page<AmlCase>>(),
        wrong_types::<AmlCase>(),
        wrong_types::<Screening>(),
    ];
    insta::assert_snapshot!(lines.concat());
}
