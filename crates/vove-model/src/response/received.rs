//! A payload together with the bytes it was read from.

use core::{fmt, ops::Deref};

use bytes::Bytes;

use crate::Error;
#[cfg(feature = "digest")]
use crate::value::Digest;

/// A payload that can be read from the bytes of a response.
pub trait Payload: Sized {
    /// Reads the payload. Large parts may stay slices of `response`.
    ///
    /// # Errors
    /// An [`Error`] that names the place in the JSON and nothing of its content.
    fn parse(response: &Bytes) -> Result<Self, Error>;
}

/// A payload together with the exact bytes it was read from, for an audit log or to read them again.
///
/// Dereferences to the payload. `Debug` prints the payload, with personal data redacted, and the number of bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Received<T> {
    value: T,
    bytes: Bytes,
}

impl<T: Payload> Received<T> {
    /// Reads a payload and keeps the bytes.
    ///
    /// # Errors
    /// As [`Payload::parse`].
    pub fn parse(bytes: impl Into<Bytes>) -> Result<Self, Error> {
        let bytes = bytes.into();
        Ok(Self { value: T::parse(&bytes)?, bytes })
    }
}

impl<T> Received<T> {
    /// The bytes as they came, personal data included.
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// SHA-256 of the exact bytes, for an audit log.
    ///
    /// ```
    /// use vove_model::{AmlCase, Page, Received};
    ///
    /// let page = Received::<Page<AmlCase>>::parse("[]")?;
    /// assert_eq!(page.sha256().to_string(), "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    #[cfg(feature = "digest")]
    pub fn sha256(&self) -> Digest {
        Digest::sha256(&self.bytes)
    }

    /// The payload without the bytes.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> Deref for Received<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Received<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received").field("value", &self.value).field("bytes", &self.bytes.len()).finish()
    }
}
