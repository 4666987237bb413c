//! One module for each command of `vove`: its arguments and what it does.

pub(crate) mod aml;
pub(crate) mod assess;
mod cases;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod emulator;
pub(crate) mod kyb;
pub(crate) mod mrz;
pub(crate) mod session;
pub(crate) mod user;
pub(crate) mod webhook;
