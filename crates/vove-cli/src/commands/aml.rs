//! `vove aml`: screening cases.

use std::{
    fs,
    path::{Path, PathBuf},
};

use vove_client::{CreateAmlCase, ListAmlCases, ScreenAml};
use vove_model::{AmlCaseId, AmlCaseStatus, DocumentDate, FlowId, Gender, RefId, ScreeningData};

use super::cases::{Listing, many, one, undocumented};
use crate::{config::Target, error::Failure, render::Output};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Screen somebody and keep the case
    Create {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: Person,
    },
    /// Show a case
    Get {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
    },
    /// Show cases, one a line
    List {
        #[command(flatten)]
        listing: Listing,
    },
    /// Put a case into a status
    SetStatus {
        /// VOVE ID's identifier of the case
        id: String,
        /// The outcome of the review
        #[arg(value_parser = ["CLEARED", "REJECTED"])]
        status: String,
    },
    /// Screen somebody once, without a case
    Screen {
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: Person,
    },
}

/// Whom to screen. Name and date come from files, since arguments can be seen by others on the machine.
#[derive(clap::Args)]
pub(crate) struct Person {
    /// File with the name
    #[arg(long, value_name = "FILE")]
    pub(crate) name_file: PathBuf,
    /// File with the date of birth, DD/MM/YYYY
    #[arg(long, value_name = "FILE")]
    pub(crate) dob_file: Option<PathBuf>,
    /// `male` or `female`
    #[arg(long)]
    pub(crate) gender: Option<String>,
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result<(), Failure> {
    let client = target.client()?;
    match command {
        Command::Create { ref_id, flow, person } => {
            let case = CreateAmlCase::new(RefId::new(ref_id)?, FlowId::new(flow)?, screening(&person)?);
            one(&client.create_aml_case(case).await?, output)
        }
        Command::Get { ref_id } => one(&client.get_aml_case(&RefId::new(ref_id)?).await?, output),
        Command::List { listing } => {
            let mut list = ListAmlCases::new().page(listing.page);
            if let Some(limit) = listing.limit {
                list = list.limit(limit);
            }
            if let Some(status) = &listing.status {
                list = list.status(AmlCaseStatus::from(status.as_str()));
            }
            if let Some(instant) = &listing.start_date {
                list = list.start_date(instant);
            }
            if let Some(instant) = &listing.end_date {
                list = list.end_date(instant);
            }
            many(&client, list, &listing, output).await
        }
        Command::SetStatus { id, status } => {
            let status = AmlCaseStatus::from(status.as_str());
            undocumented(&client.update_aml_case_status(&AmlCaseId::new(id)?, status).await?, output)
        }
        Command::Screen { flow, person } => {
            let found = client.screen_aml(ScreenAml::new(FlowId::new(flow)?, screening(&person)?)).await?;
            if output.json { one(&found, output) } else { Ok(output.line(&format!("hits  {}", found.total_hits))?) }
        }
    }
}

fn screening(person: &Person) -> Result<ScreeningData, Failure> {
    let mut who = ScreeningData::new(read("name", &person.name_file)?)?;
    if let Some(path) = &person.dob_file {
        let born = DocumentDate::from(read("date of birth", path)?).calendar();
        let born = born.ok_or_else(|| Failure::Configuration("the date of birth is no DD/MM/YYYY".to_owned()))?;
        who = who.date_of_birth(born);
    }
    if let Some(gender) = &person.gender {
        who = who.gender(Gender::from(gender.as_str()));
    }
    Ok(who)
}

fn read(what: &str, path: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Configuration(format!("the file with the {what} can't be read: {error}")))?;
    Ok(text.trim().to_owned())
}
