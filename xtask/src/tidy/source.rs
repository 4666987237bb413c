//! The Rust sources below a folder, parsed once for the checks that read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Result;

/// One source file.
pub(super) struct Source {
    /// Path from the root of the workspace.
    pub(super) path: PathBuf,
    /// The file's text.
    pub(super) text: String,
    /// The file as items.
    pub(super) file: syn::File,
}

/// Folders with source that is checked: `src` of every package of the workspace.
pub(super) fn source_folders(root: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![PathBuf::from("xtask/fixtures/src"), PathBuf::from("xtask/src")];
    for entry in fs::read_dir(root.join("crates"))? {
        let folder = Path::new("crates").join(entry?.file_name()).join("src");
        if root.join(&folder).is_dir() {
            folders.push(folder);
        }
    }
    folders.sort();
    Ok(folders)
}

/// Reads and parses every `.rs` file below a folder, in the order of their paths.
pub(super) fn read_sources(root: &Path, folder: &Path) -> Result<Vec<Source>> {
    let mut paths = Vec::new();
    list_files(root, folder, &mut paths)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    let read = |path: PathBuf| -> Result<Source> {
        let text = fs::read_to_string(root.join(&path))?;
        let file = syn::parse_file(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Source { path, text, file })
    };
    paths.into_iter().map(read).collect()
}

/// Lists every file below a folder, hidden ones and build output left out.
pub(super) fn list_files(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') || name == "target" {
            continue;
        }
        let path = folder.join(name);
        if entry.file_type()?.is_dir() {
            list_files(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
