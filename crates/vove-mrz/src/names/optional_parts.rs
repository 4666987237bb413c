//! Comparison of names of which only one has a title, a name by marriage or initials.

mod initials;
mod marriage;
mod titles;

use self::titles::{has_title, is_title};
use super::{NameComparison, NameRule, NameVerdict, rules::NamePair, tokens::Tokens};

/// Compares by the rules, and where they find nothing, without names by marriage and with initials.
pub(super) fn compare(pair: NamePair<'_>) -> NameComparison {
    let found = compare_without_titles(pair);
    let rule = match () {
        () if found.verdict <= NameVerdict::SpellingVariant => return found,
        () if differs_by_marriage(pair) => NameRule::MarriedName,
        () if has_initials(pair) => NameRule::Initials,
        () => return found,
    };
    NameComparison { first: found.first, second: found.second, ..NameComparison::of(rule) }
}

/// Compares by the rules, and without titles if that agrees better.
fn compare_without_titles(pair: NamePair<'_>) -> NameComparison {
    let found = pair.compare();
    if found.verdict <= NameVerdict::Transliterated || ![pair.first, pair.second].into_iter().any(has_title) {
        return found;
    }
    let (first, second) = (without_titles(pair.first), without_titles(pair.second));
    if first.count() == 0 || second.count() == 0 {
        return found;
    }
    let bare = NamePair { first: &first, second: &second, ..pair }.compare();
    match bare.verdict {
        // M. EL IDRISSI is a surname alone.
        _ if found.verdict == NameVerdict::Mismatch && bare.rule == NameRule::PartAbsent => bare,
        verdict if verdict >= found.verdict => found,
        NameVerdict::Exact | NameVerdict::Transliterated => NameComparison::of(NameRule::Title),
        _ => bare,
    }
}

fn without_titles(name: &Tokens) -> Tokens {
    name.without(|index| is_title(name, index))
}

/// Whether one of two printed names has initials for the given names of the other. Zones are truncated by rules of
/// their own.
fn has_initials(pair: NamePair<'_>) -> bool {
    let has_letter = |name: &Tokens| name.all().any(|index| name.token(index).len() == 1);
    pair.capacity.is_none()
        && !pair.first.has_digit
        && !pair.second.has_digit
        && (has_letter(pair.first) || has_letter(pair.second))
        && {
            let (first, second) = (without_titles(pair.first), without_titles(pair.second));
            initials::agree(&first, &second) || initials::agree(&second, &first)
        }
}

/// Whether the names agree without the name behind a marker, or with it in place of the surname.
fn differs_by_marriage(pair: NamePair<'_>) -> bool {
    let agree = |first: &Tokens, second: &Tokens| {
        // A surname alone is that of a whole family.
        first.count().min(second.count()) > 1
            && compare_without_titles(NamePair { first, second, ..pair }).verdict <= NameVerdict::Reordered
    };
    let without_marker = |name: &Tokens, marker| name.without(|index| index == marker);
    let (first, second) = (pair.first, pair.second);
    match (marriage::marker(first), marriage::marker(second)) {
        (None, None) => false,
        (Some(a), Some(b)) => agree(&without_marker(first, a), &without_marker(second, b)),
        (Some(at), None) => {
            marriage::optional_ranges(first, at).any(|range| agree(&first.without(|i| range.contains(&i)), second))
        }
        (None, Some(at)) => {
            marriage::optional_ranges(second, at).any(|range| agree(first, &second.without(|i| range.contains(&i))))
        }
    }
}
