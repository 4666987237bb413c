//! Identifiers.

use proptest::prelude::*;
use vove_model::{ErrorKind, RefId};

#[test]
fn an_identifier_that_is_not_possible_in_a_path_is_an_error() {
    let long = "x".repeat(257);
    for text in ["", " ", "\t", "a\nb", "a\u{7f}", ".", "..", "\u{3000}", long.as_str()] {
        let error = RefId::new(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidId, "{text:?}");
    }
    for text in ["a", "a/b", "é", "a b", "...", "%2e%2e", "KYC_USER_42", "x".repeat(256).as_str()] {
        assert_eq!(RefId::new(text).unwrap().as_str(), text);
    }
}

#[test]
fn a_random_reference_is_a_version_4_uuid() {
    let all = RefId::from_random_bytes([0xff; 16]);
    assert_eq!(all.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    let none = RefId::from_random_bytes([0; 16]);
    assert_eq!(none.as_str(), "00000000-0000-4000-8000-000000000000");
}

proptest! {
    #[test]
    fn an_accepted_reference_is_written_and_read_again(text in any::<String>()) {
        if let Ok(id) = RefId::new(text.as_str()) {
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<RefId>(&json).unwrap(), id);
        }
    }
}
