//! A verification: its status, the decision that follows, and the documents.

use std::io;

use serde::Serialize;
use vove_model::{Decision, Document, DocumentDate, Pii, Text, UserVerification};

use super::{Render, human::Human, images::describe, mask::Mask};

/// The decision that the status stands for.
pub(crate) fn decision(user: &UserVerification) -> &'static str {
    match user.decision() {
        Decision::Approved(_) => "approved",
        Decision::Refused => "refused",
        Decision::Undecided => "undecided",
        Decision::Unrecognized => "unrecognized",
    }
}

/// The status as the API writes it.
pub(crate) fn status(user: &UserVerification, mask: Mask) -> String {
    mask.known(user.status.as_str(), user.status.is_known())
}

/// The documents of a response, with their fields and images.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Documents(Vec<DocumentView>);

#[derive(Serialize)]
struct DocumentView {
    /// The step and the type of the document.
    document: String,
    fields: Vec<Field>,
    images: Vec<ImageView>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct ImageView {
    name: &'static str,
    image: String,
}

impl Documents {
    pub(crate) fn new(documents: &[Document], mask: Mask) -> Self {
        let view = |document: &Document| DocumentView {
            document: heading(document, mask),
            fields: fields(document, mask),
            images: document.images().map(|(name, image)| ImageView { name, image: describe(image) }).collect(),
        };
        Self(documents.iter().map(view).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Render for Documents {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        for DocumentView { document, fields, images } in &self.0 {
            out.line("")?;
            out.line(document)?;
            let fields = fields.iter().map(|field| (field.name, field.value.as_str()));
            let images = images.iter().map(|image| (image.name, image.image.as_str()));
            fields.chain(images).try_for_each(|(name, value)| out.line(format_args!("  {name:<19}{value}")))?;
        }
        Ok(())
    }
}

fn heading(document: &Document, mask: Mask) -> String {
    let step = mask.known(document.step_id.as_str(), document.step_id.is_known());
    match &document.document_type {
        Some(kind) => format!("{step} ({})", mask.known(kind.as_str(), kind.is_known())),
        None => step,
    }
}

fn fields(document: &Document, mask: Mask) -> Vec<Field> {
    let text = |value: Option<&Pii<Text>>| value.map(|text| mask.text(text.expose()));
    let date = |value: Option<&Pii<DocumentDate>>| value.map(|date| mask.text(date.expose().raw()));
    let zone = [&document.mrz_line1, &document.mrz_line2, &document.mrz_line3];
    let lines = match zone.iter().filter(|line| line.is_some()).count() {
        0 => None,
        1 => Some("1 line".to_owned()),
        lines => Some(format!("{lines} lines")),
    };
    let sex = document.sex.as_ref().map(|sex| mask.text(sex.expose().as_str()));
    [
        ("first name", text(document.first_name.as_ref())),
        ("last name", text(document.last_name.as_ref())),
        ("full name", text(document.full_name.as_ref())),
        ("date of birth", date(document.date_of_birth.as_ref())),
        ("place of birth", text(document.place_of_birth.as_ref())),
        ("sex", sex),
        ("document number", text(document.document_number())),
        ("issue date", date(document.issue_date())),
        ("expiration date", date(document.date_of_expiration.as_ref())),
        ("issuing authority", text(document.issuing_authority.as_ref().or(document.issuer_name.as_ref()))),
        ("address", text(document.address())),
        ("MRZ", lines),
        ("match level", document.match_level.as_ref().map(|level| mask.match_level(level.as_f64()))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(Field { name, value: value? }))
    .collect()
}
