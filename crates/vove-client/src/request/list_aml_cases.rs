use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{AmlCase, AmlCaseStatus, Page, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, Paged,
    endpoint::{received, request},
    query::Query,
};

/// `GET /v2/aml/case`: screening cases, a page at a time.
///
/// ```
/// use vove_client::{Endpoint, ListAmlCases};
/// use vove_model::AmlCaseStatus;
///
/// let request = ListAmlCases::new().page(2).status(AmlCaseStatus::InReview).request()?;
/// assert_eq!(request.uri(), "/v2/aml/case?page=2&status=IN_REVIEW");
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ListAmlCases {
    query: Query,
}

impl ListAmlCases {
    /// All of them, in the API's own page size (10).
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins with this page, counted from 1.
    #[must_use]
    pub fn page(mut self, page: u64) -> Self {
        self.query.page = Some(page);
        self
    }

    /// So many cases a page.
    #[must_use]
    pub fn limit(mut self, limit: u64) -> Self {
        self.query.limit = Some(limit);
        self
    }

    /// Only those that stand so.
    #[must_use]
    pub fn status(mut self, status: AmlCaseStatus) -> Self {
        self.query.set("status", status.as_str());
        self
    }

    /// Only those created from this instant on, in ISO 8601.
    #[must_use]
    pub fn start_date(mut self, instant: impl Into<String>) -> Self {
        self.query.set("startDate", instant);
        self
    }

    /// Only those created up to this instant, itself included, in ISO 8601.
    #[must_use]
    pub fn end_date(mut self, instant: impl Into<String>) -> Self {
        self.query.set("endDate", instant);
        self
    }
}

impl Endpoint for ListAmlCases {
    type Reply = Received<Page<AmlCase>>;

    const NAME: &'static str = "list_aml_cases";
    const TEMPLATE: &'static str = "/v2/aml/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        request::<Self>(Method::GET, self.query.after(Self::TEMPLATE), Limits::default(), Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
    }
}

impl Paged for ListAmlCases {
    type Item = AmlCase;

    fn first_page(&self) -> u64 {
        self.query.page.unwrap_or(1)
    }

    fn at_page(&self, page: u64) -> Self {
        self.clone().page(page)
    }

    fn id(item: &AmlCase) -> &str {
        item.id.as_str()
    }
}

impl Client {
    /// Fetches one page of screening cases (`GET /v2/aml/case`). [`pages`](Self::pages) and [`items`](Self::items) walk them
    /// all.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn list_aml_cases(&self, list: &ListAmlCases) -> Result<Received<Page<AmlCase>>, Error> {
        self.send(list).await
    }
}
