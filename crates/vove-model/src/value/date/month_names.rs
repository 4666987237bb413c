//! Months by name, as passports and bilingual cards print them.

/// The words in the place of a month.
pub(crate) enum MonthWord {
    /// A month, 1 to 12.
    #[cfg_attr(not(feature = "month-names"), allow(dead_code))]
    Month(u8),
    /// Letters, which are read only with the feature `month-names`.
    #[cfg_attr(feature = "month-names", allow(dead_code))]
    NotRead,
    /// Not a month.
    Unknown,
}

#[cfg(not(feature = "month-names"))]
pub(crate) fn read(words: &[&str]) -> MonthWord {
    if words.iter().all(|word| word.chars().all(char::is_alphabetic)) { MonthWord::NotRead } else { MonthWord::Unknown }
}

/// The month that all of the words name.
#[cfg(feature = "month-names")]
pub(crate) fn read(words: &[&str]) -> MonthWord {
    let mut months = words.iter().map(|word| one(word));
    match months.next().flatten() {
        Some(month) if months.all(|other| other == Some(month)) => MonthWord::Month(month),
        _ => MonthWord::Unknown,
    }
}

#[cfg(feature = "month-names")]
fn one(word: &str) -> Option<u8> {
    (1..).zip(NAMES).find(|(_, names)| names.iter().any(|name| same(name, word))).map(|(month, _)| month)
}

/// Compares without regard to case and accents.
#[cfg(feature = "month-names")]
fn same(name: &str, word: &str) -> bool {
    let folded = word.chars().flat_map(char::to_lowercase).map(|c| match c {
        'é' | 'è' => 'e',
        'û' => 'u',
        'أ' | 'إ' | 'آ' => 'ا',
        c => c,
    });
    name.chars().eq(folded)
}

/// English, French, Spanish; Arabic as in Egypt and the Gulf, the Maghreb, and the Levant where it is one word.
#[cfg(feature = "month-names")]
const NAMES: [&[&str]; 12] = [
    &["jan", "january", "janv", "janvier", "ene", "enero", "يناير", "جانفي"],
    &["feb", "february", "fev", "fevr", "fevrier", "febrero", "فبراير", "فيفري", "شباط"],
    &["mar", "march", "mars", "marzo", "مارس", "اذار"],
    &["apr", "april", "avr", "avril", "abr", "abril", "ابريل", "افريل", "نيسان"],
    &["may", "mai", "mayo", "مايو", "ماي", "ايار"],
    &["jun", "june", "juin", "junio", "يونيو", "جوان", "حزيران"],
    &["jul", "july", "juil", "juillet", "julio", "يوليو", "يوليوز", "جويلية", "تموز"],
    &["aug", "august", "aout", "ago", "agosto", "اغسطس", "اوت", "غشت", "اب"],
    &["sep", "sept", "september", "septembre", "set", "septiembre", "setiembre", "سبتمبر", "شتنبر", "ايلول"],
    &["oct", "october", "octobre", "octubre", "اكتوبر"],
    &["nov", "november", "novembre", "noviembre", "نوفمبر", "نونبر"],
    &["dec", "december", "decembre", "dic", "diciembre", "ديسمبر", "دجنبر"],
];
