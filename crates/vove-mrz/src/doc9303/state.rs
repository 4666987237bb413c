//! The codes of states and organizations (Doc 9303-3, section 5).

pub(crate) mod table;

use core::fmt;

use self::{StateKind::Withdrawn, table::STATES};
use crate::doc9303::alphabet::FILLER;

/// A state, organization or status of a person that a zone may name by a code (Doc 9303-3, section 5).
///
/// ```
/// use vove_mrz::State;
///
/// assert_eq!(State::of("D<<").map(State::name), Some("Germany"));
/// assert_eq!(State::of("DEU"), State::of("D<<"));
/// assert!(State::of("ROM").is_some_and(State::is_withdrawn));
/// assert_eq!(State::of("TRC"), None);
/// ```
#[derive(Clone, Copy)]
pub struct State(&'static (&'static str, &'static str, StateKind));

/// What the code of a [`State`] is assigned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StateKind {
    /// A state, territory or kind of British nationality.
    Country,
    /// An organization that issues documents.
    Organization,
    /// A status instead of a nationality: stateless, refugee, unspecified.
    Status,
    /// Utopia, `UTO`, the issuer of specimens.
    Specimen,
    /// A code that is no longer assigned; older documents have it.
    Withdrawn,
}

impl State {
    /// The state of a code, with or without its fillers; `None` for a code that the standard doesn't list. `D` and
    /// `DEU` are both Germany.
    pub fn of(code: &str) -> Option<Self> {
        let code = match code.trim_end_matches('<') {
            "D" => "DEU",
            code => code,
        };
        STATES.binary_search_by_key(&code, |row| row.0).ok().and_then(|index| STATES.get(index)).map(Self)
    }

    /// Its code of three letters. In a zone Germany's is the single letter `D`.
    pub const fn code(self) -> &'static str {
        self.0.0
    }

    /// Its short English name.
    pub const fn name(self) -> &'static str {
        self.0.1
    }

    /// What the code is assigned to.
    pub const fn kind(self) -> StateKind {
        self.0.2
    }

    /// Whether the code is no longer assigned.
    pub const fn is_withdrawn(self) -> bool {
        matches!(self.0.2, Withdrawn)
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for State {}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("State(..)")
    }
}

/// Whether three cells are one to three letters padded with fillers. Two letters are those of an organization.
pub(crate) const fn is_well_formed(cells: [u8; 3]) -> bool {
    matches!(cells, [b'A'..=b'Z', b'A'..=b'Z', b'A'..=b'Z' | FILLER] | [b'A'..=b'Z', FILLER, FILLER])
}

/// Whether three cells are a code of the standard, as a zone writes it.
pub(crate) fn is_known(cells: [u8; 3]) -> bool {
    static KNOWN: CodeSet = CodeSet::new(false);
    cells.iter().all(|&cell| cell.is_ascii_uppercase() || cell == FILLER) && KNOWN.contains(cells)
}

/// Whether three letters or fillers are a code to which there is no objection: listed, assigned, not `DEU`.
#[inline]
pub(crate) fn is_unobjectionable(cells: [u8; 3]) -> bool {
    static UNOBJECTIONABLE: CodeSet = CodeSet::new(true);
    UNOBJECTIONABLE.contains(cells)
}

/// Whether three cells are a code that is no longer assigned.
pub(crate) const fn is_withdrawn(cells: [u8; 3]) -> bool {
    matches!(&cells, b"ANT" | b"NTZ" | b"ROM" | b"SCG" | b"TMP" | b"YUG" | b"ZAR")
}

/// A set of codes of letters and fillers, one bit each: five bits of a cell distinguish these 27 characters.
struct CodeSet([u64; 1 << 9]);

impl CodeSet {
    /// All codes of the standard, or those to which there is no objection.
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn new(is_strict: bool) -> Self {
        let mut codes = Self([0; 1 << 9]);
        codes.0[Self::index(*b"D<<") / 64] |= 1 << (Self::index(*b"D<<") % 64);
        let mut row = 0;
        while row < STATES.len() {
            if let [a, b, c] = *STATES[row].0.as_bytes()
                && !(is_strict && (is_withdrawn([a, b, c]) || matches!(&[a, b, c], b"DEU")))
            {
                codes.0[Self::index([a, b, c]) / 64] |= 1 << (Self::index([a, b, c]) % 64);
            }
            row += 1;
        }
        codes
    }

    #[inline]
    fn contains(&self, cells: [u8; 3]) -> bool {
        let index = Self::index(cells);
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    const fn index([a, b, c]: [u8; 3]) -> usize {
        ((a & 31) as usize) << 10 | ((b & 31) as usize) << 5 | (c & 31) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{
        StateKind::{Country, Organization, Specimen, Status},
        *,
    };

    #[test]
    fn the_table_is_sorted_and_each_row_is_found_both_ways() {
        assert!(STATES.is_sorted_by_key(|row| row.0));
        for row in STATES {
            assert_eq!(State::of(row.0).map(State::name), Some(row.1));
            assert_eq!(is_withdrawn(row.0.as_bytes().try_into().unwrap()), row.2 == Withdrawn);
            assert!(is_known(row.0.as_bytes().try_into().unwrap()));
        }
        let count = |kind| STATES.iter().filter(|row| row.2 == kind).count();
        assert_eq!(STATES.iter().filter(|row| row.1.trim().is_empty()).count(), 0);
        // ISO 3166-1 has 249; the standard adds five British ones and Kosovo.
        assert_eq!([Country, Organization, Status, Specimen, Withdrawn].map(count), [255, 16, 4, 1, 7]);
        assert!(is_known(*b"D<<") && !is_known(*b"DE<") && !is_known(*b"TRC") && !is_known(*b"UT0"));
    }
}
