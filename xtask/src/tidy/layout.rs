//! Folders stay small, every module says what it is for, and lines fit a screen.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::source::Source;

/// The most entries of a source folder. `name.rs` and `name/` count as one.
const MAX_ENTRIES: usize = 14;
/// The most columns of a line. rustfmt keeps code to it and leaves comments alone.
const MAX_COLUMNS: usize = 120;

pub(super) fn check(sources: &[Source], findings: &mut Vec<String>) {
    check_folders(sources, findings);
    for source in sources {
        let path = source.path.display();
        let documented = source.text.starts_with("//!") || source.text.starts_with("#![doc");
        if !documented {
            findings.push(format!("{path}: does not open with a `//!` line"));
        }
        check_columns(&source.path, &source.text, |line| line.trim_start().starts_with("//"), findings);
    }
}

/// Reports lines of a kind that are too wide, except those that can't be wrapped: table rows and lines without a blank.
pub(super) fn check_columns(path: &Path, text: &str, is_checked: fn(&str) -> bool, findings: &mut Vec<String>) {
    for (index, line) in text.lines().enumerate().filter(|(_, line)| is_checked(line)) {
        let text = line.trim_start().trim_start_matches(['/', '!', ' ']);
        let can_wrap = !text.starts_with('|') && text.trim().contains(' ');
        if can_wrap && line.chars().count() > MAX_COLUMNS {
            findings.push(format!("{}:{}: wider than {MAX_COLUMNS} columns", path.display(), index + 1));
        }
    }
}

fn check_folders(sources: &[Source], findings: &mut Vec<String>) {
    let mut folders: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for source in sources {
        let mut entry = source.path.with_extension("");
        while let Some(folder) = entry.parent().map(Path::to_owned) {
            if folder.file_name().is_none_or(|name| name == "crates" || name == "xtask") {
                break;
            }
            folders.entry(folder.clone()).or_default().insert(entry);
            entry = folder;
        }
    }
    for (folder, entries) in folders.iter().filter(|(_, entries)| entries.len() > MAX_ENTRIES) {
        findings.push(format!("{}: {} entries, at most {MAX_ENTRIES}", folder.display(), entries.len()));
    }
}
