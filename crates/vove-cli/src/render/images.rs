//! The images of a response: file names for them, and what they are.

use vove_model::{Document, Image, ImageBytes, MediaType, StepId, UserDocuments};

/// The name of the selfie.
const SELFIE: &str = "selfie";

/// The word in place of a step that this version does not know, because the text of such a step can be anything.
const UNKNOWN_STEP: &str = "document";

/// The file name extension of an image of an unknown media type.
const UNKNOWN_TYPE: &str = "bin";

/// All images of a response, the selfie first, with file names without extensions: the document's position, its step,
/// and the image, such as `1-id-document-front`.
pub(crate) fn named(response: &UserDocuments) -> Vec<(String, &Image)> {
    let selfie = response.selfie.iter().map(|image| (SELFIE.to_owned(), image));
    let documents = response.documents.iter().zip(1..).flat_map(|(document, number)| {
        let step = step(document);
        document.images().map(move |(name, image)| (format!("{number}-{step}-{name}"), image))
    });
    selfie.chain(documents).collect()
}

fn step(document: &Document) -> String {
    if document.step_id.is_known() { in_file_name(document.step_id.as_str()) } else { UNKNOWN_STEP.to_owned() }
}

/// A step as a part of a file name: `ID_DOCUMENT` as `id-document`.
fn in_file_name(step: &str) -> String {
    step.to_ascii_lowercase().replace('_', "-")
}

/// Whether a file name is one of [`named`], with any extension.
pub(crate) fn is_image_file(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let (number, rest) = stem.split_once('-').unwrap_or_default();
    let step = rest.rsplit_once('-').unwrap_or_default().0;
    let is_step = step == UNKNOWN_STEP || StepId::KNOWN.iter().any(|known| in_file_name(known) == step);
    stem == SELFIE || (is_step && number.parse::<usize>().is_ok())
}

/// The bytes of an image and the extension of its file name, or why it can't be used.
pub(crate) fn decode(image: &Image) -> Result<(ImageBytes, &'static str), String> {
    let bytes = image.decode().map_err(|error| error.to_string())?;
    if bytes.is_empty() {
        return Err("the image is empty".to_owned());
    }
    let extension = MediaType::sniff(&bytes).map_or(UNKNOWN_TYPE, MediaType::extension);
    Ok((bytes, extension))
}

/// The media type and the size of an image, or why it can't be decoded.
pub(crate) fn describe(image: &Image) -> String {
    match decode(image) {
        Ok((bytes, UNKNOWN_TYPE)) => format!("unknown type, {} bytes", bytes.len()),
        Ok((bytes, extension)) => format!("{extension}, {} bytes", bytes.len()),
        Err(reason) => reason,
    }
}
