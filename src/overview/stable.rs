//! Hashes that are the same on every machine and in every version.

/// FNV-1a with 64 bits (Fowler, Noll, Vo 1991), its bits mixed at the end as SplitMix64 does (Steele, Lea, Flood 2014), so that any of them
/// can be used by themselves. Against nobody's intent: it only spreads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stable(u64);

impl Stable {
    /// Before the first byte.
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in bytes.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The hash of all that was taken in.
    pub(crate) const fn value(self) -> u64 {
        mixed(self.0)
    }
}

/// The last step of SplitMix64: every bit of the number has its part in every bit of the result.
pub(crate) const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stays_what_it_is() {
        let mut hash = Stable::new();
        assert_eq!(hash.0, 0xcbf2_9ce4_8422_2325);
        hash.add(b"foobar");
        assert_eq!(hash.0, 0x8594_4171_f739_67e8, "the published value for these bytes");
        assert_eq!(hash.value(), mixed(0x8594_4171_f739_67e8));
        // The second number of SplitMix64 with the seed 0 is the mixture of its second state.
        assert_eq!(mixed(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }
}
