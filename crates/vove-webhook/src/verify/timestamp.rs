//! The time at which a delivery was sent, and how far it may lie from the receiver's clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::{Error, ErrorKind};

/// The default tolerance in both directions: five minutes, as in the sender's own libraries.
pub(super) const DEFAULT_TOLERANCE: Duration = Duration::from_secs(300);

/// Reads seconds since 1970 from decimal digits. A sign or a leading zero is an error, so that each time has one
/// spelling.
pub(super) fn parse(text: &[u8]) -> Result<SystemTime, Error> {
    let seconds = match text {
        [] | [b'0', _, ..] => None,
        digits => digits.iter().try_fold(0_u64, |seconds, byte| match byte {
            b'0'..=b'9' => seconds.checked_mul(10)?.checked_add(u64::from(byte - b'0')),
            _ => None,
        }),
    };
    seconds
        .and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)))
        .ok_or(Error::new(ErrorKind::InvalidTimestamp))
}

/// Checks that the two times are at most `tolerance` apart, compared in whole seconds.
pub(super) fn check_tolerance(sent: SystemTime, now: SystemTime, tolerance: Duration) -> Result<(), Error> {
    let (sent, now, tolerance) = (whole_seconds(sent), whole_seconds(now), tolerance.as_secs());
    if sent < now.saturating_sub(tolerance) {
        Err(Error::new(ErrorKind::TooOld))
    } else if sent > now.saturating_add(tolerance) {
        Err(Error::new(ErrorKind::TooNew))
    } else {
        Ok(())
    }
}

/// Whole seconds since 1970, as the sender counts them.
fn whole_seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
