//! Lenient and strict reading.

mod invalid_input;
mod limits;
mod open_enums;
mod undecodable;
mod wrong_types;
