//! Arbitrary bytes and damaged responses.

use proptest::prelude::*;
use vove_model::{Image, MediaType, Received, Session, UserDocuments, UserVerification};

use crate::fixture;

/// Reads bytes as several payloads, and uses the values.
fn read_as_everything(bytes: Vec<u8>) {
    if let Ok(user) = Received::<UserVerification>::parse(bytes.clone()) {
        let _ = (user.decision(), serde_json::to_vec(&*user).unwrap());
    }
    if let Ok(documents) = Received::<UserDocuments>::parse(bytes.clone()) {
        let _ = documents.selfie.as_ref().map(Image::decode);
    }
    if let Ok(session) = Received::<Session>::parse(bytes.clone()) {
        let _ = session.token.expires_at();
    }
    let _ = MediaType::sniff(&bytes);
}

proptest! {
    #[test]
    fn any_bytes_are_a_value_or_an_error(bytes in any::<Vec<u8>>()) {
        read_as_everything(bytes);
    }

    #[test]
    fn any_damage_to_a_response_is_a_value_or_an_error(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut response = fixture("get_user_verification/amina-el-idrissi.json").to_vec();
        let at = at.index(response.len());
        response[at] = byte;
        read_as_everything(response.clone());
        response.truncate(cut.index(response.len()));
        read_as_everything(response);
    }

    #[test]
    fn any_image_text_decodes_or_is_an_error(text in any::<String>()) {
        let _ = Image::from_base64(text).decode();
    }
}
