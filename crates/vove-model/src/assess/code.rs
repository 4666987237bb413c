use core::fmt;

/// What a finding says of two sides, or of one.
///
/// None of them decides anything: which contradiction closes a door is the caller's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Two sides can't both be right.
    Contradiction,
    /// Odd enough that a person should look.
    Warning,
    /// Worth knowing, nothing wrong.
    Note,
    /// Can't be known from what is there; the rule says why.
    Unknown,
    /// Two sides say the same.
    Agreement,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 5] = [Self::Contradiction, Self::Warning, Self::Note, Self::Unknown, Self::Agreement];

    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Unknown => "unknown",
            Self::Agreement => "agreement",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal $severity:ident,)+) => {
        /// What a finding says. The text of [`Code::as_str`] is stable; `docs/evidence.md` has a row for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// A stable name for machines: `birthDateAgrees`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What it means, in a sentence or two.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii_start(),)+ }
            }
        }
    };
}

codes! {
    /// The names are the same, as they stand or as the standard writes them.
    NameAgrees = "nameAgrees" Agreement,
    /// One name is the other, shortened to fit.
    NameTruncated = "nameTruncated" Agreement,
    /// The same words in another order, or surname and given names exchanged.
    NameReordered = "nameReordered" Note,
    /// The same name in another spelling of its region.
    NameSpelling = "nameSpelling" Note,
    /// The names differ as misread characters do.
    NameMisread = "nameMisread" Warning,
    /// The names are different.
    NameContradicts = "nameContradicts" Contradiction,
    /// The names can't be compared.
    NameUnknown = "nameUnknown" Unknown,

    /// The numbers are the same, separators aside.
    NumberAgrees = "numberAgrees" Agreement,
    /// The printed number is the personal number, which the zone holds beside the document's.
    NumberIsPersonal = "numberIsPersonal" Agreement,
    /// The numbers differ as misread characters do.
    NumberMisread = "numberMisread" Warning,
    /// The numbers are of one kind and different.
    NumberContradicts = "numberContradicts" Contradiction,
    /// The numbers can't be compared.
    NumberUnknown = "numberUnknown" Unknown,
    /// The document number has a shape that its issuer gives.
    NumberPatternAgrees = "numberPatternAgrees" Agreement,
    /// The document number has none of the shapes that its issuer is known to give.
    NumberPatternDiffers = "numberPatternDiffers" Warning,

    /// The birth dates are the same day.
    BirthDateAgrees = "birthDateAgrees" Agreement,
    /// The birth dates agree in the parts that both have.
    BirthDatePartial = "birthDatePartial" Note,
    /// The birth dates are the same with day and month exchanged.
    BirthDateSwapped = "birthDateSwapped" Warning,
    /// The birth dates are different days.
    BirthDateContradicts = "birthDateContradicts" Contradiction,
    /// The birth dates can't be compared.
    BirthDateUnknown = "birthDateUnknown" Unknown,
    /// The birth date is a 1 January, which registries write for births they know the year of alone.
    BirthDatePlaceholder = "birthDatePlaceholder" Note,

    /// The expiry dates are the same day.
    ExpiryDateAgrees = "expiryDateAgrees" Agreement,
    /// The expiry dates agree in the parts that both have.
    ExpiryDatePartial = "expiryDatePartial" Note,
    /// The expiry dates are the same with day and month exchanged.
    ExpiryDateSwapped = "expiryDateSwapped" Warning,
    /// The expiry dates are different days.
    ExpiryDateContradicts = "expiryDateContradicts" Contradiction,
    /// The expiry dates can't be compared.
    ExpiryDateUnknown = "expiryDateUnknown" Unknown,

    /// The zone's month of issue is that of the printed date.
    IssueDateAgrees = "issueDateAgrees" Agreement,
    /// The zone's month of issue is another than that of the printed date.
    IssueDateContradicts = "issueDateContradicts" Contradiction,
    /// The dates of issue can't be compared.
    IssueDateUnknown = "issueDateUnknown" Unknown,

    /// The document was issued before its holder was born.
    IssuedBeforeBirth = "issuedBeforeBirth" Contradiction,
    /// The document expires before it was issued.
    ExpiresBeforeIssue = "expiresBeforeIssue" Contradiction,
    /// The document is dated after the given day.
    IssuedInFuture = "issuedInFuture" Contradiction,
    /// The holder is born after the given day.
    BornInFuture = "bornInFuture" Contradiction,
    /// The holder would be older than 120 years.
    AgeImplausible = "ageImplausible" Warning,
    /// The document has expired on the given day.
    Expired = "expired" Warning,
    /// The document has not expired on the given day.
    InForce = "inForce" Agreement,
    /// The document names no day of expiry that can be read.
    ValidityUnknown = "validityUnknown" Unknown,
    /// The document is valid for as long as its issuer makes them.
    ValidityPeriodAgrees = "validityPeriodAgrees" Agreement,
    /// The document is valid for longer or shorter than its issuer is known to make them.
    ValidityPeriodDiffers = "validityPeriodDiffers" Warning,

    /// The sex is the same.
    SexAgrees = "sexAgrees" Agreement,
    /// The sex is different.
    SexContradicts = "sexContradicts" Contradiction,
    /// The sex can't be compared.
    SexUnknown = "sexUnknown" Unknown,

    /// The printed authority names the state of the zone.
    IssuingStateAgrees = "issuingStateAgrees" Agreement,
    /// The printed authority names another state than the zone.
    IssuingStateDiffers = "issuingStateDiffers" Warning,
    /// The printed authority names no state: it is free text.
    IssuingStateUnknown = "issuingStateUnknown" Unknown,
    /// The holder is of another nationality than the issuer's: a visa, a residence permit, or a thing to look at.
    NationalityForeign = "nationalityForeign" Note,
    /// The zone's nationality has no printed counterpart in a reply, and no check digit.
    NationalityUnknown = "nationalityUnknown" Unknown,

    /// Every check digit of the zone fits. Whoever writes a zone can make them fit.
    CheckDigitsFit = "checkDigitsFit" Agreement,
    /// A check digit is another than due.
    CheckDigitRefuted = "checkDigitRefuted" Contradiction,
    /// A check digit is not in the reply.
    CheckDigitMissing = "checkDigitMissing" Unknown,
    /// The zone breaks a rule of the standard.
    ZoneMalformed = "zoneMalformed" Warning,
    /// The zone holds something odd that the standard allows.
    ZoneOdd = "zoneOdd" Note,
    /// The zone fits its layout only after it was changed: filled up, cut, put in order.
    ZoneRealigned = "zoneRealigned" Note,
    /// The reply holds lines of a zone, but no known layout fits them.
    ZoneUnreadable = "zoneUnreadable" Unknown,
    /// The reply holds no machine readable zone.
    ZoneAbsent = "zoneAbsent" Unknown,

    /// The personal number's own check digit fits.
    PersonalNumberDigitFits = "personalNumberDigitFits" Agreement,
    /// The personal number's own check digit is another than due.
    PersonalNumberDigitRefuted = "personalNumberDigitRefuted" Contradiction,
    /// The zone's optional data is not of the shape of a personal number, or only assumed to be one and says something else.
    PersonalNumberUnknown = "personalNumberUnknown" Unknown,
    /// The birth within the personal number is that of the document.
    EmbeddedBirthAgrees = "embeddedBirthAgrees" Agreement,
    /// The birth within the personal number is another than the document's.
    EmbeddedBirthContradicts = "embeddedBirthContradicts" Contradiction,
    /// The sex within the personal number is that of the document.
    EmbeddedSexAgrees = "embeddedSexAgrees" Agreement,
    /// The sex within the personal number is another than the document's.
    EmbeddedSexContradicts = "embeddedSexContradicts" Contradiction,

    /// The images that the step promises are there.
    ImagesPresent = "imagesPresent" Agreement,
    /// An image that the step promises is not there.
    ImageMissing = "imageMissing" Warning,
    /// What stands for an image is none of a known kind.
    ImageUnreadable = "imageUnreadable" Warning,
    /// One image stands in two places.
    ImageRepeated = "imageRepeated" Warning,
    /// The reply has no selfie.
    SelfieMissing = "selfieMissing" Warning,
    /// This reply never holds images.
    ImagesUnknown = "imagesUnknown" Unknown,

    /// The API approved the verification.
    StatusApproved = "statusApproved" Note,
    /// The API refused the verification.
    StatusRefused = "statusRefused" Warning,
    /// The API has not decided, or says what this version doesn't know.
    StatusUndecided = "statusUndecided" Unknown,
    /// The API's check passed, as the caller reads it, and nothing here speaks against it.
    ApiCheckPassed = "apiCheckPassed" Agreement,
    /// The API's check failed, as the caller reads it.
    ApiCheckFailed = "apiCheckFailed" Warning,
    /// The API's reading of the zone, as the caller reads it, is another than what the check digits say.
    ApiCheckContradicts = "apiCheckContradicts" Contradiction,
    /// The API names an outcome whose values it doesn't publish.
    ApiCheckUnknown = "apiCheckUnknown" Unknown,
    /// The selfie matches the portrait at least as well as the caller asks.
    MatchLevelMet = "matchLevelMet" Agreement,
    /// The selfie matches the portrait less than the caller asks.
    MatchLevelBelow = "matchLevelBelow" Warning,
    /// The API's match level, whose scale it doesn't publish, or the lack of one that the caller asks for.
    MatchLevelUnknown = "matchLevelUnknown" Unknown,

    /// The holder is of the age that the caller asks for.
    AgeMet = "ageMet" Agreement,
    /// The holder is younger than the caller asks for.
    AgeBelow = "ageBelow" Warning,
    /// The holder's age can't be known.
    AgeUnknown = "ageUnknown" Unknown,
    /// The zone's issuer is one that the caller accepts.
    IssuerAccepted = "issuerAccepted" Agreement,
    /// The zone's issuer is none that the caller accepts.
    IssuerNotAccepted = "issuerNotAccepted" Warning,
    /// The zone names no issuer that can be read.
    IssuerUnknown = "issuerUnknown" Unknown,
    /// The reply holds no document.
    NoDocuments = "noDocuments" Unknown,
    /// A document of a step that the caller asks for is there.
    DocumentPresent = "documentPresent" Agreement,
    /// No document of a step that the caller asks for is there.
    DocumentMissing = "documentMissing" Warning,
    /// The proof of address is as recent as the caller asks for.
    AddressProofRecent = "addressProofRecent" Agreement,
    /// The proof of address is older than the caller asks for.
    AddressProofOld = "addressProofOld" Warning,
    /// The proof of address has no date of issue that can be read.
    AddressProofUnknown = "addressProofUnknown" Unknown,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
