//! Keys and identifiers from the operating system's random number generator.

use crate::{Error, ErrorKind};

/// Random bytes, for keys.
pub(crate) fn bytes<const COUNT: usize>() -> Result<[u8; COUNT], Error> {
    let mut bytes = [0; COUNT];
    getrandom::fill(&mut bytes).map_err(|_| ErrorKind::Random)?;
    Ok(bytes)
}

/// An identifier of 24 hexadecimal digits, the format of the API's identifiers.
pub(crate) fn id() -> String {
    hex(&bytes::<12>().unwrap_or_default())
}

/// A message identifier, the format of Svix: `msg_` and 27 letters or digits.
pub(crate) fn message_id() -> String {
    let hex = hex(&bytes::<14>().unwrap_or_default());
    format!("msg_{}", hex.get(..27).unwrap_or(&hex))
}

/// Two lower-case hexadecimal digits for each byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
