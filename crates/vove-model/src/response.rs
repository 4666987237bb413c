//! What surrounds the payload of a response: the exact bytes, pages of a list, the body of a failed call, and what the
//! response says beyond its documented schema.

mod drift;
mod page;
mod problem;
mod received;

pub use self::{
    drift::{Drift, DriftKind},
    page::Page,
    problem::Problem,
    received::{Payload, Received},
};
