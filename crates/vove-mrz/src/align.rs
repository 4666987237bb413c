//! Places damaged text on a layout.
//!
//! The text is normalized to the alphabet ([`input`]), every way to take segments of it for the lines of a layout is a
//! [`hypothesis`], each segment is aligned with its line as well as possible ([`line_search`], scored by [`score`]),
//! and the hypothesis with the highest score becomes the cells of a zone ([`placement`]).

mod hypothesis;
mod input;
mod line_alignment;
mod line_search;
mod placement;
mod score;
pub(crate) mod search;
mod segment;
