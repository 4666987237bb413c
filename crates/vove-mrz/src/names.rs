//! Comparison of names: a zone's name with a printed one, or two printed names. [`guide::names`](crate::guide::names)
//! lists the rules in order.

mod compare;
mod ocr;
mod optional_parts;
mod rules;
mod sound;
mod spelling_variants;
mod token_order;
mod tokenize;
mod tokens;
mod truncation;
mod verdict;

use core::fmt;

pub use self::verdict::{Components, NameComparison, NameRule, NameVerdict};
use crate::report::Report;

/// A name as the visual inspection zone, the API or a person states it, in any script. Empty text counts as absent.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PrintedName<'a> {
    /// The surname.
    pub surname: Option<&'a str>,
    /// The given names.
    pub given_names: Option<&'a str>,
    /// Surname and given names in any order; a comma ends the surname. Used if `surname` or `given_names` is absent.
    pub full_name: Option<&'a str>,
}

impl<'a> PrintedName<'a> {
    /// A name divided into surname and given names.
    pub const fn new(surname: &'a str, given_names: &'a str) -> Self {
        Self { surname: Some(surname), given_names: Some(given_names), full_name: None }
    }

    /// A name that is not divided.
    pub const fn full(name: &'a str) -> Self {
        Self { surname: None, given_names: None, full_name: Some(name) }
    }
}

impl fmt::Debug for PrintedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrintedName(..)")
    }
}

/// Compares the zone's name with a printed one.
///
/// The printed name is transliterated as an issuer would, in every spelling that Doc 9303-3, section 6 allows, and
/// compared with the zone; the zone is never transliterated back. Total, bounded, without allocation.
///
/// ```
/// use vove_mrz::names::{NameRule, NameVerdict, PrintedName, compare_zone_name};
/// use vove_mrz::{Options, inspect};
///
/// let lines = ["P<D<<MUELLER<<JUERGEN<<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F2702283<<<<<<<<<<<<<<<4"];
/// let report = inspect(&lines, &Options::default());
///
/// assert_eq!(compare_zone_name(&report, &PrintedName::new("Müller", "Jürgen")).verdict, NameVerdict::Transliterated);
/// assert_eq!(compare_zone_name(&report, &PrintedName::new("Jürgen", "Müller")).rule, NameRule::Swapped);
/// assert_eq!(compare_zone_name(&report, &PrintedName::new("Weber", "Jürgen")).verdict, NameVerdict::Mismatch);
/// ```
pub fn compare_zone_name(report: &Report<'_>, printed: &PrintedName<'_>) -> NameComparison {
    compare::zone(report, printed)
}

/// Compares two printed names: a person's claim with a document, or two documents. Verdict and rule do not depend on
/// the order of the arguments.
///
/// ```
/// use vove_mrz::names::{NameVerdict, PrintedName, compare_names};
///
/// let verdict = |first, second| compare_names(&PrintedName::full(first), &PrintedName::full(second)).verdict;
/// assert_eq!(verdict("Émile Zola", "EMILE ZOLA"), NameVerdict::Transliterated);
/// assert_eq!(verdict("Zola Émile", "Émile Zola"), NameVerdict::Reordered);
/// assert_eq!(verdict("Émile Zola", "Paul Cézanne"), NameVerdict::Mismatch);
/// ```
pub fn compare_names(first: &PrintedName<'_>, second: &PrintedName<'_>) -> NameComparison {
    compare::printed(first, second)
}
