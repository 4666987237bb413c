//! What single issuers do with the cells that the standard leaves to them, as data: one row a kind of document.

mod table;

use core::fmt;

pub use self::table::PROFILES;
use crate::{
    issuer::PersonalNumberKind,
    layout::{FieldName, Layout, Pattern},
    report::Report,
};

/// One kind of document of one issuer.
///
/// To add a country, write a row in `profile/table.rs` and two cases of invented people in `fixtures/profiles/cases.json`.
/// A row is what repair, personal numbers and plausibility know about the country; no code names one.
pub struct Profile {
    /// What it is, in words.
    pub document: &'static str,
    /// The layout of its zone.
    pub layout: &'static Layout,
    /// Its document code.
    pub code: Pattern,
    /// Its issuer, as the zone's three cells say it.
    pub issuer: &'static str,
    /// Shapes of its document number without fillers, as [`Pattern`] writes them; empty when unknown.
    pub number_patterns: &'static [&'static str],
    /// The optional field that holds a number of the holder.
    pub optional: Option<OptionalField>,
    /// Years that adults' documents are valid from issue, to the day or less one; empty when unknown. Issuers' rules as commonly
    /// reported, not read in specimens: a hint to look, whatever the confidence of the row.
    pub validity_years: &'static [u8],
    /// How well the zone and what its optional field holds are known.
    pub confidence: Confidence,
    /// Where they are known from.
    pub source: &'static str,
}

/// What an optional field of a [`Profile`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionalField {
    /// The field.
    pub field: FieldName,
    /// The number in it.
    pub kind: PersonalNumberKind,
}

/// How well a [`Profile`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// A guess from how the issuer's other documents look.
    Assumed,
    /// Seen in one public source.
    SeenOnce,
    /// Seen in two or more independent public sources.
    SeenTwice,
}

impl Profile {
    /// The row that a report's layout, document code and issuer belong to.
    ///
    /// ```
    /// use vove_mrz::{Options, inspect, issuer::Profile};
    ///
    /// let lines = ["IDCIVCI0012345<674<<<<<<<<<<<<", "9901029M3203042CIV119901234561", "EXEMPLE<<NGUESSAN<ANGE<<<<<<<<"];
    /// let profile = Profile::of(&inspect(&lines, &Options::default())).unwrap();
    /// assert_eq!(profile.document, "identity card of Côte d'Ivoire, from 2019");
    /// ```
    pub fn of(report: &Report<'_>) -> Option<&'static Self> {
        let cells = |name| Some(report.field(name)?.text().as_bytes());
        let (code, issuer) = (cells(FieldName::DocumentCode)?, cells(FieldName::IssuingState)?);
        Self::matching(report.layout()?, code, issuer)
    }

    pub(crate) fn matching(layout: &Layout, code: &[u8], issuer: &[u8]) -> Option<&'static Self> {
        PROFILES
            .iter()
            .find(|row| row.issuer.as_bytes() == issuer && row.layout == layout && row.code.matches_cells(code))
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({})", self.document)
    }
}
