use crate::json::open_enum::open_enum;

open_enum! {
    /// The step of a flow that a document was collected in.
    ///
    /// Two steps have two documented spellings each; both are one variant and the spelling that came is kept
    /// (API page "Get User Verification": the enum and the sample disagree).
    ///
    /// ```
    /// use vove_model::StepId;
    ///
    /// let (api, sample) = (StepId::from("DRIVING_LICENSE"), StepId::from("DRIVER_LICENSE"));
    /// assert_eq!(api, sample);
    /// assert_eq!(sample.as_str(), "DRIVER_LICENSE");
    /// ```
    pub enum StepId {
        /// Passport, national identity card or residence permit.
        IdDocument = "ID_DOCUMENT",
        /// Utility bill or similar.
        AddressProof = "ADDRESS_PROOF",
        /// Selfie and liveness; seen only as a front end's next step.
        Liveness = "LIVENESS",
        /// Nothing left to do; seen only as a front end's next step.
        Done = "DONE",
    }
    spelled {
        /// Driving licence: `DRIVING_LICENSE` in the API's enum, `DRIVER_LICENSE` in its sample.
        DrivingLicense = "DRIVING_LICENSE" | "DRIVER_LICENSE",
        /// Vehicle registration: `CAR_REGISTRATION_DOCUMENT` in the API's enum, `CAR_REGISTRATION_CARD` in an SDK page.
        CarRegistration = "CAR_REGISTRATION_DOCUMENT" | "CAR_REGISTRATION_CARD",
    }
}
