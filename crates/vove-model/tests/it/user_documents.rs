use bytes::Bytes;
use serde_json::Value;
use vove_model::{Image, MediaType, Received, UserDocuments};

use crate::{fixture, fixtures, without_absent};

fn images(reply: &UserDocuments) -> Vec<&Image> {
    let of_documents = reply.documents.iter().flat_map(|document| document.images().map(|(_, image)| image));
    reply.selfie.iter().chain(of_documents).collect()
}

#[test]
fn every_fixture_is_read_and_shows_no_person() {
    for (name, reply) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(reply).unwrap();
        insta::assert_debug_snapshot!(format!("user_documents__{name}"), documents);
    }
}

#[test]
fn every_fixture_is_written_back_in_full() {
    for (name, reply) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(reply.clone()).unwrap();
        let sent: Value = serde_json::from_slice(&reply).unwrap();
        assert_eq!(serde_json::to_value(&*documents).unwrap(), without_absent(sent), "{name}");
        let again: UserDocuments = serde_json::from_slice(&serde_json::to_vec(&*documents).unwrap()).unwrap();
        assert_eq!(again, *documents, "{name}");
    }
}

#[test]
fn images_are_pieces_of_the_reply_and_not_copies() {
    let documents = Received::<UserDocuments>::parse(fixture("get_user_documents/amina-el-idrissi.json")).unwrap();
    let reply = documents.bytes().as_ptr_range();
    let names: Vec<_> =
        documents.documents.iter().flat_map(|document| document.images()).map(|(name, _)| name).collect();
    assert_eq!(names, ["front", "photo", "frontCropped", "front"]);
    let found = images(&documents);
    assert_eq!(found.len(), 5);
    for image in found {
        let text = image.base64().as_ptr_range();
        assert!(reply.start <= text.start && text.end <= reply.end);
    }
}

#[test]
fn images_decode_to_the_specimens_they_were_made_from() {
    let documents = Received::<UserDocuments>::parse(fixture("get_user_documents/amina-el-idrissi.json")).unwrap();
    let selfie = documents.selfie.as_ref().unwrap().decode().unwrap();
    assert_eq!(*selfie, *fixture("people/amina-el-idrissi/selfie.jpg"));
    let kinds: Vec<_> = images(&documents).iter().map(|image| MediaType::sniff(&image.decode().unwrap())).collect();
    let expected = [MediaType::Jpeg, MediaType::Jpeg, MediaType::Png, MediaType::Png, MediaType::Pdf];
    assert_eq!(kinds, expected.map(Some));
}

#[test]
fn an_empty_image_is_absent() {
    let documents = Received::<UserDocuments>::parse(fixture("get_user_documents/documented.json")).unwrap();
    assert!(documents.documents[0].back_cropped.is_none());
    assert!(documents.documents[0].back.is_none());
}

#[test]
fn base64_is_read_in_every_form_it_arrives_in() {
    let plain = [0xfb, 0xff, 0xfe, b'x'];
    for text in ["+//+eA==", "+//+eA", "-__-eA", "+//+\r\neA==", "data:image/png;base64,+//+eA==", " +//+eA== "] {
        assert_eq!(Image::from_base64(text).decode().unwrap()[..], plain, "{text:?}");
    }
    for text in ["+//+e*==", "A", "data:image/png;base64"] {
        assert!(Image::from_base64(text).decode().is_err(), "{text:?}");
    }
}

#[test]
fn one_bad_image_spoils_no_other() {
    let reply = Bytes::from_static(
        br#"{"selfie":"/9j/4AAQ","documents":[{"stepId":"ID_DOCUMENT","front":"!!!!","photo":"\/9j\/4AAQ"}]}"#,
    );
    let documents = Received::<UserDocuments>::parse(reply).unwrap();
    assert!(documents.selfie.as_ref().unwrap().decode().is_ok());
    assert!(documents.documents[0].front.as_ref().unwrap().decode().is_err());
    let escaped = documents.documents[0].photo.as_ref().unwrap();
    assert_eq!(escaped.decode().unwrap(), documents.selfie.as_ref().unwrap().decode().unwrap());
}
