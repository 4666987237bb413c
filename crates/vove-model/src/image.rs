//! Images of a response: base64 text until they are decoded.

pub(crate) mod base64;
mod bytes;
pub(crate) mod elision;
mod media_type;
pub(crate) mod zeroizing;

use alloc::string::String;
use core::fmt;

use ::bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use self::{
    base64::{Fault, TooSmall},
    zeroizing::Wiped,
};
pub use self::{bytes::ImageBytes, media_type::MediaType};
use crate::Error;

/// An image of a response: base64 text, and a slice of the response's own bytes, until [`decode`](Self::decode) is
/// called.
///
/// Cloning doesn't copy the text. `Debug` prints only its length.
///
/// ```
/// use vove_model::{Image, MediaType};
///
/// let image = Image::from_base64("iVBORw0KGgo=");
/// assert_eq!((image.decoded_len(), image.media_type()), (8, Some(MediaType::Png)));
/// assert_eq!(image.decode()?[1..4], *b"PNG");
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Image(Bytes);

impl Image {
    /// An image from base64 text that is not part of a response. The text is wiped when its last clone is dropped.
    pub fn from_base64(text: impl Into<String>) -> Self {
        Self(Bytes::from_owner(Wiped(text.into().into_bytes())))
    }

    /// An image whose text is a slice of a response.
    pub(crate) fn slice(text: Bytes) -> Self {
        Self(text)
    }

    /// The base64 text as it came.
    pub fn base64(&self) -> &[u8] {
        &self.0
    }

    /// The number of bytes of the decoded image, computed without decoding it.
    pub fn decoded_len(&self) -> usize {
        base64::decoded_len(&self.0)
    }

    /// The media type by the first bytes. No more than these are decoded.
    pub fn media_type(&self) -> Option<MediaType> {
        // Enough for every signature at the start, then for a PDF header after other bytes.
        let (start, length) = base64::head::<24>(&self.0);
        MediaType::sniff(start.get(..length)?).or_else(|| {
            let (start, length) = base64::head::<1376>(&self.0);
            MediaType::sniff(start.get(..length)?)
        })
    }

    /// Decodes the image into newly allocated memory, which is wiped on drop.
    ///
    /// A `data:` prefix, white space, missing padding and the URL-safe alphabet are accepted.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidBase64`](crate::ErrorKind::InvalidBase64).
    pub fn decode(&self) -> Result<ImageBytes, Error> {
        base64::decode(&self.0).map(ImageBytes::new).ok_or_else(Error::invalid_base64)
    }

    /// Decodes the image into the start of a buffer and returns the number of bytes written, at most
    /// [`decoded_len`](Self::decoded_len). After an error the content of the buffer is unspecified.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidBase64`](crate::ErrorKind::InvalidBase64), or
    /// [`ErrorKind::BufferTooSmall`](crate::ErrorKind::BufferTooSmall).
    pub fn decode_slice(&self, buffer: &mut [u8]) -> Result<usize, Error> {
        base64::decode_slice(&self.0, buffer).map_err(|fault| match fault {
            Fault::NotBase64 => Error::invalid_base64(),
            Fault::Sink(TooSmall) => Error::buffer_too_small(),
        })
    }

    /// Decodes the image into a writer, a few kilobytes at a time. Bytes written before an error stay written.
    ///
    /// # Errors
    /// The writer's error, or one of kind [`InvalidData`](std::io::ErrorKind::InvalidData) that wraps an [`Error`].
    #[cfg(feature = "std")]
    pub fn write_to(&self, mut writer: impl std::io::Write) -> std::io::Result<()> {
        base64::in_pieces(&self.0, &mut |piece| writer.write_all(piece)).map_err(|fault| match fault {
            Fault::NotBase64 => std::io::Error::new(std::io::ErrorKind::InvalidData, Error::invalid_base64()),
            Fault::Sink(error) => error,
        })
    }
}

crate::json::schema::leaf!(Image: Image);

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({} characters)", self.0.len())
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = core::str::from_utf8(&self.0).map_err(|_| serde::ser::Error::custom("not text"))?;
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Base64Text;

        impl Visitor<'_> for Base64Text {
            type Value = Image;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Image, E> {
                Ok(Image(Bytes::copy_from_slice(text.as_bytes())))
            }
        }

        deserializer.deserialize_str(Base64Text)
    }
}
