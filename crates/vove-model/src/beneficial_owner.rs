use alloc::string::String;

use crate::{Number, Pii, RefId, open_enum::open_enum, payload::payload};

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
            first_name: Pii<String> = "firstName",
            /// Surname.
            last_name: Pii<String> = "lastName",
            /// Email address.
            email: Pii<String> = "email",
            /// How far the owner's own verification has come.
            status: OwnerStatus = "status",
            /// Share of the business, in percent.
            ownership: Number = "ownership",
        }
    }
}
