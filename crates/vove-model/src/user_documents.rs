use alloc::{borrow::Cow, vec::Vec};

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{Document, Error, Image, Payload, document::BorrowedDocument, json};

/// Reply of `GET /v2/users/{refId}/documents`: the selfie and the documents with their images.
///
/// Source: API page "Get User Verification", "Get session documents". Read through
/// [`Received`](crate::Received), every image is a slice of the reply and nothing is decoded or copied.
///
/// ```
/// use bytes::Bytes;
/// use vove_model::{Received, UserDocuments};
///
/// let reply = Bytes::from_static(br#"{"selfie": "/9j/4AAQ", "documents": []}"#);
/// let documents = Received::<UserDocuments>::parse(reply)?;
/// let selfie = documents.selfie.as_ref().expect("the reply holds one");
/// assert_eq!(selfie.decode()?[..3], [0xff, 0xd8, 0xff]);
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserDocuments {
    /// The person's selfie.
    #[serde(default, deserialize_with = "json::none_if_empty", skip_serializing_if = "Option::is_none")]
    pub selfie: Option<Image>,
    /// The documents.
    #[serde(default, deserialize_with = "json::no_objects_if_null")]
    pub documents: Vec<Document>,
}

#[derive(Deserialize)]
struct BorrowedUserDocuments<'a> {
    #[serde(borrow, default, deserialize_with = "crate::image::borrowed")]
    selfie: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "json::no_objects_if_null")]
    documents: Vec<BorrowedDocument<'a>>,
}

impl Payload for UserDocuments {
    fn parse(reply: &Bytes) -> Result<Self, Error> {
        let borrowed: BorrowedUserDocuments<'_> = json::from_slice(reply)?;
        Ok(Self {
            selfie: borrowed.selfie.map(|text| Image::slice_of(reply, text)),
            documents: borrowed.documents.into_iter().map(|document| document.into_document(reply)).collect(),
        })
    }
}
