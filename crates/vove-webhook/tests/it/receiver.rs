//! The receiver: what is checked before a body is read, and the limits while it is read.

use std::{
    collections::VecDeque,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
    time::{Duration, SystemTime},
};

use axum::extract::FromRequest;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, header::CONTENT_LENGTH};
use http_body::{Body, Frame, SizeHint};
use http_body_util::Full;
use tokio::time::Instant;
use vove_webhook::{Delivery, ErrorKind, Rejection, SignedHeaders, Verifier, WebhookReceiver};

use crate::sample::{self, BODY, secret, signed, verifier};

/// A body of prepared frames, which then ends, fails or stays incomplete.
#[derive(Default)]
struct Frames {
    frames: VecDeque<Frame<Bytes>>,
    end: End,
    announced: Option<u64>,
}

#[derive(Clone, Copy, Default)]
enum End {
    #[default]
    Complete,
    Error,
    Pending,
    /// Nobody may read this body.
    Unread,
}

impl Frames {
    fn of(chunks: impl IntoIterator<Item = Bytes>, end: End) -> Self {
        Self { frames: chunks.into_iter().map(Frame::data).collect(), end, announced: None }
    }
}

impl Body for Frames {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        match (self.frames.pop_front(), self.end) {
            (_, End::Unread) => panic!("the body was read"),
            (Some(frame), _) => Poll::Ready(Some(Ok(frame))),
            (None, End::Complete) => Poll::Ready(None),
            (None, End::Error) => Poll::Ready(Some(Err("connection reset"))),
            (None, End::Pending) => Poll::Pending,
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.announced.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn now() -> SystemTime {
    sample::now()
}

fn receiver() -> WebhookReceiver {
    WebhookReceiver::new(verifier()).with_clock(now)
}

fn request<B>(headers: &SignedHeaders, body: B) -> Request<B> {
    let mut request = Request::new(body);
    *request.headers_mut() = map(headers);
    request
}

fn map(headers: &SignedHeaders) -> HeaderMap {
    let line = |(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    headers.pairs().into_iter().map(line).collect()
}

/// A body of one byte, repeated, and its genuine signature.
fn long(length: usize) -> (SignedHeaders, Bytes) {
    let body = vec![b' '; length];
    (signed(&body), body.into())
}

#[tokio::test]
async fn headers_are_checked_before_the_body_is_read() {
    let unread = || Frames { end: End::Unread, ..Frames::default() };
    let (genuine, stale) =
        (signed(BODY), vove_webhook::sign(&secret(), "msg_1", now() - Duration::from_secs(301), BODY));
    let [mut missing, mut duplicate, mut malformed] = [(); 3].map(|()| map(&genuine));
    missing.remove("svix-timestamp");
    duplicate.append("svix-id", HeaderValue::from_static("msg_2"));
    malformed.insert("svix-id", HeaderValue::from_static("msg.1"));
    for (headers, kind) in [
        (HeaderMap::new(), ErrorKind::MissingHeader),
        (missing, ErrorKind::MissingHeader),
        (duplicate, ErrorKind::DuplicateHeader),
        (malformed, ErrorKind::InvalidHeader),
        (map(&stale), ErrorKind::TooOld),
    ] {
        let mut request = Request::new(unread());
        *request.headers_mut() = headers;
        let rejection = receiver().receive(request).await.unwrap_err();
        assert!(matches!(&rejection, Rejection::Unverified(error) if error.kind() == kind), "{rejection:?}");
        assert_eq!(rejection.http_status(), 401);
    }
}

#[tokio::test]
async fn an_announced_length_over_the_limit_is_rejected_before_the_body_is_read() {
    let max = WebhookReceiver::DEFAULT_MAX_BODY as u64;
    for announced in [max + 1, u64::MAX] {
        let mut by_header = request(&signed(BODY), Frames { end: End::Unread, ..Frames::default() });
        by_header.headers_mut().insert(CONTENT_LENGTH, announced.into());
        let by_body =
            request(&signed(BODY), Frames { end: End::Unread, announced: Some(announced), ..Frames::default() });
        let unsigned = Request::new(Frames { end: End::Unread, announced: Some(announced), ..Frames::default() });
        for request in [by_header, by_body, unsigned] {
            let rejection = receiver().receive(request).await.unwrap_err();
            assert_eq!((&rejection, rejection.http_status()), (&Rejection::BodyTooLong, 413));
        }
    }
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_accepted_and_one_byte_more_is_not() {
    let receiver = receiver().with_max_body(1000);
    for announces in [true, false] {
        for (length, expected) in [(0, Ok(0)), (999, Ok(999)), (1000, Ok(1000)), (1001, Err(Rejection::BodyTooLong))] {
            let (headers, body) = long(length);
            let chunks = body.chunks(7).map(Bytes::copy_from_slice);
            let announced = announces.then_some(length as u64);
            let body = Frames { announced, ..Frames::of(chunks, End::Complete) };
            let received = receiver.receive(request(&headers, body)).await;
            assert_eq!(received.map(|delivery| delivery.body().len()), expected);
        }
    }
}

#[tokio::test]
async fn the_body_is_put_together_from_its_chunks_without_trailers() {
    let mut body = Frames::of(BODY.chunks(1).map(Bytes::from_static), End::Complete);
    body.frames.push_back(Frame::trailers(map(&signed(b"{}"))));
    let delivery = receiver().receive(request(&signed(BODY), body)).await.unwrap();
    assert_eq!((delivery.id(), delivery.body()), (sample::ID, BODY));
}

#[tokio::test]
async fn a_body_that_fails_is_incomplete() {
    let body = Frames::of([Bytes::from_static(BODY)], End::Error);
    let rejection = receiver().receive(request(&signed(BODY), body)).await.unwrap_err();
    assert_eq!((&rejection, rejection.http_status()), (&Rejection::BodyIncomplete, 400));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_end_is_rejected_after_the_timeout() {
    let second = Duration::from_secs(1);
    for (receiver, timeout) in [(receiver(), 10 * second), (receiver().with_body_timeout(second), second)] {
        let start = Instant::now();
        let body = Frames::of([Bytes::from_static(BODY)], End::Pending);
        let rejection = receiver.receive(request(&signed(BODY), body)).await.unwrap_err();
        assert_eq!((&rejection, rejection.http_status()), (&Rejection::BodyTooSlow, 408));
        // Timers have a resolution of one millisecond.
        assert!((timeout..=timeout + Duration::from_millis(1)).contains(&start.elapsed()));
    }
    assert_eq!(WebhookReceiver::DEFAULT_BODY_TIMEOUT, 10 * second);
}

#[tokio::test(start_paused = true)]
async fn long_bodies_that_do_not_end_leave_room_for_small_ones() {
    let receiver = receiver();
    let (headers, chunk) = (signed(BODY), Bytes::from(vec![b' '; WebhookReceiver::DEFAULT_MAX_BODY]));
    let unfinished = || request(&headers, Frames::of([chunk.clone()], End::Pending));
    let most = WebhookReceiver::MAX_BUFFERED / WebhookReceiver::DEFAULT_MAX_BODY;
    let mut waiting: Vec<_> = (0..most).map(|_| Box::pin(receiver.receive(unfinished()))).collect();
    let mut context = Context::from_waker(Waker::noop());
    assert!(waiting.iter_mut().all(|body| body.as_mut().poll(&mut context).is_pending()));

    // A clone has no room of its own.
    let rejection = receiver.clone().receive(unfinished()).await.unwrap_err();
    assert_eq!((&rejection, rejection.http_status()), (&Rejection::TooManyBodies, 503));
    for length in [0, 100, WebhookReceiver::SMALL_BODY] {
        let (headers, body) = long(length);
        assert!(receiver.receive(request(&headers, Full::new(body))).await.is_ok());
    }
    let (headers, body) = long(WebhookReceiver::SMALL_BODY + 1);
    assert_eq!(receiver.receive(request(&headers, Full::new(body))).await.unwrap_err(), Rejection::TooManyBodies);

    waiting.pop();
    let (headers, body) = long(WebhookReceiver::DEFAULT_MAX_BODY);
    for _ in 0..2 {
        assert!(receiver.receive(request(&headers, Full::new(body.clone()))).await.is_ok());
    }
    assert!(pin!(receiver.receive(unfinished())).poll(&mut context).is_pending());
}

#[tokio::test(start_paused = true)]
async fn a_limit_over_the_memory_of_all_bodies_allows_one_body() {
    let receiver = receiver().with_max_body(usize::MAX);
    let chunk = Bytes::from(vec![b' '; WebhookReceiver::MAX_BUFFERED + 1]);
    let unfinished = || request(&signed(BODY), Frames::of([chunk.clone()], End::Pending));
    assert_eq!(receiver.receive(unfinished()).await.unwrap_err(), Rejection::BodyTooSlow);
}

#[tokio::test]
async fn the_time_of_verification_is_when_the_headers_arrived() {
    fn clock() -> SystemTime {
        use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
        static CALLS: AtomicU64 = AtomicU64::new(0);
        now() + Duration::from_secs(301) * u32::try_from(CALLS.fetch_add(1, Relaxed)).unwrap()
    }
    let receiver = WebhookReceiver::new(Verifier::new(secret())).with_clock(clock);
    assert!(receiver.receive(request(&signed(BODY), Full::new(Bytes::from_static(BODY)))).await.is_ok());
}

#[tokio::test]
async fn the_axum_extractor_reads_as_the_receiver_does() {
    let unread = axum::body::Body::new(Frames { end: End::Unread, ..Frames::default() });
    let rejection = Delivery::from_request(Request::new(unread), &receiver()).await.unwrap_err();
    assert_eq!(rejection.http_status(), 401);
    let chunks = Frames::of(BODY.chunks(1).map(Bytes::from_static), End::Complete);
    let delivery = Delivery::from_request(request(&signed(BODY), axum::body::Body::new(chunks)), &receiver()).await;
    assert_eq!(delivery.unwrap().body(), BODY);
}
