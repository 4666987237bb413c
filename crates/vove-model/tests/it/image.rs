//! Images: decoding, and the fast reading of a response with images.

mod decoding;
mod elision;
