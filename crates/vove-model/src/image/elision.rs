//! A documents response without its images: a few kilobytes for a JSON parser that would spend its time on megabytes.
//!
//! One of the three places that trade clarity for speed. The plain implementation is
//! [`json::from_slice`](crate::json::from_slice), which reads the images as any other text; a test compares the two.
//!
//! The text of each image is replaced by a placeholder, its position in a list. A response can't forge a placeholder:
//! every text under a key of an image is replaced, so that what the parser finds there is a placeholder and nothing
//! else. For that the keys must be recognized as bytes; a response with an escaped key is not elided. Neither is one
//! that may be invalid or is beyond a limit: the plain implementation finds out what is wrong with it.

use alloc::{string::String, vec::Vec};
use core::{fmt::Write, str::from_utf8};

use bytes::Bytes;

use crate::{Image, limits::MAX_DOCUMENTS};

/// The keys of images.
const KEYS: [&[u8]; 6] = [b"selfie", b"front", b"back", b"photo", b"frontCropped", b"backCropped"];

/// The most images that are elided: those of as many documents as a response may have, and the selfie. A response with
/// more is read in the plain way, which stops at the limit.
const MAX_IMAGES: usize = (KEYS.len() - 1) * MAX_DOCUMENTS + 1;

/// The most bytes of a response besides its images, 4 MiB, so that their copy is small.
const MAX_JSON: usize = 4 << 20;

/// A response whose images have been replaced by placeholders.
pub(crate) struct Elided {
    json: String,
    images: Vec<Image>,
}

impl Elided {
    /// Replaces the images of a response. `None` if it must be read in the plain way.
    pub(crate) fn new(response: &Bytes) -> Option<Self> {
        let mut elided = Self { json: String::new(), images: Vec::new() };
        let (mut copied, mut at, mut is_image) = (0, 0, false);
        while let Some(offset) = response.get(at..)?.iter().position(|byte| *byte == b'"') {
            work::add(offset);
            let start = at + offset + 1;
            let text = TextSpan::starting_at(start, response)?;
            let bytes = response.get(start..text.end)?;
            work::add(bytes.len());
            at = text.end + 1;
            let is_key = response.get(at..)?.trim_ascii_start().first() == Some(&b':');
            // An escaped key may be that of an image.
            if is_key && bytes.contains(&b'\\') {
                return None;
            }
            if !is_key && is_image && !bytes.is_empty() {
                elided.push_json(response.get(copied..start)?)?;
                write!(elided.json, "{}", elided.images.len()).ok()?;
                if elided.images.len() == MAX_IMAGES {
                    return None;
                }
                elided.images.push(text.image(response)?);
                copied = text.end;
            }
            is_image = is_key && KEYS.contains(&bytes);
        }
        elided.push_json(response.get(copied..)?)?;
        Some(elided)
    }

    fn push_json(&mut self, json: &[u8]) -> Option<()> {
        if json.len() > MAX_JSON - self.json.len() {
            return None;
        }
        self.json.push_str(from_utf8(json).ok()?);
        Some(())
    }

    /// The JSON, with a placeholder for each image.
    pub(crate) fn json(&self) -> &[u8] {
        self.json.as_bytes()
    }

    /// Puts the image that a placeholder stands for in its place. `None` if it is not a placeholder.
    pub(crate) fn restore(&self, image: &mut Image) -> Option<()> {
        work::add(1);
        let position: usize = from_utf8(image.base64()).ok()?.parse().ok()?;
        *image = self.images.get(position)?.clone();
        Some(())
    }
}

/// The place of a text within a response.
struct TextSpan {
    start: usize,
    /// The position of the closing quotation mark.
    end: usize,
    /// Whether all of it is printable ASCII without escapes.
    is_plain: bool,
}

impl TextSpan {
    /// The text whose first byte is at `start`. `None` if it has no end.
    fn starting_at(start: usize, response: &[u8]) -> Option<Self> {
        let (mut at, mut is_plain) = (start, true);
        loop {
            let (blocks, _) = response.get(at..)?.as_chunks();
            at += 64 * blocks.iter().take_while(|block| is_plain_block(block)).count();
            match *response.get(at)? {
                b'"' => return Some(Self { start, end: at, is_plain }),
                b'\\' => (at, is_plain) = (at + 2, false),
                byte => (at, is_plain) = (at + 1, is_plain && matches!(byte, b' '..=b'~')),
            }
        }
    }

    /// The image of the text: a slice of the response, or memory of its own if it has escapes. `None` if it is invalid.
    fn image(&self, response: &Bytes) -> Option<Image> {
        if self.is_plain {
            return Some(Image::slice(response.slice(self.start..self.end)));
        }
        // With its quotation marks it is a JSON document.
        let quoted = response.get(self.start - 1..self.end + 1)?;
        serde_json::from_slice::<String>(quoted).ok().map(Image::from_base64)
    }
}

/// Whether the block may be base64: the range holds all of its characters, and one that escapes. Written so that the
/// compiler looks at sixteen bytes at a time.
fn is_plain_block(block: &[u8; 64]) -> bool {
    block.iter().fold(true, |plain, byte| plain & matches!(byte, b'+'..=b'z') & (*byte != b'\\'))
}

/// Counts the bytes and images that are looked at, in tests: twice the response must be twice the work.
#[cfg(not(test))]
mod work {
    pub(super) const fn add(_: usize) {}
}

#[cfg(test)]
mod work {
    use core::sync::atomic::{AtomicUsize, Ordering};

    static DONE: AtomicUsize = AtomicUsize::new(0);

    pub(super) fn add(amount: usize) {
        DONE.fetch_add(amount, Ordering::Relaxed);
    }

    pub(super) fn done() -> usize {
        DONE.swap(0, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::*;
    use crate::{HasSchema, Leaf, Payload, Schema, UserDocuments};

    /// A response with many small images.
    fn response(images: usize) -> Bytes {
        let documents: Vec<String> = (0..images)
            .map(|at| format!(r#"{{"stepId":"ID_DOCUMENT","firstName":"AMINA","front":"AAA{}"}}"#, at % 10))
            .collect();
        format!(r#"{{"documents":[{}]}}"#, documents.join(",")).into()
    }

    #[test]
    fn twice_the_images_are_twice_the_work() {
        let work = |images: usize| {
            let response = response(images);
            work::done();
            let documents = UserDocuments::parse(&response).unwrap();
            let work = work::done();
            let found: Vec<_> = documents.documents.iter().filter_map(|document| document.front.as_ref()).collect();
            assert_eq!(found.len(), images);
            assert!(found.iter().enumerate().all(|(at, image)| image.base64() == format!("AAA{}", at % 10).as_bytes()));
            assert!(work >= response.len() / 4, "hardly any work was counted: {work}");
            work
        };
        let (once, twice) = (work(MAX_DOCUMENTS / 2), work(MAX_DOCUMENTS));
        assert!(twice <= 2 * once + once / 10, "{once} {twice}");
    }

    #[test]
    fn the_keys_are_those_of_every_image() {
        let mut keys = Vec::new();
        collect(&UserDocuments::SCHEMA, "", &mut keys);
        assert_eq!(keys, KEYS.map(|key| from_utf8(key).unwrap()));
    }

    /// The keys under which a schema has images.
    fn collect(schema: &Schema, key: &'static str, keys: &mut Vec<&'static str>) {
        match schema {
            Schema::Leaf(Leaf::Image) => keys.push(key),
            Schema::List(item) => collect(item, key, keys),
            Schema::Object(fields) => fields.iter().for_each(|field| collect(&field.schema, field.key, keys)),
            Schema::Leaf(_) | Schema::OpenEnum(_) | Schema::Either(_) => {}
        }
    }

    #[test]
    fn a_response_that_may_be_invalid_is_read_in_the_plain_way() {
        let elides = |response: &'static [u8]| Elided::new(&Bytes::from_static(response)).is_some();
        assert!(elides(br#"{"selfie":"AAAA","documents":[{"front":"\/9j\/"}]}"#));
        assert!(elides(br#"{"selfie" : "AAAA", "documents" : null}"#));
        for plain in [
            br#"{"fr\u006fnt":"0"}"#.as_slice(),
            br#"{"selfie":"\q"}"#,
            br#"{"selfie":"\ud800"}"#,
            b"{\"selfie\":\"\xff\"}",
            b"{\"selfie\":\"A\nA\"}",
            br#"{"selfie":"AAAA"#,
            br#"{"selfie":"AAAA\"#,
            b"{\"selfie\":\"AAAA\",\"\xff\":1}",
        ] {
            assert!(!elides(plain), "{}", String::from_utf8_lossy(plain));
        }
    }
}
