use proptest::prelude::*;
use vove_model::{CalendarDate, DocumentDate};

use crate::fixture;

#[test]
fn every_form_in_the_fixtures_is_a_day_or_has_a_reason() {
    let texts: Vec<String> = serde_json::from_slice(&fixture("dates/dates.json")).unwrap();
    let readings: Vec<String> =
        texts.iter().map(|text| format!("{text:28} {:?}", DocumentDate::from(text.as_str()).reading())).collect();
    insta::assert_snapshot!(readings.join("\n"));
}

proptest! {
    #[test]
    fn every_day_is_read_from_both_forms(year in 1i16..=9999, month in 1u8..=12, day in 1u8..=31) {
        let expected = CalendarDate::new(year, month, day);
        let slashed = DocumentDate::from(format!("{day:02}/{month:02}/{year:04}"));
        prop_assert_eq!(slashed.calendar(), expected);
        let iso = DocumentDate::from(format!("{year:04}-{month:02}-{day:02}"));
        prop_assert_eq!(iso.calendar(), expected);
        if let Some(date) = expected {
            prop_assert_eq!(date.to_string(), iso.raw());
        }
    }

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        let date = DocumentDate::from(text.as_str());
        prop_assert_eq!(date.raw(), text.as_str());
        prop_assert_eq!(serde_json::to_string(&date).unwrap(), serde_json::to_string(&text).unwrap());
    }
}
