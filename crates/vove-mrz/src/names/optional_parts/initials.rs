//! Initials in place of given names, as on bills: A. EL IDRISSI.

use crate::names::{
    spelling_variants,
    token_order::{self, NameParts},
    tokens::Tokens,
};

/// The fewest letters of a surname.
const MIN_SURNAME: usize = 2;

/// Whether `short` has initials in place of the given names of `long`, and their surnames have the same letters.
pub(super) fn agree(short: &Tokens, long: &Tokens) -> bool {
    let fits = |a: &NameParts, b: &NameParts| {
        let surname = short.text(a.surname.clone());
        let mut given_names = a.given_names.clone().zip(b.given_names.clone());
        a.given_names.len() <= b.given_names.len()
            && given_names.all(|(a, b)| spelling_variants::is_prefix(short.token(a), long.token(b)))
            && surname.len() >= MIN_SURNAME
            && spelling_variants::equal(surname, long.text(b.surname.clone()))
    };
    token_order::find_split(short, |a| {
        let is_initials = !a.given_names.is_empty() && a.given_names.clone().all(|index| short.token(index).len() == 1);
        // If neither name is divided, a letter at the end may be that of the surname: AMINA E.
        let is_given_name = short.is_split || long.is_split || a.given_names.start == 0;
        (is_initials && is_given_name).then(|| token_order::find_split(long, |b| fits(a, b).then_some(()))).flatten()
    })
    .is_some()
}
