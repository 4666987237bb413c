//! Fingerprints of numbers and names.

use proptest::prelude::*;
use vove_model::{ErrorKind, FingerprintKey, FingerprintKind, Pii};

const KEY: [u8; 32] = *b"an invented key, 32 bytes of it!";

fn fingerprint(kind: FingerprintKind, text: &str) -> Option<String> {
    let key = FingerprintKey::new(KEY).unwrap();
    Pii::new(text).fingerprint(kind, &key).map(|digest| digest.to_string())
}

#[test]
fn a_fingerprint_is_the_documented_hmac() {
    // printf 'vove-fingerprint-1\0documentNumber\0UX4820617' | openssl dgst -sha256 -hmac 'an invented key, 32 bytes of it!'
    let expected = "0fc2e267af96d4bf1391a946f8f1d88aa0d7997b3618ebb70e4dcc033f8925da";
    assert_eq!(fingerprint(FingerprintKind::DocumentNumber, "UX4820617").as_deref(), Some(expected));
    // As above, with `personalNumber` and `name`.
    let expected = [
        "cdafaafb6c5d8defdebf62d33384da27a1fd0b2dc282ad3dbdf78e8df19efd3f",
        "6a332a9ffbc25675b778f6b7e07bbc220a53d87ca5d57ca3e9e238b061224a2f",
    ]
    .map(|text| Some(text.to_owned()));
    let kinds = [FingerprintKind::PersonalNumber, FingerprintKind::Name];
    assert_eq!(kinds.map(|kind| fingerprint(kind, "UX4820617")), expected);
}

#[test]
fn a_fingerprint_is_no_bare_hmac_of_the_text() {
    // printf 'UX4820617' | openssl dgst -sha256 -hmac 'an invented key, 32 bytes of it!'
    let bare = "7ff2996aa69584209688afd922fc01c8513063f08b8ce30d2445ce25a01e803f";
    for kind in [FingerprintKind::DocumentNumber, FingerprintKind::PersonalNumber, FingerprintKind::Name] {
        assert_ne!(fingerprint(kind, "UX4820617").as_deref(), Some(bare), "{kind:?}");
    }
}

#[test]
fn texts_that_differ_only_in_their_unicode_form_have_one_fingerprint() {
    let groups: [&[&str]; 9] = [
        &["UX4820617", "ux4820617", " UX-482 0617\t", "ux 48-20-617", "\u{ff35}\u{ff38}\u{ff14}\u{ff18}20617"],
        // Composed, decomposed, and in lower case.
        &["JOS\u{c9}", "JOSE\u{301}", "jos\u{e9}", "jose\u{301}"],
        // The ligature, and Greek whose upper case is decomposed.
        &["SOPHIE-\u{fb01}", "sophiefi"],
        &["\u{390}", "\u{3aa}\u{301}", "\u{399}\u{308}\u{301}"],
        &["STRASSE", "stra\u{df}e"],
        // Other blanks and hyphens.
        &[
            "EL IDRISSI",
            "EL\u{a0}IDRISSI",
            "EL\u{3000}IDRISSI",
            "EL\u{2011}IDRISSI",
            "EL\u{2013}IDRISSI",
            "EL\u{2212}IDRISSI",
        ],
        // Characters without a width: a soft hyphen, joiners, marks of direction, a byte order mark.
        &[
            "AB12",
            "AB\u{ad}12",
            "A\u{200b}B12",
            "AB\u{200d}12",
            "\u{202e}AB12\u{202c}",
            "\u{2066}AB12\u{2069}",
            "\u{feff}AB12",
        ],
        // An accent behind a joiner.
        &["JOSE\u{200d}\u{301}", "JOS\u{c9}"],
        // Arabic presentation forms.
        &["\u{fee3}\u{fea4}\u{fee4}\u{fea9}", "\u{645}\u{62d}\u{645}\u{62f}"],
    ];
    for group in groups {
        let found: Vec<_> = group.iter().map(|text| fingerprint(FingerprintKind::Name, text)).collect();
        assert!(found[0].is_some());
        assert!(found.iter().all(|fingerprint| *fingerprint == found[0]), "{group:?} {found:?}");
    }
}

#[test]
fn nothing_has_no_fingerprint() {
    for empty in ["", " ", "--", "- -", "\u{a0}\u{200b}\u{feff}", "\u{2010}\u{ad}"] {
        assert_eq!(fingerprint(FingerprintKind::DocumentNumber, empty), None, "{empty:?}");
    }
}

#[test]
fn keys_give_different_fingerprints_and_short_ones_are_errors() {
    let other = FingerprintKey::new(*b"another invented key of 32 bytes").unwrap();
    let [one, other] = [FingerprintKey::new(KEY).unwrap(), other]
        .map(|key| Pii::new("UX4820617").fingerprint(FingerprintKind::DocumentNumber, &key));
    assert_ne!(one, other);
    assert_eq!(FingerprintKey::new(*b"fifteen bytes..").unwrap_err().kind(), ErrorKind::ShortKey);
}

proptest! {
    #[test]
    fn white_space_hyphens_and_case_make_no_difference(
        number in "[A-Z0-9]{1,20}",
        at in any::<prop::sample::Index>(),
        between in "[ -]{0,3}",
    ) {
        let at = at.index(number.len());
        let typed = format!(" {}{between}{}", &number[..at].to_lowercase(), &number[at..]);
        let kind = FingerprintKind::DocumentNumber;
        prop_assert_eq!(fingerprint(kind, &typed), fingerprint(kind, &number));
    }

    #[test]
    fn kinds_give_different_fingerprints(text in "\\PC{1,20}") {
        let kinds = [FingerprintKind::DocumentNumber, FingerprintKind::PersonalNumber, FingerprintKind::Name];
        let [document, personal, name] = kinds.map(|kind| fingerprint(kind, &text));
        prop_assert!(document.is_none() || (document != personal && document != name && personal != name));
    }
}
