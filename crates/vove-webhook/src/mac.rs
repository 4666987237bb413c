use sha2::block_api::compress256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// First state of SHA-256 (FIPS 180-4, section 5.3.3).
const INITIAL: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

const BLOCK: usize = 64;

/// A key of HMAC-SHA256 (RFC 2104), both its blocks already hashed: a short message then costs three blocks in all.
///
/// The same construction as the `hmac` crate, on the same `sha2`, without what that spends on wiping buffers which hold
/// no key; `tests/it/mac.rs` compares the two.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct MacKey {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl MacKey {
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut block = [0; BLOCK];
        let digest;
        let key = if key.len() > BLOCK {
            digest = Hash::of(INITIAL, 0, [key]);
            &digest
        } else {
            key
        };
        for (byte, key) in block.iter_mut().zip(key) {
            *byte = *key;
        }
        let keyed = Self { inner: after_pad(&block, 0x36), outer: after_pad(&block, 0x5c) };
        block.zeroize();
        keyed
    }

    /// The authentication code of `id.timestamp.body`.
    pub(crate) fn code(&self, id: &[u8], timestamp: &[u8], body: &[u8]) -> [u8; 32] {
        self.code_of([id, b".", timestamp, b".", body])
    }

    /// The authentication code of the parts, joined.
    #[inline]
    pub(crate) fn code_of<const COUNT: usize>(&self, parts: [&[u8]; COUNT]) -> [u8; 32] {
        let inner = Hash::of(self.inner, 1, parts);
        // The outer message is the key's block and the inner hash: with its padding that is one block more.
        let mut block = [0; BLOCK];
        let (hash, padding) = block.split_at_mut(inner.len());
        hash.copy_from_slice(&inner);
        let bits = ((BLOCK + inner.len()) as u16 * 8).to_be_bytes();
        if let [one, .., high, low] = padding {
            [*one, *high, *low] = [0x80, bits[0], bits[1]];
        }
        let mut state = self.outer;
        compress256(&mut state, &[block]);
        bytes(state)
    }
}

/// A state as the hash that it is.
fn bytes(state: [u32; 8]) -> [u8; 32] {
    let mut hash = [0; 32];
    for (bytes, word) in hash.as_chunks_mut().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
    hash
}

/// The state after the key's block, masked with `pad`.
fn after_pad(key: &[u8; BLOCK], pad: u8) -> [u32; 8] {
    let mut state = INITIAL;
    let mut block = key.map(|byte| byte ^ pad);
    compress256(&mut state, &[block]);
    block.zeroize();
    state
}

/// SHA-256 that can go on from a state.
struct Hash {
    state: [u32; 8],
    /// Bytes of the block begun; the rest of it is stale.
    block: [u8; BLOCK],
    filled: usize,
    bytes: u64,
}

impl Hash {
    /// The hash of the parts, joined, after so many blocks that led to `state`.
    #[inline]
    fn of<const COUNT: usize>(state: [u32; 8], blocks: u64, parts: [&[u8]; COUNT]) -> [u8; 32] {
        let mut hash = Self { state, block: [0; BLOCK], filled: 0, bytes: blocks * BLOCK as u64 };
        for part in parts {
            hash.update(part);
        }
        hash.finish()
    }

    #[inline]
    fn update(&mut self, part: &[u8]) {
        self.bytes = self.bytes.wrapping_add(part.len() as u64);
        let part = if self.filled == 0 { part } else { self.fill(part) };
        let (blocks, rest) = part.as_chunks();
        if !blocks.is_empty() {
            compress256(&mut self.state, blocks);
        }
        self.fill(rest);
    }

    /// Puts what fits into the block begun, hashes it when it is full, and gives back what is left.
    #[inline]
    fn fill<'a>(&mut self, part: &'a [u8]) -> &'a [u8] {
        let (_, free) = self.block.split_at_mut(self.filled);
        let (taken, rest) = part.split_at(part.len().min(free.len()));
        let (target, _) = free.split_at_mut(taken.len());
        target.copy_from_slice(taken);
        self.filled += taken.len();
        if self.filled == BLOCK {
            compress256(&mut self.state, &[self.block]);
            self.filled = 0;
        }
        rest
    }

    /// Pads with a one bit, zeros and the length in bits (FIPS 180-4, section 5.1.1).
    #[inline]
    fn finish(mut self) -> [u8; 32] {
        let bits = self.bytes.wrapping_mul(8).to_be_bytes();
        self.fill(&[0x80]);
        if self.filled > BLOCK - bits.len() {
            self.fill(&[0; 7]);
        }
        let (message, length) = self.block.split_at_mut(BLOCK - bits.len());
        message.split_at_mut(self.filled).1.fill(0);
        length.copy_from_slice(&bits);
        compress256(&mut self.state, &[self.block]);
        bytes(self.state)
    }
}
