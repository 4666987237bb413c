//! Places damaged text on a layout.

pub(crate) mod apply;
pub(crate) mod hypothesis;
pub(crate) mod input;
pub(crate) mod line_alignment;
pub(crate) mod score;
pub(crate) mod score_bound;
pub(crate) mod search;
pub(crate) mod segment;
