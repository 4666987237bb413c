//! What verification, reading a body and recognizing duplicates allocate. A binary of its own, because it counts every
//! allocation of the process.

#![allow(clippy::unwrap_used)]

use std::{
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
    time::{Duration, SystemTime},
};

use allocation_counter::AllocationInfo;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request};
use http_body::{Body, Frame};
use vove_webhook::{
    Lookup, RecentDeliveries, Rejection, SeenDeliveries, SignedHeaders, SigningSecret, Verifier, WebhookReceiver, sign,
};

fn measure(action: impl FnOnce()) -> AllocationInfo {
    allocation_counter::measure(action)
}

fn secret() -> SigningSecret {
    "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap()
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
}

fn map(headers: &SignedHeaders) -> HeaderMap {
    let line = |(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    headers.pairs().into_iter().map(line).collect()
}

#[test]
fn a_genuine_delivery_verifies_without_an_allocation() {
    let other: SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap();
    let allocations = |action: &dyn Fn()| measure(action).count_total;
    for length in [0, 71, 1024, 16 * 1024] {
        let body = vec![b'x'; length];
        let signed = sign(&secret(), "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", now(), &body);
        let map = map(&signed);
        let verifier = Verifier::new(other.clone()).with_secret(secret());
        assert_eq!(allocations(&|| assert!(verifier.verify(&map, &body, now()).is_ok())), 0);
        assert_eq!(allocations(&|| assert!(verifier.verify(&signed.pairs(), &body, now()).is_ok())), 0);
        let lookup = || Lookup::new(|name| map.get(name).map(HeaderValue::as_bytes));
        assert_eq!(allocations(&|| assert!(verifier.verify(&lookup(), &body, now()).is_ok())), 0);
    }
    assert_eq!(allocations(&|| drop(vec![1])), 1, "the counter counts");
}

/// A body in chunks of one length, none of which is allocated.
struct Chunks {
    left: usize,
    chunk: usize,
}

impl Body for Chunks {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        static SPACES: [u8; 64 * 1024] = [b' '; 64 * 1024];
        let length = self.chunk.min(self.left);
        self.left -= length;
        let frame = Frame::data(Bytes::from_static(&SPACES).slice(..length));
        Poll::Ready((length > 0).then_some(Ok(frame)))
    }
}

#[test]
fn a_forged_body_takes_one_buffer_however_it_is_divided() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let receiver = WebhookReceiver::new(Verifier::new(secret())).with_clock(now);
    let headers = map(&sign(&secret(), "msg_1", now(), b"{}"));
    let peak = |length, chunk| {
        let mut request = Request::new(Chunks { left: length, chunk });
        *request.headers_mut() = headers.clone();
        let measured = measure(|| {
            let rejection = runtime.block_on(receiver.receive(request)).unwrap_err();
            assert!(matches!(rejection, Rejection::Unverified(_)));
        });
        usize::try_from(measured.bytes_max).unwrap()
    };
    for length in [16 * 1024, 32 * 1024, 64 * 1024] {
        for chunk in [1, 100, length] {
            // A buffer doubles, and while it does, the old one is still there.
            let peak = peak(length, chunk);
            assert!(peak < 3 * length + 1024, "{length} bytes in chunks of {chunk}: {peak}");
        }
    }
}

fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("the store waits for nothing"),
    }
}

#[test]
fn recent_deliveries_take_no_more_memory_once_the_store_is_full() {
    let after = |deliveries: u64| {
        let recent = RecentDeliveries::new(Duration::from_secs(60), 100);
        let measured = measure(|| {
            for number in 0..deliveries {
                let id = format!("msg_{number:027}");
                let claim = || ready(recent.claim(&id, now() + Duration::from_secs(number))).unwrap().into_new();
                drop(claim()); // released
                let Ok(()) = ready(claim().unwrap().done());
            }
        });
        measured.bytes_current
    };
    let (full, twice) = (after(2000), after(4000));
    assert!(full > 0 && twice.abs_diff(full) < full.unsigned_abs() / 4, "{full} bytes, then {twice}");
}
