//! Checks of one document or of the whole response: against its specification, the assessment date, the issuer's known
//! practice and the caller's requirements.

pub(crate) mod date_order;
pub(crate) mod expiration;
pub(crate) mod images;
pub(crate) mod issuer_profile;
pub(crate) mod mrz;
pub(crate) mod provider_checks;
pub(crate) mod requirements;
