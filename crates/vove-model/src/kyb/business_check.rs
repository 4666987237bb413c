use crate::{json::open_enum::open_enum, json::payload::payload};

payload! {
    /// What the register of businesses says: `businessSearch` of a business case.
    pub struct BusinessSearch {
        maybe {
            /// Whether the business was found as claimed.
            verified: bool = "verified",
        }
        free {
            /// What was found: an object of no documented shape.
            data = "data",
        }
    }
}

open_enum! {
    /// How far the look at a website has come. One value is documented; expect more.
    pub enum AnalysisStatus {
        /// Done.
        Completed = "COMPLETED",
    }
}

open_enum! {
    /// How risky a website looks. One value is documented; expect more.
    pub enum WebsiteRisk {
        /// Low.
        Low = "LOW",
    }
}

payload! {
    /// What a business's website says: `websiteAnalysis` of a business case.
    pub struct WebsiteAnalysis {
        maybe {
            /// How far the look has come.
            status: AnalysisStatus = "status",
            /// How risky the website looks.
            risk: WebsiteRisk = "risk",
        }
        free {
            /// What was found: an object of no documented shape.
            data = "data",
        }
    }
}
