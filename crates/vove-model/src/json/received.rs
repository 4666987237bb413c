use core::{fmt, ops::Deref};

use bytes::Bytes;

use crate::{AmlCase, Error, KybCase, KybCaseCreated, Page, Screening, UserVerification, json};

/// A payload that can be read from the bytes of a reply.
pub trait Payload: Sized {
    /// Reads the payload. What is large may stay a slice of `reply`.
    ///
    /// # Errors
    /// An [`Error`] that names the place in the JSON and nothing of its content.
    fn parse(reply: &Bytes) -> Result<Self, Error>;
}

/// Payloads without images: nothing of the reply is kept.
macro_rules! read_whole {
    ($($name:ty),* $(,)?) => {
        $(
            impl Payload for $name {
                fn parse(reply: &Bytes) -> Result<Self, Error> {
                    json::read(reply)
                }
            }
        )*
    };
}

read_whole!(UserVerification, KybCase, KybCaseCreated, AmlCase, Screening, Page<KybCase>, Page<AmlCase>);

/// A value together with the exact bytes it was read from, for an audit log or a second look.
///
/// Dereferences to the value. `Debug` shows the value (silent about the person) and the length of the bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Received<T> {
    value: T,
    bytes: Bytes,
}

impl<T: Payload> Received<T> {
    /// Reads a value and keeps the bytes beside it.
    ///
    /// # Errors
    /// As [`Payload::parse`].
    pub fn parse(bytes: impl Into<Bytes>) -> Result<Self, Error> {
        let bytes = bytes.into();
        Ok(Self { value: T::parse(&bytes)?, bytes })
    }
}

impl<T> Received<T> {
    /// The bytes as they came. They hold the person.
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The value alone.
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
