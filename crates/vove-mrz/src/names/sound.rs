//! Spelling variants by sound: romanized Arabic, Berber and West African names in the spellings of the Maghreb, the
//! Gulf, Egypt and West Africa, and Arabic letters by their consonants.

pub(super) mod arabic_consonants;
pub(super) mod particles;
pub(super) mod phonetic;
mod phonetic_lexicon;
pub(super) mod prefilter;
mod sounds;
