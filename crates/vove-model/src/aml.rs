//! Anti-money-laundering: screenings, and cases that keep their result.

mod case;
mod screening;

pub use self::{
    case::{AmlCase, AmlCaseStatus},
    screening::{Gender, Screening, ScreeningData},
};
