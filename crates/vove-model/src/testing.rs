//! The test kit, behind the feature `testing`: samples of every payload, and replies for property tests.
//!
//! Everything is made from the [`Shape`](crate::Shape) of a type, so that a field added there is tested the same day.
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
    responses::{odd, valid, valid_json},
    sample::{sample, sample_json, sample_with},
};
