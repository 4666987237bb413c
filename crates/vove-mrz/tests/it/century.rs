use vove_mrz::{Basis, CalendarDate, DateEvidence, MrzDate, Role, resolve};

fn day(text: &str) -> CalendarDate {
    let mut parts = text.split('-').map(|part| part.parse::<i16>().unwrap());
    let mut next = || parts.next().unwrap();
    CalendarDate::new(next(), next() as u8, next() as u8).unwrap()
}

#[track_caller]
fn check(raw: &str, role: Role, evidence: &DateEvidence, expected: &str, others: &[&str], basis: Basis) {
    let resolution = resolve(MrzDate::from_text(raw).unwrap(), role, day("2026-11-23"), evidence).unwrap();
    assert_eq!(resolution.date, day(expected));
    assert_eq!(resolution.others().collect::<Vec<_>>(), others.iter().map(|other| day(other)).collect::<Vec<_>>());
    assert_eq!(resolution.basis, basis);
}

#[test]
fn a_birth_is_the_latest_that_is_not_in_the_future() {
    let none = DateEvidence::default();
    check("740812", Role::Birth, &none, "1974-08-12", &[], Basis::Window);
    check("260101", Role::Birth, &none, "2026-01-01", &["1926-01-01"], Basis::Window);
    check("261231", Role::Birth, &none, "1926-12-31", &[], Basis::Window);
    check("060101", Role::Birth, &none, "2006-01-01", &["1906-01-01"], Basis::Window);
    check("050101", Role::Birth, &none, "2005-01-01", &[], Basis::Window);
}

#[test]
fn the_leap_day_of_a_century_decides_by_itself() {
    check("000229", Role::Birth, &DateEvidence::default(), "2000-02-29", &[], Basis::Window);
    let twice = DateEvidence { expires: Some(day("1999-01-01")), ..DateEvidence::default() };
    assert!(resolve(MrzDate::new(*b"000229"), Role::Birth, day("2026-11-23"), &twice).is_none());
    // In 2010 both 2000 and 1900 are within a life, and 1900 had no such day.
    let resolution =
        resolve(MrzDate::new(*b"000229"), Role::Birth, day("2010-01-01"), &DateEvidence::default()).unwrap();
    assert_eq!((resolution.date, resolution.basis), (day("2000-02-29"), Basis::Calendar));
}

#[test]
fn evidence_overrides_the_window() {
    let visual = DateEvidence { visual: Some(day("1926-01-01")), ..DateEvidence::default() };
    check("260101", Role::Birth, &visual, "1926-01-01", &[], Basis::Visual);
    let other_day = DateEvidence { visual: Some(day("1926-01-02")), ..DateEvidence::default() };
    check("260101", Role::Birth, &other_day, "2026-01-01", &["1926-01-01"], Basis::Window);
    let national = DateEvidence { birth_year: Some(1926), ..DateEvidence::default() };
    check("260101", Role::Birth, &national, "1926-01-01", &[], Basis::NationalNumber);
    let issued = DateEvidence { issued: Some(day("2020-01-01")), ..DateEvidence::default() };
    check("260101", Role::Birth, &issued, "1926-01-01", &[], Basis::Document);
}

#[test]
fn an_expiry_is_within_reach_of_the_reference() {
    let none = DateEvidence::default();
    check("300715", Role::Expiry, &none, "2030-07-15", &[], Basis::Window);
    check("991231", Role::Expiry, &none, "2099-12-31", &[], Basis::Window);
    check("120415", Role::Expiry, &none, "2012-04-15", &[], Basis::Window);
    let issued = DateEvidence { issued: Some(day("2020-01-01")), ..DateEvidence::default() };
    check("300715", Role::Expiry, &issued, "2030-07-15", &[], Basis::Window);
}

#[test]
fn an_issue_is_the_latest_that_is_not_in_the_future() {
    let none = DateEvidence::default();
    check("261123", Role::Issue, &none, "2026-11-23", &["1926-11-23"], Basis::Window);
    check("261124", Role::Issue, &none, "1926-11-24", &[], Basis::Window);
    check("990101", Role::Issue, &none, "1999-01-01", &[], Basis::Window);
    let expired = DateEvidence { expires: Some(day("1936-01-01")), ..DateEvidence::default() };
    check("260101", Role::Issue, &expired, "1926-01-01", &[], Basis::Document);
}

#[test]
fn an_expiry_that_could_be_of_two_centuries_is_the_nearer() {
    let resolve = |issued| {
        let evidence = DateEvidence { issued, ..DateEvidence::default() };
        resolve(MrzDate::new(*b"010101"), Role::Expiry, day("2026-11-23"), &evidence).unwrap()
    };
    let open = resolve(None);
    assert_eq!((open.date, open.others().collect::<Vec<_>>()), (day("2001-01-01"), vec![day("2101-01-01")]));
    let issued = resolve(Some(day("2020-01-01")));
    assert_eq!((issued.date, issued.basis, issued.others().count()), (day("2101-01-01"), Basis::Document, 0));
}

#[test]
fn dates_that_are_not_whole_are_not_resolved() {
    for raw in ["85<<<<", "<<<<<<", "741312", "7A0101", "230229"] {
        let role = Role::Birth;
        assert!(resolve(MrzDate::from_text(raw).unwrap(), role, day("2026-11-23"), &DateEvidence::default()).is_none());
    }
}
