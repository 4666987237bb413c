//! `vove kyb`: business cases.

use std::io;

use clap::builder::PossibleValuesParser;
use serde::Serialize;
use vove_client::{CreateKybCase, ListKybCases};
use vove_model::{FlowId, KybCaseId, KybCaseStatus, KybFlowDetails, RefId};

use super::cases::{self, ListArgs};
use crate::{
    config::Target,
    error::Result,
    render::{Output, Render, human::Human, instant},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create a case and the token for its portal
    Create {
        /// Your reference for the business
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The flow to use instead of the default flow
        #[arg(long)]
        flow: Option<String>,
        /// The country code, such as `GB`
        #[arg(long)]
        country: Option<String>,
        /// The part of the country, such as `England`
        #[arg(long)]
        country_state: Option<String>,
    },
    /// Show a case
    Get {
        /// VOVE ID's identifier of the case
        id: String,
    },
    /// List cases, one per line
    List {
        #[command(flatten)]
        list: ListArgs,
        /// List only cases with this status
        #[arg(long, value_parser = PossibleValuesParser::new(KybCaseStatus::KNOWN))]
        status: Option<String>,
        /// List only cases whose name or reference contains this text
        #[arg(long)]
        search: Option<String>,
        /// List only cases of this flow
        #[arg(long)]
        flow: Option<String>,
    },
    /// Show the default flow of a country
    DefaultFlow {
        /// The country code, such as `GB`
        country: String,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result {
    let client = target.client()?;
    match command {
        Command::Create { ref_id, flow, country, country_state } => {
            let mut case = CreateKybCase::new(RefId::new(ref_id)?);
            if let Some(flow) = flow {
                case = case.flow(FlowId::new(flow)?);
            }
            if let Some(code) = country {
                case = case.country(code);
            }
            if let Some(name) = country_state {
                case = case.country_state(name);
            }
            let created = client.create_kyb_case(case).await?;
            let case = &created.kyb_case;
            Ok(output.show(&CreatedCase {
                id: output.mask.identifier(case.id.as_str()),
                status: output.mask.known(case.status.as_str(), case.status.is_known()),
                expires_at: created.token.expires_at().map(instant),
                token: output.mask.text(created.token.expose()),
            })?)
        }
        Command::Get { id } => cases::show(&client.get_kyb_case(&KybCaseId::new(id)?).await?, output),
        Command::List { list, status, search, flow } => {
            let mut request = ListKybCases::new();
            if let Some(text) = search {
                request = request.search(text);
            }
            if let Some(flow) = flow {
                request = request.flow_id(&FlowId::new(flow)?);
            }
            if let Some(status) = status {
                request = request.status(KybCaseStatus::from(status.as_str()));
            }
            cases::list(&client, request, &list, output).await
        }
        Command::DefaultFlow { country } => {
            cases::show_as::<KybFlowDetails>(&client.get_default_kyb_flow(&country).await?, output)
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreatedCase {
    id: String,
    status: String,
    expires_at: Option<String>,
    token: String,
}

impl Render for CreatedCase {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.rows(&[
            ("case", &self.id),
            ("status", &self.status),
            ("expires", self.expires_at.as_deref().unwrap_or("unknown")),
            ("token", &self.token),
        ])
    }
}
