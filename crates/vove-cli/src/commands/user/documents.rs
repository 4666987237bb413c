//! `vove user documents`: the selfie and the document images, saved to a folder.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;
use vove_model::RefId;

use crate::{
    config::Target,
    error::{Error, Result},
    render::{Output, Render, human::Human, images},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Your reference for the user
    #[arg(value_name = "REF")]
    ref_id: String,

    /// The folder to write to; it is created if it does not exist
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Replace images that the folder has already
    #[arg(long)]
    force: bool,
}

pub(super) async fn run(args: Args, target: &Target, output: &Output) -> Result {
    let (ref_id, out) = (RefId::new(args.ref_id)?, args.out);
    let client = target.client()?;
    if !args.force && has_images(&out)? {
        return Err(Error::configuration("the folder has images already: pass --force to replace them"));
    }
    let response = client.get_user_documents(&ref_id).await?;
    private_folder(&out).map_err(|error| Error::configuration(format_args!("can't create the folder: {error}")))?;
    let images = images::named(&response);
    if images.is_empty() {
        output.hint("The response holds no images.");
    }
    let progress = output.progress(images.len());
    let (mut unreadable, mut unwritten) = (0, 0);
    for (name, image) in images {
        progress.message(&name);
        match images::decode(image) {
            Ok((bytes, extension)) => {
                let file = format!("{name}.{extension}");
                match save(&out.join(&file), &bytes, args.force) {
                    Ok(()) => progress.suspend(|| output.show(&SavedImage { file, bytes: bytes.len() }))?,
                    Err(error) => {
                        unwritten += 1;
                        progress.suspend(|| output.hint(&format!("can't write {file}: {error}")));
                    }
                }
            }
            Err(reason) => {
                unreadable += 1;
                progress.suspend(|| output.hint(&format!("{name}: {reason}")));
            }
        }
        progress.advance();
    }
    progress.finish();
    match (unreadable, unwritten) {
        (0, 0) => Ok(()),
        (_, 0) => Err(Error::UnexpectedResponse(format!("images that can't be decoded: {unreadable}"))),
        _ => Err(Error::configuration(format_args!("images that can't be written: {unwritten}"))),
    }
}

#[derive(Serialize)]
struct SavedImage {
    file: String,
    bytes: usize,
}

impl Render for SavedImage {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.line(format_args!("{}  {} bytes", self.file, self.bytes))
    }
}

/// Whether a folder exists and has a file with a name that this command gives to an image.
fn has_images(folder: &Path) -> Result<bool> {
    let unreadable = |error| Error::configuration(format_args!("can't read the folder: {error}"));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        entries => entries.map_err(unreadable)?,
    };
    for entry in entries {
        if entry.map_err(unreadable)?.file_name().to_str().is_some_and(images::is_image_file) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Creates a folder that only its owner can read. The permissions of an existing folder stay.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a new file that only its owner can read. An existing file or link is an error, or removed with `force`.
fn save(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    if force {
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path)?.write_all(bytes);
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}
