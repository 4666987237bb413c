//! The step of a verification flow that a document was collected in.

use core::{
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    HasSchema, Schema,
    json::open_enum::{from_text, open_enum},
};

open_enum! {
    /// A step of a verification flow.
    ///
    /// Two steps have two documented spellings each (API page "Get User Verification": the enum and the sample
    /// disagree). Both are read as one value; [`DocumentStep`] remembers which one came.
    ///
    /// ```
    /// use vove_model::StepId;
    ///
    /// assert_eq!(StepId::from("DRIVER_LICENSE"), StepId::DrivingLicense);
    /// assert_eq!(StepId::DrivingLicense.as_str(), "DRIVING_LICENSE");
    /// ```
    pub enum StepId {
        /// Passport, national identity card or residence permit.
        IdDocument = "ID_DOCUMENT",
        /// Utility bill or similar.
        AddressProof = "ADDRESS_PROOF",
        /// Selfie and liveness check; seen only as a front end's next step.
        Liveness = "LIVENESS",
        /// Nothing left to do; seen only as a front end's next step.
        Done = "DONE",
        /// Driving license: `DRIVING_LICENSE` in the API's enum, `DRIVER_LICENSE` in its sample.
        DrivingLicense = "DRIVING_LICENSE" | "DRIVER_LICENSE",
        /// Vehicle registration: `CAR_REGISTRATION_DOCUMENT` in the API's enum, `CAR_REGISTRATION_CARD` in an SDK page.
        CarRegistration = "CAR_REGISTRATION_DOCUMENT" | "CAR_REGISTRATION_CARD",
    }
}

/// The step of a document, together with the spelling that the response used.
///
/// Compares and hashes as its [`StepId`], and serializes back byte for byte.
///
/// ```
/// use vove_model::{DocumentStep, StepId};
///
/// let step = DocumentStep::from("DRIVER_LICENSE");
/// assert_eq!(step, StepId::DrivingLicense);
/// assert_eq!((step.id(), step.as_str()), (&StepId::DrivingLicense, "DRIVER_LICENSE"));
/// ```
#[derive(Clone)]
pub struct DocumentStep {
    id: StepId,
    /// The documented spelling that came, if it is not the one that `id` writes.
    alias: Option<&'static str>,
}

impl DocumentStep {
    /// The step, whatever its spelling.
    pub const fn id(&self) -> &StepId {
        &self.id
    }

    /// The text exactly as it came.
    pub fn as_str(&self) -> &str {
        self.alias.unwrap_or_else(|| self.id.as_str())
    }

    /// Whether this version has a name for the step.
    pub const fn is_known(&self) -> bool {
        self.id.is_known()
    }
}

impl From<&str> for DocumentStep {
    fn from(text: &str) -> Self {
        let id = StepId::from(text);
        let alias = StepId::KNOWN.iter().copied().find(|known| *known == text && *known != id.as_str());
        Self { id, alias }
    }
}

impl From<StepId> for DocumentStep {
    fn from(id: StepId) -> Self {
        Self { id, alias: None }
    }
}

impl PartialEq for DocumentStep {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for DocumentStep {}

impl PartialEq<StepId> for DocumentStep {
    fn eq(&self, other: &StepId) -> bool {
        self.id == *other
    }
}

impl Hash for DocumentStep {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for DocumentStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl HasSchema for DocumentStep {
    const SCHEMA: Schema = StepId::SCHEMA;
}

impl Serialize for DocumentStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DocumentStep {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}
