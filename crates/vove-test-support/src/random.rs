//! A deterministic random generator, so that a failing test fails again with the same inputs.

/// A xorshift generator (Marsaglia, "Xorshift RNGs", 2003; shifts 13, 7, 17 on 64 bits).
///
/// The same seed gives the same sequence on every platform and in every version of this workspace. Not for
/// cryptography.
///
/// ```
/// use vove_test_support::Random;
///
/// let mut random = Random::new(42);
/// let die = 1 + random.below(6);
/// assert!((1..=6).contains(&die));
/// assert_eq!(Random::new(42).below(6), Random::new(42).below(6));
/// ```
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator that starts at `seed`. The all-zero state, which xorshift can't leave, is replaced by a fixed one.
    pub const fn new(seed: u64) -> Self {
        Self(if seed == 0 { 0x9E37_79B9_7F4A_7C15 } else { seed })
    }

    /// The next 64 bits of the sequence.
    pub const fn next_u64(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to `bound - 1`; 0 if `bound` is 0. Nearly uniform for bounds far below 2^53.
    pub const fn below(&mut self, bound: usize) -> usize {
        // The low bits of a xorshift generator are the weakest.
        let bits = self.next_u64() >> 11;
        if bound == 0 { 0 } else { (bits % bound as u64) as usize }
    }

    /// `true` in one of `count` cases on average; always for 0 and 1.
    pub const fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of the items, or `None` if the slice is empty. An empty slice takes no number from the sequence.
    pub fn choose<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::Random;

    #[test]
    fn the_sequence_never_changes() {
        let mut random = Random::new(0x9E37_79B9_7F4A_7C15);
        let mut reference = 0x9E37_79B9_7F4A_7C15_u64;
        for bound in 1..1000 {
            reference ^= reference << 13;
            reference ^= reference >> 7;
            reference ^= reference << 17;
            assert_eq!(random.below(bound), (reference >> 11) as usize % bound);
        }
        assert_eq!(Random::new(1).next_u64(), 1_082_269_761);
    }

    #[test]
    fn every_number_below_the_bound_comes_and_no_other() {
        let mut random = Random::new(7);
        let mut counts = [0_u32; 10];
        for _ in 0..10_000 {
            counts[random.below(10)] += 1;
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn bounds_and_slices_of_nothing_are_harmless() {
        let mut random = Random::new(0);
        assert_ne!(random.next_u64(), 0);
        assert_eq!(random.below(0), 0);
        assert_eq!(random.choose::<u8>(&[]), None);
        assert_eq!(random.choose(&[5]), Some(&5));
        assert!(random.one_in(1));
    }
}
