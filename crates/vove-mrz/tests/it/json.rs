//! The feature `serde`: reports and names as JSON.

use serde_json::json;
use vove_mrz::{FieldName, LAYOUTS, Layout, MrzFindingCode, Options, inspect};

#[test]
fn a_report_is_one_object() {
    let report = inspect(
        &["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"],
        &Options::default(),
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn names_are_read_back() {
    for (index, field) in FieldName::ALL.into_iter().enumerate() {
        assert_eq!(field as usize, index);
        assert_eq!(json!(field), field.as_str());
        assert_eq!(serde_json::from_value::<FieldName>(json!(field)).unwrap(), field);
    }
    for layout in LAYOUTS {
        assert_eq!(serde_json::from_value::<&'static Layout>(json!(layout)).unwrap(), layout);
    }
    assert_eq!(FieldName::ALL.last(), Some(&FieldName::Composite));
    assert_eq!(FieldName::from_name("passportNumber"), None);
    let error = serde_json::from_value::<FieldName>(json!("passportNumber")).unwrap_err().to_string();
    assert_eq!(error, "expected the name of a field");
}

#[test]
fn a_code_is_its_stable_name() {
    for code in MrzFindingCode::ALL {
        assert_eq!(json!(code), code.as_str());
        assert_eq!(code.to_string(), code.as_str());
    }
}
