//! Large responses are parsed off the executor.

use std::thread::{self, ThreadId};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{Endpoint, Error};

use crate::client_without_retries;

/// An endpoint whose output is the thread that reads the response.
#[derive(Clone)]
struct ReadingThread;

impl Endpoint for ReadingThread {
    type Output = ThreadId;

    const NAME: &'static str = "reading_thread";
    const TEMPLATE: &'static str = "/";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        Ok(Request::get("/").body(Bytes::new()).unwrap())
    }

    fn response(&self, _: Response<Bytes>) -> Result<ThreadId, Error> {
        Ok(thread::current().id())
    }
}

#[tokio::test]
async fn a_large_response_is_read_on_another_thread() {
    for (size, is_here) in [(0, true), ((1 << 20) - 1, true), (1 << 20, false), (5 << 20, false)] {
        let client =
            client_without_retries(
                move |_: Request<Bytes>| async move { Ok(Response::new(Bytes::from(vec![b' '; size]))) },
            );
        let reader = client.send(&ReadingThread).await.unwrap();
        assert_eq!(reader == thread::current().id(), is_here, "{size}");
    }
}
