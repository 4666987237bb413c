//! What `vove kyb` and `vove aml` share: lists of cases, and cases as they are printed.

use std::io;

use serde::Serialize;
use serde_json::Value;
use vove_client::{Client, Paged};
use vove_model::{Page, Received};

use crate::{
    error::Failure,
    render::{MASK, Output},
};

/// Which part of a list.
#[derive(clap::Args)]
pub(crate) struct Listing {
    /// Begin with this page
    #[arg(long, default_value_t = 1)]
    pub(crate) page: u64,
    /// So many a page
    #[arg(long)]
    pub(crate) limit: Option<u64>,
    /// Only those in this status
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Only those created from this instant on, in ISO 8601
    #[arg(long, value_name = "INSTANT")]
    pub(crate) start_date: Option<String>,
    /// Only those created up to this instant, in ISO 8601
    #[arg(long, value_name = "INSTANT")]
    pub(crate) end_date: Option<String>,
    /// All pages from there on
    #[arg(long)]
    pub(crate) page_all: bool,
}

/// One reply: its own bytes when revealed, masked otherwise.
pub(super) fn one<T: Serialize>(reply: &Received<T>, output: &Output) -> Result<(), Failure> {
    if output.reveal {
        return Ok(output.raw(reply.bytes())?);
    }
    Ok(output.value(&masked(&serde_json::to_value(&**reply).map_err(io::Error::other)?))?)
}

/// A reply whose shape nobody documents: its bytes when revealed, otherwise that there was one.
pub(super) fn undocumented(reply: &[u8], output: &Output) -> Result<(), Failure> {
    if output.reveal {
        return Ok(output.raw(reply)?);
    }
    let reply: Value = serde_json::from_slice(reply).unwrap_or_default();
    Ok(output.value(&masked(&reply))?)
}

/// A page of a list, or with `--page-all` all of them: one case a line.
pub(super) async fn many<E>(client: &Client, list: E, listing: &Listing, output: &Output) -> Result<(), Failure>
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
