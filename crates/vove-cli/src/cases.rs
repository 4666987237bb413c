//! Business and screening cases: `vove kyb` and `vove aml`.

use std::{fs, io, path::Path};

use serde::Serialize;
use serde_json::{Value, json};
use vove_client::{Client, CreateAmlCase, CreateKybCase, ListAmlCases, ListKybCases, Paged, ScreenAml};
use vove_model::{
    AmlCaseId, AmlCaseStatus, DocumentDate, FlowId, Gender, KybCaseId, KybCaseStatus, Page, Received, RefId,
    ScreeningData,
};

use crate::{
    arguments::{Aml, Kyb, Listing, Person, Target},
    failure::Failure,
    output::{MASK, Output, printable},
    summary,
};

pub(crate) async fn kyb(command: Kyb, target: &Target, output: &Output) -> Result<(), Failure> {
    let client = target.client()?;
    match command {
        Kyb::Create { ref_id, flow, country, country_state } => {
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
        Kyb::Get { id } => one(&client.get_kyb_case(&KybCaseId::new(id)?).await?, output),
        Kyb::List { listing, search, flow } => {
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
        Kyb::DefaultFlow { country } => undocumented(&client.get_default_kyb_flow(&country).await?, output),
    }
}

pub(crate) async fn aml(command: Aml, target: &Target, output: &Output) -> Result<(), Failure> {
    let client = target.client()?;
    match command {
        Aml::Create { ref_id, flow, person } => {
            let case = CreateAmlCase::new(RefId::new(ref_id)?, FlowId::new(flow)?, screening(&person)?);
            one(&client.create_aml_case(case).await?, output)
        }
        Aml::Get { ref_id } => one(&client.get_aml_case(&RefId::new(ref_id)?).await?, output),
        Aml::List { listing } => {
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
        Aml::SetStatus { id, status } => {
            let status = AmlCaseStatus::from(status.as_str());
            undocumented(&client.update_aml_case_status(&AmlCaseId::new(id)?, status).await?, output)
        }
        Aml::Screen { flow, person } => {
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

/// One reply: its own bytes when revealed, masked otherwise.
fn one<T: Serialize>(reply: &Received<T>, output: &Output) -> Result<(), Failure> {
    if output.reveal {
        return Ok(output.raw(reply.bytes())?);
    }
    Ok(output.value(&masked(&serde_json::to_value(&**reply).map_err(io::Error::other)?))?)
}

/// A reply whose shape nobody documents: its bytes when revealed, otherwise that there was one.
fn undocumented(reply: &[u8], output: &Output) -> Result<(), Failure> {
    if output.reveal {
        return Ok(output.raw(reply)?);
    }
    let reply: Value = serde_json::from_slice(reply).unwrap_or_default();
    Ok(output.value(&masked(&reply))?)
}

/// A page of a list, or with `--page-all` all of them: one case a line.
async fn many<E>(client: &Client, list: E, listing: &Listing, output: &Output) -> Result<(), Failure>
where
    E: Paged,
    E::Item: Serialize,
{
    let mut pages = client.pages(list);
    while let Some(page) = pages.next().await {
        let page: Received<Page<E::Item>> = page?;
        for case in &page.data {
            let case = serde_json::to_value(case).map_err(io::Error::other)?;
            let shown = if output.reveal { case } else { masked(&case) };
            output.value(&shown)?;
        }
        if !listing.page_all {
            if !page.is_last() {
                output.hint("There may be more: --page-all prints them all.");
            }
            break;
        }
    }
    Ok(())
}

/// The documented words of both lifecycles. A word that is none of them could be anything.
const STATUSES: &[&str] = &["CLEARED", "COMPLETED", "IN_PROGRESS", "IN_REVIEW", "NO_MATCH", "NOT_STARTED", "REJECTED"];

/// A reply with everything masked but documented statuses, instants, counts and the provider's identifiers.
fn masked(reply: &Value) -> Value {
    match reply {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), masked_at(key, value))).collect(),
        Value::Array(items) => items.iter().map(masked).collect(),
        Value::Null => Value::Null,
        _ => MASK.into(),
    }
}

fn masked_at(key: &str, value: &Value) -> Value {
    let plain = match (key, value) {
        ("id" | "flowId", Value::String(_)) | ("total_hits", Value::Number(_)) => true,
        ("status", Value::String(status)) => STATUSES.contains(&status.as_str()),
        ("createdAt" | "updatedAt" | "submittedAt" | "timestamp", Value::String(instant)) => {
            instant.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ".contains(&byte))
        }
        _ => false,
    };
    if plain { value.clone() } else { masked(value) }
}
