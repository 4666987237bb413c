//! Test helpers, behind the feature `testing`: a sample of every payload, and responses for property tests.
//!
//! All are made from the [`Schema`](crate::Schema) of a type, so that a new field is covered without further work.
//!
//! ```
//! use vove_model::{Decision, UserVerification, VerificationStatus, testing};
//!
//! // Fields are public: change what your test is about.
//! let mut user: UserVerification = testing::sample();
//! user.status = VerificationStatus::Successful;
//! assert!(matches!(user.decision(), Decision::Approved(_)));
//! ```

mod hostile;
mod responses;
mod sample;

pub use self::{
    hostile::hostile,
    responses::{unusual, valid, valid_json},
    sample::{sample, sample_json, sample_with},
};
