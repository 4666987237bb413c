//! Lenient base64: standard or URL-safe alphabet, with or without padding, line breaks and a `data:` prefix.

use alloc::vec;

use ::base64::{
    DecodeSliceError, Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use zeroize::Zeroizing;

use crate::image::zeroizing::Wiped;

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

const SCALAR: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);

/// The number of characters that are normalized at a time, a multiple of four.
const CHUNK: usize = 4096;

/// Why a text was not decoded.
pub(crate) enum Fault<E = TooSmall> {
    NotBase64,
    /// The bytes could not be written.
    Sink(E),
}

/// The buffer is too small.
pub(crate) struct TooSmall;

/// Decodes in one go. At most a few bytes more than needed are allocated.
pub(crate) fn decode(text: &[u8]) -> Option<Wiped> {
    let text = body(text);
    // Wiped on every path, even if only partly decoded.
    let mut bytes = Wiped(vec![0; (text.len() / 4 + 1) * 3]);
    let length = decode_body(text, &mut bytes.0).ok()?;
    bytes.0.truncate(length);
    Some(bytes)
}

/// Decodes into the start of a buffer and returns the number of bytes written.
pub(crate) fn decode_slice(text: &[u8], buffer: &mut [u8]) -> Result<usize, Fault> {
    decode_body(body(text), buffer)
}

fn decode_body(text: &[u8], buffer: &mut [u8]) -> Result<usize, Fault> {
    match whole(text, buffer) {
        Ok(length) => return Ok(length),
        // That estimate counts white space.
        Err(DecodeSliceError::OutputSliceTooSmall) if buffer.len() < decoded_len(text) => {
            return Err(Fault::Sink(TooSmall));
        }
        Err(_) => {}
    }
    let mut used = 0;
    in_pieces(text, &mut |piece| {
        let place = buffer.get_mut(used..).and_then(|rest| rest.get_mut(..piece.len())).ok_or(TooSmall)?;
        place.copy_from_slice(piece);
        used += piece.len();
        Ok(())
    })?;
    Ok(used)
}

/// Decodes text without anything to normalize, with SIMD instructions where available.
#[cfg(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn whole(text: &[u8], buffer: &mut [u8]) -> Result<usize, DecodeSliceError> {
    ::base64::engine::Simd::standard(CONFIG).decode_slice(text, buffer)
}

#[cfg(not(all(feature = "std", any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn whole(text: &[u8], buffer: &mut [u8]) -> Result<usize, DecodeSliceError> {
    SCALAR.decode_slice(text, buffer)
}

/// Decodes piece by piece, normalizing alphabet and white space, and passes every piece to `sink`.
pub(crate) fn in_pieces<E>(text: &[u8], sink: &mut dyn FnMut(&[u8]) -> Result<(), E>) -> Result<(), Fault<E>> {
    let mut symbols = symbols(body(text)).peekable();
    let (mut chunk, mut piece) = (Zeroizing::new([0; CHUNK]), Zeroizing::new([0; CHUNK]));
    while symbols.peek().is_some() {
        let mut filled = 0;
        for (place, symbol) in chunk.iter_mut().zip(&mut symbols) {
            *place = symbol;
            filled += 1;
        }
        let chunk = chunk.get(..filled).unwrap_or_default();
        if symbols.peek().is_some() && chunk.ends_with(b"=") {
            return Err(Fault::NotBase64);
        }
        let length = SCALAR.decode_slice(chunk, piece.as_mut_slice()).map_err(|_| Fault::NotBase64)?;
        sink(piece.get(..length).unwrap_or_default()).map_err(Fault::Sink)?;
    }
    Ok(())
}

/// The number of bytes that valid text decodes to.
pub(crate) fn decoded_len(text: &[u8]) -> usize {
    let text = body(text);
    let white = text.iter().filter(|byte| byte.is_ascii_whitespace()).count();
    let padding = text.iter().rev().take_while(|byte| **byte == b'=' || byte.is_ascii_whitespace());
    let padding = padding.filter(|byte| **byte == b'=').count();
    let symbols = text.len() - white - padding;
    symbols / 4 * 3 + (symbols % 4 * 3) / 4
}

/// The bytes that the first `SYMBOLS` characters decode to, and their number.
pub(crate) fn head<const SYMBOLS: usize>(text: &[u8]) -> ([u8; SYMBOLS], usize) {
    let (mut chunk, mut filled, mut head) = ([0; SYMBOLS], 0, [0; SYMBOLS]);
    for (place, symbol) in chunk.iter_mut().zip(symbols(body(text))) {
        *place = symbol;
        filled += 1;
    }
    let length = SCALAR.decode_slice(chunk.get(..filled).unwrap_or_default(), &mut head).unwrap_or(0);
    (head, length)
}

/// The characters in the standard alphabet, without white space.
fn symbols(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    })
}

/// The text without white space around it and without the prefix of RFC 2397: `data:[type][;base64],`.
fn body(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii();
    if !text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"data:")) {
        return text;
    }
    text.iter().position(|byte| *byte == b',').and_then(|comma| text.get(comma + 1..)).unwrap_or(text)
}
