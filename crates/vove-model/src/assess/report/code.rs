//! The finding codes, each with its machine-readable name, outcome and meaning.

use core::fmt;

use super::outcome::Outcome;

/// One row per code: its documentation is also its [`FindingCode::meaning`].
macro_rules! finding_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $outcome:ident,)+) => {
        /// What was found. `docs/evidence.md` explains each code, with an example and what to do about it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FindingCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl FindingCode {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The machine-readable name: `birthDateAgrees`. It is stable.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The outcome of every finding with this code.
            pub const fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$outcome,)+ }
            }

            /// What the code means, in one or two sentences.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii_start(),)+ }
            }
        }
    };
}

finding_codes! {
    /// The names match, as written or after transliteration by ICAO Doc 9303.
    NameAgrees = "nameAgrees" Match,
    /// One name is a truncated form of the other.
    NameTruncated = "nameTruncated" Match,
    /// The names have the same parts in a different order, or surname and given names are swapped.
    NameReordered = "nameReordered" Note,
    /// The names are spelling variants of the same name.
    NameSpelling = "nameSpelling" Note,
    /// The names differ in characters that OCR commonly misreads.
    NameMisread = "nameMisread" Warning,
    /// The names differ.
    NameContradicts = "nameContradicts" Mismatch,
    /// The names cannot be compared.
    NameUnknown = "nameUnknown" Inconclusive,

    /// The document numbers match, separators ignored.
    NumberAgrees = "numberAgrees" Match,
    /// The printed number is the personal number in the optional data of the MRZ, not the document number.
    NumberIsPersonal = "numberIsPersonal" Match,
    /// The document numbers differ in characters that OCR commonly misreads.
    NumberMisread = "numberMisread" Warning,
    /// The document numbers have the same length and differ.
    NumberContradicts = "numberContradicts" Mismatch,
    /// The document numbers cannot be compared.
    NumberUnknown = "numberUnknown" Inconclusive,
    /// The document number matches a pattern that the issuer uses.
    NumberPatternAgrees = "numberPatternAgrees" Match,
    /// The document number matches none of the patterns that the issuer is known to use.
    NumberPatternDiffers = "numberPatternDiffers" Warning,

    /// The dates of birth match.
    BirthDateAgrees = "birthDateAgrees" Match,
    /// The dates of birth match in the parts that both contain.
    BirthDatePartial = "birthDatePartial" Note,
    /// The dates of birth match if day and month are swapped in one of them.
    BirthDateSwapped = "birthDateSwapped" Warning,
    /// The dates of birth differ.
    BirthDateContradicts = "birthDateContradicts" Mismatch,
    /// The dates of birth cannot be compared.
    BirthDateUnknown = "birthDateUnknown" Inconclusive,
    /// The date of birth is 1 January, which some registries record if only the year is known.
    BirthDatePlaceholder = "birthDatePlaceholder" Note,

    /// The expiration dates match.
    ExpiryDateAgrees = "expiryDateAgrees" Match,
    /// The expiration dates match in the parts that both contain.
    ExpiryDatePartial = "expiryDatePartial" Note,
    /// The expiration dates match if day and month are swapped in one of them.
    ExpiryDateSwapped = "expiryDateSwapped" Warning,
    /// The expiration dates differ.
    ExpiryDateContradicts = "expiryDateContradicts" Mismatch,
    /// The expiration dates cannot be compared.
    ExpiryDateUnknown = "expiryDateUnknown" Inconclusive,

    /// The month of issue in the MRZ matches the printed date of issue.
    IssueDateAgrees = "issueDateAgrees" Match,
    /// The month of issue in the MRZ differs from the printed date of issue.
    IssueDateContradicts = "issueDateContradicts" Mismatch,
    /// The dates of issue cannot be compared.
    IssueDateUnknown = "issueDateUnknown" Inconclusive,

    /// The date of issue is before the date of birth.
    IssuedBeforeBirth = "issuedBeforeBirth" Mismatch,
    /// The expiration date is before the date of issue.
    ExpiresBeforeIssue = "expiresBeforeIssue" Mismatch,
    /// The date of issue is after the assessment date.
    IssuedInFuture = "issuedInFuture" Mismatch,
    /// The date of birth is after the assessment date.
    BornInFuture = "bornInFuture" Mismatch,
    /// The holder would be older than 120 years.
    AgeImplausible = "ageImplausible" Warning,
    /// The expiration date is before the assessment date.
    Expired = "expired" Warning,
    /// The document has not expired on the assessment date.
    InForce = "inForce" Match,
    /// The available data does not say whether the document has expired.
    ValidityUnknown = "validityUnknown" Inconclusive,
    /// The validity period is one that the issuer uses.
    ValidityPeriodAgrees = "validityPeriodAgrees" Match,
    /// The validity period is not one that the issuer is known to use.
    ValidityPeriodDiffers = "validityPeriodDiffers" Warning,

    /// The values for sex match.
    SexAgrees = "sexAgrees" Match,
    /// The values for sex differ.
    SexContradicts = "sexContradicts" Mismatch,
    /// The values for sex cannot be compared.
    SexUnknown = "sexUnknown" Inconclusive,

    /// The printed authority names the issuing state of the MRZ.
    IssuingStateAgrees = "issuingStateAgrees" Match,
    /// The printed authority names a different state than the MRZ.
    IssuingStateDiffers = "issuingStateDiffers" Warning,
    /// The printed authority is missing or free text, and names no state.
    IssuingStateUnknown = "issuingStateUnknown" Inconclusive,
    /// The nationality differs from the issuing state, as on visas and residence permits.
    NationalityForeign = "nationalityForeign" Note,
    /// The nationality in the MRZ has no check digit, and the response contains no printed nationality to compare.
    NationalityUnknown = "nationalityUnknown" Inconclusive,

    /// All check digits of the MRZ match. This does not prove that the document is genuine.
    CheckDigitsFit = "checkDigitsFit" Match,
    /// A check digit does not match.
    CheckDigitRefuted = "checkDigitRefuted" Mismatch,
    /// A check digit is missing.
    CheckDigitMissing = "checkDigitMissing" Inconclusive,
    /// The MRZ violates its specification.
    ZoneMalformed = "zoneMalformed" Warning,
    /// The MRZ contains something unusual that its specification allows.
    ZoneOdd = "zoneOdd" Note,
    /// The MRZ matches its layout only after normalization, such as padding, truncation or reordering of its lines.
    ZoneRealigned = "zoneRealigned" Note,
    /// The MRZ lines match no known layout.
    ZoneUnreadable = "zoneUnreadable" Inconclusive,
    /// The response contains no MRZ for the document.
    ZoneAbsent = "zoneAbsent" Inconclusive,

    /// The check digit of the personal number matches.
    PersonalNumberDigitFits = "personalNumberDigitFits" Match,
    /// The check digit of the personal number does not match.
    PersonalNumberDigitRefuted = "personalNumberDigitRefuted" Mismatch,
    /// The optional data of the MRZ does not have the form of a personal number, or is only assumed to be one and
    /// differs.
    PersonalNumberUnknown = "personalNumberUnknown" Inconclusive,
    /// The birth date or year in the personal number matches the date of birth.
    EmbeddedBirthAgrees = "embeddedBirthAgrees" Match,
    /// The birth date or year in the personal number differs from the date of birth.
    EmbeddedBirthContradicts = "embeddedBirthContradicts" Mismatch,
    /// The sex in the personal number matches that of the document.
    EmbeddedSexAgrees = "embeddedSexAgrees" Match,
    /// The sex in the personal number differs from that of the document.
    EmbeddedSexContradicts = "embeddedSexContradicts" Mismatch,

    /// The images that this step requires are present.
    ImagesPresent = "imagesPresent" Match,
    /// An image that this step requires is missing.
    ImageMissing = "imageMissing" Warning,
    /// An image is not in a known format.
    ImageUnreadable = "imageUnreadable" Warning,
    /// The same image is in two fields.
    ImageRepeated = "imageRepeated" Warning,
    /// The response contains no selfie.
    SelfieMissing = "selfieMissing" Warning,
    /// Responses of this endpoint contain no images.
    ImagesUnknown = "imagesUnknown" Inconclusive,

    /// The API approved the verification.
    StatusApproved = "statusApproved" Note,
    /// The API refused the verification.
    StatusRefused = "statusRefused" Warning,
    /// The API has not decided yet, or its status is not known to this version.
    StatusUndecided = "statusUndecided" Inconclusive,
    /// A check of the API passed, according to the caller's interpretation.
    ApiCheckPassed = "apiCheckPassed" Match,
    /// A check of the API failed, according to the caller's interpretation.
    ApiCheckFailed = "apiCheckFailed" Warning,
    /// The API's MRZ check, according to the caller's interpretation, contradicts the check digits.
    ApiCheckContradicts = "apiCheckContradicts" Mismatch,
    /// A check of the API has an undocumented value that the caller does not interpret.
    ApiCheckUnknown = "apiCheckUnknown" Inconclusive,
    /// The match level of selfie and portrait is at least the required minimum.
    MatchLevelMet = "matchLevelMet" Match,
    /// The match level of selfie and portrait is below the required minimum.
    MatchLevelBelow = "matchLevelBelow" Warning,
    /// The match level is missing, or no minimum is required and its scale is undocumented.
    MatchLevelUnknown = "matchLevelUnknown" Inconclusive,

    /// The holder has the required minimum age.
    AgeMet = "ageMet" Match,
    /// The holder is younger than the required minimum age.
    AgeBelow = "ageBelow" Warning,
    /// The available data does not say whether the holder has the required minimum age.
    AgeUnknown = "ageUnknown" Inconclusive,
    /// The issuer in the MRZ is one of the accepted issuers.
    IssuerAccepted = "issuerAccepted" Match,
    /// The issuer in the MRZ is not one of the accepted issuers.
    IssuerNotAccepted = "issuerNotAccepted" Warning,
    /// The MRZ contains no readable issuer.
    IssuerUnknown = "issuerUnknown" Inconclusive,
    /// The response contains no documents.
    NoDocuments = "noDocuments" Inconclusive,
    /// The response contains a document for a required step.
    DocumentPresent = "documentPresent" Match,
    /// The response contains no document for a required step.
    DocumentMissing = "documentMissing" Warning,
    /// The proof of address is within the required maximum age.
    AddressProofRecent = "addressProofRecent" Match,
    /// The proof of address is older than the required maximum age.
    AddressProofOld = "addressProofOld" Warning,
    /// The available data does not say how old the proof of address is.
    AddressProofUnknown = "addressProofUnknown" Inconclusive,
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
