//! Decides which page of a list comes next, and when the list ends.

use std::collections::HashSet;

use vove_model::{Page, Received};

use crate::{Endpoint, Error};

/// An endpoint whose response is one page of a list.
pub trait Paged: Endpoint<Output = Received<Page<Self::Item>>> + Clone + 'static {
    /// The type of the items in a page.
    type Item: Send + 'static;

    /// Returns the number of the page to begin with, counted from 1.
    fn first_page(&self) -> u64;

    /// Returns a copy of the request for another page.
    #[must_use]
    fn at_page(&self, page: u64) -> Self;

    /// Returns the identifier of an item.
    fn id(item: &Self::Item) -> &str;
}

/// After this many pages a list ends with an error, so that a server that always has another page can't cause an
/// endless loop. With the API's 10 items to a page, that is a million items.
const MAX_PAGES: u64 = 100_000;

/// The state of a walk through a list. The walk ends with an empty page, with the last page according to the server's
/// numbers, or with a page that begins like an earlier one, which is what a server sends that ignores the page
/// number.
#[derive(Debug)]
pub(crate) struct Paging<E> {
    list: E,
    next: Next,
    pages: u64,
    items: u64,
    first_ids: HashSet<String>,
}

/// What follows the pages so far.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// The page with this number.
    Page(u64),
    /// An error, because there are too many pages.
    TooMany,
    /// Nothing: the list has ended.
    End,
}

impl<E: Paged> Paging<E> {
    pub(crate) fn new(list: E) -> Self {
        let next = Next::Page(list.first_page());
        Self { list, next, pages: 0, items: 0, first_ids: HashSet::new() }
    }

    /// Returns the request for the next page, or `None` at the end of the list. After [`MAX_PAGES`], or where a page
    /// has no next number, it is an error, which ends the list.
    pub(crate) fn request(&mut self) -> Option<Result<E, Error>> {
        match self.next {
            Next::Page(page) => Some(Ok(self.list.at_page(page))),
            Next::TooMany => {
                self.next = Next::End;
                Some(Err(Error::too_many_pages(E::NAME)))
            }
            Next::End => None,
        }
    }

    /// Takes the response to that request, and returns it, or `None` if the list ended before it.
    pub(crate) fn accept(
        &mut self,
        page: Result<Received<Page<E::Item>>, Error>,
    ) -> Option<Result<Received<Page<E::Item>>, Error>> {
        let Next::Page(number) = std::mem::replace(&mut self.next, Next::End) else { return None };
        let page = match page {
            Ok(page) => page,
            Err(error) => return Some(Err(error)),
        };
        let Some(first) = page.data.first() else {
            return (self.pages == 0).then_some(Ok(page));
        };
        if !self.first_ids.insert(E::id(first).to_owned()) {
            let complete = page.total.is_none_or(|total| self.items >= total);
            return (!complete).then(|| Err(Error::repeated_page(E::NAME)));
        }
        self.pages += 1;
        self.items = self.items.saturating_add(u64::try_from(page.data.len()).unwrap_or(u64::MAX));
        let all_seen = self.list.first_page() <= 1 && page.total.is_some_and(|total| self.items >= total);
        if !all_seen && !page.is_last() {
            let following = number.checked_add(1).filter(|_| self.pages < MAX_PAGES);
            self.next = following.map_or(Next::TooMany, Next::Page);
        }
        Some(Ok(page))
    }
}
