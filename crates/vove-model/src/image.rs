use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use crate::{Error, base64_text};

/// An image of a reply: still base64, and still a piece of the reply's own bytes, until [`decode`](Self::decode) is
/// called.
///
/// Cloning copies no image. `Debug` prints the length of the text alone.
///
/// ```
/// use vove_model::{Image, MediaType};
///
/// let image = Image::from_base64("iVBORw0KGgo=");
/// let bytes = image.decode()?;
/// assert_eq!(MediaType::sniff(&bytes), Some(MediaType::Png));
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Image(Bytes);

impl Image {
    /// An image from base64 text of your own.
    pub fn from_base64(text: impl Into<String>) -> Self {
        Self(Bytes::from(text.into().into_bytes()))
    }

    /// Keeps the text as a slice of the reply it was read from, or owns it when it had to be unescaped.
    pub(crate) fn slice_of(reply: &Bytes, text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) if lies_within(reply, text) => Self(reply.slice_ref(text.as_bytes())),
            text => Self::from_base64(text.into_owned()),
        }
    }

    /// The base64 text as it came.
    pub fn base64(&self) -> &[u8] {
        &self.0
    }

    /// Decodes the image.
    ///
    /// A `data:` prefix, white space, missing padding and the URL-safe alphabet are accepted.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidBase64`](crate::ErrorKind::InvalidBase64).
    pub fn decode(&self) -> Result<Vec<u8>, Error> {
        base64_text::decode(&self.0).ok_or_else(Error::invalid_base64)
    }
}

fn lies_within(reply: &Bytes, text: &str) -> bool {
    let (outer, inner) = (reply.as_ptr_range(), text.as_bytes().as_ptr_range());
    outer.start <= inner.start && inner.end <= outer.end
}

/// Reads an image's text without copying it, where the deserializer can lend it.
pub(crate) fn borrowed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    struct Text;

    impl<'de> Visitor<'de> for Text {
        type Value = Option<Cow<'de, str>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("base64 text or null")
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_str(self)
        }

        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok((!text.is_empty()).then_some(Cow::Borrowed(text)))
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok((!text.is_empty()).then(|| Cow::Owned(text.into())))
        }
    }

    deserializer.deserialize_option(Text)
}

crate::shape::leaf!(Image);

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
        String::deserialize(deserializer).map(Self::from_base64)
    }
}

/// What the first bytes of a decoded image say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaType {
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `image/heic`
    Heic,
    /// `image/webp`
    WebP,
    /// `application/pdf`
    Pdf,
}

impl MediaType {
    /// The media type, from the signature at the start of the bytes; the API names none.
    ///
    /// ```
    /// use vove_model::MediaType;
    ///
    /// assert_eq!(MediaType::sniff(b"%PDF-1.7 ..."), Some(MediaType::Pdf));
    /// assert_eq!(MediaType::sniff(b"hello"), None);
    /// ```
    pub fn sniff(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
                if [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"]
                    .iter()
                    .any(|b| brand.starts_with(*b)) =>
            {
                Some(Self::Heic)
            }
            _ => None,
        }
    }

    /// The usual file name extension, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Heic => "heic",
            Self::WebP => "webp",
            Self::Pdf => "pdf",
        }
    }
}
