//! Lists with a limit to their length.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};

/// Reads a list of at most `MAX` items, and no further. An item that is read as a `None` is left out.
pub(crate) fn read_list<'de, D, T, I, const MAX: usize>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    I: Deserialize<'de> + Into<Option<T>>,
{
    struct Items<T, I, const MAX: usize>(PhantomData<(T, I)>);

    impl<'de, T, I: Deserialize<'de> + Into<Option<T>>, const MAX: usize> Visitor<'de> for Items<T, I, MAX> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let (mut items, mut count) = (Vec::new(), 0);
            while let Some(item) = list.next_element::<I>()? {
                if count == MAX {
                    return Err(A::Error::custom(TooMany { limit: MAX }));
                }
                count += 1;
                items.extend(item.into());
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Items::<T, I, MAX>(PhantomData))
}

/// The error of a list that has more items than its limit.
pub(crate) struct TooMany {
    pub(crate) limit: usize,
}

const MESSAGE: &str = "more items than the limit of ";

impl fmt::Display for TooMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MESSAGE}{}", self.limit)
    }
}

impl TooMany {
    /// The error behind serde's message, which may go on with a place.
    pub(crate) fn from_message(message: &str) -> Option<Self> {
        let limit = message.strip_prefix(MESSAGE)?.split(|c: char| !c.is_ascii_digit()).next()?;
        Some(Self { limit: limit.parse().ok()? })
    }
}
