//! The names of fields.

/// The name of a field. Layouts share these names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FieldName {
    /// The kind of document: `P` for a passport, `V` for a visa, `A`, `C`, `I` for cards, `D` for driving licenses.
    DocumentCode,
    /// The configuration of a driving license: which data its chip has.
    Configuration,
    /// The state or organization that issued the document.
    IssuingState,
    /// The number of the document, as far as it fits its nine positions.
    DocumentNumber,
    /// The PIN code of a Swiss driving license.
    PinCode,
    /// The version of a Swiss driving license.
    VersionNumber,
    /// The language of a Swiss driving license.
    LanguageCode,
    /// Surname and given names in one field.
    Name,
    /// The surname (primary identifier).
    Surname,
    /// The given names (secondary identifier).
    GivenNames,
    /// The nationality of the holder.
    Nationality,
    /// The date of birth.
    BirthDate,
    /// The sex: `F`, `M`, or a filler for unspecified.
    Sex,
    /// The date of expiration; on a visa also the last day on which it may be used.
    ExpirationDate,
    /// Year and month of issue, on French identity cards.
    IssueDate,
    /// The personal number or other optional data of a passport.
    PersonalNumber,
    /// Optional data of the issuer, the first or only such field.
    Optional1,
    /// Optional data of the issuer, the second such field.
    Optional2,
    /// The code of the issuing office, on French identity cards.
    AdministrativeCode,
    /// The department of issue, on French identity cards.
    DepartmentCode,
    /// Fillers between two fields.
    Separator1,
    /// Fillers between two fields.
    Separator2,
    /// Fillers between two fields.
    Separator3,
    /// Several fields together: the composite check digit.
    Composite,
}

impl FieldName {
    /// Every name.
    pub const ALL: [Self; 24] = [
        Self::DocumentCode,
        Self::Configuration,
        Self::IssuingState,
        Self::DocumentNumber,
        Self::PinCode,
        Self::VersionNumber,
        Self::LanguageCode,
        Self::Name,
        Self::Surname,
        Self::GivenNames,
        Self::Nationality,
        Self::BirthDate,
        Self::Sex,
        Self::ExpirationDate,
        Self::IssueDate,
        Self::PersonalNumber,
        Self::Optional1,
        Self::Optional2,
        Self::AdministrativeCode,
        Self::DepartmentCode,
        Self::Separator1,
        Self::Separator2,
        Self::Separator3,
        Self::Composite,
    ];

    /// The field of a name, as [`as_str`](Self::as_str) writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    /// A stable name for machines: `documentNumber`, and `lastName`, `firstName` for the names as the API spells them.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DocumentCode => "documentCode",
            Self::Configuration => "configuration",
            Self::IssuingState => "issuingState",
            Self::DocumentNumber => "documentNumber",
            Self::PinCode => "pinCode",
            Self::VersionNumber => "versionNumber",
            Self::LanguageCode => "languageCode",
            Self::Name => "name",
            Self::Surname => "lastName",
            Self::GivenNames => "firstName",
            Self::Nationality => "nationality",
            Self::BirthDate => "birthDate",
            Self::Sex => "sex",
            Self::ExpirationDate => "expirationDate",
            Self::IssueDate => "issueDateYYMM",
            Self::PersonalNumber => "personalNumber",
            Self::Optional1 => "optional1",
            Self::Optional2 => "optional2",
            Self::AdministrativeCode => "administrativeCode",
            Self::DepartmentCode => "departmentCode",
            Self::Separator1 => "separator1",
            Self::Separator2 => "separator2",
            Self::Separator3 => "separator3",
            Self::Composite => "composite",
        }
    }
}

display_stable_name!(FieldName);
