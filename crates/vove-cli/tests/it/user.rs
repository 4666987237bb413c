//! `vove session` and `vove user`.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::support::{RunningEmulator, assert_transcript, folder, run, server, vove_at};

#[test]
fn from_the_session_to_the_document_images() {
    let emulator = RunningEmulator::start();
    let out = folder("session-to-documents");
    let out = out.to_str().unwrap();
    let mut transcripts = String::new();
    for args in [
        &["session", "create", "a/b é"][..],
        &["session", "create", "a/b é", "--json", "--reveal"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["emulator", "finish", "a/b é", "--persona", "youssef-berrada", "--outcome", "successful"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["user", "get", "a/b é", "--json", "--today=2026-11-23"],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "nobody", "--out", out, "--force"],
    ] {
        let words: Vec<&str> = args.iter().map(|word| if *word == out { "DIR" } else { word }).collect();
        transcripts += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(args));
    }
    assert_transcript!(transcripts);
    assert_eq!(fs::read_dir(out).unwrap().count(), 7);
    let portrait = fs::read(PathBuf::from(out).join("1-id-document-photo.jpg")).unwrap();
    assert_eq!(portrait[..3], [0xff, 0xd8, 0xff]);
}

/// The names of the files in a folder, sorted.
fn file_names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn no_step_and_no_image_keeps_the_later_images_from_being_saved() {
    let jpeg = "/9j/4AAQ";
    let pdf = |leading: usize| BASE64_STANDARD.encode([&vec![b' '; leading][..], b"%PDF-1.7\n"].concat());
    let documents = json!([
        { "stepId": "x".repeat(300), "front": jpeg },
        { "stepId": "../../AMINA EL IDRISSI/AB123456\u{0}", "front": jpeg, "frontCropped": jpeg },
        { "stepId": "", "back": jpeg },
        { "stepId": "ID_DOCUMENT", "front": " \n\t ", "back": "data:image/jpeg;base64,", "photo": "====" },
        { "stepId": "ADDRESS_PROOF", "front": pdf(0), "back": pdf(1), "photo": pdf(1024), "frontCropped": pdf(1025) },
        { "stepId": "DRIVER_LICENSE", "front": jpeg },
    ]);
    let url = server(move |_| (200, json!({ "selfie": jpeg, "documents": documents }).to_string()));
    let out = folder("hostile-images");
    let transcript = run(&mut vove_at(&url, &["user", "documents", "r", "--out", out.to_str().unwrap()]));
    insta::assert_snapshot!(format!("{transcript}\n{}", file_names(&out).join("\n")));
}

#[test]
fn existing_images_are_replaced_with_force_only_and_others_stay() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let url = server(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        (200, json!({ "selfie": "/9j/4AAQ", "documents": [{ "stepId": "?", "back": "/9j/4AAR" }] }).to_string())
    });
    let out = folder("existing-images");
    fs::create_dir_all(&out).unwrap();
    for name in ["notes.txt", "selfie", "2026-report.pdf", "1-front.jpg"] {
        fs::write(out.join(name), "mine").unwrap();
    }
    let save = |force: &[&str]| {
        run(&mut vove_at(&url, &[&["user", "documents", "r", "--out", out.to_str().unwrap()], force].concat()))
    };
    assert!(save(&[]).starts_with("exit 0"));
    let saved = file_names(&out);
    assert_eq!(saved, ["1-document-back.jpg", "1-front.jpg", "2026-report.pdf", "notes.txt", "selfie", "selfie.jpg"]);
    fs::remove_file(out.join("selfie.jpg")).unwrap();
    fs::write(out.join("1-document-back.jpg"), "old").unwrap();
    let refused = "exit 3\n--- hints\nvove: the folder has images already: pass --force to replace them\n";
    assert_eq!((save(&[]).as_str(), requests.load(Ordering::SeqCst)), (refused, 1));
    assert_eq!(fs::read(out.join("1-document-back.jpg")).unwrap(), b"old");
    assert!(save(&["--force"]).starts_with("exit 0"));
    assert_eq!((file_names(&out), requests.load(Ordering::SeqCst)), (saved, 2));
    assert_eq!(fs::read(out.join("1-document-back.jpg")).unwrap()[..3], [0xff, 0xd8, 0xff]);
    assert_eq!(fs::read(out.join("selfie")).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn force_replaces_a_link_and_not_the_file_behind_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let url = server(|_| (200, json!({ "selfie": "/9j/4AAQ", "documents": [] }).to_string()));
    let out = folder("linked-image");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("elsewhere"), "mine").unwrap();
    symlink(out.join("elsewhere"), out.join("selfie.jpg")).unwrap();
    let transcript = run(&mut vove_at(&url, &["user", "documents", "r", "--out", out.to_str().unwrap(), "--force"]));
    assert!(transcript.starts_with("exit 0"), "{transcript}");
    assert_eq!(fs::read(out.join("elsewhere")).unwrap(), b"mine");
    assert_eq!(fs::symlink_metadata(out.join("selfie.jpg")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_cannot_be_written_does_not_stop_the_others() {
    let document = json!({ "stepId": "ID_DOCUMENT", "back": "/9j/4AAR" });
    let url = server(move |_| (200, json!({ "selfie": "/9j/4AAQ", "documents": [document] }).to_string()));
    let out = folder("unwritable-image");
    fs::create_dir_all(out.join("selfie.jpg")).unwrap();
    let transcript = run(&mut vove_at(&url, &["user", "documents", "r", "--out", out.to_str().unwrap(), "--force"]));
    assert!(transcript.starts_with("exit 3") && transcript.contains("can't write selfie.jpg"), "{transcript}");
    assert_eq!(file_names(&out), ["1-id-document-back.jpg", "selfie.jpg"]);
}

#[test]
fn json_and_reveal_print_the_response_as_received() {
    let emulator = RunningEmulator::start();
    emulator.run(&["session", "create", "r"]);
    emulator.run(&["emulator", "finish", "r", "--person", "awa-diop", "--outcome", "pending"]);
    let output = emulator.vove(&["user", "get", "r", "--json", "--reveal"]).output().unwrap();
    let response: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&response["status"], &response["documents"][0]["lastName"]), (&"pending".into(), &"DIOP".into()));
}

#[test]
fn submitted_data_comes_from_a_file_and_a_misspelled_field_is_an_error() {
    let emulator = RunningEmulator::start();
    let folder = folder("submitted-data");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.json", r#"{"firstName":"AMINA","dateOfBirth":"14/03/1991"}"#);
    assert!(emulator.run(&["session", "create", "r", "--user", &good]).starts_with("exit 0"));
    let bad = file("bad.json", r#"{"firstName":["AMINA"]}"#);
    let transcript = emulator.run(&["session", "create", "r", "--user", &bad]);
    assert!(transcript.starts_with("exit 3") && !transcript.contains("AMINA"), "{transcript}");
    let misspelled = file("misspelled.json", r#"{"firstName":"A","amina":"","AMINA EL IDRISSI":"AMINA"}"#);
    let transcript = emulator.run(&["session", "create", "r", "--user", &misspelled]);
    assert_eq!(
        transcript,
        "exit 3\n--- hints\nvove: the user file has 2 unknown fields; the API knows firstName, lastName, gender, dateOfBirth\n"
    );
}

#[test]
fn waiting_ends_with_the_decision_or_at_the_deadline() {
    let emulator = RunningEmulator::start();
    emulator.run(&["session", "create", "r"]);
    let late = emulator.run(&["user", "wait", "r", "--deadline", "0"]);
    assert_eq!(late, "exit 5\n--- hints\nvove: get_user_verification: there is no decision yet\n");
    emulator.run(&["emulator", "finish", "r", "--persona", "awa-diop", "--outcome", "successful"]);
    let transcript = emulator.run(&["user", "wait", "r"]);
    assert!(transcript.contains("decision  approved"), "{transcript}");
}
