//! `GET /v2/kyb/case`.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{FlowId, KybCase, KybCaseStatus, Page, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, Paged,
    endpoint::{pooled_request, received},
    list::Query,
};

/// `GET /v2/kyb/case`: one page of the business cases.
///
/// ```
/// use vove_client::{Endpoint, ListKybCases};
/// use vove_model::KybCaseStatus;
///
/// let request = ListKybCases::new().status(KybCaseStatus::InReview).search("shop 7").limit(50).request()?;
/// assert_eq!(request.uri(), "/v2/kyb/case?limit=50&status=IN_REVIEW&search=shop%207");
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ListKybCases {
    query: Query,
}

impl ListKybCases {
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
    pub fn status(mut self, status: KybCaseStatus) -> Self {
        self.query.set("status", status.as_str());
        self
    }

    /// Filters by a text in the name of the business or in the reference (`search` query parameter). Default: all.
    #[must_use]
    pub fn search(mut self, text: impl Into<String>) -> Self {
        self.query.set("search", text);
        self
    }

    /// Filters by flow (`flowId` query parameter). Default: all.
    #[must_use]
    pub fn flow_id(mut self, flow: &FlowId) -> Self {
        self.query.set("flowId", flow.as_str());
        self
    }

    /// Filters by creation date: from this time on (`startDate` query parameter), in ISO 8601. Default: all.
    #[must_use]
    pub fn start_date(mut self, time: impl Into<String>) -> Self {
        self.query.set("startDate", time);
        self
    }

    /// Filters by creation date: up to this time (`endDate` query parameter), in ISO 8601. Default: all.
    #[must_use]
    pub fn end_date(mut self, time: impl Into<String>) -> Self {
        self.query.set("endDate", time);
        self
    }
}

impl Endpoint for ListKybCases {
    type Output = Received<Page<KybCase>>;

    const NAME: &'static str = "list_kyb_cases";
    const TEMPLATE: &'static str = "/v2/kyb/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        pooled_request::<Self>(Method::GET, self.query.append_to(Self::TEMPLATE), Limits::default(), Bytes::new())
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        received::<Self, _>(response)
    }
}

impl Paged for ListKybCases {
    type Item = KybCase;

    fn first_page(&self) -> u64 {
        self.query.page.unwrap_or(1)
    }

    fn at_page(&self, page: u64) -> Self {
        self.clone().page(page)
    }

    fn id(item: &KybCase) -> &str {
        item.id.as_str()
    }
}

impl Client {
    /// Fetches one page of business cases (`GET /v2/kyb/case`). [`pages`](Self::pages) and [`items`](Self::items)
    /// return all.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn list_kyb_cases(&self, list: &ListKybCases) -> Result<Received<Page<KybCase>>, Error> {
        self.send(list).await
    }
}
