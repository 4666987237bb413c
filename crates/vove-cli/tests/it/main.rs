//! The binary as a person or a script uses it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod aml;
mod arguments;
mod assess;
mod configuration;
mod demo;
mod doctor;
mod emulator;
mod kyb;
mod masking;
mod mrz;
mod signals;
mod support;
mod terminal;
mod user;
mod webhook;
