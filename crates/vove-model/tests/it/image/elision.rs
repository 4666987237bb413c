//! The fast reading of a documents response against the plain one, `json::from_slice`.

use proptest::{prelude::*, sample::select};
use vove_model::{Received, UserDocuments, json, testing};

use crate::fixtures;

/// Reads a response in both ways, and returns whether it can be read.
fn both(response: &[u8]) -> bool {
    let fast = Received::<UserDocuments>::parse(response.to_vec()).map(Received::into_value);
    assert_eq!(fast, json::from_slice(response), "{}", String::from_utf8_lossy(response));
    fast.is_ok()
}

#[test]
fn every_fixture_is_the_same_in_both() {
    for (name, response) in fixtures("get_user_documents") {
        assert!(both(&response), "{name}");
    }
}

#[test]
fn unusual_placements_of_images_are_the_same_in_both() {
    for response in [
        r#"{"selfie":"0"}"#,
        r#"{"selfie":"","documents":[]}"#,
        r#"{"selfie":" "}"#,
        r#"{"selfie":"1","documents":[{"stepId":"X","front":"0","back":"7"}]}"#,
        r#"{"documents":[{"front":"AAAA","stepId":"front","photo":"BBBB"},{"stepId":"photo"}],"selfie":"CCCC"}"#,
        r#"{"selfie":null,"documents":[{"stepId":"X","front":null,"firstName":"0"}]}"#,
        r#"{"selfie":0,"documents":[{"stepId":"X","front":1,"back":"BBBB"}]}"#,
        r#"{"selfie":["AAAA"],"documents":[{"stepId":"X","front":["BBBB","CCCC"],"back":{"front":"DDDD"}}]}"#,
        r#"{"selfie":["front"],"documents":[{"stepId":"X","docTypes":["front","back"],"photo":"EEEE"}]}"#,
        r#"{"selfie":true,"front":"AAAA","extra":{"selfie":"BBBB","front":["CCCC"]},"documents":["front","X",7]}"#,
        r#"{"documents":[{"stepId":"X","fr\u006fnt":"0","back":"AAAA"}]}"#,
        r#"{"documents":[{"stepId":"X","back":"AAAA","fr\u006fnt":"0"}],"sel\u0066ie":"0"}"#,
        r#"{"documents":[{"stepId":"X","front":"\/9j\/4AAQ","back":"\u0041AAA","photo":"\u0030"}]}"#,
        r#"{"documents":[{"stepId":"X","front":"é","back":"😀","photo":"\ud83d\ude00"}]}"#,
        "{\"selfie\" \n:\t \"AAAA\" , \"documents\" : [ { \"stepId\" : \"X\" , \"front\"\n\n:\"BBBB\" } ] }",
        r#"{"selfie":"AAAA","documents":{"front":"BBBB"}}"#,
        r#"{"selfie":"\ud800","documents":[{"stepId":"X","front":"AAAA"}]}"#,
        r#"{"selfie":"AAAA","documents":[{"stepId":"ID_DOCUMENT","front":"BBBB"}],"selfies":["CCCC"]}"#,
    ] {
        assert!(both(response.as_bytes()), "{response}");
    }
    for response in [
        r#"{"selfie":"AAAA","selfie":"BBBB"}"#,
        r#"{"documents":[{"stepId":"X","front":"AAAA","front":"BBBB"}]}"#,
        r#"{"documents":[{"front":"AAAA"}]}"#,
        r#"{"selfie":"AAAA"#,
        r#"{"selfie":"AAAA""#,
        r#"{"selfie":"AAAA"}}"#,
        r#"{"selfie":"AA"AA"}"#,
        r#"{"selfie":"\q"}"#,
        "{\"selfie\":\"A\nA\"}",
        r#"{"selfie":"AAAA" "documents":[]}"#,
        r#"["AAAA"]"#,
        r#""selfie":"AAAA""#,
        "",
    ] {
        assert!(!both(response.as_bytes()), "{response}");
    }
    assert!(both(b"{\"selfie\":\"\xff\"}"));
    assert!(both(b"{\"selfie\":\"AAAA\",\"extra\":\"\xff\"}"));
}

/// Pieces of JSON with images among them, for texts that are nearly responses.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    " ",
    "\\u0030",
    "\"selfie\":",
    "\"front\":",
    "\"documents\":[",
    "\"0\"",
    "\"1\"",
    "\"AAAA\"",
    "\"stepId\":\"X\"",
    "null",
    "0",
    "{\"stepId\":\"X\",\"photo\":\"BBBB\"}",
];

proptest! {
    #[test]
    fn unusual_responses_are_the_same_in_both(response in testing::unusual::<UserDocuments>()) {
        prop_assert!(both(response.to_string().as_bytes()));
    }

    #[test]
    fn hostile_responses_are_the_same_in_both(response in testing::hostile::<UserDocuments>()) {
        both(&response);
    }

    #[test]
    fn pieces_of_responses_are_the_same_in_both(pieces in prop::collection::vec(select(PIECES), 0..20)) {
        let pieces = pieces.concat();
        both(pieces.as_bytes());
        both(format!("{{\"selfie\":\"CCCC\",\"documents\":[{{\"stepId\":\"X\",{pieces}}}]}}").as_bytes());
    }
}
