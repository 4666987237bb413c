//! What an assessment reports: findings with a code, an outcome, a reason and up to two operands.

mod assessment;
mod code;
mod finding;
mod operand;
mod outcome;
mod reason;

pub use self::{
    assessment::Assessment,
    code::FindingCode,
    finding::Finding,
    operand::{Excerpt, Operand, Source},
    outcome::Outcome,
    reason::Reason,
};
