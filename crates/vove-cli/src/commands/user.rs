//! `vove user`: the verification of a user.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Serialize;
use vove_client::WaitPolicy;
use vove_model::{MediaType, Received, RefId, UserVerification, VerificationStatus, assess::AssessOptions};

use crate::{
    config::Target,
    error::{Error, Result},
    render::{
        Output, Render,
        assessment::AssessmentView,
        human::Human,
        images,
        verification::{self, Documents},
    },
    today::Today,
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Show a user's status, the documents and their assessment; `--json --reveal` prints the response as received
    Get {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        #[command(flatten)]
        today: Today,
    },
    /// Wait until the user is approved or refused
    Wait {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Stop waiting after this many seconds
        #[arg(long, value_name = "SECONDS", default_value_t = 900)]
        deadline: u64,
        #[command(flatten)]
        today: Today,
    },
    /// Save the selfie and the document images to a folder
    Documents {
        /// Your reference for the user
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The folder to write to; existing files are not overwritten
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result {
    match command {
        Command::Get { ref_id, today } => {
            let ref_id = RefId::new(ref_id)?;
            show(&target.client()?.get_user_verification(&ref_id).await?, &today, output)
        }
        Command::Wait { ref_id, deadline, today } => {
            wait(&RefId::new(ref_id)?, Duration::from_secs(deadline), &today, target, output).await
        }
        Command::Documents { ref_id, out } => documents(&RefId::new(ref_id)?, &out, target, output).await,
    }
}

async fn wait(ref_id: &RefId, deadline: Duration, today: &Today, target: &Target, output: &Output) -> Result {
    let policy = WaitPolicy::default().timeout(deadline);
    let hints = *output;
    let client = target.client()?;
    let wait = client.wait_for_decision(ref_id).policy(policy).on_progress(move |poll| {
        let status = match &poll.status {
            Some(status @ VerificationStatus::Unknown(_)) => format!("{status:?}"),
            Some(status) => status.as_str().to_owned(),
            None => "not found yet".to_owned(),
        };
        hints.hint(&format!("{status}: checking again in {:.0?}", poll.next_poll_in));
    });
    show(&wait.await?, today, output)
}

fn show(user: &Received<UserVerification>, today: &Today, output: &Output) -> Result {
    let options = AssessOptions::new(today.date()?);
    Ok(output.show(&UserView {
        status: verification::status(user, output.mask),
        decision: verification::decision(user),
        documents: Documents::new(&user.documents, output.mask),
        assessment: AssessmentView { assessment: &user.assess(&options), mask: output.mask },
        received: user.bytes(),
    })?)
}

#[derive(Serialize)]
struct UserView<'a> {
    status: String,
    decision: &'static str,
    documents: Documents,
    assessment: AssessmentView<'a>,
    #[serde(skip)]
    received: &'a [u8],
}

impl Render for UserView<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.rows(&[("status", &self.status), ("decision", self.decision)])?;
        self.documents.human(out)?;
        if self.documents.is_empty() {
            return Ok(());
        }
        out.line("")?;
        self.assessment.human(out)
    }

    fn received(&self) -> Option<&[u8]> {
        Some(self.received)
    }
}

async fn documents(ref_id: &RefId, out: &Path, target: &Target, output: &Output) -> Result {
    let response = target.client()?.get_user_documents(ref_id).await?;
    private_folder(out).map_err(|error| Error::configuration(format_args!("can't create the folder: {error}")))?;
    let images = images::named(&response);
    if images.is_empty() {
        output.hint("The response holds no images.");
    }
    let progress = output.progress(images.len());
    let mut failed = 0;
    for (name, image) in images {
        progress.message(&name);
        match image.decode() {
            Ok(bytes) => {
                let kind = MediaType::sniff(&bytes);
                let file = format!("{name}.{}", kind.map_or("bin", MediaType::extension));
                save(&out.join(&file), &bytes)
                    .map_err(|error| Error::configuration(format_args!("can't write {file}: {error}")))?;
                progress.suspend(|| output.show(&SavedImage { file, bytes: bytes.len() }))?;
            }
            Err(error) => {
                failed += 1;
                progress.suspend(|| output.hint(&format!("{name}: {error}")));
            }
        }
        progress.advance();
    }
    progress.finish();
    match failed {
        0 => Ok(()),
        _ => Err(Error::UnexpectedResponse(format!("{failed} images could not be decoded; the others are saved"))),
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

/// Creates a folder that only its owner can read. The permissions of an existing folder stay.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a new file that only its owner can read. An existing file is an error.
fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
