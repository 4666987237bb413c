//! Issuer profiles: what each issuer writes into the cells that Doc 9303 leaves to it, as a table with one row for each
//! kind of document.

mod table;

use core::fmt;

pub use self::table::PROFILES;
use crate::{
    issuer::PersonalNumberKind,
    layout::{FieldName, Layout, Pattern},
    report::Report,
};

/// One kind of document of one issuer. Repair, personal numbers and consistency checks know an issuer only by its rows.
///
/// To add a country, add a row to `issuer/profile/table.rs` and two documents of invented holders to
/// `fixtures/profiles/cases.json`.
pub struct Profile {
    /// A description: "passport of Morocco".
    pub document: &'static str,
    /// The layout of its zone.
    pub layout: &'static Layout,
    /// Its document code.
    pub code: Pattern,
    /// Its issuing state as written in the zone, fillers included.
    pub issuer: &'static str,
    /// The patterns of its document number in the notation of [`Pattern`], without fillers. Empty if unknown.
    pub number_patterns: &'static [&'static str],
    /// The optional data field that contains a personal number.
    pub optional: Option<OptionalField>,
    /// The periods of validity of adults' documents in years; the document expires on the anniversary of its issue or
    /// the day before. Empty if unknown. Taken from commonly reported rules, not from specimens, whatever the
    /// confidence of the row.
    pub validity_years: &'static [u8],
    /// How well the zone and its optional data are known.
    pub confidence: Confidence,
    /// The kind of source.
    pub source: &'static str,
}

/// An optional data field of a [`Profile`] that contains a personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionalField {
    /// The field.
    pub field: FieldName,
    /// The kind of number.
    pub kind: PersonalNumberKind,
}

/// How well a [`Profile`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// Inferred from the issuer's other documents.
    Assumed,
    /// Seen in one public source.
    SeenOnce,
    /// Seen in two or more independent public sources.
    SeenTwice,
}

impl Profile {
    /// The profile for the layout, document code and issuer of a report.
    ///
    /// ```
    /// use vove_mrz::{Options, inspect, issuer::Profile};
    ///
    /// let lines =
    ///     ["IDCIVCI0012345<674<<<<<<<<<<<<", "9901029M3203042CIV119901234561", "EXEMPLE<<NGUESSAN<ANGE<<<<<<<<"];
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
