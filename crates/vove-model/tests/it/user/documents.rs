//! Documents with images.

use bytes::Bytes;
use serde_json::Value;
use vove_model::{Image, MediaType, Received, UserDocuments};

use crate::{fixture, fixtures, without_absent};

fn images(response: &UserDocuments) -> Vec<&Image> {
    let of_documents = response.documents.iter().flat_map(|document| document.images().map(|(_, image)| image));
    response.selfie.iter().chain(of_documents).collect()
}

#[test]
fn every_fixture_is_read_and_prints_no_personal_data() {
    for (name, response) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(response).unwrap();
        insta::assert_debug_snapshot!(format!("user_documents__{name}"), documents);
    }
}

#[test]
fn every_fixture_is_written_back_in_full() {
    for (name, response) in fixtures("get_user_documents") {
        let documents = Received::<UserDocuments>::parse(response.clone()).unwrap();
        let sent: Value = serde_json::from_slice(&response).unwrap();
        assert_eq!(serde_json::to_value(&*documents).unwrap(), without_absent(sent), "{name}");
        let again: UserDocuments = serde_json::from_slice(&serde_json::to_vec(&*documents).unwrap()).unwrap();
        assert_eq!(again, *documents, "{name}");
    }
}

#[test]
fn images_are_slices_of_the_response_and_not_copies() {
    let documents = Received::<UserDocuments>::parse(fixture("get_user_documents/amina-el-idrissi.json")).unwrap();
    let response = documents.bytes().as_ptr_range();
    let names: Vec<_> =
        documents.documents.iter().flat_map(|document| document.images()).map(|(name, _)| name).collect();
    assert_eq!(names, ["front", "photo", "frontCropped", "front"]);
    let found = images(&documents);
    assert_eq!(found.len(), 5);
    for image in found {
        let text = image.base64().as_ptr_range();
        assert!(response.start <= text.start && text.end <= response.end);
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
fn base64_is_read_in_every_form_that_occurs() {
    let plain = [0xfb, 0xff, 0xfe, b'x'];
    for text in ["+//+eA==", "+//+eA", "-__-eA", "+//+\r\neA==", "data:image/png;base64,+//+eA==", " +//+eA== "] {
        assert_eq!(Image::from_base64(text).decode().unwrap()[..], plain, "{text:?}");
    }
    for text in ["+//+e*==", "A", "data:image/png;base64"] {
        assert!(Image::from_base64(text).decode().is_err(), "{text:?}");
    }
}

#[test]
fn one_invalid_image_affects_no_other() {
    let response = Bytes::from_static(
        br#"{"selfie":"/9j/4AAQ","documents":[{"stepId":"ID_DOCUMENT","front":"!!!!","photo":"\/9j\/4AAQ"}]}"#,
    );
    let documents = Received::<UserDocuments>::parse(response).unwrap();
    assert!(documents.selfie.as_ref().unwrap().decode().is_ok());
    assert!(documents.documents[0].front.as_ref().unwrap().decode().is_err());
    let escaped = documents.documents[0].photo.as_ref().unwrap();
    assert_eq!(escaped.decode().unwrap(), documents.selfie.as_ref().unwrap().decode().unwrap());
}
