//! The century of a date.

use vove_mrz::{CalendarDate, DateEvidence, DateRole, MrzDate, doc9303::CenturyBasis, resolve_date};

fn day(text: &str) -> CalendarDate {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().unwrap());
    let mut next = || parts.next().unwrap();
    CalendarDate::new(next(), next() as u8, next() as u8).unwrap()
}

#[track_caller]
fn check(raw: &str, role: DateRole, evidence: &DateEvidence, expected: &str, others: &[&str], basis: CenturyBasis) {
    let resolution = resolve_date(MrzDate::from_text(raw).unwrap(), role, day("2026-11-23"), evidence).unwrap();
    assert_eq!(resolution.date, day(expected));
    assert_eq!(
        resolution.alternatives().collect::<Vec<_>>(),
        others.iter().map(|other| day(other)).collect::<Vec<_>>()
    );
    assert_eq!(resolution.basis, basis);
}

#[test]
fn a_birth_date_is_the_latest_that_is_not_in_the_future() {
    let none = DateEvidence::default();
    check("740812", DateRole::Birth, &none, "1974-08-12", &[], CenturyBasis::Window);
    check("260101", DateRole::Birth, &none, "2026-01-01", &["1926-01-01"], CenturyBasis::Window);
    check("261231", DateRole::Birth, &none, "1926-12-31", &[], CenturyBasis::Window);
    check("060101", DateRole::Birth, &none, "2006-01-01", &["1906-01-01"], CenturyBasis::Window);
    check("050101", DateRole::Birth, &none, "2005-01-01", &[], CenturyBasis::Window);
}

#[test]
fn a_29_february_excludes_centuries_without_it() {
    check("000229", DateRole::Birth, &DateEvidence::default(), "2000-02-29", &[], CenturyBasis::Window);
    let twice = DateEvidence { expiration: Some(day("1999-01-01")), ..DateEvidence::default() };
    assert!(resolve_date(MrzDate::new(*b"000229"), DateRole::Birth, day("2026-11-23"), &twice).is_none());
    // In 2010 both 2000 and 1900 are possible years of birth, and 1900 had no such day.
    let resolution =
        resolve_date(MrzDate::new(*b"000229"), DateRole::Birth, day("2010-01-01"), &DateEvidence::default()).unwrap();
    assert_eq!((resolution.date, resolution.basis), (day("2000-02-29"), CenturyBasis::Calendar));
}

#[test]
fn evidence_overrides_the_window() {
    let visual = DateEvidence { visual: Some(day("1926-01-01")), ..DateEvidence::default() };
    check("260101", DateRole::Birth, &visual, "1926-01-01", &[], CenturyBasis::Visual);
    let other_day = DateEvidence { visual: Some(day("1926-01-02")), ..DateEvidence::default() };
    check("260101", DateRole::Birth, &other_day, "2026-01-01", &["1926-01-01"], CenturyBasis::Window);
    let national = DateEvidence { birth_year: Some(1926), ..DateEvidence::default() };
    check("260101", DateRole::Birth, &national, "1926-01-01", &[], CenturyBasis::NationalNumber);
    let issued = DateEvidence { issue: Some(day("2020-01-01")), ..DateEvidence::default() };
    check("260101", DateRole::Birth, &issued, "1926-01-01", &[], CenturyBasis::Document);
}

#[test]
fn an_expiration_date_is_near_the_reference() {
    let none = DateEvidence::default();
    check("300715", DateRole::Expiration, &none, "2030-07-15", &[], CenturyBasis::Window);
    check("991231", DateRole::Expiration, &none, "2099-12-31", &[], CenturyBasis::Window);
    check("120415", DateRole::Expiration, &none, "2012-04-15", &[], CenturyBasis::Window);
    let issued = DateEvidence { issue: Some(day("2020-01-01")), ..DateEvidence::default() };
    check("300715", DateRole::Expiration, &issued, "2030-07-15", &[], CenturyBasis::Window);
}

#[test]
fn an_issue_date_is_the_latest_that_is_not_in_the_future() {
    let none = DateEvidence::default();
    check("261123", DateRole::Issue, &none, "2026-11-23", &["1926-11-23"], CenturyBasis::Window);
    check("261124", DateRole::Issue, &none, "1926-11-24", &[], CenturyBasis::Window);
    check("990101", DateRole::Issue, &none, "1999-01-01", &[], CenturyBasis::Window);
    let expired = DateEvidence { expiration: Some(day("1936-01-01")), ..DateEvidence::default() };
    check("260101", DateRole::Issue, &expired, "1926-01-01", &[], CenturyBasis::Document);
}

#[test]
fn of_two_possible_expiration_dates_the_nearer_is_chosen() {
    let resolve = |issued| {
        let evidence = DateEvidence { issue: issued, ..DateEvidence::default() };
        resolve_date(MrzDate::new(*b"010101"), DateRole::Expiration, day("2026-11-23"), &evidence).unwrap()
    };
    let open = resolve(None);
    assert_eq!((open.date, open.alternatives().collect::<Vec<_>>()), (day("2001-01-01"), vec![day("2101-01-01")]));
    let issued = resolve(Some(day("2020-01-01")));
    assert_eq!(
        (issued.date, issued.basis, issued.alternatives().count()),
        (day("2101-01-01"), CenturyBasis::Document, 0)
    );
}

#[test]
fn incomplete_dates_are_not_resolved() {
    for raw in ["85<<<<", "<<<<<<", "741312", "7A0101", "230229"] {
        let role = DateRole::Birth;
        assert!(
            resolve_date(MrzDate::from_text(raw).unwrap(), role, day("2026-11-23"), &DateEvidence::default()).is_none()
        );
    }
}
