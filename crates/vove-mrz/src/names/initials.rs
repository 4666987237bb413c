//! Given names as initials, as bills print them: A. EL IDRISSI.

use crate::names::{
    spelling_variants,
    token_order::{self, Parts},
    tokens::Words,
};

/// Fewer letters than this are no surname.
const SURNAME: usize = 2;

/// Whether the first has initials in place of the other's given names, and the surnames are the same by their letters.
pub(super) fn agree(short: &Words, long: &Words) -> bool {
    let fit = |a: &Parts, b: &Parts| {
        let surname = short.run(a.surname.clone());
        let mut given = a.given.clone().zip(b.given.clone());
        a.given.len() <= b.given.len()
            && given.all(|(a, b)| spelling_variants::begins(short.word(a), long.word(b)))
            && surname.len() >= SURNAME
            && spelling_variants::same(surname, long.run(b.surname.clone()))
    };
    token_order::find_split(short, |a| {
        let is_initials = !a.given.is_empty() && a.given.clone().all(|index| short.word(index).len() == 1);
        // Of two names in one piece the letter behind may be the surname's: AMINA E.
        let is_given = short.is_split || long.is_split || a.given.start == 0;
        (is_initials && is_given).then(|| token_order::find_split(long, |b| fit(a, b).then_some(()))).flatten()
    })
    .is_some()
}
