//! What the compiler can't check: which crate may use which, that every endpoint has all its parts, and how the
//! source is laid out and worded.

mod arrows;
mod circles;
mod decisions;
mod layout;
mod source;
mod stems;
mod words;

use std::path::Path;

use self::words::Words;
use crate::Result;

pub(crate) fn run(root: &Path) -> Result<()> {
    let mut findings = Vec::new();
    arrows::check(root, &mut findings)?;
    stems::check(root, &mut findings)?;
    decisions::check(root, &mut findings)?;
    let words = Words::read(root)?;
    for folder in source::source_folders(root)? {
        let sources = source::read_sources(root, &folder)?;
        layout::check(&sources, &mut findings);
        circles::check(&folder, &sources, &mut findings);
        // The fixtures hold words as documents print them, British and French ones too.
        if !folder.starts_with("xtask/fixtures") {
            sources.iter().for_each(|source| words.check_source(source, &mut findings));
        }
    }
    words.check_markdown(root, &mut findings)?;
    if findings.is_empty() {
        println!("arrows, stems, layout and words are tidy");
        return Ok(());
    }
    Err(format!("{}\n{} findings", findings.join("\n"), findings.len()).into())
}
