//! Streams of pages and of items.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{
    Stream, StreamExt, TryStreamExt,
    stream::{self, BoxStream},
};
use vove_model::{Page, Received};

use super::paging::{Paged, Paging};
use crate::{Client, Error};

/// The pages of a list, as a stream. Each page is one call, made when the page is asked for. The stream ends after an
/// error, and with an error after 100,000 pages.
pub struct Pages<E: Paged>(BoxStream<'static, Result<Received<Page<E::Item>>, Error>>);

/// The items of a list, as a stream. Each page is one call, made when its first item is asked for. The stream ends
/// after an error.
pub struct Items<E: Paged>(BoxStream<'static, Result<E::Item, Error>>);

impl<E: Paged> Pages<E> {
    /// Returns the next page, or `None` at the end. If the future is dropped, the next call continues where it was.
    pub async fn next(&mut self) -> Option<Result<Received<Page<E::Item>>, Error>> {
        self.0.next().await
    }
}

impl<E: Paged> Items<E> {
    /// Returns the next item, or `None` at the end. If the future is dropped, the next call continues where it was.
    pub async fn next(&mut self) -> Option<Result<E::Item, Error>> {
        self.0.next().await
    }
}

impl<E: Paged> Stream for Pages<E> {
    type Item = Result<Received<Page<E::Item>>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<E: Paged> Stream for Items<E> {
    type Item = Result<E::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<E: Paged> fmt::Debug for Pages<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &E::NAME).finish_non_exhaustive()
    }
}

impl<E: Paged> fmt::Debug for Items<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &E::NAME).finish_non_exhaustive()
    }
}

impl Client {
    /// Returns all pages of a list, as a stream.
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
        let state = (self.clone(), Paging::new(list));
        let pages = stream::unfold(state, |(client, mut paging)| async move {
            let page = match paging.request()? {
                Ok(request) => client.send(&request).await,
                Err(error) => return Some((Err(error), (client, paging))),
            };
            paging.accept(page).map(|page| (page, (client, paging)))
        });
        Pages(pages.fuse().boxed())
    }

    /// Returns all items of a list, as a stream.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), vove_client::Error> {
    /// let mut cases = client.items(vove_client::ListAmlCases::new());
    /// while let Some(case) = cases.next().await {
    ///     println!("{:?}", case?.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<E: Paged>(&self, list: E) -> Items<E> {
        let items_of = |page: Received<Page<E::Item>>| stream::iter(page.into_value().data.into_iter().map(Ok));
        Items(self.pages(list).map_ok(items_of).try_flatten().fuse().boxed())
    }
}
