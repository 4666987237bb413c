//! Properties of every comparison of names.

use proptest::{prelude::*, sample::select};
use vove_mrz::{
    FieldName, LAYOUTS, Layout, Options, ReadingMode,
    encode::{Style, Truncation, encode},
    inspect,
    names::{NameComparison, NameVerdict, PrintedName, compare_names, compare_zone_name},
    script::{Cyrillic, Latin, Transliteration},
};
use vove_test_support::Random;

use super::{LINE_2, holders::holder};

const CYRILLIC: [Cyrillic; 6] = [
    Cyrillic::Common,
    Cyrillic::Ukrainian,
    Cyrillic::Belarusian,
    Cyrillic::Serbian,
    Cyrillic::Macedonian,
    Cyrillic::Bulgarian,
];
const TRUNCATIONS: [Truncation; 4] = [Truncation::Cut, Truncation::Initials, Truncation::Shorten, Truncation::Drop];
const LATIN: [Latin; 3] = [Latin::Expanded, Latin::Simple, Latin::Escape];

/// The layouts with a name field.
fn layouts() -> impl Iterator<Item = &'static Layout> {
    let has_name =
        |layout: &&Layout| [FieldName::Name, FieldName::Surname].iter().any(|&name| layout.field(name).is_some());
    LAYOUTS.into_iter().filter(has_name)
}

fn zone(layout: &'static Layout, surname: &str, given: &str, style: &Style) -> Vec<String> {
    let code = layout.document_codes[0].0.replace('?', "<").replace('9', "1");
    let issuer = layout.issuers.first().copied().unwrap_or("UTO");
    let values = [
        (FieldName::DocumentCode, code.as_str()),
        (FieldName::IssuingState, issuer),
        (FieldName::Surname, surname),
        (FieldName::GivenNames, given),
        (FieldName::BirthDate, "740812"),
    ];
    let mut buffer = [0; 90];
    encode(layout, &values, style, &mut buffer).lines().map(str::to_owned).collect()
}

fn compare(layout: &'static Layout, lines: &[String], printed: &PrintedName<'_>) -> NameComparison {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let report = inspect(&lines, &Options { layout: Some(layout), mode: ReadingMode::AsPrinted });
    compare_zone_name(&report, printed)
}

fn style(latin: Latin, truncation: Truncation) -> Style {
    Style { truncation, transliteration: Transliteration { latin, ..Transliteration::default() }, ..Style::default() }
}

#[test]
fn tokens_truncated_to_two_sounds_are_compared_by_their_letters() {
    let mut truncated = 0;
    for layout in layouts() {
        for truncation in TRUNCATIONS {
            let lines = zone(layout, "Ouattara Ouattara Ouattara", "", &style(Latin::Simple, truncation));
            truncated += usize::from(lines.concat().contains("OU<OU"));
            let found = compare(layout, &lines, &PrintedName::new("Okafor Okafor Okafor", ""));
            assert!(found.verdict >= NameVerdict::Mismatch, "{layout:?} {found:?} {lines:?}");
        }
    }
    assert!(truncated > 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_name_agrees_with_its_zone((surname, given) in holder()) {
        for layout in layouts() {
            for (latin, truncation) in LATIN.into_iter().flat_map(|l| TRUNCATIONS.map(|t| (l, t))) {
                let lines = zone(layout, &surname, &given, &style(latin, truncation));
                let found = compare(layout, &lines, &PrintedName::new(&surname, &given));
                prop_assert!(found.verdict <= NameVerdict::TruncationCompatible, "{layout:?} {found:?} {lines:?}");
                // A surname alone is not comparable with a full name.
                if layout.name == "FRA-DL" {
                    continue;
                }
                let full = if given.is_empty() { surname.clone() } else { format!("{given} {surname}") };
                let found = compare(layout, &lines, &PrintedName::full(&full));
                prop_assert!(found.verdict <= NameVerdict::TruncationCompatible, "{layout:?} {found:?} {lines:?} {full}");
            }
        }
    }

    #[test]
    fn cyrillic_names_agree_with_their_zone(
        surname in select(vec!["Щукин", "Єгоров", "Жуковський", "Цветков", "Њушић", "Ёлкина", "Хачатурян"]),
        given in select(vec!["Юрий", "Яна", "Ђорђе", "Надежда Сергеевна", "Їжак"]),
        cyrillic in select(CYRILLIC.to_vec()),
        truncation in select(TRUNCATIONS.to_vec()),
    ) {
        let transliteration = Transliteration { cyrillic, ..Transliteration::default() };
        let style = Style { truncation, transliteration, ..Style::default() };
        for layout in layouts() {
            let found = compare(layout, &zone(layout, surname, given, &style), &PrintedName::new(surname, given));
            prop_assert!(found.verdict <= NameVerdict::TruncationCompatible, "{layout:?} {found:?}");
        }
    }

    #[test]
    fn arabic_names_agree_with_their_zone(
        surname in select(vec!["الشماع", "عبد الله", "بن عزّ الدين", "العثيمين", "خوئي"]),
        given in select(vec!["هاري", "فاطمة الزهراء", "محمّد", "سمير", "گلناز"]),
        truncation in select(TRUNCATIONS.to_vec()),
    ) {
        for layout in layouts() {
            let lines = zone(layout, surname, given, &style(Latin::Expanded, truncation));
            let found = compare(layout, &lines, &PrintedName::new(surname, given));
            prop_assert!(found.verdict <= NameVerdict::TruncationCompatible, "{layout:?} {found:?} {lines:?}");
        }
    }

    #[test]
    fn the_order_of_the_printed_names_does_not_matter(
        one in holder(),
        other in holder(),
        full in any::<[bool; 2]>(),
        same in any::<bool>(),
    ) {
        let other = if same { (one.1.clone(), one.0.clone()) } else { other };
        let (joined_one, joined_other) = (format!("{} {}", one.0, one.1), format!("{} {}", other.1, other.0));
        let a = if full[0] { PrintedName::full(&joined_one) } else { PrintedName::new(&one.0, &one.1) };
        let b = if full[1] { PrintedName::full(&joined_other) } else { PrintedName::new(&other.0, &other.1) };
        let (forward, reverse) = (compare_names(&a, &b), compare_names(&b, &a));
        prop_assert_eq!((forward.verdict, forward.rule), (reverse.verdict, reverse.rule));
        prop_assert_eq!((forward.first, forward.second), (reverse.second, reverse.first));
    }

    #[test]
    fn a_name_agrees_exactly_with_itself((surname, given) in holder()) {
        let name = PrintedName::new(&surname, &given);
        prop_assert_eq!(compare_names(&name, &name).verdict, NameVerdict::Exact);
        let full = format!("{given} {surname}");
        prop_assert!(compare_names(&name, &PrintedName::full(&full)).verdict <= NameVerdict::Transliterated);
    }

    #[test]
    fn names_without_a_common_component_do_not_agree((surname, given) in holder(), (other, names) in holder()) {
        let words = |text: &str| text.to_uppercase().split([' ', '-', '\'']).map(str::to_owned).collect::<Vec<_>>();
        prop_assume!(!words(&other).iter().chain(&words(&names)).any(|word| words(&surname).contains(word)));
        for layout in layouts() {
            for truncation in TRUNCATIONS {
                let lines = zone(layout, &surname, &given, &style(Latin::Simple, truncation));
                let found = compare(layout, &lines, &PrintedName::new(&other, &names));
                prop_assert!(found.verdict >= NameVerdict::Mismatch, "{layout:?} {found:?} {lines:?}");
            }
        }
    }

    #[test]
    fn any_text_is_compared_and_empty_names_are_not_comparable(texts in any::<[Option<String>; 6]>(), length in 0..700usize) {
        let name = |at: usize| PrintedName {
            surname: texts[at].as_deref(), given_names: texts[at + 1].as_deref(), full_name: texts[at + 2].as_deref(),
        };
        let found = compare_names(&name(0), &name(3));
        prop_assert_eq!(found.verdict, compare_names(&name(3), &name(0)).verdict);
        prop_assert_eq!(found.rule.verdict(), found.verdict);
        let lines: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
        let found = compare_zone_name(&inspect(&lines, &Options::default()), &name(0));
        let long = "Ä ".repeat(length) + &"Å".repeat(length);
        let _ = (compare_names(&PrintedName::full(&long), &name(0)), format!("{found:?}").len());
        let nothing = PrintedName { surname: Some("'- \u{200f}"), given_names: Some(""), full_name: None };
        prop_assert_eq!(compare_names(&nothing, &name(0)).verdict, NameVerdict::NotComparable);
    }

    #[test]
    fn any_zone_is_compared_with_any_name(
        cells in "[A-Z0-9<>é]{39}",
        surname in "\\PC{0,80}",
        given in "[\\p{L}\\p{M}\\p{Cf}' .-]{0,80}",
    ) {
        let line_1 = format!("P<UTO{cells}");
        let report_lines = [line_1.as_str(), LINE_2];
        let report = inspect(&report_lines, &Options::default());
        let found = compare_zone_name(&report, &PrintedName::new(&surname, &given));
        prop_assert!(found.verdict >= NameVerdict::Mismatch, "{found:?}");
    }
}

/// A word of two to four syllables.
fn word(random: &mut Random) -> String {
    const SYLLABLES: [&str; 15] =
        ["BA", "DI", "KO", "LA", "MI", "NE", "RA", "SA", "TO", "YU", "AN", "EL", "OU", "CHE", "HA"];
    (0..2 + random.below(3)).filter_map(|_| random.choose(&SYLLABLES).copied()).collect()
}

#[test]
fn fewer_than_one_in_ten_thousand_pairs_of_random_names_agree() {
    let mut random = Random::new(0x9E37_79B9_7F4A_7C15);
    let mut agreeing = Vec::new();
    for _ in 0..200_000 {
        let mut name = || [word(&mut random), word(&mut random)];
        let (one, other) = (name(), name());
        let found = compare_names(&PrintedName::new(&one[0], &one[1]), &PrintedName::new(&other[0], &other[1]));
        if found.verdict < NameVerdict::Mismatch && one != other {
            agreeing.push((one, other, found.rule));
        }
    }
    assert!(agreeing.len() < 20, "{agreeing:?}");
}
