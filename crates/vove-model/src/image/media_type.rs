//! The media type of an image, from its first bytes.

const PDF_HEADER: &[u8] = b"%PDF-";

/// The number of bytes that may precede the header of a PDF. Readers look for it near the start of the file (PDF
/// Reference 1.7, appendix H, implementation note 13).
const MAX_LEADING_BYTES: usize = 1024;

/// The media type of a decoded image.
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
    /// The media type by the signature at the start of the bytes. The API doesn't name one.
    ///
    /// As PDF readers do, this finds the header of a PDF (`%PDF-`) after up to 1,024 other bytes, unless these are the
    /// signature of another type.
    ///
    /// ```
    /// use vove_model::MediaType;
    ///
    /// assert_eq!(MediaType::sniff(b"%PDF-1.7 ..."), Some(MediaType::Pdf));
    /// assert_eq!(MediaType::sniff(b"%PDF-1.7 ...").map(MediaType::as_str), Some("application/pdf"));
    /// assert_eq!(MediaType::sniff(b"hello"), None);
    /// ```
    pub fn sniff(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
                if [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"]
                    .iter()
                    .any(|b| brand.starts_with(*b)) =>
            {
                Some(Self::Heic)
            }
            _ => {
                let header = PDF_HEADER.len();
                let head = head.get(..MAX_LEADING_BYTES + header).unwrap_or(head);
                head.windows(header).any(|bytes| bytes == PDF_HEADER).then_some(Self::Pdf)
            }
        }
    }

    /// The name, for a `Content-Type` header.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
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
