//! What the compiler can't check: which crates may depend on which, and that every endpoint has all its parts.

mod arrows;
mod stems;

use std::path::Path;

use crate::Result;

pub(crate) fn run(root: &Path) -> Result<()> {
    let mut findings = Vec::new();
    arrows::check(root, &mut findings)?;
    stems::check(root, &mut findings)?;
    if findings.is_empty() {
        println!("arrows and stems are tidy");
        return Ok(());
    }
    Err(findings.join("\n").into())
}
