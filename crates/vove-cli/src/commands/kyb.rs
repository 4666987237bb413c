//! `vove kyb`: business cases.

use serde_json::json;
use vove_client::{CreateKybCase, ListKybCases};
use vove_model::{FlowId, KybCaseId, KybCaseStatus, RefId};

use super::cases::{Listing, many, one, undocumented};
use crate::{
    config::Target,
    error::Failure,
    render::{MASK, Output, printable, verification as summary},
};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create a case and the token for its portal
    Create {
        /// Your reference of the business
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Use this flow instead of the default one
        #[arg(long)]
        flow: Option<String>,
        /// Country code, `GB`
        #[arg(long)]
        country: Option<String>,
        /// Part of the country, `England`
        #[arg(long)]
        country_state: Option<String>,
    },
    /// Show a case
    Get {
        /// VOVE ID's identifier of the case
        id: String,
    },
    /// Show cases, one a line
    List {
        #[command(flatten)]
        listing: Listing,
        /// Only those with this in name or reference
        #[arg(long)]
        search: Option<String>,
        /// Only those of this flow
        #[arg(long)]
        flow: Option<String>,
    },
    /// Show the default flow of a country
    DefaultFlow {
        /// Country code, `GB`
        country: String,
    },
}

pub(crate) async fn run(command: Command, target: &Target, output: &Output) -> Result<(), Failure> {
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
            let token = if output.reveal { created.token.expose() } else { MASK };
            let id = created.kyb_case.id.as_str();
            let expires = created.token.expires_at().map(summary::instant);
            if output.json {
                output.value(&json!({ "id": id, "status": created.kyb_case.status.as_str(), "expiresAt": expires, "token": token }))?;
            } else {
                output.line(&format!("case     {}", printable(id)))?;
                output.line(&format!("status   {}", printable(created.kyb_case.status.as_str())))?;
                output.line(&format!("expires  {}", expires.as_deref().unwrap_or("not said")))?;
                output.line(&format!("token    {token}"))?;
            }
            Ok(())
        }
        Command::Get { id } => one(&client.get_kyb_case(&KybCaseId::new(id)?).await?, output),
        Command::List { listing, search, flow } => {
            let mut list = ListKybCases::new().page(listing.page);
            if let Some(limit) = listing.limit {
                list = list.limit(limit);
            }
            if let Some(status) = &listing.status {
                list = list.status(KybCaseStatus::from(status.as_str()));
            }
            if let Some(text) = search {
                list = list.search(text);
            }
            if let Some(flow) = flow {
                list = list.flow_id(&FlowId::new(flow)?);
            }
            if let Some(instant) = &listing.start_date {
                list = list.start_date(instant);
            }
            if let Some(instant) = &listing.end_date {
                list = list.end_date(instant);
            }
            many(&client, list, &listing, output).await
        }
        Command::DefaultFlow { country } => undocumented(&client.get_default_kyb_flow(&country).await?, output),
    }
}
