//! What the API would say about a person: the wire JSON of `GET /v2/users/{refId}` and `…/documents`.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Serialize;

use crate::{
    Result, drawing, mrz, pdf,
    people::{Day, Document, Kind, Lines, Person},
};

/// One document on the wire, in the order of the API's own samples.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Wire {
    step_id: &'static str,
    #[serde(flatten)]
    images: BTreeMap<&'static str, String>,
    #[serde(flatten)]
    data: Data,
}

#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_of_expiration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address1: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_of_issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sex: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_of_birth: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuing_authority: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_of_birth: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mrz_line1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mrz_line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mrz_line3: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_number: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    match_level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_types: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UserWire {
    #[serde(rename = "_id")]
    id: String,
    ref_id: String,
    status: &'static str,
    created_at: &'static str,
    updated_at: &'static str,
    flow_id: &'static str,
    session_id: String,
    sessions: [String; 1],
    documents: Vec<Wire>,
    metadata: [&'static str; 1],
}

#[derive(Serialize)]
struct DocumentsWire {
    selfie: String,
    documents: Vec<Wire>,
}

/// An image file of a person, by the name it is kept under.
pub(crate) struct ImageFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reply of `GET /v2/users/{refId}`, with the documents as the API shows them there.
pub(crate) fn user(person: &Person) -> Result<String> {
    let documents = person.documents.iter().map(|document| wire(person, document, BTreeMap::new())).collect();
    let session = id(person, "session");
    pretty(&UserWire {
        id: id(person, "user"),
        ref_id: ref_id(person),
        status: "successful",
        created_at: "2026-10-01T08:30:00.000Z",
        updated_at: "2026-10-01T08:42:17.125Z",
        flow_id: "5f3c8e1a-7d42-4b6e-9a10-2c4d6e8f0a1b",
        sessions: [session.clone()],
        session_id: session,
        documents,
        metadata: ["203.0.113.5"],
    })
}

/// Reply of `GET /v2/users/{refId}/documents`, and the image files it holds.
pub(crate) fn user_documents(person: &Person) -> Result<(String, Vec<ImageFile>)> {
    let face = seed(person.slug);
    let mut files = vec![ImageFile { name: "selfie.jpg".into(), bytes: drawing::portrait(face, 200)?.jpeg()? }];
    let mut documents = Vec::new();
    for document in person.documents {
        let images = images(person, document, face)?;
        let mut texts: BTreeMap<&str, String> =
            images.iter().map(|(key, file)| (*key, BASE64_STANDARD.encode(&file.bytes))).collect();
        // As in the API's sample: no back of a passport, but an empty crop of it.
        if matches!(document.kind, Kind::Passport { .. }) {
            texts.insert("backCropped", String::new());
        }
        documents.push(wire(person, document, texts));
        files.extend(images.into_iter().map(|(_, file)| file));
    }
    let selfie = BASE64_STANDARD.encode(files.first().map_or(&[][..], |file| &file.bytes));
    Ok((pretty(&DocumentsWire { selfie, documents })?, files))
}

pub(crate) fn ref_id(person: &Person) -> String {
    let bits = u128::from(seed(person.slug)) << 64 | u128::from(seed(person.surname));
    let hex = format!("{bits:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-4{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// 24 hexadecimal digits, as the API's own identifiers.
pub(crate) fn id(person: &Person, what: &str) -> String {
    id_of(person.slug, what)
}

/// The same for anything that has a name of its own.
pub(crate) fn id_of(slug: &str, what: &str) -> String {
    let text = format!("{slug}/{what}");
    format!("{:016x}{:08x}", seed(&text), seed(what) as u32)
}

/// The lines of the zone of a document, if it has one.
pub(crate) fn zone(person: &Person, document: &Document) -> Vec<String> {
    let holder = mrz::Holder {
        country: person.country,
        surname: person.surname,
        given_names: person.given_names,
        sex: person.sex,
        born: person.born,
        expires: document.expires.unwrap_or(document.issued),
    };
    match &document.kind {
        Kind::Passport { personal_number } => mrz::td3(&holder, document.number, personal_number).into(),
        Kind::Card { code, optional1, optional2, .. } => {
            mrz::td1(&holder, code, document.number, optional1, optional2).into()
        }
        Kind::Licence { .. } | Kind::AddressProof => Vec::new(),
    }
}

fn wire(person: &Person, document: &Document, images: BTreeMap<&'static str, String>) -> Wire {
    let identity = Data {
        first_name: Some(person.given_names),
        last_name: Some(person.surname),
        date_of_birth: Some(slashed(person.born)),
        date_of_issue: Some(slashed(document.issued)),
        date_of_expiration: document.expires.map(slashed),
        id_number: Some(document.number),
        ..Data::default()
    };
    let printed = Data {
        address1: Some(person.address),
        sex: Some(person.sex),
        issuing_authority: Some(document.authority),
        place_of_birth: Some(person.birthplace),
        match_level: Some(7),
        ..identity.clone()
    };
    let mut lines = zone(person, document).into_iter();
    let (step_id, data) = match &document.kind {
        Kind::Passport { .. } => {
            let (mrz_line1, mrz_line2) = (lines.next(), lines.next());
            ("ID_DOCUMENT", Data { kind: Some("Passport"), mrz_line1, mrz_line2, ..printed })
        }
        Kind::Card { id_number, lines: shown, .. } => {
            let (first, second, third) = match shown {
                Lines::All => (lines.next(), lines.next(), lines.next()),
                Lines::FirstTwo => (lines.next(), lines.next(), None),
                Lines::Joined => (Some(lines.collect()), None, None),
            };
            let card =
                Data { mrz_line1: first, mrz_line2: second, mrz_line3: third, id_number: Some(id_number), ..printed };
            ("ID_DOCUMENT", card)
        }
        Kind::Licence { step } => (*step, Data { kind: Some("Driver License"), ..identity }),
        Kind::AddressProof => (
            "ADDRESS_PROOF",
            Data {
                full_name: Some(full_name(person)),
                doc_types: Some(["UTILITY_BILL_ELECTRICITY"]),
                issue_date: Some(slashed(document.issued)),
                issuer_name: Some(document.authority),
                address: Some(person.address),
                ..Data::default()
            },
        ),
    };
    Wire { step_id, images, data }
}

fn images(person: &Person, document: &Document, face: u64) -> Result<Vec<(&'static str, ImageFile)>> {
    let text = vec![
        full_name(person),
        format!("born {}", slashed(person.born)),
        format!("no {}", document.number),
        document.authority.into(),
    ];
    let zone = zone(person, document);
    let file = |stem: &str, extension: &str, bytes| ImageFile { name: format!("{stem}.{extension}"), bytes };
    Ok(match &document.kind {
        Kind::Passport { .. } => {
            let page = drawing::card(&format!("PASSPORT {}", person.country), &text, &zone)?;
            vec![
                ("front", file("passport", "jpg", page.jpeg()?)),
                ("photo", file("passport-photo", "png", drawing::portrait(face, 80)?.png()?)),
                ("frontCropped", file("passport-cropped", "png", page.png()?)),
            ]
        }
        Kind::Card { .. } => {
            let front = drawing::card(&format!("IDENTITY CARD {}", person.country), &text, &[])?;
            let back = drawing::card("IDENTITY CARD", std::slice::from_ref(&person.address.to_owned()), &zone)?;
            vec![
                ("front", file("card-front", "png", front.png()?)),
                ("back", file("card-back", "png", back.png()?)),
                ("photo", file("card-photo", "jpg", drawing::portrait(face, 80)?.jpeg()?)),
            ]
        }
        Kind::Licence { .. } => {
            let front = drawing::card(&format!("DRIVING LICENCE {}", person.country), &text, &[])?;
            let back = drawing::card("DRIVING LICENCE", &["CATEGORY B".to_owned()], &[])?;
            vec![
                ("front", file("licence-front", "png", front.png()?)),
                ("back", file("licence-back", "png", back.png()?)),
                ("photo", file("licence-photo", "png", drawing::portrait(face, 60)?.png()?)),
            ]
        }
        Kind::AddressProof => {
            let lines = [
                document.authority.to_owned(),
                format!("{} {}", person.given_names, person.surname),
                person.address.into(),
            ];
            let dated = format!("Electricity bill of {}, specimen", slashed(document.issued));
            let bill = pdf::page(&[&lines[..], &[dated]].concat());
            vec![("front", file("electricity-bill", "pdf", bill))]
        }
    })
}

pub(crate) fn full_name(person: &Person) -> String {
    format!("{} {}", person.given_names, person.surname)
}

/// `DD/MM/YYYY`, as the API writes dates.
pub(crate) fn slashed((year, month, day): Day) -> String {
    format!("{day:02}/{month:02}/{year:04}")
}

/// FNV-1a, 64 bits.
fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

pub(crate) fn pretty(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
