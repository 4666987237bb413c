//! One document of a person: what was read from it, and its images.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    CheckOutcome, DocumentDate, DocumentStep, HasSchema, Image, Number, Pii, Schema, SchemaField, Text,
    json::{lenient, open_enum::open_enum},
    limits::MAX_NESTED_ITEMS,
};

open_enum! {
    /// The kind of a document. Two values are documented; expect more.
    pub enum DocumentType {
        /// Passport.
        Passport = "Passport",
        /// Driving license.
        DriverLicense = "Driver License",
    }
}

open_enum! {
    /// The kind of a proof of address. One value is documented; expect more.
    pub enum AddressProofType {
        /// Electricity bill.
        ElectricityBill = "UTILITY_BILL_ELECTRICITY",
    }
}

open_enum! {
    /// Sex as printed on the document.
    pub enum Sex {
        /// Female.
        Female = "F",
        /// Male.
        Male = "M",
        /// Unspecified (ICAO Doc 9303-3, visual inspection zone).
        Unspecified = "X",
    }
}

/// One entry of `documents[]`: what was read from a document, and its images if the response has them.
///
/// Source: API page "Get User Verification". Everything but the step may be missing; `null`, a missing field, `""` and
/// a value that can't be read are one `None`. Synonyms stay apart as sent; [`full_name`](Self::full_name),
/// [`document_number`](Self::document_number), [`issue_date`](Self::issue_date) and [`address`](Self::address) choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Document {
    /// The step of the flow: the only field that is always present, and the one to look documents up by.
    pub step_id: DocumentStep,
    /// Kind of document.
    #[serde(rename = "type", default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub document_type: Option<DocumentType>,
    /// Given names, upper case in the samples.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<Pii<Text>>,
    /// Surname, upper case in the samples.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<Pii<Text>>,
    /// Whole name, on a proof of address.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub full_name: Option<Pii<Text>>,
    /// Date of birth.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Pii<DocumentDate>>,
    /// Date of issue of an identity document or license.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub date_of_issue: Option<Pii<DocumentDate>>,
    /// Expiration date.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub date_of_expiration: Option<Pii<DocumentDate>>,
    /// Date of issue of a proof of address.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub issue_date: Option<Pii<DocumentDate>>,
    /// Sex as printed.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub sex: Option<Pii<Sex>>,
    /// Address on an identity document.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub address1: Option<Pii<Text>>,
    /// Address on a proof of address.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub address: Option<Pii<Text>>,
    /// Place of birth.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub place_of_birth: Option<Pii<Text>>,
    /// Issuing authority.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub issuing_authority: Option<Pii<Text>>,
    /// Issuer of a proof of address.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub issuer_name: Option<Pii<Text>>,
    /// Number of the document, or the person's national number on some cards.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub id_number: Option<Pii<Text>>,
    /// The same under an undocumented name that an integrator reported.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub document_number: Option<Pii<Text>>,
    /// First line of the machine-readable zone as it came: often damaged or truncated.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub mrz_line1: Option<Pii<Text>>,
    /// Second line, as it came.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub mrz_line2: Option<Pii<Text>>,
    /// Third line, as it came. Not documented; cards have one.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub mrz_line3: Option<Pii<Text>>,
    /// How well the selfie matches the document's portrait; higher is better, 7 in the sample.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub match_level: Option<Number>,
    /// Check for a document shown on a screen or as a print.
    #[serde(
        rename = "digitalIDSpoof",
        default,
        deserialize_with = "lenient::value",
        skip_serializing_if = "Option::is_none"
    )]
    pub digital_id_spoof: Option<CheckOutcome>,
    /// Check for a replaced portrait.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub face_on_document_spoof: Option<CheckOutcome>,
    /// Check for altered text.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub text_on_document_spoof: Option<CheckOutcome>,
    /// Check of the machine-readable zone.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub mrz_status: Option<CheckOutcome>,
    /// Kinds of proof of address.
    #[serde(
        default,
        deserialize_with = "lenient::optional_list::<_, _, MAX_NESTED_ITEMS>",
        skip_serializing_if = "Option::is_none"
    )]
    pub doc_types: Option<Vec<AddressProofType>>,
    /// Front side.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub front: Option<Image>,
    /// Back side.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub back: Option<Image>,
    /// Portrait cut from the document.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub photo: Option<Image>,
    /// Front side, cropped.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub front_cropped: Option<Image>,
    /// Back side, cropped.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub back_cropped: Option<Image>,
}

impl HasSchema for Document {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::required("stepId", DocumentStep::SCHEMA),
        SchemaField::optional("type", DocumentType::SCHEMA),
        SchemaField::optional("firstName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("lastName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("fullName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("dateOfBirth", <Pii<DocumentDate>>::SCHEMA),
        SchemaField::optional("dateOfIssue", <Pii<DocumentDate>>::SCHEMA),
        SchemaField::optional("dateOfExpiration", <Pii<DocumentDate>>::SCHEMA),
        SchemaField::optional("issueDate", <Pii<DocumentDate>>::SCHEMA),
        SchemaField::optional("sex", <Pii<Sex>>::SCHEMA),
        SchemaField::optional("address1", <Pii<Text>>::SCHEMA),
        SchemaField::optional("address", <Pii<Text>>::SCHEMA),
        SchemaField::optional("placeOfBirth", <Pii<Text>>::SCHEMA),
        SchemaField::optional("issuingAuthority", <Pii<Text>>::SCHEMA),
        SchemaField::optional("issuerName", <Pii<Text>>::SCHEMA),
        SchemaField::optional("idNumber", <Pii<Text>>::SCHEMA),
        SchemaField::optional("documentNumber", <Pii<Text>>::SCHEMA),
        SchemaField::optional("mrzLine1", <Pii<Text>>::SCHEMA),
        SchemaField::optional("mrzLine2", <Pii<Text>>::SCHEMA),
        SchemaField::optional("mrzLine3", <Pii<Text>>::SCHEMA),
        SchemaField::optional("matchLevel", Number::SCHEMA),
        SchemaField::optional("digitalIDSpoof", CheckOutcome::SCHEMA),
        SchemaField::optional("faceOnDocumentSpoof", CheckOutcome::SCHEMA),
        SchemaField::optional("textOnDocumentSpoof", CheckOutcome::SCHEMA),
        SchemaField::optional("mrzStatus", CheckOutcome::SCHEMA),
        SchemaField::optional("docTypes", <Vec<AddressProofType>>::SCHEMA),
        SchemaField::optional("front", Image::SCHEMA),
        SchemaField::optional("back", Image::SCHEMA),
        SchemaField::optional("photo", Image::SCHEMA),
        SchemaField::optional("frontCropped", Image::SCHEMA),
        SchemaField::optional("backCropped", Image::SCHEMA),
    ]);
}

impl Document {
    /// The images that are present, with the API's names for them.
    ///
    /// ```
    /// use vove_model::{Received, UserDocuments};
    ///
    /// let response = r#"{"documents": [{"stepId": "ID_DOCUMENT", "back": "", "photo": "iVBORw0KGgo="}]}"#;
    /// let documents = Received::<UserDocuments>::parse(response)?;
    /// let names: Vec<_> = documents.documents[0].images().map(|(name, _)| name).collect();
    /// assert_eq!(names, ["photo"]);
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn images(&self) -> impl Iterator<Item = (&'static str, &Image)> {
        let images = [
            ("front", &self.front),
            ("back", &self.back),
            ("photo", &self.photo),
            ("frontCropped", &self.front_cropped),
            ("backCropped", &self.back_cropped),
        ];
        images.into_iter().filter_map(|(name, image)| Some((name, image.as_ref()?)))
    }

    pub(crate) fn images_mut(&mut self) -> impl Iterator<Item = &mut Image> {
        let images =
            [&mut self.front, &mut self.back, &mut self.photo, &mut self.front_cropped, &mut self.back_cropped];
        images.into_iter().flatten()
    }
}
