//! `GET /v2/aml/case`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{AmlCase, AmlCaseStatus, Page, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, Paged,
    endpoint::{pooled_request, received},
    list::Query,
};

/// `GET /v2/aml/case`: one page of the screening cases.
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
    /// Creates a request for all cases.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the page to begin with (`page` query parameter), counted from 1. Default: 1.
    #[must_use]
    pub fn page(mut self, page: u64) -> Self {
        self.query.page = Some(page);
        self
    }

    /// Sets the page size (`limit` query parameter). Default: not sent; the API's default is 10. A page with more than
    /// [`MAX_PAGE_ITEMS`](vove_model::limits::MAX_PAGE_ITEMS) is not read.
    #[must_use]
    pub fn limit(mut self, limit: u64) -> Self {
        self.query.limit = Some(limit);
        self
    }

    /// Filters by case status (`status` query parameter). Default: all.
    #[must_use]
    pub fn status(mut self, status: AmlCaseStatus) -> Self {
        self.query.set("status", status.as_str());
        self
    }

    /// Filters by creation date: from this time on (`startDate` query parameter), in ISO 8601. Default: all.
    #[must_use]
    pub fn start_date(mut self, time: impl Into<String>) -> Self {
        self.query.set("startDate", time);
        self
    }

    /// Filters by creation date: up to and including this time (`endDate` query parameter), in ISO 8601. Default: all.
    #[must_use]
    pub fn end_date(mut self, time: impl Into<String>) -> Self {
        self.query.set("endDate", time);
        self
    }
}

impl Endpoint for ListAmlCases {
    type Output = Received<Page<AmlCase>>;

    const NAME: &'static str = "list_aml_cases";
    const TEMPLATE: &'static str = "/v2/aml/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        pooled_request::<Self>(Method::GET, self.query.append_to(Self::TEMPLATE), Limits::default(), Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
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
    /// Fetches one page of screening cases (`GET /v2/aml/case`). [`pages`](Self::pages) and [`items`](Self::items)
    /// return all.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn list_aml_cases(&self, list: &ListAmlCases) -> Result<Received<Page<AmlCase>>, Error> {
        self.send(list).await
    }
}
