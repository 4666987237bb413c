//! The rules in order, from the strictest to the weakest. The first that applies decides.

use core::ops::Range;

use super::{
    Components, NameComparison, NameRule, NameVerdict, ocr,
    sound::{
        arabic_consonants, particles,
        phonetic::{self, PhoneticMatcher},
        prefilter,
    },
    spelling_variants::{LetterMatcher, SpellingMatcher},
    token_order::{self, Matcher, NameParts},
    tokens::{ARABIC, ILLEGIBLE, Tokens},
    truncation::{self, NameCapacity},
};
use crate::{confusion::confusable, doc9303::alphabet::FILLER};

/// The fewest sounds that one token of a truncated name must have.
const MIN_SOUNDS: usize = 3;

/// Two names to compare.
#[derive(Clone, Copy)]
pub(super) struct NamePair<'t> {
    /// The zone's name, or one of two printed names.
    pub(super) first: &'t Tokens,
    /// A printed name.
    pub(super) second: &'t Tokens,
    /// The length of the zone's name fields, if the first is a zone's name.
    pub(super) capacity: Option<NameCapacity>,
    /// The cells of the zone's name field, if one field holds surname and given names.
    pub(super) zone_cells: &'t [u8],
}

impl NamePair<'_> {
    /// Applies the rules to all tokens.
    pub(super) fn compare(self) -> NameComparison {
        let has_digit = self.first.has_digit || self.second.has_digit;
        let is_illegible = self.first.text(self.first.all()).contains(&ILLEGIBLE);
        let has_arabic = (self.first.scripts | self.second.scripts) & ARABIC != 0;
        let rule = match () {
            () if has_digit => self.by_ocr().unwrap_or(NameRule::DigitInName),
            () if is_illegible => self.by_ocr().unwrap_or(NameRule::ZoneUnreadable),
            () => self.by_letters().unwrap_or_else(|| match has_arabic {
                true => arabic_consonants::compare(self.first, self.second),
                false => self.by_weaker_rules(),
            }),
        };
        // If the zone has a surname alone and the printed name is not divided, any of its tokens may be the surname.
        let is_undecidable = self.lacks_given_names() && !self.second.is_split && self.second.count() > 1;
        let mut found = match rule.verdict() {
            NameVerdict::Exact | NameVerdict::Transliterated | NameVerdict::Mismatch => NameComparison::of(rule),
            _ if is_undecidable => NameComparison::of(NameRule::PartAbsent),
            _ => NameComparison::of(rule),
        };
        if found.verdict > NameVerdict::Exact {
            (found.first, found.second) = self.differing_components();
        }
        found
    }

    /// Calls `look` with the parts of the first name and every division of the second until it returns a value.
    fn find_split<T>(&self, mut look: impl FnMut(&NameParts, &NameParts) -> Option<T>) -> Option<T> {
        let undivided = |name: &Tokens| NameParts { surname: name.all(), given_names: 0..0 };
        if !self.first.is_split {
            return look(&undivided(self.first), &undivided(self.second));
        }
        let a = NameParts::of(self.first);
        let lacks_given_names = self.lacks_given_names();
        token_order::find_split(self.second, |b| match lacks_given_names {
            true => look(&a, &NameParts { given_names: 0..0, ..b.clone() }),
            false => look(&a, b),
        })
    }

    fn lacks_given_names(&self) -> bool {
        self.capacity.is_some_and(|capacity| capacity.lacks_given_names())
    }

    fn by_letters(&self) -> Option<NameRule> {
        match self.first.is_plain() && self.second.is_plain() {
            true => self.by_matcher::<LetterMatcher>(),
            false => self.by_matcher::<SpellingMatcher>(),
        }
    }

    /// Same letters in the same order, truncated, or in another order.
    fn by_matcher<M: Matcher>(&self) -> Option<NameRule> {
        let (first, second) = (self.first, self.second);
        let equal = |a: &NameParts, b: &NameParts| {
            let has_all = !self.lacks_given_names() || b.surname.len() == second.count();
            let rule = || if has_all { self.equal_letters_rule::<M>(a, b) } else { NameRule::SurnameLayout };
            token_order::equal_parts::<M>(first, a, second, b).then(rule)
        };
        let truncated = |a: &NameParts, b: &NameParts| {
            self.capacity.is_some_and(|capacity| truncation::is_truncated::<M>(first, a, second, b, second, &capacity))
        };
        let in_order =
            self.find_split(equal).or_else(|| self.find_split(|a, b| truncated(a, b).then_some(NameRule::Truncated)));
        if in_order.is_some() || self.lacks_given_names() {
            return in_order;
        }
        reordered::<M>(first, second)
            .or_else(|| self.find_split(|a, b| truncated(a, &b.clone().swapped()).then_some(NameRule::OrderTruncated)))
            .or_else(|| {
                self.capacity
                    .is_some_and(|capacity| truncation::is_truncated_in_any_order::<M>(first, second, &capacity))
                    .then_some(NameRule::OrderTruncated)
            })
    }

    /// The rule for names with the same letters in the same order.
    fn equal_letters_rule<M: Matcher>(&self, a: &NameParts, b: &NameParts) -> NameRule {
        let (first, second) = (self.first, self.second);
        let has_equal_tokens = token_order::equal_tokens::<M>(first, a.surname.clone(), second, b.surname.clone())
            && token_order::equal_tokens::<M>(first, a.given_names.clone(), second, b.given_names.clone());
        match () {
            () if !has_equal_tokens => NameRule::Joined,
            () if first.non_ascii_hash == second.non_ascii_hash => NameRule::SameLetters,
            () if (first.scripts | second.scripts) & ARABIC != 0 => NameRule::ArabicTable,
            () => NameRule::Transliteration,
        }
    }

    fn by_weaker_rules(&self) -> NameRule {
        self.by_sounds().or_else(|| self.by_ocr()).unwrap_or_else(|| {
            match is_part_of(self.first, self.second) || is_part_of(self.second, self.first) {
                true => NameRule::PartAbsent,
                false => NameRule::OtherComponents,
            }
        })
    }

    /// Spelling variants, omitted given names, and particles that only one of the names has.
    fn by_sounds(&self) -> Option<NameRule> {
        let (first_letters, second_letters) = (in_letters(self.first), in_letters(self.second));
        let (first_letters, second_letters) =
            (first_letters.as_ref().unwrap_or(self.first), second_letters.as_ref().unwrap_or(self.second));
        if prefilter::cannot_match(first_letters, second_letters) {
            return None;
        }
        let (mut first, mut second) = (Tokens::new(), Tokens::new());
        phonetic::sounds(first_letters, &mut first);
        phonetic::sounds(second_letters, &mut second);
        // Tokens truncated to one or two sounds are too weak.
        let is_long_enough = first.all().any(|index| first.token(index).len() >= MIN_SOUNDS);
        let equal = |a: &NameParts, b: &NameParts| {
            let is_truncated =
                |capacity| truncation::is_truncated::<PhoneticMatcher>(&first, a, &second, b, self.second, &capacity);
            let found = token_order::equal_parts::<PhoneticMatcher>(&first, a, &second, b)
                || is_long_enough && self.capacity.is_some_and(is_truncated);
            found.then_some(NameRule::SpellingFamily)
        };
        let in_order = self.find_split(equal);
        if in_order.is_some() || self.lacks_given_names() {
            return in_order;
        }
        if reordered::<PhoneticMatcher>(&first, &second).is_some() {
            return Some(NameRule::SpellingFamily);
        }
        let omits = |a: &NameParts, b: &NameParts| self.omits_given_names(&first, a, &second, b).then_some(());
        let omits_middle = || !first.is_split && omits_token_between(&first, &second);
        if self.find_split(omits).is_some() || omits_middle() {
            return Some(NameRule::GivenNamesOmitted);
        }
        let has_joined_article = [&first, &second].into_iter().any(particles::has_joined_article);
        if first.particles | second.particles == 0 && !has_joined_article
            || particles::have_opposite_sexes(&first, &second)
        {
            return None;
        }
        let first = particles::without_particles(&first);
        let second = particles::without_particles(&second);
        let bare = NamePair { first: &first, second: &second, ..*self };
        let equal = |a: &NameParts, b: &NameParts| {
            token_order::equal_parts::<PhoneticMatcher>(&first, a, &second, b).then_some(())
        };
        let found = bare.find_split(equal).is_some() || reordered::<PhoneticMatcher>(&first, &second).is_some();
        found.then_some(NameRule::Particle)
    }

    /// Whether surname and first given name agree, and one name has some of the given names of the other in the same
    /// order.
    fn omits_given_names(&self, first: &Tokens, a: &NameParts, second: &Tokens, b: &NameParts) -> bool {
        let (Some(first_given), Some(second_given)) = (a.given_names.clone().next(), b.given_names.clone().next())
        else {
            return false;
        };
        let begin_equal = PhoneticMatcher::equal(first.token(first_given), second.token(second_given))
            && !a.surname.is_empty()
            && token_order::equal::<PhoneticMatcher>(first, a.surname.clone(), second, b.surname.clone());
        let within = |few: &Tokens, some: &NameParts, many: &Tokens, all: &NameParts| {
            let mut rest = all.given_names.clone();
            some.given_names.clone().all(|a| rest.any(|b| PhoneticMatcher::equal(few.token(a), many.token(b))))
        };
        // Fillers misread as letters are not given names.
        let is_misread_fillers = |token: &[u8]| token.len() > 1 && token.iter().all(|&cell| confusable(cell, FILLER));
        let has_misread_fillers = || {
            self.capacity.is_some() && a.given_names.clone().any(|index| is_misread_fillers(self.first.token(index)))
        };
        begin_equal && !has_misread_fillers() && (within(first, a, second, b) || within(second, b, first, a))
    }

    /// Errors of optical character recognition, with the first two spellings of the printed name.
    fn by_ocr(&self) -> Option<NameRule> {
        let first_letters = in_letters(self.first);
        let first = first_letters.as_ref().unwrap_or(self.first);
        let spellings = if self.second.is_plain() { 1 } else { 2 };
        (0..spellings).find_map(|spelling| {
            let second_letters = (spellings > 1).then(|| phonetic::spell(self.second, spelling));
            let second = second_letters.as_ref().unwrap_or(self.second);
            self.find_split(|a, b| {
                let swapped = b.clone().swapped();
                let by_tokens =
                    ocr::by_tokens(first, a, second, b).or_else(|| ocr::by_tokens(first, a, second, &swapped));
                by_tokens.or_else(|| {
                    let by_cells = [b, &swapped].into_iter().any(|b| ocr::by_cells(self.zone_cells, second, b));
                    by_cells.then_some(NameRule::ConfusedCharacters)
                })
            })
        })
    }

    /// The components of each name that are not equal to the component at the same position in the other.
    fn differing_components(&self) -> (Components, Components) {
        let (first, second) = (self.first, self.second);
        let Some((a, b)) = self.find_split(|a, b| Some((a.clone(), b.clone()))) else {
            return (Components(0), Components(0));
        };
        let (mut of_first, mut of_second) = (0, 0);
        for (mut a, mut b) in [(a.surname, b.surname), (a.given_names, b.given_names)] {
            loop {
                let (a, b) = (a.next(), b.next());
                match (a, b) {
                    (None, None) => break,
                    (Some(a), Some(b)) if first.token(a) == second.token(b) => continue,
                    _ => {}
                }
                of_first |= a.map_or(0, |a| 1 << first.component(a));
                of_second |= b.map_or(0, |b| 1 << second.component(b));
            }
        }
        (Components(of_first), Components(of_second))
    }
}

fn reordered<M: Matcher>(first: &Tokens, second: &Tokens) -> Option<NameRule> {
    if first.is_split && second.is_split {
        let swapped = NameParts::of(second).swapped();
        if token_order::equal_parts::<M>(first, &NameParts::of(first), second, &swapped) {
            return Some(NameRule::Swapped);
        }
    }
    match () {
        () if token_order::equal::<M>(first, first.all(), second, second.all()) => Some(NameRule::Split),
        () if token_order::equal_in_any_order::<M>(first, second) => Some(NameRule::Order),
        () => None,
    }
}

/// Whether `one` has only one part, which is the surname or the given names of `other`.
fn is_part_of(one: &Tokens, other: &Tokens) -> bool {
    let parts = NameParts::of(other);
    let equals =
        |part: Range<usize>| !part.is_empty() && token_order::equal::<SpellingMatcher>(one, one.all(), other, part);
    (!one.is_split || one.surname_count == 0 || one.surname_count == one.count())
        && other.is_split
        && (equals(parts.surname) || equals(parts.given_names))
}

/// Whether two names that are not divided are equal except for one token of the second between its first and its last.
fn omits_token_between(few: &Tokens, many: &Tokens) -> bool {
    let (short, long) = (few.count(), many.count());
    let is_omitted = |at: usize| {
        many.particles >> at & 1 == 0
            && token_order::equal::<PhoneticMatcher>(few, 0..at, many, 0..at)
            && token_order::equal::<PhoneticMatcher>(few, at..short, many, at + 1..long)
    };
    long == short + 1 && !many.is_split && (1..short).any(is_omitted)
}

/// The name in letters of the zone, in the first spelling of each; `None` if it is already.
fn in_letters(name: &Tokens) -> Option<Tokens> {
    (!name.is_plain()).then(|| phonetic::spell(name, 0))
}
