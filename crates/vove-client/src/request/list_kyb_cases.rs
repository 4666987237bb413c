use bytes::Bytes;
use http::{Method, Request, Response};
use vove_model::{FlowId, KybCase, KybCaseStatus, Page, Received};
use vove_transport::Limits;

use crate::{
    Client, Endpoint, Error, Paged,
    endpoint::{received, request},
    query::Query,
};

/// `GET /v2/kyb/case`: business cases, a page at a time.
///
/// ```
/// use vove_client::{Endpoint, ListKybCases};
/// use vove_model::KybCaseStatus;
///
/// let request = ListKybCases::new().status(KybCaseStatus::InReview).search("shop 7").limit(50).request()?;
/// assert_eq!(request.uri(), "/v2/kyb/case?limit=50&status=IN_REVIEW&search=shop%207");
/// # Ok::<(), vove_client::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct ListKybCases {
    query: Query,
}

impl ListKybCases {
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
    pub fn status(mut self, status: KybCaseStatus) -> Self {
        self.query.set("status", status.as_str());
        self
    }

    /// Only those with this in the name of the business or in the reference.
    #[must_use]
    pub fn search(mut self, text: impl Into<String>) -> Self {
        self.query.set("search", text);
        self
    }

    /// Only those of a flow.
    #[must_use]
    pub fn flow_id(mut self, flow: &FlowId) -> Self {
        self.query.set("flowId", flow.as_str());
        self
    }

    /// Only those created from this instant on, in ISO 8601.
    #[must_use]
    pub fn start_date(mut self, instant: impl Into<String>) -> Self {
        self.query.set("startDate", instant);
        self
    }

    /// Only those created up to this instant, in ISO 8601.
    #[must_use]
    pub fn end_date(mut self, instant: impl Into<String>) -> Self {
        self.query.set("endDate", instant);
        self
    }
}

impl std::fmt::Debug for ListKybCases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is searched for is a name.
        f.debug_struct("ListKybCases").field("page", &self.query.page).finish_non_exhaustive()
    }
}

impl Endpoint for ListKybCases {
    type Reply = Received<Page<KybCase>>;

    const NAME: &'static str = "list_kyb_cases";
    const TEMPLATE: &'static str = "/v2/kyb/case";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        request::<Self>(Method::GET, self.query.after(Self::TEMPLATE), Limits::default(), Bytes::new())
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        received::<Self, _>(reply)
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
    /// Fetches one page of business cases (`GET /v2/kyb/case`). [`pages`](Self::pages) and [`items`](Self::items) walk them
    /// all.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn list_kyb_cases(&self, list: &ListKybCases) -> Result<Received<Page<KybCase>>, Error> {
        self.send(list).await
    }
}
