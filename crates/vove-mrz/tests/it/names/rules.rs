//! Single comparisons that each show one rule.

use vove_mrz::{
    NETHERLANDS_LICENSE, Options, inspect,
    names::{NameRule, NameVerdict, PrintedName, compare_names, compare_zone_name},
};

use super::zone_rule;

#[test]
fn the_m_of_french_bills_is_a_title_only_before_a_full_name() {
    let person = PrintedName::new("Haddad", "Omar");
    for (name, expected) in [
        (PrintedName::full("M. Omar Haddad"), NameRule::Title),
        (PrintedName::full("Monsieur Omar Haddad"), NameRule::Title),
        (PrintedName::full("Omar M. Haddad"), NameRule::GivenNamesOmitted),
        (PrintedName::new("Haddad", "M. Omar"), NameRule::OtherComponents),
        (PrintedName::new("M. Haddad", "Omar"), NameRule::OtherComponents),
    ] {
        assert_eq!(compare_names(&person, &name).rule, expected);
    }
}

fn rule(name_field: &str, surname: &str, given_names: &str) -> NameRule {
    zone_rule(name_field, &PrintedName::new(surname, given_names))
}

#[test]
fn each_rule_decides_its_cases() {
    use NameRule::*;
    for (zone, surname, given, expected) in [
        ("OCONNOR<<ENYA", "O'Connor", "Enya", SameLetters),
        ("SMITH<JONES<<SUSIE", "SMITH-JONES", "SUSIE.", SameLetters),
        ("MUELLER<<ASA", "Müller", "Åsa", Transliteration),
        ("MUXXLLER<<AASA", "Mu\u{308}ller", "A\u{30a}sa", OtherComponents),
        ("ALXSHMAE<<HARY", "الشماع", "هاري", ArabicTable),
        ("ALXSHMAE<<HARY", "\u{200f}الـشماع", "هَاري", ArabicTable),
        ("CHAMMAA<<HARI", "الشماع", "هاري", ArabicUndecided),
        ("EL<MANSOURI<<KHALED", "المنصوري", "خالد", ArabicSkeleton),
        ("SMITH<<JOHN", "المنصوري", "خالد", OtherComponents),
        ("ABDELKADER<<ALI", "Abd el-Kader", "Ali", Joined),
        ("SAMPLE<<DR<ADA", "Sample", "Ada", Title),
        ("SAMPLE<<ADA", "Sample", "Dr. Ada", Title),
        ("DOE<<JOHN", "John", "Doe", Swapped),
        ("EL<IDRISSI<<FATIMA", "Idrissi", "Fatima El", Order),
        ("EL<<IDRISSI<FATIMA", "El Idrissi", "Fatima", Split),
        ("SAMPLE", "", "Sample", Swapped),
        ("AL<RASHIDI<<KHALID", "Er Rachidi", "Khaled", SpellingFamily),
        ("MANSOORI<<LAYLA<SAEED", "Al Mansoori", "Layla Saeed", Particle),
        ("SAMPLE<<ANNA<MARIA", "Sample", "Anna Lena Maria", GivenNamesOmitted),
        ("SAMPLE<<ANNA", "Sample", "Lena Anna", OtherComponents),
        ("ERIK55ON<<ANNA", "Eriksson", "Anna", ConfusedCharacters),
        ("ERIKSSON<KANNA", "Eriksson", "Anna", ConfusedCharacters),
        ("ERIKSSON<<ANNA<<<<<<KKK<<<<<<<<<<<<KCK", "Eriksson", "Anna", ConfusedCharacters),
        ("ERIKSON<<ANNA", "Eriksson", "Anna", SpellingFamily),
        ("ERIKSTON<<ANNA", "Eriksson", "Anna", OneEdit),
        ("MORTIN<<HANNA", "Martin", "Henna", OtherComponents),
        ("ERIKSSON<<ANN4", "Eriksson", "Ann4", DigitInName),
        ("ERIKSSON<<ANNA", "Eriksson", "Ann4", DigitInName),
        ("ERIKSSON<<ANNA", "Weber", "Anna", OtherComponents),
        ("ERIKSSON<<ANNA", "Eriksson", "", PartAbsent),
        ("ERIKSSON<<ANNA", "Weber", "", OtherComponents),
        ("ERIKSSON", "Eriksson", "Anna", PartAbsent),
        ("ERIKSSON", "ERIKSSON", "N/A", SameLetters),
        ("", "Eriksson", "Anna", ZoneNameEmpty),
        ("ERIKSSON<<ANNA", " - ", "", NameEmpty),
        ("IVANOV<<IVAN", "Иванов", "Ivan", MixedScripts),
        ("IVANOV<<IVAN", "Ivаnov", "Ivan", MixedScripts),
        ("WANG<<ADA", "王", "Ada", UnknownScript),
        ("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "Papandropoulous", "Jonathon Warren Trevor", SameLetters),
        ("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "Papandropoulous", "Jonathon Warren Trevor Alec", Truncated),
        ("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "Papandropoulous", "Jonathon Warren Alec Trevor", OrderTruncated),
        ("PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", "Papandropoulous", "J W T", OtherComponents),
        ("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "Nilavadhanananda", "Chayapa", GivenNamesOmitted),
        ("CHAYAPA<DEJTHAMRONG<<NILAVADHANANANDA<K", "Nilavadhanananda Krasuang", "Chayapa Dejthamrong", OrderTruncated),
    ] {
        assert_eq!(rule(zone, surname, given), expected, "{zone} {surname} {given}");
    }
}

#[test]
fn digits_are_letters_in_russian_internal_passports() {
    let lines = ["PNRUSKUZNECOVA<<7LI8<SERGEEVNA<<<<<<<<<<<<<<", "1600000005RUS8001018F<<<<<<<1180101770011<56"];
    let report = inspect(&lines, &Options::default());
    let rule = |surname, given_names| compare_zone_name(&report, &PrintedName::new(surname, given_names)).rule;
    assert_eq!(rule("Кузнецова", "Юлия Сергеевна"), NameRule::SameLetters);
    assert_eq!(rule("Кузнецова", "Анна Сергеевна"), NameRule::OtherComponents);
    // A digit that encodes no letter.
    let lines = ["PNRUSKUZNECOVA<<5LI8<SERGEEVNA<<<<<<<<<<<<<<", lines[1]];
    let found = compare_zone_name(&inspect(&lines, &Options::default()), &PrintedName::new("Кузнецова", "Анна"));
    assert_eq!(found.rule, NameRule::OtherComponents);
}

#[test]
fn names_of_up_to_512_letters_are_compared() {
    let long = "Abcdefghi ".repeat(50);
    let name = PrintedName::new("Sample", &long);
    assert_eq!(compare_names(&name, &name).verdict, NameVerdict::Exact);
    let cut = format!("SAMPLE<<{}", "ABCDEFGHI<".repeat(4));
    assert_eq!(rule(&cut[..39], "Sample", &long), NameRule::Truncated);
    let longer = "a".repeat(2000);
    assert_eq!(compare_names(&name, &PrintedName::full(&longer)).rule, NameRule::TooLong);
    let many = "a ".repeat(200);
    assert_eq!(compare_names(&name, &PrintedName::full(&many)).rule, NameRule::TooLong);
}

#[test]
fn zones_without_a_name_are_not_comparable() {
    let name = PrintedName::new("Sample", "Ada");
    let rule = |lines: &[&str]| compare_zone_name(&inspect(lines, &Options::default()), &name).rule;
    assert_eq!(rule(&[]), NameRule::ZoneUnread);
    let license = ["D1NLD15094962111659VJ51D4Z3N7L"];
    let report = inspect(&license, &Options { layout: Some(&NETHERLANDS_LICENSE), ..Options::default() });
    assert_eq!(compare_zone_name(&report, &name).rule, NameRule::LayoutWithoutName);
    assert_eq!(rule(&["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6"]), NameRule::ZoneNameEmpty);
}

#[test]
fn a_comparison_shows_component_numbers_and_no_letters() {
    let found = compare_names(&PrintedName::new("Berrada", "Youssef Ali"), &PrintedName::new("Berrada", "Yusuf Ali"));
    assert_eq!((found.first.iter().collect::<Vec<_>>(), found.second.iter().collect::<Vec<_>>()), (vec![1], vec![1]));
    let debug = format!("{found:?} {:?}", PrintedName::new("Berrada", "Youssef"));
    assert!(!debug.to_uppercase().contains("BERRADA"));
    insta::assert_snapshot!(debug);
}

#[test]
fn a_license_with_the_surname_alone_is_compared_by_it() {
    let lines = ["D1FRA13AA000026181231MARTIN<<9"];
    let report = inspect(&lines, &Options::default());
    let rule = |printed: PrintedName<'_>| compare_zone_name(&report, &printed).rule;
    assert_eq!(rule(PrintedName::new("Martin", "")), NameRule::SameLetters);
    assert_eq!(rule(PrintedName::new("Martin", "Sarah")), NameRule::SurnameLayout);
    assert_eq!(rule(PrintedName::new("Sarah", "Martin")), NameRule::PartAbsent);
    assert_eq!(rule(PrintedName::full("Sarah Martin")), NameRule::PartAbsent);
    assert_eq!(rule(PrintedName::full("Sarah Martinez")), NameRule::OtherComponents);
}
