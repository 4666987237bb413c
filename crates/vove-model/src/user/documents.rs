use alloc::vec::Vec;

use bytes::Bytes;
use serde::Serialize;

use crate::{
    Document, Error, Image, Payload, json,
    json::image_elision::Skeleton,
    json::object::{self, from_object},
    json::schema::{HasSchema, Leaf, Schema, SchemaField},
    user::document::BorrowedDocument,
};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UserDocuments {
    /// The person's selfie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selfie: Option<Image>,
    /// The documents.
    pub documents: Vec<Document>,
}

from_object! {
    UserDocuments
    needed {}
    maybe {
        selfie: Option<Image> = "selfie" by object::maybe,
        documents: Vec<Document> = "documents" by object::items,
    }
}

struct BorrowedUserDocuments<'a> {
    selfie: Option<&'a str>,
    documents: Vec<BorrowedDocument<'a>>,
}

from_object! {
    BorrowedUserDocuments<'de>
    needed {}
    maybe {
        selfie: Option<&'de str> = "selfie" by object::maybe,
        documents: Vec<BorrowedDocument<'de>> = "documents" by object::items,
    }
}

impl Payload for UserDocuments {
    fn parse(reply: &Bytes) -> Result<Self, Error> {
        match read_skeleton(reply) {
            Some(documents) => Ok(documents),
            // Find out what is wrong, and where.
            None => json::from_slice(reply),
        }
    }
}

fn read_skeleton(reply: &Bytes) -> Option<UserDocuments> {
    let skeleton = Skeleton::of(reply)?;
    let borrowed: BorrowedUserDocuments<'_> = serde_json::from_slice(skeleton.json()).ok()?;
    let documents = borrowed.documents.into_iter().map(|document| document.into_document(&skeleton, reply));
    Some(UserDocuments {
        selfie: skeleton.image_if_any(borrowed.selfie, reply)?,
        documents: documents.collect::<Option<_>>()?,
    })
}

impl HasSchema for UserDocuments {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("selfie", Schema::Leaf(Leaf::Image)),
        SchemaField::optional("documents", <Vec<Document>>::SCHEMA),
    ]);
}
