//! Looks documents up by their step, and fields that have two names.

use alloc::borrow::Cow;

use crate::{Approved, Document, DocumentDate, Pii, StepId, Text, UserDocuments, UserVerification};

/// Looks documents up by the step that they were collected in, not by position.
macro_rules! by_step {
    ($($owner:ty),*) => {
        $(
            impl $owner {
                /// The first document of a step.
                pub fn document(&self, step: &StepId) -> Option<&Document> {
                    self.documents.iter().find(|document| document.step_id == *step)
                }

                /// Passport, national identity card or residence permit.
                pub fn id_document(&self) -> Option<&Document> {
                    self.document(&StepId::IdDocument)
                }

                /// Driving license, in either spelling of the step.
                pub fn driving_license(&self) -> Option<&Document> {
                    self.document(&StepId::DrivingLicense)
                }

                /// Vehicle registration, in either spelling of the step.
                pub fn car_registration(&self) -> Option<&Document> {
                    self.document(&StepId::CarRegistration)
                }

                /// Utility bill or similar.
                pub fn address_proof(&self) -> Option<&Document> {
                    self.document(&StepId::AddressProof)
                }
            }
        )*
    };
}

by_step!(UserVerification, UserDocuments);

impl<'a> Approved<'a> {
    /// The identity document that was accepted.
    pub fn id_document(self) -> Option<&'a Document> {
        self.user().id_document()
    }

    /// The driving license that was accepted.
    pub fn driving_license(self) -> Option<&'a Document> {
        self.user().driving_license()
    }

    /// The vehicle registration that was accepted.
    pub fn car_registration(self) -> Option<&'a Document> {
        self.user().car_registration()
    }

    /// The proof of address that was accepted.
    pub fn address_proof(self) -> Option<&'a Document> {
        self.user().address_proof()
    }
}

impl Document {
    /// The whole name: `fullName`, or given names and surname.
    ///
    /// ```
    /// use vove_model::Document;
    ///
    /// let json = r#"{"stepId": "ID_DOCUMENT", "firstName": "AMINA", "lastName": "EL IDRISSI"}"#;
    /// let document: Document = serde_json::from_str(json).unwrap();
    /// assert_eq!(document.full_name().unwrap().expose(), "AMINA EL IDRISSI");
    /// ```
    pub fn full_name(&self) -> Option<Pii<Cow<'_, str>>> {
        match (&self.full_name, &self.first_name, &self.last_name) {
            (Some(whole), ..) | (None, Some(whole), None) | (None, None, Some(whole)) => {
                Some(Pii::new(Cow::Borrowed(whole.expose())))
            }
            (None, Some(first), Some(last)) => {
                Some(Pii::new(Cow::Owned(alloc::format!("{} {}", first.expose().as_str(), last.expose().as_str()))))
            }
            (None, None, None) => None,
        }
    }

    /// Number of the document: `idNumber`, or `documentNumber`.
    pub fn document_number(&self) -> Option<&Pii<Text>> {
        self.id_number.as_ref().or(self.document_number.as_ref())
    }

    /// Date of issue: `dateOfIssue`, or `issueDate`.
    pub fn issue_date(&self) -> Option<&Pii<DocumentDate>> {
        self.date_of_issue.as_ref().or(self.issue_date.as_ref())
    }

    /// Address: `address1`, or `address`.
    pub fn address(&self) -> Option<&Pii<Text>> {
        self.address1.as_ref().or(self.address.as_ref())
    }
}
