//! The rules in order, the strongest first.

use crate::{
    confusion::confusable,
    doc9303::alphabet::FILLER,
    issuer::russian,
    layout::FieldKind,
    names::{
        Components, NameComparison, NameRule, NameVerdict, PrintedName, arabic_consonants, ocr, particles,
        phonetic::{self, Sounds},
        spelling_variants,
        token_order::{self, Alphabet, Parts},
        tokens::{ARABIC, ILLEGIBLE, Words},
        truncation::{self, Room},
    },
    report::Report,
};

/// Letters in the spellings that the tables allow.
enum Letters {}

impl Alphabet for Letters {
    const KEEPS_LENGTH: bool = false;

    fn same(one: &[u8], other: &[u8]) -> bool {
        spelling_variants::same(one, other)
    }

    fn begins(one: &[u8], other: &[u8]) -> bool {
        spelling_variants::begins(one, other)
    }
}

/// Letters of the zone alone.
enum Plain {}

impl Alphabet for Plain {
    const KEEPS_LENGTH: bool = true;

    fn same(one: &[u8], other: &[u8]) -> bool {
        one.first() == other.first() && one == other
    }

    fn begins(one: &[u8], other: &[u8]) -> bool {
        other.starts_with(one)
    }
}

pub(super) fn zone(report: &Report<'_>, printed: &PrintedName<'_>) -> NameComparison {
    let Some(layout) = report.layout().filter(|_| report.is_read()) else {
        return NameComparison::of(NameRule::ZoneUnread);
    };
    let is_coded = russian::is_internal_passport(&report.cells);
    let (mut zone, mut room) = (Words::new(), Room::default());
    let mut shared: &[u8] = &[];
    for field in layout.fields {
        let (from, to) = field.span.run();
        let cells = report.cells.get(from..to).unwrap_or_default();
        let is_full = cells.last().is_some_and(u8::is_ascii_uppercase);
        match field.kind {
            FieldKind::Name => {
                let between = cells.windows(2).position(|pair| pair == b"<<").unwrap_or(cells.len());
                let (surname, given) = cells.split_at_checked(between).unwrap_or((cells, &[]));
                zone.cells(surname, is_coded);
                zone.surname = zone.count();
                zone.cells(given, is_coded);
                shared = cells;
                room = Room { surname: cells.len(), is_shared: true, surname_full: is_full, ..room };
            }
            FieldKind::Surname => {
                zone.cells(cells, is_coded);
                zone.surname = zone.count();
                (room.surname, room.surname_full) = (cells.len(), is_full);
            }
            FieldKind::GivenNames => {
                zone.cells(cells, is_coded);
                (room.given, room.given_full) = (cells.len(), is_full);
            }
            _ => {}
        }
    }
    let mut other = Words::new();
    other.printed(printed);
    match () {
        () if room.surname == 0 => NameComparison::of(NameRule::LayoutWithoutName),
        () if zone.count() == 0 => NameComparison::of(NameRule::ZoneNameEmpty),
        () => match other.obstacle() {
            Some(rule) => NameComparison::of(rule),
            None => {
                zone.has_digit &= !is_coded;
                Pair { one: &zone, other: &other, room: Some(room), cells: shared }.compare()
            }
        },
    }
}

pub(super) fn printed(one: &PrintedName<'_>, other: &PrintedName<'_>) -> NameComparison {
    let (mut a, mut b) = (Words::new(), Words::new());
    a.printed(one);
    b.printed(other);
    if let Some(rule) = a.obstacle().into_iter().chain(b.obstacle()).min() {
        return NameComparison::of(rule);
    }
    // Always the same of the two comes first, so that the order given can't matter.
    let key = |words: &Words| (!words.is_split, words.count(), words.surname);
    let turned = (key(&b), b.run(b.all())) < (key(&a), a.run(a.all()));
    let (first, second) = if turned { (&b, &a) } else { (&a, &b) };
    let found = Pair { one: first, other: second, room: None, cells: &[] }.compare();
    if turned { NameComparison { first: found.second, second: found.first, ..found } } else { found }
}

/// The fewest sounds of one word by which a shortened name is told from others.
const HEARD: usize = 3;

/// Two names side by side.
#[derive(Clone, Copy)]
pub(super) struct Pair<'w> {
    pub(super) one: &'w Words,
    pub(super) other: &'w Words,
    /// The room of the zone's field, when the first is a zone's name.
    pub(super) room: Option<Room>,
    pub(super) cells: &'w [u8],
}

impl Pair<'_> {
    /// What the rules say of the words as they stand.
    pub(super) fn decide(self) -> NameComparison {
        let has_digit = self.one.has_digit || self.other.has_digit;
        let is_illegible = self.one.run(self.one.all()).contains(&ILLEGIBLE);
        let has_arabic = (self.one.scripts | self.other.scripts) & ARABIC != 0;
        let rule = match () {
            () if has_digit => self.misread().unwrap_or(NameRule::DigitInName),
            () if is_illegible => self.misread().unwrap_or(NameRule::ZoneUnreadable),
            () => self.by_tables().unwrap_or_else(|| match has_arabic {
                true => arabic_consonants::compare(self.one, self.other),
                false => self.loosely(),
            }),
        };
        // A surname in a longer name that isn't split may be any of its words: too little to say that it is the same.
        let is_guess = self.lacks_given() && !self.other.is_split && self.other.count() > 1;
        let mut found = match rule.verdict() {
            NameVerdict::Exact | NameVerdict::Transliterated | NameVerdict::Mismatch => NameComparison::of(rule),
            _ if is_guess => NameComparison::of(NameRule::PartAbsent),
            _ => NameComparison::of(rule),
        };
        if found.verdict > NameVerdict::Exact {
            (found.first, found.second) = self.differing();
        }
        found
    }

    /// How the first name is split, and beside it every way to split the second, until something is found.
    fn find_split<T>(&self, mut look: impl FnMut(&Parts, &Parts) -> Option<T>) -> Option<T> {
        let whole = |words: &Words| Parts { surname: words.all(), given: 0..0 };
        if !self.one.is_split {
            return look(&whole(self.one), &whole(self.other));
        }
        let a = Parts::of(self.one);
        let lacks_given = self.lacks_given();
        token_order::find_split(self.other, |b| match lacks_given {
            true => look(&a, &Parts { given: 0..0, ..b.clone() }),
            false => look(&a, b),
        })
    }

    fn lacks_given(&self) -> bool {
        self.room.is_some_and(|room| room.lacks_given())
    }

    fn by_tables(&self) -> Option<NameRule> {
        match self.one.is_plain() && self.other.is_plain() {
            true => self.by_letters::<Plain>(),
            false => self.by_letters::<Letters>(),
        }
    }

    fn by_letters<A: Alphabet>(&self) -> Option<NameRule> {
        let (one, other) = (self.one, self.other);
        let same = |a: &Parts, b: &Parts| {
            let found = token_order::same_parts::<A>(one, a, other, b);
            let is_all = !self.lacks_given() || b.surname.len() == other.count();
            found.then(|| if is_all { self.same_letters::<A>(a, b) } else { NameRule::SurnameLayout })
        };
        let shortened = |a: &Parts, b: &Parts| {
            self.room.is_some_and(|room| truncation::shortened::<A>(one, a, other, b, other, &room))
        };
        let in_order =
            self.find_split(same).or_else(|| self.find_split(|a, b| shortened(a, b).then_some(NameRule::Truncated)));
        if in_order.is_some() || self.lacks_given() {
            return in_order;
        }
        self.reordered::<A>(one, other)
            .or_else(|| self.find_split(|a, b| shortened(a, &b.clone().swapped()).then_some(NameRule::OrderTruncated)))
            .or_else(|| {
                let fits = self.room.is_some_and(|room| truncation::shortened_bag::<A>(one, other, &room));
                fits.then_some(NameRule::OrderTruncated)
            })
    }

    fn same_letters<A: Alphabet>(&self, a: &Parts, b: &Parts) -> NameRule {
        let (one, other) = (self.one, self.other);
        let separated = token_order::same_words::<A>(one, a.surname.clone(), other, b.surname.clone())
            && token_order::same_words::<A>(one, a.given.clone(), other, b.given.clone());
        match () {
            () if !separated => NameRule::Joined,
            () if one.marks == other.marks => NameRule::SameLetters,
            () if (one.scripts | other.scripts) & ARABIC != 0 => NameRule::ArabicTable,
            () => NameRule::Transliteration,
        }
    }

    fn reordered<A: Alphabet>(&self, one: &Words, other: &Words) -> Option<NameRule> {
        if one.is_split && other.is_split {
            let b = Parts::of(other).swapped();
            if token_order::same_parts::<A>(one, &Parts::of(one), other, &b) {
                return Some(NameRule::Swapped);
            }
        }
        match () {
            () if token_order::same::<A>(one, one.all(), other, other.all()) => Some(NameRule::Split),
            () if token_order::bag::<A>(one, other) => Some(NameRule::Order),
            () => None,
        }
    }

    fn loosely(&self) -> NameRule {
        self.by_sounds().or_else(|| self.misread()).unwrap_or_else(|| self.unexplained())
    }

    fn by_sounds(&self) -> Option<NameRule> {
        let (spelt_one, spelt_other) = (in_letters(self.one), in_letters(self.other));
        let (letters_one, letters_other) =
            (spelt_one.as_ref().unwrap_or(self.one), spelt_other.as_ref().unwrap_or(self.other));
        if phonetic::are_strange(letters_one, letters_other) {
            return None;
        }
        let (mut one, mut other) = (Words::new(), Words::new());
        let one_particles = phonetic::sounds(letters_one, &mut one);
        let other_particles = phonetic::sounds(letters_other, &mut other);
        // Of words cut to a sound or two each, too little is left to be told by ear.
        let is_heard = one.all().any(|index| one.word(index).len() >= HEARD);
        let straight = |a: &Parts, b: &Parts| {
            let shortened = |room| truncation::shortened::<Sounds>(&one, a, &other, b, self.other, &room);
            let found =
                token_order::same_parts::<Sounds>(&one, a, &other, b) || is_heard && self.room.is_some_and(shortened);
            found.then_some(NameRule::SpellingFamily)
        };
        let in_order = self.find_split(straight);
        if in_order.is_some() || self.lacks_given() {
            return in_order;
        }
        if self.reordered::<Sounds>(&one, &other).is_some() {
            return Some(NameRule::SpellingFamily);
        }
        let omitted = |a: &Parts, b: &Parts| self.is_given_omitted(&one, a, &other, b).then_some(());
        let is_middle_omitted = || !one.is_split && is_word_between_omitted(&one, &other, other_particles);
        if self.find_split(omitted).is_some() || is_middle_omitted() {
            return Some(NameRule::GivenNamesOmitted);
        }
        let has_joined = [&one, &other].into_iter().any(particles::has_joined_article);
        if one_particles | other_particles == 0 && !has_joined
            || particles::are_man_and_woman((&one, one_particles), (&other, other_particles))
        {
            return None;
        }
        let (one, other) = (particles::bare(&one, one_particles), particles::bare(&other, other_particles));
        let bare = Pair { one: &one, other: &other, room: self.room, cells: self.cells };
        let straight = |a: &Parts, b: &Parts| token_order::same_parts::<Sounds>(&one, a, &other, b).then_some(());
        let found = bare.find_split(straight).is_some() || bare.reordered::<Sounds>(&one, &other).is_some();
        found.then_some(NameRule::Particle)
    }

    /// Whether surname and first given name agree, and one side has some of the other's given names in their order.
    fn is_given_omitted(&self, one: &Words, a: &Parts, other: &Words, b: &Parts) -> bool {
        let (Some(first), Some(second)) = (a.given.clone().next(), b.given.clone().next()) else { return false };
        let begin = Sounds::same(one.word(first), other.word(second))
            && !a.surname.is_empty()
            && token_order::same::<Sounds>(one, a.surname.clone(), other, b.surname.clone());
        let within = |few: &Words, some: &Parts, many: &Words, all: &Parts| {
            let mut rest = all.given.clone();
            some.given.clone().all(|a| rest.any(|b| Sounds::same(few.word(a), many.word(b))))
        };
        // Fillers read as letters are nobody's given names.
        let is_filling = |word: &[u8]| word.len() > 1 && word.iter().all(|&cell| confusable(cell, FILLER));
        let has_filling = || self.room.is_some() && a.given.clone().any(|index| is_filling(self.one.word(index)));
        begin && !has_filling() && (within(one, a, other, b) || within(other, b, one, a))
    }

    fn misread(&self) -> Option<NameRule> {
        let spelt_one = in_letters(self.one);
        let one = spelt_one.as_ref().unwrap_or(self.one);
        (0..2).find_map(|way| {
            let spelt_other = if self.other.is_plain() {
                if way > 0 {
                    return None;
                };
                None
            } else {
                Some(phonetic::plain(self.other, way))
            };
            let other = spelt_other.as_ref().unwrap_or(self.other);
            self.find_split(|a, b| {
                let turned = b.clone().swapped();
                let by_words = ocr::words(one, a, other, b).or_else(|| ocr::words(one, a, other, &turned));
                by_words.or_else(|| {
                    let by_cells = [b, &turned].into_iter().any(|b| ocr::cells(self.cells, other, b));
                    by_cells.then_some(NameRule::ConfusedCharacters)
                })
            })
        })
    }

    /// Why nothing can be said, or that they are different.
    fn unexplained(&self) -> NameRule {
        match () {
            () if self.is_part(self.one, self.other) || self.is_part(self.other, self.one) => NameRule::PartAbsent,
            () => NameRule::OtherComponents,
        }
    }

    /// Whether a name has one part only, and it is one of the other's.
    fn is_part(&self, one: &Words, other: &Words) -> bool {
        let parts = Parts::of(other);
        let agree = |part: core::ops::Range<usize>| {
            !part.is_empty() && token_order::same::<Letters>(one, one.all(), other, part)
        };
        (!one.is_split || one.surname == 0 || one.surname == one.count())
            && other.is_split
            && (agree(parts.surname) || agree(parts.given))
    }

    /// The components of each that aren't the same letters in the same place.
    fn differing(&self) -> (Components, Components) {
        let (one, other) = (self.one, self.other);
        let first = self.find_split(|a, b| Some((a.clone(), b.clone())));
        let Some((a, b)) = first else { return (Components(0), Components(0)) };
        let mut found = (0, 0);
        for mut places in [(a.surname, b.surname), (a.given, b.given)] {
            loop {
                let (a, b) = (places.0.next(), places.1.next());
                if a.is_none() && b.is_none() {
                    break;
                }
                if let (Some(a), Some(b)) = (a, b)
                    && one.word(a) == other.word(b)
                {
                    continue;
                }
                found.0 |= a.map_or(0, |a| 1 << one.component(a));
                found.1 |= b.map_or(0, |b| 1 << other.component(b));
            }
        }
        (Components(found.0), Components(found.1))
    }
}

/// Whether two names that aren't split are the same but for one word of the second between its first and its last.
fn is_word_between_omitted(few: &Words, many: &Words, particles: u64) -> bool {
    let (short, long) = (few.count(), many.count());
    let is_it = |at: usize| {
        particles >> at & 1 == 0
            && token_order::same::<Sounds>(few, 0..at, many, 0..at)
            && token_order::same::<Sounds>(few, at..short, many, at + 1..long)
    };
    long == short + 1 && !many.is_split && (1..short).any(is_it)
}

/// The words in letters of the zone alone, when they aren't.
fn in_letters(words: &Words) -> Option<Words> {
    (!words.is_plain()).then(|| phonetic::plain(words, 0))
}
