//! Reads a saved response of `GET /v2/users/{refId}` from a file and reports on it, without HTTP and without personal data.
//!
//! ```sh
//! cargo run --example offline_report -- fixtures/get_user_verification/amina-el-idrissi.json 2026-11-23
//! ```

#![allow(clippy::print_stdout)]

use std::{env, error::Error, fs};

use vove_model::{CalendarDate, Decision, Document, DocumentDate, Received, UserVerification};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(path), Some(today)) = (arguments.next(), arguments.next()) else {
        return Err("usage: offline_report FILE YYYY-MM-DD".into());
    };
    let today = DocumentDate::from(today).calendar().ok_or("the day is not YYYY-MM-DD")?;
    let user = Received::<UserVerification>::parse(fs::read(path)?)?;

    println!("response   {} bytes", user.bytes().len());
    println!("decision   {}", decision(&user));
    for document in &user.documents {
        println!("document   {}", document.step_id.as_str());
        report(document, today);
    }
    for drift in user.drift() {
        println!("drift      {drift}");
    }
    Ok(())
}

fn decision(user: &UserVerification) -> &'static str {
    match user.decision() {
        Decision::Approved(_) => "approved",
        Decision::Refused => "refused; a reviewer or a new session may change it",
        Decision::Undecided => "undecided; wait for the next event",
        Decision::Unrecognized => "unrecognized: a status unknown to this version",
    }
}

/// Reports on a document without personal data.
fn report(document: &Document, today: CalendarDate) {
    if let Some(born) = document.date_of_birth.as_ref().map(|date| date.expose()) {
        match born.age_on(today) {
            Some(age) => println!("  adult    {}", age >= 18),
            None => println!("  adult    unknown: {:?}", born.fault()),
        }
    }
    if let Some(expires) = document.date_of_expiration.as_ref().map(|date| date.expose()) {
        match expires.days_until(today) {
            Some(days) if days < 0 => println!("  expired  {} days ago", -days),
            Some(days) => println!("  expires  in {days} days"),
            None => println!("  expires  unknown: {:?}", expires.fault()),
        }
    }
    println!("  number   {}", if document.document_number().is_some() { "present" } else { "missing" });
    println!("  zone     {}", if document.mrz_line1.is_some() { "present" } else { "missing" });
}
