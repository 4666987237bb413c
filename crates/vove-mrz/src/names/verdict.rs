//! The result of a comparison: the verdict, the rule that decided it and the components that differ.

use core::fmt;

/// How far two names agree, from the closest agreement to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameVerdict {
    /// Same letters in the same components.
    Exact,
    /// Same letters after transliteration by Doc 9303-3, section 6 and the writing rules of section 4.6: É as E, Ä as
    /// AE, a hyphen or space present or not, a title omitted.
    Transliterated,
    /// The zone's name is a permitted truncation of the printed name, which is too long for the field (Doc 9303-4
    /// section 4.2.3).
    TruncationCompatible,
    /// Same components in another order, or divided differently into surname and given names.
    Reordered,
    /// Same by less strict rules: particles, spelling variants, omitted given names, consonants.
    SpellingVariant,
    /// The differences are typical errors of optical character recognition.
    OcrNear,
    /// None of these.
    Mismatch,
    /// The names can't be compared.
    NotComparable,
}

impl NameVerdict {
    /// The stable machine-readable name, such as `truncationCompatible`.
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
        /// The rule that decided a comparison.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum NameRule {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl NameRule {
            /// Every rule, in the order in which they are tried.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable machine-readable name, such as `spellingFamily`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The verdict that the rule gives.
            pub const fn verdict(self) -> NameVerdict {
                match self { $(Self::$variant => NameVerdict::$verdict,)+ }
            }

            /// The rule in one or two sentences.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

rules! {
    /// Same letters in the same components.
    SameLetters = "sameLetters" Exact,
    /// Same letters after transliteration by tables A (Latin) and B (Cyrillic) of Doc 9303-3, section 6.
    Transliteration = "transliteration" Transliterated,
    /// Same letters after transliteration by table C (Arabic) of Doc 9303-3, section 6.
    ArabicTable = "arabicTable" Transliterated,
    /// Same letters, but a space, hyphen or apostrophe separates components in only one of the names.
    Joined = "joined" Transliterated,
    /// Same letters, but only one of the names has a title.
    Title = "title" Transliterated,
    /// The name field is full and the printed name is too long for it: the zone's components are the printed ones,
    /// truncated.
    Truncated = "truncated" TruncationCompatible,
    /// The layout has no field for given names. The surnames agree; nothing else can be compared.
    SurnameLayout = "surnameLayout" TruncationCompatible,
    /// Surname and given names are swapped.
    Swapped = "swapped" Reordered,
    /// Same letters in the same order, but divided differently into surname and given names.
    Split = "split" Reordered,
    /// Same components in another order.
    Order = "order" Reordered,
    /// The name field is full and the printed name is too long for it: the zone's components are printed ones, some
    /// truncated, in another order or with others omitted between them.
    OrderTruncated = "orderTruncated" Reordered,
    /// Same by spelling variants: C and K, OU and U, EL and AL, MOHAMED and MUHAMMAD.
    SpellingFamily = "spellingFamily" SpellingVariant,
    /// Only one of the names has an article, another particle or an honorific (SIDI, LALLA, EL HADJ). Particles of men
    /// and of women are not interchangeable.
    Particle = "particle" SpellingVariant,
    /// Surname and first given name agree, and only one of the names has further given names. In names that are not
    /// divided, the first and the last component agree, and one component between them is omitted.
    GivenNamesOmitted = "givenNamesOmitted" SpellingVariant,
    /// The consonants of the Arabic name agree, and no long vowel differs. Weak: short vowels are not compared.
    ArabicSkeleton = "arabicSkeleton" SpellingVariant,
    /// A married or birth name behind a marker (EP, ÉPOUSE, NÉE, VEUVE) occurs in only one of the names, or is the
    /// surname of the other; everything else agrees. Weak: a sister-in-law may have the same name.
    MarriedName = "marriedName" SpellingVariant,
    /// One of two printed names has initials for the given names of the other, and the surnames have the same letters.
    /// Weak: siblings may have the same initial.
    Initials = "initials" SpellingVariant,
    /// Characters differ that optical character recognition confuses.
    ConfusedCharacters = "confusedCharacters" OcrNear,
    /// In a component of five or more letters, one character is different, missing or added.
    OneEdit = "oneEdit" OcrNear,
    /// A component has no counterpart in the other name.
    OtherComponents = "otherComponents" Mismatch,
    /// There is no zone, or its layout is unknown.
    ZoneUnread = "zoneUnread" NotComparable,
    /// The layout has no name field.
    LayoutWithoutName = "layoutWithoutName" NotComparable,
    /// The zone's name field is empty.
    ZoneNameEmpty = "zoneNameEmpty" NotComparable,
    /// The zone's name field contains a character that is not allowed in a zone.
    ZoneUnreadable = "zoneUnreadable" NotComparable,
    /// A printed name is empty or absent.
    NameEmpty = "nameEmpty" NotComparable,
    /// One of the names has no surname or no given names; the other parts agree.
    PartAbsent = "partAbsent" NotComparable,
    /// A name contains a digit that is not a misread letter.
    DigitInName = "digitInName" NotComparable,
    /// A printed name mixes scripts, which may contain letters that look alike.
    MixedScripts = "mixedScripts" NotComparable,
    /// A printed name contains a letter that is in none of the tables of Doc 9303-3, section 6.
    UnknownScript = "unknownScript" NotComparable,
    /// An Arabic name has too few consonants to decide, or its consonants agree and its long vowels differ.
    ArabicUndecided = "arabicUndecided" NotComparable,
    /// A printed name has more than 512 letters, more than 64 components, or more than 24 components and is not
    /// divided.
    TooLong = "tooLong" NotComparable,
}

/// The result of a comparison. Contains component numbers, no letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameComparison {
    /// How far the names agree.
    pub verdict: NameVerdict,
    /// The rule that decided.
    pub rule: NameRule,
    /// The components of the zone's name, or of the first name, that differ from the component at the same position in
    /// the other name.
    pub first: Components,
    /// The same for the printed name, or the second name.
    pub second: Components,
}

impl NameComparison {
    pub(super) const fn of(rule: NameRule) -> Self {
        Self { verdict: rule.verdict(), rule, first: Components(0), second: Components(0) }
    }
}

/// A set of components of a name. They are numbered from 0: the surname's first, then those of the given names; those
/// of a full name as they are written.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Components(pub(super) u64);

impl Components {
    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a component is in the set.
    pub const fn contains(self, component: usize) -> bool {
        component < 64 && self.0 >> component & 1 == 1
    }

    /// The component numbers, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |&component| self.contains(component))
    }
}

impl fmt::Debug for Components {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
