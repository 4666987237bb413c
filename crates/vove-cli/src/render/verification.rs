//! A verification in few words, for `vove user get` and `vove demo`.

use std::io;

use jiff::Timestamp;
use serde_json::{Value, json};
use vove_model::{Decision, Document, DocumentDate, Image, MediaType, Pii, Text, UserDocuments, UserVerification};

use crate::render::{Output, printable};

/// What the status means, in one word.
pub(crate) fn decision(user: &UserVerification) -> &'static str {
    match user.decision() {
        Decision::Approved(_) => "approved",
        Decision::Refused => "refused",
        Decision::Undecided => "undecided",
        Decision::Unrecognized => "unrecognised",
    }
}

/// Prints a table of documents; with images when the reply that holds them is at hand.
pub(crate) fn documents(documents: &[Document], output: &Output) -> io::Result<()> {
    for document in documents {
        output.line(&format!("\n{}", heading(document, output)))?;
        for (name, value) in fields(document, output) {
            output.line(&format!("  {name:<18}{value}"))?;
        }
        for (name, image) in document.images() {
            output.line(&format!("  {name:<18}{}", describe(image)))?;
        }
    }
    Ok(())
}

/// The same for machines: which fields are there, masked or in full.
pub(crate) fn documents_value(documents: &[Document], output: &Output) -> Value {
    documents
        .iter()
        .map(|document| {
            let fields: Vec<Value> = fields(document, output)
                .into_iter()
                .map(|(name, value)| json!({ "name": name, "value": value }))
                .collect();
            let images: Vec<Value> =
                document.images().map(|(name, image)| json!({ "name": name, "image": describe(image) })).collect();
            json!({ "document": heading(document, output), "fields": fields, "images": images })
        })
        .collect()
}

fn heading(document: &Document, output: &Output) -> String {
    let step = word(document.step_id.as_str(), document.step_id.is_known(), output);
    match &document.document_type {
        Some(kind) => format!("{step} ({})", word(kind.as_str(), kind.is_known(), output)),
        None => step,
    }
}

/// The status as the API writes it.
pub(crate) fn status(user: &UserVerification, output: &Output) -> String {
    word(user.status.as_str(), user.status.is_known(), output)
}

/// A word of the API's own; one that nobody knows could be anything and counts as a person's.
fn word(text: &str, known: bool, output: &Output) -> String {
    if known || output.reveal { printable(text) } else { "(unknown)".to_owned() }
}

fn fields(document: &Document, output: &Output) -> Vec<(&'static str, String)> {
    let text = |value: Option<&Pii<Text>>| value.map(|text| output.person(Some(text.expose())));
    let date = |value: Option<&Pii<DocumentDate>>| value.map(|date| output.person(Some(date.expose().raw())));
    let zone = [&document.mrz_line1, &document.mrz_line2, &document.mrz_line3];
    let lines = match zone.iter().filter(|line| line.is_some()).count() {
        0 => None,
        1 => Some("1 line".to_owned()),
        lines => Some(format!("{lines} lines")),
    };
    let sex = document.sex.as_ref().map(|sex| output.person(Some(sex.expose().as_str())));
    [
        ("first name", text(document.first_name.as_ref())),
        ("last name", text(document.last_name.as_ref())),
        ("full name", text(document.full_name.as_ref())),
        ("born", date(document.date_of_birth.as_ref())),
        ("place of birth", text(document.place_of_birth.as_ref())),
        ("sex", sex),
        ("number", text(document.document_number())),
        ("issued", date(document.issue_date())),
        ("expires", date(document.date_of_expiration.as_ref())),
        ("issued by", text(document.issuing_authority.as_ref().or(document.issuer_name.as_ref()))),
        ("address", text(document.address())),
        ("machine zone", lines),
        ("match level", document.match_level.as_ref().map(|level| level.as_f64().to_string())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

/// All images of a reply, the selfie first, by names that serve as file names.
pub(crate) fn all_images(reply: &UserDocuments) -> Vec<(String, &Image)> {
    let selfie = reply.selfie.iter().map(|image| ("selfie".to_owned(), image));
    let documents = reply.documents.iter().zip(1..).flat_map(|(document, number)| {
        let step = document.step_id.as_str().to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        document.images().map(move |(name, image)| (format!("{number}-{step}-{name}"), image))
    });
    selfie.chain(documents).collect()
}

/// Kind and size of an image.
pub(crate) fn describe(image: &Image) -> String {
    match image.decode() {
        Ok(bytes) => {
            let kind = MediaType::sniff(&bytes).map_or("unknown type", MediaType::extension);
            format!("{kind}, {} bytes", bytes.len())
        }
        Err(error) => error.to_string(),
    }
}

/// Unix seconds as RFC 3339.
pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds).map(|at| at.to_string()).unwrap_or_else(|_| "out of range".to_owned())
}
