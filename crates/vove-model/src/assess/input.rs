//! What an assessment works on: the caller's options, and documents prepared for comparison.

mod date_range;
pub(crate) mod normalize;
mod options;
mod prepared_document;
mod provider_check;
mod stated_date;
mod stated_sex;

pub(crate) use self::{
    date_range::DateRange,
    prepared_document::{DateOperand, PreparedDocument, SexOperand},
    stated_date::{StatedDate, StatedYear},
    stated_sex::StatedSex,
};
pub use self::{options::AssessOptions, provider_check::ProviderCheck};
