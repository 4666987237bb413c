use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::json;
use vove_client::WaitPolicy;
use vove_model::{MediaType, Received, RefId, UserVerification, VerificationStatus, assess::AssessOptions};

use crate::{
    commands::assess::{self, Day},
    config::Target,
    error::Failure,
    render::{Output, verification as summary},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Show where a person stands, what was read, and what agrees in it; `--json --reveal` prints the reply as it came
    Get {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        #[command(flatten)]
        day: Day,
    },
    /// Wait until a person is approved or refused
    Wait {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Give up after so many seconds
        #[arg(long, default_value_t = 900)]
        deadline: u64,
        #[command(flatten)]
        day: Day,
    },
    /// Save the selfie and the document images to a folder
    Documents {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Folder to write to; nothing in it is overwritten
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result<(), Failure> {
    match command {
        Command::Get { ref_id, day } => get(&RefId::new(ref_id)?, &day, target, output).await,
        Command::Wait { ref_id, deadline, day } => wait(&RefId::new(ref_id)?, deadline, &day, target, output).await,
        Command::Documents { ref_id, out } => documents(&RefId::new(ref_id)?, &out, target, output).await,
    }
}

async fn get(ref_id: &RefId, day: &Day, target: &Target, output: &Output) -> Result<(), Failure> {
    show(&target.client()?.get_user_verification(ref_id).await?, day, output)
}

async fn wait(ref_id: &RefId, deadline: u64, day: &Day, target: &Target, output: &Output) -> Result<(), Failure> {
    let policy = WaitPolicy::default().timeout(Duration::from_secs(deadline));
    let told = *output;
    let client = target.client()?;
    let wait = client.wait_for_decision(ref_id).policy(policy).on_progress(move |look| {
        let status = match &look.status {
            Some(status @ VerificationStatus::Unknown(_)) => format!("{status:?}"),
            Some(status) => status.as_str().to_owned(),
            None => "not there yet".to_owned(),
        };
        told.hint(&format!("{}: next look in {:.0?}", status, look.next_poll_in));
    });
    show(&wait.await?, day, output)
}

fn show(user: &Received<UserVerification>, day: &Day, output: &Output) -> Result<(), Failure> {
    let options = AssessOptions::new(day.today()?);
    let assessment = user.assess(&options);
    if output.json {
        if output.reveal {
            output.raw(user.bytes())?;
        } else {
            output.value(&json!({
                "status": summary::status(user, output),
                "decision": summary::decision(user),
                "documents": summary::documents_value(&user.documents, output),
                "assessment": assess::value(&assessment, output),
            }))?;
        }
    } else {
        output.line(&format!("status    {}", summary::status(user, output)))?;
        output.line(&format!("decision  {}", summary::decision(user)))?;
        summary::documents(&user.documents, output)?;
        if !user.documents.is_empty() {
            output.line("")?;
            assess::print(&assessment, output)?;
        }
    }
    Ok(())
}

async fn documents(ref_id: &RefId, out: &Path, target: &Target, output: &Output) -> Result<(), Failure> {
    let reply = target.client()?.get_user_documents(ref_id).await?;
    private_folder(out).map_err(|error| Failure::Configuration(format!("the folder can't be made: {error}")))?;
    let images = summary::all_images(&reply);
    if images.is_empty() {
        output.hint("The reply holds no images.");
    }
    let progress = output.progress(images.len());
    let mut failed = 0;
    for (name, image) in images {
        progress.set_message(name.clone());
        match image.decode() {
            Ok(bytes) => {
                let kind = MediaType::sniff(&bytes);
                let file = format!("{name}.{}", kind.map_or("bin", MediaType::extension));
                save(&out.join(&file), &bytes)
                    .map_err(|error| Failure::Configuration(format!("{file} can't be written: {error}")))?;
                progress.suspend(|| announce(&file, bytes.len(), output))?;
            }
            Err(error) => {
                failed += 1;
                progress.suspend(|| output.hint(&format!("{name}: {error}")));
            }
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    match failed {
        0 => Ok(()),
        _ => Err(Failure::UnexpectedReply(format!("{failed} images could not be decoded; the others are saved"))),
    }
}

fn announce(file: &str, bytes: usize, output: &Output) -> io::Result<()> {
    if output.json {
        output.value(&json!({ "file": file, "bytes": bytes }))
    } else {
        output.line(&format!("{file}  {bytes} bytes"))
    }
}

/// A folder that only its owner can read; one that is there is left as it is.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a new file that only its owner can read; never over another.
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
