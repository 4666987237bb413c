//! Verifying a genuine delivery allocates nothing. A binary of its own, because it counts every allocation of the
//! process.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};
use vove_webhook::{Lookup, SigningSecret, Verifier, sign};

fn allocations(action: impl FnOnce()) -> u64 {
    allocation_counter::measure(action).count_total
}

#[test]
fn a_genuine_delivery_verifies_without_an_allocation() {
    let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
    let other: SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000);
    for length in [0, 71, 1024, 16 * 1024] {
        let body = vec![b'x'; length];
        let signed = sign(&secret, "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", now, &body);
        let mut map = HeaderMap::new();
        for (name, value) in signed.pairs() {
            map.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        let verifier = Verifier::new(other.clone()).with_secret(secret.clone());
        assert_eq!(allocations(|| assert!(verifier.verify(&map, &body, now).is_ok())), 0);
        assert_eq!(allocations(|| assert!(verifier.verify(&signed.pairs(), &body, now).is_ok())), 0);
        let lookup = || Lookup::new(|name| map.get(name).map(HeaderValue::as_bytes));
        assert_eq!(allocations(|| assert!(verifier.verify(&lookup(), &body, now).is_ok())), 0);
    }
    assert_eq!(allocations(|| drop(vec![1])), 1, "the counter counts");
}
