//! Names against each other: the zone's with what is printed, and two printed ones (Doc 9303 parts 3 to 7; the crate's guide
//! has the rules in order).

use core::fmt;

use crate::report::Report;

mod arabic_consonants;
mod compare;
mod initials;
mod marriage;
mod ocr;
mod optional_parts;
mod particles;
mod phonetic;
mod phonetic_lexicon;
mod spelling_variants;
mod titles;
mod token_order;
mod tokens;
mod truncation;

/// A name as printed: what the visual zone says, or a reply of the API, or the person. Any script; an empty text counts as
/// absent. `full_name` is looked at when `surname` or `given_names` is absent.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PrintedName<'a> {
    /// The surname.
    pub surname: Option<&'a str>,
    /// The given names.
    pub given_names: Option<&'a str>,
    /// Both, in whatever order; a comma ends the surname.
    pub full_name: Option<&'a str>,
}

impl<'a> PrintedName<'a> {
    /// A name in its two parts.
    pub const fn new(surname: &'a str, given_names: &'a str) -> Self {
        Self { surname: Some(surname), given_names: Some(given_names), full_name: None }
    }

    /// A name in one piece.
    pub const fn full(name: &'a str) -> Self {
        Self { surname: None, given_names: None, full_name: Some(name) }
    }
}

impl fmt::Debug for PrintedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrintedName(..)")
    }
}

/// How two names go together, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameVerdict {
    /// The same letters in the same components.
    Exact,
    /// The same by the standard's tables and its rules of writing: É as E, Ä as AE, a hyphen or blank written or not, a title
    /// left out.
    Transliterated,
    /// The zone's name is what an issuer could have shortened the printed one to, and had to.
    TruncationCompatible,
    /// The same components, split or ordered otherwise.
    Reordered,
    /// The same only by looser rules: particles, families of spelling, given names left out, consonants.
    SpellingVariant,
    /// They differ by what optical reading gets wrong.
    OcrNear,
    /// None of these.
    Mismatch,
    /// It can't be said.
    NotComparable,
}

impl NameVerdict {
    /// A stable name for machines: `truncationCompatible`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Transliterated => "transliterated",
            Self::TruncationCompatible => "truncationCompatible",
            Self::Reordered => "reordered",
            Self::SpellingVariant => "spellingVariant",
            Self::OcrNear => "ocrNear",
            Self::Mismatch => "mismatch",
            Self::NotComparable => "notComparable",
        }
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal $verdict:ident,)+) => {
        /// What decided a comparison. The text of [`NameRule::as_str`] is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum NameRule {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl NameRule {
            /// Every rule, in the order in which they are tried.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// A stable name for machines: `spellingFamily`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The verdict it gives.
            pub const fn verdict(self) -> NameVerdict {
                match self { $(Self::$variant => NameVerdict::$verdict,)+ }
            }

            /// What it means, in a sentence or two.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }
        }
    };
}

rules! {
    /// The same letters in the same components.
    SameLetters = "sameLetters" Exact,
    /// The same letters by the standard's tables for Latin and Cyrillic letters.
    Transliteration = "transliteration" Transliterated,
    /// The same letters by the standard's table for Arabic letters.
    ArabicTable = "arabicTable" Transliterated,
    /// The same letters, but a blank, hyphen or apostrophe separates on one side only.
    Joined = "joined" Transliterated,
    /// The same letters, but a title stands on one side only.
    Title = "title" Transliterated,
    /// The field is full and the printed name doesn't fit: its components are the printed ones, shortened.
    Truncated = "truncated" TruncationCompatible,
    /// The layout has no room for given names: surnames agree and nothing more is known.
    SurnameLayout = "surnameLayout" TruncationCompatible,
    /// Surname and given names stand in each other's place.
    Swapped = "swapped" Reordered,
    /// The same letters in the same order, but the given names begin elsewhere.
    Split = "split" Reordered,
    /// The same components in another order.
    Order = "order" Reordered,
    /// The field is full and the printed name doesn't fit: its components are printed ones, some shortened, in another order or
    /// with others left out between them.
    OrderTruncated = "orderTruncated" Reordered,
    /// The same by families of spelling: C and K, OU and U, EL and AL, MOHAMED and MUHAMMAD.
    SpellingFamily = "spellingFamily" SpellingVariant,
    /// An article, another particle or an honorific (SIDI, LALLA, EL HADJ) stands on one side only; not a man's on one and a
    /// woman's on the other.
    Particle = "particle" SpellingVariant,
    /// Surname and first given name agree; one side has given names that the other leaves out. Of names in one piece the first
    /// and the last word agree, and one between them is left out.
    GivenNamesOmitted = "givenNamesOmitted" SpellingVariant,
    /// The consonants of the Arabic letters agree, and no long vowel speaks against it. Weak: short ones aren't compared.
    ArabicSkeleton = "arabicSkeleton" SpellingVariant,
    /// A name by marriage or birth behind a marker (EP, ÉPOUSE, NÉE, VEUVE) stands on one side only, or is the other's surname;
    /// all else agrees. Weak: a husband's sister may have the name of his wife.
    MarriedName = "marriedName" SpellingVariant,
    /// Of two printed names one has initials for the other's given names; the surnames are the same letters. Weak: sisters
    /// may have the same initial.
    Initials = "initials" SpellingVariant,
    /// Characters that optical reading takes for one another.
    ConfusedCharacters = "confusedCharacters" OcrNear,
    /// One character of a component of five or more is another, missing or too many.
    OneEdit = "oneEdit" OcrNear,
    /// A component has no counterpart.
    OtherComponents = "otherComponents" Mismatch,
    /// There is no zone, or no layout could be found for it.
    ZoneUnread = "zoneUnread" NotComparable,
    /// The layout has no field for a name.
    LayoutWithoutName = "layoutWithoutName" NotComparable,
    /// The zone's field for the name holds nothing.
    ZoneNameEmpty = "zoneNameEmpty" NotComparable,
    /// The zone's field for the name holds a character that has no place in a zone.
    ZoneUnreadable = "zoneUnreadable" NotComparable,
    /// A printed name is empty or absent.
    NameEmpty = "nameEmpty" NotComparable,
    /// One side has no surname, or no given names, and what there is agrees.
    PartAbsent = "partAbsent" NotComparable,
    /// A digit stands in a name, and it isn't explained as a misread letter.
    DigitInName = "digitInName" NotComparable,
    /// A printed name mixes scripts: letters that look alike can't be told apart.
    MixedScripts = "mixedScripts" NotComparable,
    /// A printed name holds a letter that the standard's tables don't have.
    UnknownScript = "unknownScript" NotComparable,
    /// Arabic letters, and too little agrees or differs to say anything: few consonants, or all of them and not the long vowels.
    ArabicUndecided = "arabicUndecided" NotComparable,
    /// A printed name is longer than 512 letters, has more than 64 components, or more than 24 without being split.
    TooLong = "tooLong" NotComparable,
}

/// How two names go together, by which rule, and because of which components.
///
/// Holds places, never letters: `Debug` says nothing of the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameComparison {
    /// How they go together.
    pub verdict: NameVerdict,
    /// What decided.
    pub rule: NameRule,
    /// The components of the zone's name, or of the first, that aren't the same letters in the same place on the other side.
    pub first: Components,
    /// The same for the printed name, or the second.
    pub second: Components,
}

impl NameComparison {
    const fn of(rule: NameRule) -> Self {
        Self { verdict: rule.verdict(), rule, first: Components(0), second: Components(0) }
    }
}

/// Components of a name by number: the surname's first, then the given names', from 0; those of a full name as they stand.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Components(u64);

impl Components {
    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a component is among them.
    pub const fn contains(self, component: usize) -> bool {
        component < 64 && self.0 >> component & 1 == 1
    }

    /// Their numbers, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |&component| self.contains(component))
    }
}

impl fmt::Debug for Components {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The zone's name against a printed one.
///
/// The printed name is written as issuers would write it, in every spelling that the standard allows, and compared with the
/// cells; the zone is never read back. Total, bounded, without allocation.
///
/// ```
/// use vove_mrz::{Options, inspect, names::{NameRule, NameVerdict, PrintedName, compare_zone_name}};
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

/// Two printed names: what a person claims against a document, or two documents. The same whichever comes first, but for
/// [`NameComparison::first`] and [`NameComparison::second`], which follow the order given.
///
/// ```
/// use vove_mrz::names::{NameVerdict, PrintedName, compare_names};
///
/// let verdict = |one, other| compare_names(&PrintedName::full(one), &PrintedName::full(other)).verdict;
/// assert_eq!(verdict("Émile Zola", "EMILE ZOLA"), NameVerdict::Transliterated);
/// assert_eq!(verdict("Zola Émile", "Émile Zola"), NameVerdict::Reordered);
/// assert_eq!(verdict("Émile Zola", "Paul Cézanne"), NameVerdict::Mismatch);
/// ```
pub fn compare_names(one: &PrintedName<'_>, other: &PrintedName<'_>) -> NameComparison {
    compare::printed(one, other)
}
