//! Parts of names that one register includes and another does not: names by marriage, honorifics, middle names,
//! initials.

use vove_mrz::names::{NameRule, NameVerdict, PrintedName, compare_names};

use super::zone_rule;

/// A name written as `SURNAME, GIVEN NAMES`, or as a full name.
fn name(text: &str) -> PrintedName<'_> {
    text.split_once(", ").map_or(PrintedName::full(text), |(surname, given)| PrintedName::new(surname, given))
}

#[track_caller]
fn check(cases: &[(&str, &str, NameRule)]) {
    for &(first, second, expected) in cases {
        let (forward, reverse) =
            (compare_names(&name(first), &name(second)), compare_names(&name(second), &name(first)));
        assert_eq!(forward.rule, expected, "{first} | {second}");
        assert_eq!(
            (forward.rule, forward.first, forward.second),
            (reverse.rule, reverse.second, reverse.first),
            "{first} | {second}"
        );
    }
}

fn zone(cells: &str, printed: &str) -> NameRule {
    zone_rule(cells, &name(printed))
}

#[test]
fn only_one_of_the_names_may_have_a_name_by_marriage() {
    use NameRule::{Joined, MarriedName, SameLetters, Transliteration};
    for (cells, printed, expected) in [
        ("BENALI<<AMINA", "BENALI EP IDRISSI, AMINA", MarriedName),
        ("BENALI<<AMINA", "BENALI épouse EL IDRISSI, AMINA", MarriedName),
        ("BENALI<<AMINA", "BENALI Ep. IDRISSI, AMINA", MarriedName),
        ("BENALI<<AMINA", "AMINA BENALI EP IDRISSI", MarriedName),
        ("BENALI<<AMINA", "Mme BENALI VVE EL IDRISSI AMINA", MarriedName),
        ("BENALI<EPOUSE<IDRISSI<<AMINA", "BENALI, AMINA", MarriedName),
        ("IDRISSI<<AMINA", "BENALI ép. IDRISSI, AMINA", MarriedName),
        ("IDRISSI<<AMINA", "IDRISSI NÉE BENALI, AMINA", MarriedName),
        ("BENALI<IDRISSI<<AMINA", "BENALI EP IDRISSI, AMINA", MarriedName),
        ("BENALI<EP<IDRISSI<<AMINA", "BENALI EP IDRISSI, AMINA", SameLetters),
        ("BENALI<EPOUSE<IDRISSI<<AMINA", "BENALI ÉPOUSE IDRISSI, AMINA", Transliteration),
        ("BENALI<EPOUSE<IDRISSI<<AMINA", "BENALI-EPOUSE IDRISSI, AMINA", SameLetters),
        ("BENALI<EPOUSE<ELIDRISSI<<AMINA", "BENALI EPOUSE EL IDRISSI, AMINA", Joined),
    ] {
        assert_eq!(zone(cells, printed), expected, "{cells} | {printed}");
    }
    check(&[
        ("BENALI, AMINA", "BENALI EPSE IDRISSI, AMINA", MarriedName),
        ("BENALI EP IDRISSI, AMINA", "IDRISSI NÉE BENALI, AMINA", MarriedName),
        ("BENALI EP IDRISSI, AMINA", "BENALI VEUVE IDRISSI, AMINA", MarriedName),
        ("BENALI, AMINA", "BENALI, AMINA EP IDRISSI", NameRule::GivenNamesOmitted),
        ("AMINA BENALI", "AMINA BENALI EP IDRISSI", MarriedName),
        ("AMINA IDRISSI", "AMINA BENALI EP IDRISSI", MarriedName),
        ("Müller, Erika", "Mustermann geb. Müller, Erika", MarriedName),
    ]);
}

#[test]
fn different_holders_do_not_agree_by_a_marker_of_marriage() {
    use NameRule::OtherComponents;
    for (cells, printed) in [
        ("BENALI<<AMINA", "ALAOUI EP IDRISSI, AMINA"),
        ("BENALI<<AMINA", "BENALI EP IDRISSI, SALMA"),
        ("IDRISSI<<AMINA", "BENALI EP IDRISSI, SALMA"),
        ("IDRISSI<<OMAR", "AMINA BENALI EP IDRISSI"),
    ] {
        assert_eq!(zone(cells, printed), OtherComponents, "{cells} | {printed}");
    }
    check(&[
        ("BENALI EP IDRISSI, AMINA", "ALAOUI EP IDRISSI, AMINA", OtherComponents),
        ("BENALI EP IDRISSI, AMINA", "BENALI EP ALAOUI, AMINA", OtherComponents),
        ("BENALI EP IDRISSI, ", "IDRISSI, ", OtherComponents),
        ("AMINA BENALI EP IDRISSI", "IDRISSI", OtherComponents),
        ("AMINA EP IDRISSI", "AMINA", OtherComponents),
        ("EP IDRISSI, AMINA", "BENALI, AMINA", OtherComponents),
        ("NEE, AMINA", "BENALI, AMINA", OtherComponents),
        ("BENALI EP, AMINA", "BENALI, AMINA", OtherComponents),
    ]);
}

#[test]
fn only_one_of_the_names_may_have_an_honorific() {
    use NameRule::{OtherComponents, Particle, SpellingFamily};
    check(&[
        ("ALAOUI, MOULAY AHMED", "ALAOUI, AHMED", Particle),
        ("ALAOUI, SIDI MOHAMED", "ALAOUI, MOHAMMED", Particle),
        ("ALAOUI, LALLA AMINA", "ALAOUI, AMINA", Particle),
        ("DIALLO, EL HADJ MAMADOU", "DIALLO, MAMADOU", Particle),
        ("DIALLO, ELHADJ MAMADOU", "DIALLO, MAMADOU", Particle),
        ("JALLOW, ALHAJI MUSA", "JALLOW, MUSA", Particle),
        ("DIOP, CHEIKH TIDIANE", "DIOP, TIDIANE", Particle),
        ("DIOP, CHEIKH TIDIANE", "DIOP, SHEIKH TIDIANE", SpellingFamily),
        ("HADJ ALI, OMAR", "HADJALI, OMAR", NameRule::Joined),
        ("MOULAY AHMED ALAOUI", "AHMED ALAOUI", Particle),
        // Alone, or as the last component of a part, it is a name.
        ("ALAOUI, SIDI", "ALAOUI, MOHAMED", OtherComponents),
        ("ALAOUI, SIDI", "HADJ, MOHAMED", OtherComponents),
        ("CHEIKH, OMAR", "HADJ, OMAR", OtherComponents),
        ("ALAOUI, SIDI MOHAMED", "ALAOUI, AHMED", OtherComponents),
        ("ALAOUI, SIDI MOHAMED", "BENALI, MOHAMED", OtherComponents),
        ("ALAOUI, SIDI NOUR", "ALAOUI, LALLA NOUR", OtherComponents),
        ("ALAOUI, HAJJ NOUR", "ALAOUI, HAJJA NOUR", NameRule::OneEdit),
    ]);
    assert_eq!(zone("ALAOUI<<AHMED", "ALAOUI, MOULAY AHMED"), Particle);
    assert_eq!(Particle.verdict(), NameVerdict::SpellingVariant);
}

#[test]
fn a_middle_name_may_be_omitted_from_a_name_that_is_not_divided() {
    use NameRule::{GivenNamesOmitted, OtherComponents, Particle};
    check(&[
        ("AMINA SALMA EL IDRISSI", "AMINA EL IDRISSI", GivenNamesOmitted),
        ("EL IDRISSI FATIMA AMINA", "EL IDRISSI AMINA", GivenNamesOmitted),
        ("John M. Sample", "Jon Sample", OtherComponents),
        ("John M. Sample", "John Sample", GivenNamesOmitted),
        ("AMINA EL IDRISSI", "AMINA IDRISSI", Particle),
        ("AMINA SALMA IDRISSI", "SALMA IDRISSI", OtherComponents),
        ("AMINA SALMA IDRISSI", "AMINA SALMA", OtherComponents),
        ("AMINA SALMA NOUR IDRISSI", "AMINA IDRISSI", OtherComponents),
        ("AMINA SALMA IDRISSI", "AMINA", OtherComponents),
        ("AMINA SALMA IDRISSI", "AMINA BENALI", OtherComponents),
    ]);
}

#[test]
fn initials_stand_for_given_names_only() {
    use NameRule::{Initials, OtherComponents, PartAbsent};
    check(&[
        ("A. EL IDRISSI", "EL IDRISSI, AMINA", Initials),
        ("EL IDRISSI A.", "EL IDRISSI, AMINA SALMA", Initials),
        ("MME A. EL IDRISSI", "AMINA EL IDRISSI", Initials),
        ("M. A. EL IDRISSI", "EL IDRISSI, AHMED", Initials),
        ("A. S. EL IDRISSI", "AMINA SALMA EL IDRISSI", Initials),
        ("MÜLLER, Ä.", "Mueller, Änne", Initials),
        ("S. EL IDRISSI", "EL IDRISSI, AMINA", OtherComponents),
        ("A. S. EL IDRISSI", "EL IDRISSI, AMINA", OtherComponents),
        ("A. BENALI", "EL IDRISSI, AMINA", OtherComponents),
        ("A. IDRISI", "IDRISSI, AMINA", OtherComponents),
        ("AMINA E.", "AMINA EL IDRISSI", OtherComponents),
        ("A. E.", "AMINA EL IDRISSI", OtherComponents),
        ("A.", "AMINA EL IDRISSI", OtherComponents),
        ("E., AMINA", "EL IDRISSI, AMINA", OtherComponents),
        // The M of French bills is a title, not the initial of Mehdi.
        ("M. EL IDRISSI", "EL IDRISSI, MEHDI", PartAbsent),
    ]);
    assert_eq!(zone("EL<IDRISSI<<AMINA", "EL IDRISSI, A"), OtherComponents);
}
