use crate::{KybDocumentId, Number, Pii, Text, Timestamp, json::open_enum::open_enum, json::payload::payload};

open_enum! {
    /// What a business handed in. One value is documented; expect more.
    pub enum KybDocumentType {
        /// Certificate of incorporation.
        CertificateOfIncorporation = "CERTIFICATE_OF_INCORPORATION",
    }
}

payload! {
    /// One entry of `documents[]` of a business case (API page "KYB Case Management").
    pub struct KybDocument {
        maybe {
            /// The document.
            id: KybDocumentId = "id",
            /// What it is.
            document_type: KybDocumentType = "documentType",
            /// Name of the file, as the business called it.
            file_name: Pii<Text> = "fileName",
            /// When it was handed in.
            uploaded_at: Timestamp = "uploadedAt",
            /// What was read from it.
            analysis: DocumentAnalysis = "analysis",
        }
    }
}

payload! {
    /// What was read from a business's document.
    pub struct DocumentAnalysis {
        maybe {
            /// How sure the reading is, 0 to 1.
            confidence: Number = "confidence",
        }
        free {
            /// The reading: an object of no documented shape.
            extracted = "extracted",
        }
    }
}
