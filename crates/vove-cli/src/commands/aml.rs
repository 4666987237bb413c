//! `vove aml`: screening cases.

use std::{io, path::PathBuf};

use clap::builder::PossibleValuesParser;
use serde::Serialize;
use serde_json::Value;
use vove_client::{CreateAmlCase, ListAmlCases, ScreenAml};
use vove_model::{
    AmlCase, AmlCaseId, AmlCaseStatus, DocumentDate, FlowId, Gender, Received, RefId, Screening, ScreeningData,
};

use super::cases::{self, ListArgs};
use crate::{
    config::Target,
    error::{Error, Result},
    input,
    render::{Output, Render, human::Human},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Screen a person and keep the case
    Create {
        /// Your reference for the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: PersonArgs,
    },
    /// Show a case
    Get {
        /// Your reference for the person
        #[arg(value_name = "REF")]
        ref_id: String,
    },
    /// List cases, one per line
    List {
        #[command(flatten)]
        list: ListArgs,
        /// List only cases with this status
        #[arg(long, value_parser = PossibleValuesParser::new(AmlCaseStatus::KNOWN))]
        status: Option<String>,
    },
    /// Set the status of a case
    SetStatus {
        /// VOVE ID's identifier of the case
        id: String,
        /// The outcome of the review
        #[arg(value_parser = ["CLEARED", "REJECTED"])]
        status: String,
    },
    /// Screen a person once, without a case
    Screen {
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: PersonArgs,
    },
}

/// The person to screen. Name and date come from files, because other users of the machine can read arguments.
#[derive(clap::Args)]
pub(crate) struct PersonArgs {
    /// The file with the name, on one line
    #[arg(long, value_name = "FILE")]
    name_file: PathBuf,
    /// The file with the date of birth as DD/MM/YYYY
    #[arg(long, value_name = "FILE")]
    dob_file: Option<PathBuf>,
    /// The gender of the person
    #[arg(long, value_parser = PossibleValuesParser::new(Gender::KNOWN))]
    gender: Option<String>,
}

impl PersonArgs {
    fn screening_data(&self) -> Result<ScreeningData> {
        let mut data = ScreeningData::new(input::personal_text("name", &self.name_file)?)?;
        if let Some(path) = &self.dob_file {
            let date = DocumentDate::from(input::personal_text("date of birth", path)?).calendar();
            data = data.date_of_birth(
                date.ok_or_else(|| Error::configuration("the date of birth is not a date as DD/MM/YYYY"))?,
            );
        }
        if let Some(gender) = &self.gender {
            data = data.gender(Gender::from(gender.as_str()));
        }
        Ok(data)
    }
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result {
    let client = target.client()?;
    match command {
        Command::Create { ref_id, flow, person } => {
            let case = CreateAmlCase::new(RefId::new(ref_id)?, FlowId::new(flow)?, person.screening_data()?);
            cases::show(&client.create_aml_case(case).await?, output)
        }
        Command::Get { ref_id } => cases::show(&client.get_aml_case(&RefId::new(ref_id)?).await?, output),
        Command::List { list, status } => {
            let mut request = ListAmlCases::new();
            if let Some(status) = status {
                request = request.status(AmlCaseStatus::from(status.as_str()));
            }
            cases::list(&client, request, &list, output).await
        }
        Command::SetStatus { id, status } => {
            let status = AmlCaseStatus::from(status.as_str());
            cases::show_as::<AmlCase>(&client.update_aml_case_status(&AmlCaseId::new(id)?, status).await?, output)
        }
        Command::Screen { flow, person } => {
            let found = client.screen_aml(ScreenAml::new(FlowId::new(flow)?, person.screening_data()?)).await?;
            Ok(output.show(&ScreeningView { json: output.mask.json(&*found)?, response: &found })?)
        }
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct ScreeningView<'a> {
    json: Value,
    #[serde(skip)]
    response: &'a Received<Screening>,
}

impl Render for ScreeningView<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.rows(&[("hits", &self.response.total_hits.to_string())])
    }

    fn received(&self) -> Option<&[u8]> {
        Some(self.response.bytes())
    }
}
