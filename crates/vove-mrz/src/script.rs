//! Transliteration of Latin, Cyrillic and Arabic letters into the alphabet of the machine readable zone
//! (ICAO Doc 9303-3, section 6).

pub mod arabic;
pub(crate) mod cyrillic;
pub(crate) mod latin;
pub(crate) mod transliterate;

pub use self::{cyrillic::Cyrillic, latin::Latin, transliterate::Transliteration};
