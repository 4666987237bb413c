//! The images of a response: names for them, and what they are.

use vove_model::{Image, MediaType, UserDocuments};

/// All images of a response with names that can be file names, the selfie first.
pub(crate) fn named(response: &UserDocuments) -> Vec<(String, &Image)> {
    let selfie = response.selfie.iter().map(|image| ("selfie".to_owned(), image));
    let documents = response.documents.iter().zip(1..).flat_map(|(document, number)| {
        let step = document.step_id.as_str().to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        document.images().map(move |(name, image)| (format!("{number}-{step}-{name}"), image))
    });
    selfie.chain(documents).collect()
}

/// The media type and the size of an image, or why it can't be decoded.
pub(crate) fn describe(image: &Image) -> String {
    match image.decode() {
        Ok(bytes) => {
            let kind = MediaType::sniff(&bytes).map_or("unknown type", MediaType::extension);
            format!("{kind}, {} bytes", bytes.len())
        }
        Err(error) => error.to_string(),
    }
}
