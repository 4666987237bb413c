//! The named choices of `vove mrz encode`: truncation and transliteration.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use vove_model::mrz::{
    encode::Truncation,
    script::{Cyrillic, Latin},
};

/// The name of a choice, its help, and the value.
type Choice<T> = (&'static str, &'static str, T);

/// Parses the name of a choice.
pub(super) fn choice<T: Copy + Send + Sync + 'static>(
    choices: &'static [Choice<T>],
) -> impl TypedValueParser<Value = T> {
    let names = choices.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(names).try_map(|chosen| {
        choices.iter().find(|(name, ..)| *name == chosen).map(|(.., value)| *value).ok_or("no such choice")
    })
}

pub(super) const TRUNCATION: &[Choice<Truncation>] = &[
    ("cut", "Cut at the end of the field", Truncation::Cut),
    ("initials", "Initials instead of given names, from the last name on", Truncation::Initials),
    ("shorten", "Every component shortened, the longest first", Truncation::Shorten),
    ("drop", "Given names omitted, from the last name on", Truncation::Drop),
];

pub(super) const LATIN: &[Choice<Latin>] = &[
    ("expanded", "Ä as AE", Latin::Expanded),
    ("simple", "Ä as A", Latin::Simple),
    ("escape", "Ü as UXX, Ñ as NXX", Latin::Escape),
];

pub(super) const CYRILLIC: &[Choice<Cyrillic>] = &[
    ("common", "The table of ICAO Doc 9303 without national exceptions", Cyrillic::Common),
    ("ukrainian", "Й as Y, Г as H, И as Y", Cyrillic::Ukrainian),
    ("belarusian", "Ё as IO, Г as H", Cyrillic::Belarusian),
    ("serbian", "Ж as Z, Х as H, Ц as C", Cyrillic::Serbian),
    ("macedonian", "Ќ as KJ, Џ as DJ", Cyrillic::Macedonian),
    ("bulgarian", "Щ as SHT", Cyrillic::Bulgarian),
];
