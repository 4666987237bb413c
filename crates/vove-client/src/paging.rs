use std::{
    collections::HashSet,
    fmt, future,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use vove_model::{Page, Received};

use crate::{Client, Endpoint, Error};

/// An endpoint that answers with one page of many.
pub trait Paged: Endpoint<Reply = Received<Page<Self::Item>>> + Clone + 'static {
    /// What a page holds.
    type Item: Send + 'static;

    /// The page to begin with, counted from 1.
    fn first_page(&self) -> u64;

    /// The same list at another page.
    #[must_use]
    fn at_page(&self, page: u64) -> Self;

    /// What tells one item from another.
    fn id(item: &Self::Item) -> &str;
}

/// More pages than this are no list but a loop.
const MOST_PAGES: u64 = 100_000;

/// Which page comes next. Ends with an empty page, with the last one by the server's own numbers, and with a page that was
/// there before, which a server sends that ignores the page number.
#[derive(Debug)]
pub(crate) struct Paging<E> {
    list: E,
    next: Option<u64>,
    pages: u64,
    items: u64,
    beginnings: HashSet<String>,
}

impl<E: Paged> Paging<E> {
    pub(crate) fn new(list: E) -> Self {
        let next = Some(list.first_page());
        Self { list, next, pages: 0, items: 0, beginnings: HashSet::new() }
    }

    /// The request for the next page; `None` at the end.
    pub(crate) fn request(&self) -> Option<E> {
        self.next.map(|page| self.list.at_page(page))
    }

    /// Takes a page in: itself when it is one of the list, `None` when the list ended before it.
    pub(crate) fn accept(
        &mut self,
        page: Result<Received<Page<E::Item>>, Error>,
    ) -> Option<Result<Received<Page<E::Item>>, Error>> {
        let number = self.next.take()?;
        let page = match page {
            Ok(page) => page,
            Err(error) => return Some(Err(error)),
        };
        let Some(first) = page.data.first() else {
            return (self.pages == 0).then_some(Ok(page));
        };
        if !self.beginnings.insert(E::id(first).to_owned()) {
            let complete = page.total.is_none_or(|total| self.items >= total);
            return (!complete).then(|| Err(Error::endless_list(E::NAME)));
        }
        self.pages += 1;
        self.items = self.items.saturating_add(u64::try_from(page.data.len()).unwrap_or(u64::MAX));
        let seen = self.list.first_page() <= 1 && page.total.is_some_and(|total| self.items >= total);
        if !seen && !page.is_last() && self.pages < MOST_PAGES {
            self.next = number.checked_add(1);
        }
        Some(Ok(page))
    }
}

type Call<T> = Pin<Box<dyn Future<Output = Result<Received<Page<T>>, Error>> + Send>>;

/// All pages of a list, one call each, made when the next one is asked for. Ends after an error.
pub struct Pages<E: Paged> {
    client: Client,
    paging: Paging<E>,
    call: Option<Call<E::Item>>,
}

/// All items of a list, a page at a time. Ends after an error.
pub struct Items<E: Paged> {
    pages: Pages<E>,
    page: std::vec::IntoIter<E::Item>,
}

impl<E: Paged> Pages<E> {
    /// The next page; `None` at the end. A call that is dropped goes on where it was.
    pub async fn next(&mut self) -> Option<Result<Received<Page<E::Item>>, Error>> {
        future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<E: Paged> Items<E> {
    /// The next item; `None` at the end. A call that is dropped goes on where it was.
    pub async fn next(&mut self) -> Option<Result<E::Item, Error>> {
        future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<E: Paged> Unpin for Pages<E> {}

impl<E: Paged> Unpin for Items<E> {}

impl<E: Paged> Stream for Pages<E> {
    type Item = Result<Received<Page<E::Item>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let call = match &mut this.call {
            Some(call) => call,
            empty => {
                let Some(request) = this.paging.request() else { return Poll::Ready(None) };
                let client = this.client.clone();
                empty.insert(Box::pin(async move { client.send(&request).await }))
            }
        };
        let page = ready!(call.as_mut().poll(context));
        this.call = None;
        Poll::Ready(this.paging.accept(page))
    }
}

impl<E: Paged> Stream for Items<E> {
    type Item = Result<E::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.page = page.into_value().data.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<E: Paged> fmt::Debug for Pages<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &E::NAME).field("next", &self.paging.next).finish_non_exhaustive()
    }
}

impl<E: Paged> fmt::Debug for Items<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}

impl Client {
    /// All pages of a list, as a stream.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), vove_client::Error> {
    /// let mut pages = client.pages(vove_client::ListAmlCases::new());
    /// while let Some(page) = pages.next().await {
    ///     println!("{} cases", page?.data.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<E: Paged>(&self, list: E) -> Pages<E> {
        Pages { client: self.clone(), paging: Paging::new(list), call: None }
    }

    /// All items of a list, as a stream.
    pub fn items<E: Paged>(&self, list: E) -> Items<E> {
        Items { pages: self.pages(list), page: Vec::new().into_iter() }
    }
}
