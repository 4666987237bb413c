//! Whether the images are there that a step promises, and whether they are images.

use alloc::vec::Vec;

use super::{code::Code, finding::Finding, rule::Rule, side::Side};
use crate::{Document, DocumentType, Image, StepId, UserDocuments};

/// The images of a document by the API's keys.
fn all(document: &Document) -> [(&'static str, Option<&Image>); 5] {
    [
        ("front", document.front.as_ref()),
        ("back", document.back.as_ref()),
        ("photo", document.photo.as_ref()),
        ("frontCropped", document.front_cropped.as_ref()),
        ("backCropped", document.back_cropped.as_ref()),
    ]
}

/// What the API's sample shows of each step. The back of a card is promised where the reply says that it is no passport.
fn promised(document: &Document, key: &str) -> bool {
    match (document.step_id.id(), key) {
        (StepId::IdDocument, "back") => {
            document.mrz_line3.is_some()
                || document.document_type.as_ref().is_some_and(|kind| *kind == DocumentType::DriverLicense)
        }
        (StepId::IdDocument, key) => matches!(key, "front" | "photo"),
        (StepId::DrivingLicense, key) => matches!(key, "front" | "back" | "photo"),
        (StepId::AddressProof | StepId::CarRegistration, key) => key == "front",
        _ => false,
    }
}

pub(super) fn of_document<'a>(index: usize, document: &'a Document, out: &mut Vec<Finding<'a>>) {
    let (mut any, mut complete) = (false, true);
    for (key, image) in all(document) {
        let side = Side::image(Some(index), key);
        let promised = promised(document, key);
        any |= promised;
        match image.map(Image::media_type) {
            None if promised => {
                complete = false;
                out.push(Finding::about(Code::ImageMissing, Rule::Step, side));
            }
            Some(None) => {
                complete = false;
                out.push(Finding::about(Code::ImageUnreadable, Rule::UnknownKind, side));
            }
            _ => {}
        }
    }
    if any && complete {
        out.push(Finding::about(Code::ImagesPresent, Rule::Step, Side::image(Some(index), "front")));
    }
}

/// The selfie, and images that stand in two places. A cut image may be the whole one.
pub(super) fn of_reply<'a>(reply: &'a UserDocuments, out: &mut Vec<Finding<'a>>) {
    let selfie = Side::image(None, "selfie");
    match reply.selfie.as_ref().map(Image::media_type) {
        None => out.push(Finding::about(Code::SelfieMissing, Rule::Step, selfie)),
        Some(None) => out.push(Finding::about(Code::ImageUnreadable, Rule::UnknownKind, selfie)),
        Some(Some(_)) => {}
    }
    let of_documents = reply.documents.iter().enumerate().flat_map(|(index, document)| {
        let whole = all(document).into_iter().filter(|(key, _)| !key.ends_with("Cropped"));
        whole.filter_map(move |(key, image)| Some((image?.base64(), Side::image(Some(index), key))))
    });
    let mut images: Vec<(&[u8], Side<'a>)> =
        reply.selfie.iter().map(|image| (image.base64(), selfie)).chain(of_documents).collect();
    // Equal ones become neighbours; bytes are looked at only where lengths are the same.
    images.sort_by(|(one, _), (other, _)| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    for pair in images.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            out.push(Finding::between(Code::ImageRepeated, Rule::SameBytes, *first, *second));
        }
    }
}
