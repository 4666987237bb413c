//! Decoding of images.

use std::io::{self, Write};

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD},
};
use proptest::prelude::*;
use vove_model::{ErrorKind, Image, MediaType, Received, UserDocuments};

use crate::fixture;

/// The forms that base64 arrives in.
fn forms(bytes: &[u8], width: usize) -> Vec<String> {
    let plain = BASE64_STANDARD.encode(bytes);
    let wrapped: Vec<&str> = plain.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
    vec![
        BASE64_STANDARD_NO_PAD.encode(bytes),
        BASE64_URL_SAFE.encode(bytes),
        BASE64_URL_SAFE_NO_PAD.encode(bytes),
        wrapped.join("\r\n"),
        format!("data:image/jpeg;base64,{}", wrapped.join("\n ")),
        format!("DATA:;base64, {plain} "),
        plain,
    ]
}

proptest! {
    #[test]
    fn every_form_decodes_to_the_same_bytes_in_every_way(bytes in prop::collection::vec(any::<u8>(), 0..9000), width in 1usize..100) {
        for text in forms(&bytes, width) {
            let image = Image::from_base64(text.clone());
            prop_assert_eq!(image.decoded_len(), bytes.len());
            prop_assert_eq!(&image.decode().unwrap()[..], &bytes[..]);
            prop_assert_eq!(image.media_type(), MediaType::sniff(&bytes));
            let mut buffer = vec![0; bytes.len()];
            prop_assert_eq!(image.decode_slice(&mut buffer).unwrap(), bytes.len());
            prop_assert_eq!(&buffer, &bytes);
            let mut written = Vec::new();
            image.write_to(&mut written).unwrap();
            prop_assert_eq!(&written, &bytes);
        }
    }

    #[test]
    fn one_invalid_character_is_found_in_every_way(
        bytes in prop::collection::vec(any::<u8>(), 1..9000),
        at in any::<prop::sample::Index>(),
        bad in "[!*.,é\u{0}]",
    ) {
        let mut text = BASE64_STANDARD_NO_PAD.encode(&bytes);
        text.insert_str(at.index(text.len()), &bad);
        let image = Image::from_base64(text);
        prop_assert_eq!(image.decode().unwrap_err().kind(), ErrorKind::InvalidBase64);
        let mut buffer = vec![0; image.decoded_len() + 3];
        prop_assert_eq!(image.decode_slice(&mut buffer).unwrap_err().kind(), ErrorKind::InvalidBase64);
        prop_assert_eq!(image.write_to(Vec::new()).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}

#[test]
fn a_buffer_that_is_too_small_has_its_own_error() {
    for text in ["+//+eHh4", "-__-eHh4", "+//+\neHh4"] {
        let error = Image::from_base64(text).decode_slice(&mut [0; 5]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BufferTooSmall, "{text:?}");
    }
}

#[test]
fn an_error_of_the_writer_is_returned() {
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    assert_eq!(Image::from_base64("AAAA").write_to(Full).unwrap_err().kind(), io::ErrorKind::StorageFull);
}

#[test]
fn the_media_type_is_recognized_by_the_first_bytes() {
    let kinds: [(&[u8], MediaType); 6] = [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", MediaType::Jpeg),
        (b"\x89PNG\r\n\x1a\n\x00\x00", MediaType::Png),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", MediaType::WebP),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", MediaType::Heic),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00", MediaType::Heic),
        (b"%PDF-1.7\n%\xe2", MediaType::Pdf),
    ];
    for (bytes, kind) in kinds {
        assert_eq!(Image::from_base64(BASE64_STANDARD.encode(bytes)).media_type(), Some(kind));
        assert_eq!(
            Image::from_base64(BASE64_STANDARD.encode(&bytes[..3])).media_type().is_some(),
            kind == MediaType::Jpeg
        );
    }
    for (leading, kind) in [(1, Some(MediaType::Pdf)), (1024, Some(MediaType::Pdf)), (1025, None)] {
        for leading in [vec![b' '; leading], vec![0; leading]] {
            let bytes = [&leading[..], b"%PDF-1.7\n%\xe2"].concat();
            assert_eq!(MediaType::sniff(&bytes), kind, "{}", leading.len());
            assert_eq!(Image::from_base64(BASE64_STANDARD.encode(&bytes)).media_type(), kind, "{}", leading.len());
        }
    }
    let jpeg = Image::from_base64(BASE64_STANDARD.encode(b"\xff\xd8\xff\xfe\x00\x08%PDF-1"));
    assert_eq!(jpeg.media_type(), Some(MediaType::Jpeg));
    assert_eq!(Image::from_base64("").media_type(), None);
    assert_eq!(Image::from_base64("!!!!").media_type(), None);
}

#[test]
fn one_invalid_character_in_the_last_image_affects_only_that_image() {
    let response = fixture("get_user_documents/amina-el-idrissi.json");
    let text = String::from_utf8(response.to_vec()).unwrap();
    let at = text.rfind("\"front\": \"").unwrap() + 200;
    let damaged = format!("{}*{}", &text[..at], &text[at + 1..]);
    let documents = Received::<UserDocuments>::parse(damaged).unwrap();
    assert!(documents.selfie.as_ref().unwrap().decode().is_ok());
    assert!(documents.id_document().unwrap().front.as_ref().unwrap().decode().is_ok());
    let last = documents.address_proof().unwrap().front.as_ref().unwrap();
    assert_eq!(last.decode().unwrap_err().kind(), ErrorKind::InvalidBase64);
}

#[test]
fn no_text_is_taken_for_an_image_of_another_document() {
    // A dash is what stands for an image while the response is read.
    let response = r#"{"selfie":"-","documents":[{"stepId":"ID_DOCUMENT","firstName":"-","front":"-","back":"AAAA"},
        {"stepId":"ADDRESS_PROOF","fr\u006fnt":"BBBB","photo":"\/9j\/"}]}"#;
    let documents = Received::<UserDocuments>::parse(response).unwrap();
    let text = |image: &Option<Image>| image.as_ref().map(|image| image.base64().to_vec());
    let (id, proof) = (documents.id_document().unwrap(), documents.address_proof().unwrap());
    assert_eq!(text(&documents.selfie).as_deref(), Some(&b"-"[..]));
    assert_eq!(id.first_name.as_ref().unwrap().expose(), "-");
    assert_eq!(text(&id.front).as_deref(), Some(&b"-"[..]));
    assert_eq!(text(&id.back).as_deref(), Some(&b"AAAA"[..]));
    assert_eq!(text(&proof.front).as_deref(), Some(&b"BBBB"[..]));
    assert_eq!(text(&proof.photo).as_deref(), Some(&b"/9j/"[..]));
}
