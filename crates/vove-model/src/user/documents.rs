//! The documents of a person with their images.

use alloc::vec::Vec;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    Document, Error, HasSchema, Image, Payload, Schema, SchemaField,
    image::elision::Elided,
    json::{self, lenient},
    limits::MAX_DOCUMENTS,
};

/// The response of `GET /v2/users/{refId}/documents`: the selfie and the documents with their images.
///
/// Source: API page "Get User Verification", "Get session documents". Read through [`Received`](crate::Received), every
/// image is a slice of the response and nothing is decoded or copied.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Received, UserDocuments};
///
/// let response = Bytes::from_static(br#"{"selfie": "/9j/4AAQ", "documents": []}"#);
/// let documents = Received::<UserDocuments>::parse(response)?;
/// let selfie = documents.selfie.as_ref().expect("the response has one");
/// assert_eq!(selfie.decode()?[..3], [0xff, 0xd8, 0xff]);
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDocuments {
    /// The person's selfie.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub selfie: Option<Image>,
    /// The documents.
    #[serde(default, deserialize_with = "lenient::list::<_, _, MAX_DOCUMENTS>")]
    pub documents: Vec<Document>,
}

impl HasSchema for UserDocuments {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("selfie", Image::SCHEMA),
        SchemaField::optional("documents", <Vec<Document>>::SCHEMA),
    ]);
}

impl Payload for UserDocuments {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        match without_images(response) {
            Some(documents) => Ok(documents),
            // Finds out what is wrong, and where.
            None => json::from_slice(response),
        }
    }
}

/// Reads a response without its images and puts them in their places afterwards. `None` if that is not possible.
fn without_images(response: &Bytes) -> Option<UserDocuments> {
    let elided = Elided::new(response)?;
    let mut read: UserDocuments = json::from_slice(elided.json()).ok()?;
    let of_documents = read.documents.iter_mut().flat_map(Document::images_mut);
    for image in read.selfie.iter_mut().chain(of_documents) {
        elided.restore(image)?;
    }
    Some(read)
}
