//! What `vove kyb` and `vove aml` share: the filters of a list, and how cases are printed.

use serde::Serialize;
use serde_json::Value;
use vove_client::{Client, ListAmlCases, ListKybCases, Paged};
use vove_model::{HasSchema, Page, Received};

use crate::{
    arguments::{instant, whole_number},
    error::Result,
    render::Output,
};

/// The last page that can be asked for.
const MAX_PAGE: u64 = 1_000_000;

/// The largest number of cases per page that can be asked for. The API documents no limit; its examples have up to 50.
const MAX_LIMIT: u64 = 1000;

/// The part of a list to print.
#[derive(clap::Args)]
pub(crate) struct ListArgs {
    /// The first page to print
    #[arg(long, default_value_t = 1, value_parser = whole_number::<u64>(1..=MAX_PAGE), allow_negative_numbers = true)]
    page: u64,
    /// The number of cases per page
    #[arg(long, value_parser = whole_number::<u64>(1..=MAX_LIMIT), allow_negative_numbers = true)]
    limit: Option<u64>,
    /// List only cases created at or after this instant (ISO 8601)
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    start_date: Option<String>,
    /// List only cases created at or before this instant (ISO 8601)
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    end_date: Option<String>,
    /// Print all pages from the first page on
    #[arg(long)]
    page_all: bool,
}

/// A list of cases with the filters that both lists have.
pub(super) trait CaseList: Paged {
    fn limit(self, limit: u64) -> Self;
    fn start_date(self, instant: &str) -> Self;
    fn end_date(self, instant: &str) -> Self;
}

impl CaseList for ListKybCases {
    fn limit(self, limit: u64) -> Self {
        self.limit(limit)
    }

    fn start_date(self, instant: &str) -> Self {
        self.start_date(instant)
    }

    fn end_date(self, instant: &str) -> Self {
        self.end_date(instant)
    }
}

impl CaseList for ListAmlCases {
    fn limit(self, limit: u64) -> Self {
        self.limit(limit)
    }

    fn start_date(self, instant: &str) -> Self {
        self.start_date(instant)
    }

    fn end_date(self, instant: &str) -> Self {
        self.end_date(instant)
    }
}

/// Prints the cases of a page, or of all pages with `--page-all`: one case per line, as JSON.
pub(super) async fn list<L>(client: &Client, mut list: L, args: &ListArgs, output: &Output) -> Result
where
    L: CaseList,
    L::Item: HasSchema + Serialize,
{
    list = list.at_page(args.page);
    if let Some(limit) = args.limit {
        list = list.limit(limit);
    }
    if let Some(instant) = &args.start_date {
        list = list.start_date(instant);
    }
    if let Some(instant) = &args.end_date {
        list = list.end_date(instant);
    }
    let mut pages = client.pages(list);
    while let Some(page) = pages.next().await {
        let page: Received<Page<L::Item>> = page?;
        for case in &page.data {
            output.json_line(&output.mask.json(case)?)?;
        }
        if !args.page_all {
            if !page.is_last() {
                output.hint("There may be more cases: --page-all prints all of them.");
            }
            break;
        }
    }
    Ok(())
}

/// Prints a case: the bytes of the response with `--reveal`, otherwise masked JSON.
pub(super) fn show<T: HasSchema + Serialize>(response: &Received<T>, output: &Output) -> Result {
    if output.mask.reveal {
        return Ok(output.raw(response.bytes())?);
    }
    Ok(output.json_line(&output.mask.json(&**response)?)?)
}

/// Prints a response that no page documents: its bytes with `--reveal`, otherwise JSON that is masked as a `T`.
pub(super) fn show_as<T: HasSchema>(response: &[u8], output: &Output) -> Result {
    if output.mask.reveal {
        return Ok(output.raw(response)?);
    }
    let response: Value = serde_json::from_slice(response).unwrap_or_default();
    Ok(output.json_line(&output.mask.value(response, &T::SCHEMA))?)
}
