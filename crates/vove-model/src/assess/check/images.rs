//! Checks that the images of each step are present, in a known format, and not used twice.

use alloc::vec::Vec;

use crate::{
    Document, DocumentType, Image, StepId, UserDocuments,
    assess::report::{Finding, FindingCode, Operand, Reason},
};

/// The images of a document with their JSON keys.
fn images_of(document: &Document) -> [(&'static str, Option<&Image>); 5] {
    [
        ("front", document.front.as_ref()),
        ("back", document.back.as_ref()),
        ("photo", document.photo.as_ref()),
        ("frontCropped", document.front_cropped.as_ref()),
        ("backCropped", document.back_cropped.as_ref()),
    ]
}

/// Whether the API's documented sample has this image for the document's step. The back is expected of documents that
/// are not passports: of those with a third MRZ line, and of driver's licenses.
fn is_expected(document: &Document, key: &str) -> bool {
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

/// Checks the images of one document.
pub(crate) fn check_document<'a>(index: usize, document: &'a Document, findings: &mut Vec<Finding<'a>>) {
    let (mut any_expected, mut all_good) = (false, true);
    for (key, image) in images_of(document) {
        let operand = Operand::image(Some(index), key);
        let expected = is_expected(document, key);
        any_expected |= expected;
        let (code, reason) = match image.map(Image::media_type) {
            None if expected => (FindingCode::ImageMissing, Reason::Step),
            Some(None) => (FindingCode::ImageUnreadable, Reason::UnknownKind),
            _ => continue,
        };
        all_good = false;
        findings.push(Finding::about(code, reason, operand));
    }
    if any_expected && all_good {
        let front = Operand::image(Some(index), "front");
        findings.push(Finding::about(FindingCode::ImagesPresent, Reason::Step, front));
    }
}

/// Checks the selfie, and finds images used twice. Cropped images are not compared: they may equal the original.
pub(crate) fn check_response<'a>(response: &'a UserDocuments, findings: &mut Vec<Finding<'a>>) {
    let selfie = Operand::image(None, "selfie");
    match response.selfie.as_ref().map(Image::media_type) {
        None => findings.push(Finding::about(FindingCode::SelfieMissing, Reason::Step, selfie)),
        Some(None) => findings.push(Finding::about(FindingCode::ImageUnreadable, Reason::UnknownKind, selfie)),
        Some(Some(_)) => {}
    }
    let of_documents = response.documents.iter().enumerate().flat_map(|(index, document)| {
        let originals = images_of(document).into_iter().filter(|(key, _)| !key.ends_with("Cropped"));
        originals.filter_map(move |(key, image)| Some((image?.base64(), Operand::image(Some(index), key))))
    });
    let of_selfie = response.selfie.iter().map(|image| (image.base64(), selfie));
    let mut images: Vec<(&[u8], Operand<'a>)> = of_selfie.chain(of_documents).collect();
    // Sorting puts equal images side by side. Contents are compared only if the lengths are equal.
    images.sort_by(|(one, _), (other, _)| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    for pair in images.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            findings.push(Finding::between(FindingCode::ImageRepeated, Reason::SameBytes, *first, *second));
        }
    }
}
