//! Transliteration of scripts into the alphabet of the machine readable zone (ICAO Doc 9303-3, section 6).

pub mod arabic;
pub(crate) mod cyrillic;
pub(crate) mod latin;
pub(crate) mod transliterate;
