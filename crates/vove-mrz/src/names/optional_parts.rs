//! What one side has besides the name, or for it: titles, names by marriage, initials.

use crate::names::{
    NameComparison, NameRule, NameVerdict,
    compare::Pair,
    initials, marriage,
    titles::{has_title, is_title},
    tokens::Words,
};

impl Pair<'_> {
    /// How they go together, whatever one side has besides.
    pub(super) fn compare(self) -> NameComparison {
        let found = self.but_for_titles();
        let rule = match () {
            () if found.verdict <= NameVerdict::SpellingVariant => return found,
            () if self.is_by_marriage() => NameRule::MarriedName,
            () if self.has_initials() => NameRule::Initials,
            () => return found,
        };
        NameComparison { first: found.first, second: found.second, ..NameComparison::of(rule) }
    }

    /// Whether one of two printed names has initials for the other's given names. A zone shortens by its own rules.
    fn has_initials(self) -> bool {
        let bare = |words: &Words| words.without(|index| is_title(words, index));
        let is_short = |words: &Words| words.all().any(|index| words.word(index).len() == 1);
        self.room.is_none()
            && !self.one.has_digit
            && !self.other.has_digit
            && (is_short(self.one) || is_short(self.other))
            && {
                let (one, other) = (bare(self.one), bare(self.other));
                initials::agree(&one, &other) || initials::agree(&other, &one)
            }
    }

    /// Whether all agrees but a name behind a marker, or that with which it stands in the other's place.
    fn is_by_marriage(self) -> bool {
        let agree = |one: &Words, other: &Words| {
            let bare = Pair { one, other, room: self.room, cells: self.cells };
            // A surname alone is the husband's or the father's whole family's.
            one.count().min(other.count()) > 1 && bare.but_for_titles().verdict <= NameVerdict::Reordered
        };
        let (one, other) = (self.one, self.other);
        match (marriage::marker(one), marriage::marker(other)) {
            (None, None) => false,
            (Some(a), Some(b)) => agree(&one.without(|index| index == a), &other.without(|index| index == b)),
            (Some(at), None) => {
                marriage::left_out(one, at).any(|out| agree(&one.without(|index| out.contains(&index)), other))
            }
            (None, Some(at)) => {
                marriage::left_out(other, at).any(|out| agree(one, &other.without(|index| out.contains(&index))))
            }
        }
    }

    fn but_for_titles(self) -> NameComparison {
        let found = self.decide();
        if found.verdict <= NameVerdict::Transliterated || ![self.one, self.other].into_iter().any(has_title) {
            return found;
        }
        let bare = |words: &Words| words.without(|index| is_title(words, index));
        let (one, other) = (bare(self.one), bare(self.other));
        if one.count() == 0 || other.count() == 0 {
            return found;
        }
        let bare = Pair { one: &one, other: &other, room: self.room, cells: self.cells }.decide();
        match bare.verdict {
            // M. EL IDRISSI is the surname alone, and no other.
            _ if found.verdict == NameVerdict::Mismatch && bare.rule == NameRule::PartAbsent => bare,
            verdict if verdict >= found.verdict => found,
            NameVerdict::Exact | NameVerdict::Transliterated => NameComparison::of(NameRule::Title),
            _ => bare,
        }
    }
}
