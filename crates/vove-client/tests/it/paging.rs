//! Lists end, whatever the server returns.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use vove_client::{Client, Environment, ErrorKind, ListAmlCases};

use crate::{client_without_retries, key};

/// A client of a server that returns these pages, and the number of calls.
fn server(page_of: impl Fn(u64) -> Value + Send + Sync + 'static) -> (Client, Arc<AtomicU64>) {
    let calls = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&calls);
    let respond = move |request: Request<Bytes>| {
        counted.fetch_add(1, Ordering::SeqCst);
        let query = request.uri().query().unwrap_or_default();
        let page = query.split('&').find_map(|pair| pair.strip_prefix("page=")).unwrap().parse().unwrap();
        let body = Bytes::from(page_of(page).to_string());
        async move { Ok(Response::new(body)) }
    };
    (client_without_retries(respond), calls)
}

fn cases(page: u64, limit: u64, total: u64) -> Vec<Value> {
    let first = ((page - 1) * limit).min(total);
    (first..total.min(first + limit)).map(|n| json!({ "id": format!("case-{n}"), "status": "CLEARED" })).collect()
}

async fn collect(client: &Client) -> (Vec<String>, Option<ErrorKind>) {
    let mut items = client.items(ListAmlCases::new());
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(case) => ids.push(case.id.as_str().to_owned()),
            Err(error) => {
                assert!(items.next().await.is_none(), "an error ends the stream");
                return (ids, Some(error.kind()));
            }
        }
    }
    assert!(items.next().await.is_none());
    (ids, None)
}

#[tokio::test]
async fn every_list_ends() {
    type Pages = fn(u64) -> Value;
    let lists: [(&str, Pages, (usize, u64, bool)); 9] = [
        (
            "total and page numbers",
            |p| json!({ "data": cases(p, 10, 25), "total": 25, "page": p, "limit": 10 }),
            (25, 3, false),
        ),
        (
            "a full last page",
            |p| json!({ "data": cases(p, 10, 20), "total": 20, "page": p, "limit": 10 }),
            (20, 2, false),
        ),
        ("no items", |_| json!({ "data": [], "total": 0, "page": 1, "limit": 10 }), (0, 1, false)),
        ("no total, and an empty page at the end", |p| json!({ "data": cases(p, 10, 25) }), (25, 4, false)),
        ("an array without pages", |_| json!(cases(1, 7, 7)), (7, 2, false)),
        (
            "total too large",
            |p| json!({ "data": cases(p, 10, 15), "total": 99, "page": p, "limit": 10 }),
            (15, 3, false),
        ),
        (
            "total too small",
            |p| json!({ "data": cases(p, 10, 25), "total": 5, "page": p, "limit": 10 }),
            (10, 1, false),
        ),
        (
            "the page number is ignored",
            |_| json!({ "data": cases(1, 10, 25), "total": 25, "page": 1, "limit": 10 }),
            (10, 2, true),
        ),
        (
            "two pages in turn, without end",
            |p| json!({ "data": cases(2 - p % 2, 10, 20), "total": 999, "page": 1, "limit": 10 }),
            (20, 3, true),
        ),
    ];
    for (name, pages, expected) in lists {
        let (client, calls) = server(pages);
        let (ids, error) = collect(&client).await;
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{name}: an item was returned twice");
        assert_eq!((ids.len(), calls.load(Ordering::SeqCst), error.is_some()), expected, "{name}");
        assert!(error.is_none_or(|kind| kind == ErrorKind::UnexpectedResponse));
    }
}

#[tokio::test]
async fn each_page_is_one_call_and_a_dropped_next_loses_none() {
    let (client, calls) = server(|p| json!({ "data": cases(p, 10, 30), "total": 30, "page": p, "limit": 10 }));
    let mut pages = client.pages(ListAmlCases::new().page(2));
    assert_eq!(calls.load(Ordering::SeqCst), 0, "no call is made before the first page is asked for");
    assert_eq!(pages.next().await.unwrap().unwrap().data[0].id.as_str(), "case-10");
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    drop(pages.next());
    assert_eq!(pages.next().await.unwrap().unwrap().data[0].id.as_str(), "case-20");
    assert!(pages.next().await.is_none());
    assert!(pages.next().await.is_none(), "a stream may be polled after its end");
    assert_eq!(calls.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_error_ends_the_list() {
    let failing = |_: Request<Bytes>| async { Ok(Response::builder().status(401).body(Bytes::new()).unwrap()) };
    let client = Client::with_transport(Environment::Sandbox, key(), failing);
    assert_eq!(collect(&client).await, (vec![], Some(ErrorKind::Unauthorized)));
}

/// A page of one item whose identifier is its number, of a list without end.
fn endless(page: u64) -> Value {
    json!({ "data": [{ "id": format!("case-{page}"), "status": "CLEARED" }], "total": u64::MAX, "page": page, "limit": 1 })
}

#[tokio::test]
async fn a_list_of_more_than_100_000_pages_ends_with_an_error_that_names_the_limit() {
    let (client, calls) = server(endless);
    let mut items = client.items(ListAmlCases::new());
    let mut read = 0;
    let error = loop {
        match items.next().await.expect("the list does not end without an error") {
            Ok(_) => read += 1,
            Err(error) => break error,
        }
    };
    assert_eq!((read, calls.load(Ordering::SeqCst)), (100_000, 100_000));
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::UnexpectedResponse, false));
    assert!(error.to_string().contains("more than 100,000 pages"), "{error}");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_list_that_begins_at_the_last_page_number_ends_with_an_error() {
    let (client, calls) = server(|page| json!({ "data": [{ "id": format!("case-{page}"), "status": "CLEARED" }] }));
    let mut pages = client.pages(ListAmlCases::new().page(u64::MAX));
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::UnexpectedResponse);
    assert!(pages.next().await.is_none());
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}
