//! Dates of documents.

use proptest::prelude::*;
use vove_model::{CalendarDate, DateFault, DateReading, DocumentDate};

use crate::fixture;

fn day(year: i16, month: u8, day: u8) -> CalendarDate {
    CalendarDate::new(year, month, day).unwrap()
}

fn read(text: &str) -> DateReading {
    DocumentDate::from(text).reading()
}

#[test]
fn every_format_in_the_fixtures_is_a_day_or_has_a_reason() {
    let texts: Vec<String> = serde_json::from_slice(&fixture("dates/dates.json")).unwrap();
    let readings: Vec<String> = texts.iter().map(|text| format!("{text:28} {:?}", read(text))).collect();
    insta::assert_snapshot!(readings.join("\n"));
}

#[test]
fn all_separators_and_digits_are_read_alike() {
    let expected = DateReading::Gregorian(day(1990, 1, 31));
    for text in [
        "31/01/1990",
        "31-01-1990",
        "31.01.1990",
        "31 01 1990",
        " 31 / 01 / 1990 ",
        "31. 01. 1990",
        "1990-01-31",
        "1990/01/31",
        "1990.01.31",
        "٣١/٠١/١٩٩٠",
        "١٩٩٠/٠١/٣١",
        "۳۱/۰۱/۱۹۹۰",
        "\u{200f}٣١/٠١/١٩٩٠\u{200e}",
        "1990-01-31T23:59:59+14:00",
        "1990-01-31 00:00:00",
        "1990-01-31t00:00:00.000z",
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn months_by_name_are_read_in_four_languages() {
    for text in [
        "14 MAR 1991",
        "14 March 1991",
        "14 MARS 1991",
        "14-mar-1991",
        "14 MAR/MARS 1991",
        "14 marzo 1991",
        "14 مارس 1991",
        "١٤ مارس ١٩٩١",
    ] {
        assert_eq!(read(text), DateReading::Gregorian(day(1991, 3, 14)), "{text:?}");
    }
    for (text, month) in [
        ("05 JAN/JANV 2001", 1),
        ("05 févr. 2001", 2),
        ("05 AOÛT 2001", 8),
        ("05 août 2001", 8),
        ("05 dic 2001", 12),
        ("05 أغسطس 2001", 8),
        ("05 juillet 2001", 7),
    ] {
        assert_eq!(read(text), DateReading::Gregorian(day(2001, month, 5)), "{text:?}");
    }
    for text in ["14 JAN/MARS 1991", "14 MÄRZ 1991", "14 XYZ 1991"] {
        assert_eq!(read(text), DateReading::Unreadable(DateFault::UnknownForm), "{text:?}");
    }
}

#[test]
fn a_birth_without_a_day_is_partial() {
    for text in ["1950", "١٩٥٠", "00/00/1950", "XX/XX/1950", "xx-xx-1950", "1950-00-00", "15/00/1950"] {
        let DateReading::Partial(date) = read(text) else { panic!("{text:?}") };
        assert_eq!((date.year(), date.month(), date.is_hijri()), (1950, None, false), "{text:?}");
    }
    let DateReading::Partial(date) = read("00/07/1950") else { panic!() };
    assert_eq!((date.year(), date.month()), (1950, Some(7)));
    assert_eq!(read("00/13/1950"), DateReading::Unreadable(DateFault::NoSuchDay));
    let full = DocumentDate::from("01/01/1950");
    assert_eq!(full.calendar(), Some(day(1950, 1, 1)));
    assert!(full.may_be_placeholder() && !DocumentDate::from("02/01/1950").may_be_placeholder());
}

#[test]
fn hijri_days_are_recognized_and_not_converted() {
    for text in ["15/07/1410", "1410/07/15", "١٤١٠/٠٧/١٥", "30/12/1500", "01/01/1300"] {
        let date = DocumentDate::from(text);
        assert!(matches!(date.reading(), DateReading::Hijri(_)), "{text:?}");
        assert_eq!(
            (date.calendar(), date.age_on(day(2026, 1, 1)), date.is_expired(day(2026, 1, 1))),
            (None, None, None)
        );
    }
    let DateReading::Hijri(date) = read("15/07/1410") else { panic!() };
    assert_eq!((date.year(), date.month(), date.day()), (1410, 7, 15));
    assert_eq!(read("31/07/1410"), DateReading::Unreadable(DateFault::NoSuchDay));
    assert_eq!(read("07/15/1410"), DateReading::Unreadable(DateFault::DayMonthSwapped));
    assert_eq!(read("31/12/1299"), DateReading::Gregorian(day(1299, 12, 31)));
    assert_eq!(read("01/01/1501"), DateReading::Gregorian(day(1501, 1, 1)));
}

#[test]
fn a_text_for_a_missing_date_is_absent() {
    for text in ["", " ", "N/A", "n/a", "-", "--", "null", "NULL", "00/00/0000", "XX/XX/XXXX"] {
        assert_eq!(read(text), DateReading::Unreadable(DateFault::Absent), "{text:?}");
    }
}

#[test]
fn a_text_that_is_not_a_date_has_a_reason() {
    for (text, fault) in [
        ("31/02/2020", DateFault::NoSuchDay),
        ("29/02/2023", DateFault::NoSuchDay),
        ("32/13/2020", DateFault::NoSuchDay),
        ("15/07/0000", DateFault::NoSuchDay),
        ("2030-15-07", DateFault::DayMonthSwapped),
        ("07/15/2030", DateFault::DayMonthSwapped),
        ("5/7/1990", DateFault::HandTyped),
        ("15/7/1990", DateFault::HandTyped),
        ("15/07/90", DateFault::NoCentury),
        ("5/7/90", DateFault::NoCentury),
        ("300715", DateFault::NoCentury),
        ("15072030", DateFault::UnknownForm),
        ("15/07", DateFault::UnknownForm),
        ("15/07/2030/1", DateFault::UnknownForm),
        ("15//07/2030", DateFault::UnknownForm),
        ("15/07/20301", DateFault::UnknownForm),
        ("yesterday", DateFault::UnknownForm),
        ("1990-01-31T", DateFault::UnknownForm),
        ("1990-01-31T25", DateFault::UnknownForm),
        ("-15/07/1990x", DateFault::UnknownForm),
    ] {
        assert_eq!(read(text), DateReading::Unreadable(fault), "{text:?}");
    }
}

#[test]
fn a_time_of_day_is_ignored_and_nothing_else_is() {
    for time in [
        "T00:00:00Z",
        "t23:59:60z",
        " 08:30",
        "T08:30Z",
        "T08:30:00",
        "T08:30:00.5Z",
        "T08:30:00.123456789+05:30",
        "T23:30:00-11:00",
    ] {
        assert_eq!(read(&format!("2030-07-15{time}")), DateReading::Gregorian(day(2030, 7, 15)), "{time}");
        assert_eq!(read(&format!("15/07/2030{time}")), DateReading::Gregorian(day(2030, 7, 15)), "{time}");
    }
    for time in [
        "T24:00:00Z",
        "T08:60:00Z",
        "T08:30:61Z",
        "T8:30:00Z",
        "T08:30:00.Z",
        "T08:30:00,5Z",
        "T08:30:00+25:00",
        "T08:30:00+05:61",
        "T08:30:00+5",
        "T08:30:00ZZ",
        "T:::",
        "T08:30:00Z+01:00",
        "X08:30:00Z",
        "T٠٨:٣٠:٠٠Z",
        ":",
    ] {
        let text = format!("2030-07-15{time}");
        assert_eq!(read(&text), DateReading::Unreadable(DateFault::UnknownForm), "{time}");
    }
}

#[test]
fn a_swapped_day_is_only_returned_on_request() {
    let date = DocumentDate::from("2030-15-07");
    assert_eq!((date.calendar(), date.swapped()), (None, Some(day(2030, 7, 15))));
    assert_eq!(DocumentDate::from("15/07/2030").swapped(), None);
    assert_eq!(DocumentDate::from("31/02/2020").swapped(), None);
}

#[test]
fn a_typed_date_is_only_read_on_request() {
    let today = day(2026, 11, 23);
    for (text, expected) in [
        ("5/7/1990", Some(day(1990, 7, 5))),
        ("5/7/90", Some(day(1990, 7, 5))),
        ("23/11/26", Some(day(2026, 11, 23))),
        ("24/11/26", Some(day(1926, 11, 24))),
        ("29/2/00", Some(day(2000, 2, 29))),
        ("15/07/1990", Some(day(1990, 7, 15))),
        ("31/2/90", None),
        ("7/15/90", None),
        ("5/7/1410", None),
        ("yesterday", None),
    ] {
        assert_eq!(DocumentDate::from(text).typed_by_hand(today), expected, "{text:?}");
    }
}

#[test]
fn age_and_expiration_are_computed_for_the_day_of_the_caller() {
    let born = DocumentDate::from("29/02/2008");
    assert_eq!(born.age_on(day(2026, 2, 28)), Some(17));
    assert_eq!(born.age_on(day(2026, 3, 1)), Some(18));
    assert_eq!(born.age_on(day(2008, 2, 29)), Some(0));
    assert_eq!(born.age_on(day(2008, 2, 28)), None, "no age before birth");
    let last = DocumentDate::from("15/07/2030");
    assert_eq!(last.is_expired(day(2030, 7, 15)), Some(false), "valid to the last day inclusive");
    assert_eq!(last.is_expired(day(2030, 7, 16)), Some(true));
    assert_eq!(last.days_until(day(2030, 7, 16)), Some(-1));
    assert_eq!(last.days_until(day(2029, 7, 15)), Some(365));
    for text in ["1950", "31/02/2020", "15/07/1410"] {
        let date = DocumentDate::from(text);
        let today = day(2026, 11, 23);
        assert_eq!((date.age_on(today), date.is_expired(today), date.days_until(today)), (None, None, None), "{text}");
    }
}

proptest! {
    #[test]
    fn every_day_is_read_from_every_format(year in 1501i16..=9999, month in 1u8..=12, day in 1u8..=31) {
        let expected = CalendarDate::new(year, month, day);
        for text in [
            format!("{day:02}/{month:02}/{year:04}"),
            format!("{day:02}.{month:02}.{year:04}"),
            format!("{year:04}-{month:02}-{day:02}"),
            format!("{year:04}-{month:02}-{day:02}T12:00:00Z"),
        ] {
            prop_assert_eq!(DocumentDate::from(text).calendar(), expected);
        }
        if let Some(date) = expected {
            prop_assert_eq!(DocumentDate::from(date).calendar(), Some(date));
            prop_assert_eq!(DocumentDate::from(date.to_string()).calendar(), Some(date));
        }
    }

    #[test]
    fn other_crates_agree_on_every_day(number in 0i64..3_652_059) {
        let first = jiff::civil::date(1, 1, 1);
        let theirs = first.checked_add(jiff::Span::new().days(number)).unwrap();
        let ours = CalendarDate::try_from(theirs).unwrap();
        prop_assert_eq!(i64::from(ours.day_number()), number);
        prop_assert_eq!(jiff::civil::Date::from(ours), theirs);
        prop_assert_eq!(CalendarDate::try_from(time::Date::from(ours)).unwrap(), ours);
        prop_assert_eq!(CalendarDate::try_from(chrono::NaiveDate::from(ours)).unwrap(), ours);
        prop_assert_eq!(chrono::NaiveDate::from(ours).to_string(), ours.to_string());
        prop_assert_eq!(time::Date::from(ours).ordinal(), theirs.day_of_year() as u16);
    }

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        let date = DocumentDate::from(text.as_str());
        prop_assert_eq!(date.raw(), text.as_str());
        prop_assert_eq!(serde_json::to_string(&date).unwrap(), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn any_text_like_a_date_has_a_reading(text in "[0-9٠-٩Xx/. -]{0,14}|[0-9]{2} [A-Za-zéû]{3,5}/?[A-Z]{0,4} [0-9]{4}") {
        let date = DocumentDate::from(text.as_str());
        let _ = (date.swapped(), date.typed_by_hand(day(2026, 11, 23)), date.may_be_placeholder());
    }
}

#[test]
fn a_day_outside_the_supported_years_is_an_error() {
    assert!(CalendarDate::try_from(jiff::civil::date(0, 12, 31)).is_err());
    assert!(CalendarDate::try_from(time::Date::MIN).is_err());
    assert!(CalendarDate::try_from(chrono::NaiveDate::MAX).is_err());
}
