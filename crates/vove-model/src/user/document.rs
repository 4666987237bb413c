use alloc::vec::Vec;

use bytes::Bytes;
use serde::Serialize;

use crate::{
    CheckOutcome, DocumentDate, DocumentStep, Image, Number, Pii, Text,
    json::image_elision::Skeleton,
    json::object::{self, from_object},
    json::open_enum::open_enum,
    json::schema::{HasSchema, Schema, SchemaField},
};

open_enum! {
    /// What kind of document the person showed. Two values are documented; expect more.
    pub enum DocumentType {
        /// Passport.
        Passport = "Passport",
        /// Driving licence.
        DriverLicense = "Driver License",
    }
}

open_enum! {
    /// What kind of proof of address it is. One value is documented; expect more.
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

/// Defines the document and its borrowed twin, in which an image is still a character of the skeleton.
macro_rules! document {
    (
        $(#[$attr:meta])*
        data { $( $(#[$data_attr:meta])* $data:ident: $type:ty = $data_key:literal, )* }
        lists { $( $(#[$list_attr:meta])* $list:ident: $item:ty = $list_key:literal, )* }
        images { $( $(#[$image_attr:meta])* $image:ident = $image_key:literal, )* }
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[non_exhaustive]
        pub struct Document {
            /// The step of the flow: the only field that is always there, and the one to look documents up by.
            #[serde(rename = "stepId")]
            pub step_id: DocumentStep,
            $(
                $(#[$data_attr])*
                #[serde(rename = $data_key, skip_serializing_if = "Option::is_none")]
                pub $data: Option<$type>,
            )*
            $(
                $(#[$list_attr])*
                #[serde(rename = $list_key, skip_serializing_if = "Option::is_none")]
                pub $list: Option<Vec<$item>>,
            )*
            $(
                $(#[$image_attr])*
                #[serde(rename = $image_key, skip_serializing_if = "Option::is_none")]
                pub $image: Option<Image>,
            )*
        }

        from_object! {
            Document
            needed { step_id: DocumentStep = "stepId" by object::needed, }
            maybe {
                $( $data: Option<$type> = $data_key by object::maybe, )*
                $( $list: Option<Vec<$item>> = $list_key by object::items_if_any, )*
                $( $image: Option<Image> = $image_key by object::maybe, )*
            }
        }

        impl Document {
            /// The images that there are, by the API's names for them.
            ///
            /// ```
            /// use vove_model::{Received, UserDocuments};
            ///
            /// let reply = r#"{"documents": [{"stepId": "ID_DOCUMENT", "back": "", "photo": "iVBORw0KGgo="}]}"#;
            /// let documents = Received::<UserDocuments>::parse(reply)?;
            /// let names: Vec<_> = documents.documents[0].images().map(|(name, _)| name).collect();
            /// assert_eq!(names, ["photo"]);
            /// # Ok::<(), vove_model::Error>(())
            /// ```
            pub fn images(&self) -> impl Iterator<Item = (&'static str, &Image)> {
                [$( ($image_key, &self.$image), )*].into_iter().filter_map(|(name, image)| Some((name, image.as_ref()?)))
            }
        }

        impl HasSchema for Document {
            const SCHEMA: Schema = Schema::Object(&[
                SchemaField::required("stepId", DocumentStep::SCHEMA),
                $( SchemaField::optional($data_key, <$type as HasSchema>::SCHEMA), )*
                $( SchemaField::optional($list_key, <Vec<$item> as HasSchema>::SCHEMA), )*
                $( SchemaField::optional($image_key, Image::SCHEMA), )*
            ]);
        }

        pub(crate) struct BorrowedDocument<'a> {
            step_id: DocumentStep,
            $( $data: Option<$type>, )*
            $( $list: Option<Vec<$item>>, )*
            $( $image: Option<&'a str>, )*
        }

        from_object! {
            BorrowedDocument<'de>
            needed { step_id: DocumentStep = "stepId" by object::needed, }
            maybe {
                $( $data: Option<$type> = $data_key by object::maybe, )*
                $( $list: Option<Vec<$item>> = $list_key by object::items_if_any, )*
                $( $image: Option<&'de str> = $image_key by object::maybe, )*
            }
        }

        impl HasSchema for BorrowedDocument<'_> {
            const SCHEMA: Schema = Document::SCHEMA;
        }

        impl BorrowedDocument<'_> {
            /// `None` when a text stands for no image.
            pub(crate) fn into_document(self, skeleton: &Skeleton, reply: &Bytes) -> Option<Document> {
                Some(Document {
                    step_id: self.step_id,
                    $( $data: self.$data, )*
                    $( $list: self.$list, )*
                    $( $image: skeleton.image_if_any(self.$image, reply)?, )*
                })
            }
        }
    };
}

document! {
    /// One entry of `documents[]`: what was read from a document, and its images where the reply carries them.
    ///
    /// Source: API page "Get User Verification". Everything but the step may be missing, and `null`, a missing field, `""`
    /// and what can't be read are one `None`. Synonyms stay apart as sent; [`full_name`](Self::full_name),
    /// [`document_number`](Self::document_number), [`issue_date`](Self::issue_date) and [`address`](Self::address) pick.
    data {
        /// Kind of document.
        document_type: DocumentType = "type",
        /// Given names, upper case in the samples.
        first_name: Pii<Text> = "firstName",
        /// Surname, upper case in the samples.
        last_name: Pii<Text> = "lastName",
        /// Whole name, on a proof of address.
        full_name: Pii<Text> = "fullName",
        /// Date of birth.
        date_of_birth: Pii<DocumentDate> = "dateOfBirth",
        /// Date of issue of an identity document or licence.
        date_of_issue: Pii<DocumentDate> = "dateOfIssue",
        /// Date of expiry.
        date_of_expiration: Pii<DocumentDate> = "dateOfExpiration",
        /// Date of issue of a proof of address.
        issue_date: Pii<DocumentDate> = "issueDate",
        /// Sex as printed.
        sex: Pii<Sex> = "sex",
        /// Address on an identity document.
        address1: Pii<Text> = "address1",
        /// Address on a proof of address.
        address: Pii<Text> = "address",
        /// Place of birth.
        place_of_birth: Pii<Text> = "placeOfBirth",
        /// Issuing authority.
        issuing_authority: Pii<Text> = "issuingAuthority",
        /// Who issued a proof of address.
        issuer_name: Pii<Text> = "issuerName",
        /// Number of the document, or the person's national number on some cards.
        id_number: Pii<Text> = "idNumber",
        /// The same under an undocumented name that an integrator met.
        document_number: Pii<Text> = "documentNumber",
        /// First line of the machine-readable zone, raw: often damaged or cut.
        mrz_line1: Pii<Text> = "mrzLine1",
        /// Second line, raw.
        mrz_line2: Pii<Text> = "mrzLine2",
        /// Third line of a card, raw. Not documented; cards have one.
        mrz_line3: Pii<Text> = "mrzLine3",
        /// How well the selfie matches the document's portrait; higher is better, 7 in the sample.
        match_level: Number = "matchLevel",
        /// Check for a screen or print held up instead of a document.
        digital_id_spoof: CheckOutcome = "digitalIDSpoof",
        /// Check for a replaced portrait.
        face_on_document_spoof: CheckOutcome = "faceOnDocumentSpoof",
        /// Check for altered text.
        text_on_document_spoof: CheckOutcome = "textOnDocumentSpoof",
        /// The provider's own reading of the machine-readable zone.
        mrz_status: CheckOutcome = "mrzStatus",
    }
    lists {
        /// Kinds of proof of address.
        doc_types: AddressProofType = "docTypes",
    }
    images {
        /// Front side.
        front = "front",
        /// Back side.
        back = "back",
        /// Portrait cut from the document.
        photo = "photo",
        /// Front side, cropped.
        front_cropped = "frontCropped",
        /// Back side, cropped.
        back_cropped = "backCropped",
    }
}
