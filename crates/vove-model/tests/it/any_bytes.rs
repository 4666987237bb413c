use proptest::prelude::*;
use vove_model::{Image, MediaType, Received, Session, UserDocuments, UserVerification};

use crate::fixture;

/// Reads bytes as everything, and looks at what came out.
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
    fn any_damage_to_a_reply_is_a_value_or_an_error(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut reply = fixture("get_user_verification/amina-el-idrissi.json").to_vec();
        let at = at.index(reply.len());
        reply[at] = byte;
        read_as_everything(reply.clone());
        reply.truncate(cut.index(reply.len()));
        read_as_everything(reply);
    }

    #[test]
    fn any_image_text_decodes_or_does_not(text in any::<String>()) {
        let _ = Image::from_base64(text).decode();
    }
}
