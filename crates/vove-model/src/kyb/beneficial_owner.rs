use crate::{Number, Pii, RefId, Text, json::open_enum::open_enum, json::payload::payload};

open_enum! {
    /// How far an owner's own verification has come. One value is documented; expect more.
    pub enum OwnerStatus {
        /// Done.
        Completed = "COMPLETED",
    }
}

payload! {
    /// An ultimate beneficial owner of a business: an entry of `ubos[]` (API page "KYB Case Management").
    pub struct BeneficialOwner {
        maybe {
            /// The owner, as a person to verify.
            ref_id: RefId = "refId",
            /// Given names.
            first_name: Pii<Text> = "firstName",
            /// Surname.
            last_name: Pii<Text> = "lastName",
            /// Email address.
            email: Pii<Text> = "email",
            /// How far the owner's own verification has come.
            status: OwnerStatus = "status",
            /// Share of the business, in percent.
            ownership: Number = "ownership",
        }
    }
}
