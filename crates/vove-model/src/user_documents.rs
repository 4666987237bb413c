use alloc::vec::Vec;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    Document, Error, Image, Payload,
    document::BorrowedDocument,
    json,
    object::{Object, object_only, written_as_derived},
    shape::{Field, Leaf, Shape, Shaped},
    skeleton::Skeleton,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct UserDocuments {
    /// The person's selfie.
    #[serde(default, deserialize_with = "json::none_if_unreadable", skip_serializing_if = "Option::is_none")]
    pub selfie: Option<Image>,
    /// The documents.
    #[serde(default, deserialize_with = "json::readable_items")]
    pub documents: Vec<Document>,
}

object_only!(UserDocuments);
written_as_derived!(UserDocuments);

#[derive(Deserialize)]
struct BorrowedUserDocuments<'a> {
    #[serde(borrow, default, deserialize_with = "json::none_if_unreadable")]
    selfie: Option<&'a str>,
    #[serde(borrow, default, deserialize_with = "json::readable_items")]
    documents: Vec<Object<BorrowedDocument<'a>>>,
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
    let Object(borrowed): Object<BorrowedUserDocuments<'_>> = serde_json::from_slice(skeleton.json()).ok()?;
    let documents = borrowed.documents.into_iter().map(|Object(document)| document.into_document(&skeleton, reply));
    Some(UserDocuments {
        selfie: skeleton.image_if_any(borrowed.selfie, reply)?,
        documents: documents.collect::<Option<_>>()?,
    })
}

impl Shaped for UserDocuments {
    const SHAPE: Shape = Shape::Object(&[
        Field::maybe("selfie", Shape::Leaf(Leaf::Image)),
        Field::maybe("documents", <Vec<Document>>::SHAPE),
    ]);
}
