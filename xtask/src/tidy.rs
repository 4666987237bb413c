//! What the compiler can't check: which crate may know which, that every endpoint has all its parts, and that fixtures
//! hold invented people only.

mod arrows;
mod people;
mod stems;

use std::path::Path;

use crate::Result;

pub(crate) fn run(root: &Path) -> Result<()> {
    let mut findings = Vec::new();
    arrows::check(root, &mut findings)?;
    stems::check(root, &mut findings)?;
    people::check(root, &mut findings)?;
    if findings.is_empty() {
        println!("arrows, stems and fixtures are tidy");
        return Ok(());
    }
    Err(findings.join("\n").into())
}
