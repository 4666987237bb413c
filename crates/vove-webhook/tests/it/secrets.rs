use vove_webhook::{ErrorKind, PublicKey, SigningSecret};

fn rule(text: &str) -> &'static str {
    let error = text.parse::<SigningSecret>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidSecret);
    assert_eq!(error.http_status(), 500);
    error.place().unwrap()
}

#[test]
fn the_sample_of_the_documentation_is_accepted_though_it_is_no_canonical_base64() {
    // 34 characters, no padding, and bits left over: 25 bytes.
    assert!("whsec_5WbX5kEWLlfzsGNjH64Ide8lOOqUB6e8FH".parse::<SigningSecret>().is_ok());
}

#[test]
fn prefix_and_padding_may_be_missing() {
    for text in [
        "whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=",
        "whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w",
        "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=",
        "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w",
    ] {
        assert!(text.parse::<SigningSecret>().is_ok(), "{text}");
    }
}

#[test]
fn what_is_no_secret_is_refused_by_name() {
    let said = [
        "",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_%",
        "whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=\n",
        "\"whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=\"",
        "whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "whsk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "sk_live_b6Ovv5eS7H5seJrGSStBYDivs8v2",
        "2e96ebd0-c1b8-11ee-b56a-a345411e245d",
        "d41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    ]
    .map(rule)
    .join("\n");
    insta::assert_snapshot!(said);
}

#[test]
fn a_public_key_must_be_one() {
    for text in [
        "whpk_",
        "whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGkA",
        "mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
    ] {
        assert_eq!(text.parse::<PublicKey>().unwrap_err().kind(), ErrorKind::InvalidSecret, "{text}");
    }
}
