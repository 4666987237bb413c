//! Lenient and strict reading.

mod invalid_input;
mod open_enums;
mod undecodable;
mod wrong_types;
