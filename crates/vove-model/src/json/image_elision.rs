use alloc::{string::String, vec::Vec};
use core::ops::Range;

use bytes::Bytes;

use crate::Image;

/// Keys under which images come.
const KEYS: [&[u8]; 6] = [b"selfie", b"front", b"back", b"photo", b"frontCropped", b"backCropped"];

/// A documents reply without its images: a few kilobytes for a JSON parser that would spend its time on megabytes.
///
/// Every image's text is one character here. Which image that is says its place, so that no reply can name another's.
pub(crate) struct Skeleton {
    text: Vec<u8>,
    images: Vec<Elided>,
}

struct Elided {
    /// Where the character stands in the skeleton.
    at: usize,
    /// Where the image's text stands in the reply.
    text: Range<usize>,
    /// Whether the text is printable ASCII without escapes.
    is_plain: bool,
}

impl Skeleton {
    /// Takes a reply apart. `None` when a text has no end.
    pub(crate) fn of(reply: &[u8]) -> Option<Self> {
        let mut skeleton = Self { text: Vec::new(), images: Vec::new() };
        let (mut copied, mut at, mut is_image) = (0, 0, false);
        while let Some(offset) = reply.get(at..)?.iter().position(|byte| *byte == b'"') {
            let start = at + offset + 1;
            let (end, is_plain) = end_of_text(reply, start)?;
            let text = reply.get(start..end)?;
            at = end + 1;
            let is_key = reply.get(at..)?.trim_ascii_start().first() == Some(&b':');
            if !is_key && is_image && !text.is_empty() {
                skeleton.text.extend_from_slice(reply.get(copied..start)?);
                skeleton.images.push(Elided { at: skeleton.text.len(), text: start..end, is_plain });
                skeleton.text.push(b'-');
                copied = end;
            }
            is_image = is_key && KEYS.contains(&text);
        }
        skeleton.text.extend_from_slice(reply.get(copied..)?);
        Some(skeleton)
    }

    /// The JSON.
    pub(crate) fn json(&self) -> &[u8] {
        &self.text
    }

    /// As [`image`](Self::image), where there may be none in the reply. `None` when the text stands for no image.
    pub(crate) fn image_if_any(&self, text: Option<&str>, reply: &Bytes) -> Option<Option<Image>> {
        match text {
            Some(text) => self.image(text, reply).map(Some),
            None => Some(None),
        }
    }

    /// The image that a text borrowed from [`json`](Self::json) stands for.
    fn image(&self, text: &str, reply: &Bytes) -> Option<Image> {
        let at = (text.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let elided = self.images.iter().find(|elided| elided.at == at)?;
        if elided.is_plain {
            return Some(Image::slice(reply.slice(elided.text.clone())));
        }
        // With its quotation marks it is JSON of its own.
        let quoted = reply.get(elided.text.start - 1..elided.text.end + 1)?;
        serde_json::from_slice::<String>(quoted).ok().map(Image::from_base64)
    }
}

/// Where the text that starts at `start` has its closing quotation mark, and whether all of it is printable ASCII without
/// escapes.
fn end_of_text(reply: &[u8], start: usize) -> Option<(usize, bool)> {
    let (mut at, mut is_plain) = (start, true);
    loop {
        let (blocks, _) = reply.get(at..)?.as_chunks();
        at += 64 * blocks.iter().take_while(|block| is_plain_block(block)).count();
        match *reply.get(at)? {
            b'"' => return Some((at, is_plain)),
            b'\\' => (at, is_plain) = (at + 2, false),
            byte => (at, is_plain) = (at + 1, is_plain && matches!(byte, b' '..=b'~')),
        }
    }
}

/// Whether the block may be base64: what lies between its characters holds one that ends or escapes, and no other that does.
/// Written so that the compiler looks at sixteen bytes at a time.
fn is_plain_block(block: &[u8; 64]) -> bool {
    block.iter().fold(true, |plain, byte| plain & matches!(byte, b'+'..=b'z') & (*byte != b'\\'))
}
