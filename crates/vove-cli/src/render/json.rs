//! JSON for machines: one value on one line, the keys of an object in alphabetical order.

use std::io::{self, Write};

use serde::Serialize;

use super::escape;

/// Writes a value and ends the line.
pub(super) fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    // A `Value` sorts the keys; a struct would print them in the order of its fields.
    writeln!(out, "{}", escape::line(&serde_json::to_value(value)?.to_string()))
}
