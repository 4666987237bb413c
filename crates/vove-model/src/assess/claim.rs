//! What the person claimed against what a document says.

use alloc::{string::String, vec::Vec};

use super::{
    dates,
    finding::Finding,
    names::{self, Named},
    said::Said,
    sex,
    side::{Excerpt, Side},
    subject::Subject,
};
use crate::{ClaimedUser, Pii};

/// Only what was claimed is compared, and only with documents that say something of the kind or ought to.
pub(super) fn against<'a>(user: &'a ClaimedUser, subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    let claim = |key, text: &'a Option<Pii<String>>| {
        let text = text.as_ref().map(|text| text.expose().as_str()).filter(|text| !text.trim().is_empty())?;
        Some((Side::claimed(key, Excerpt::new(text)), text))
    };
    let name = Named::claimed(user);
    if !name.is_absent() {
        out.push(names::against_document(&name, subject));
    }
    if let Some((side, text)) = claim("dateOfBirth", &user.date_of_birth)
        && subject.shows_a_face()
    {
        out.push(dates::births((side, Said::in_text(text)), subject.birth.said()));
    }
    if let Some((claimed, sex)) = claim("gender", &user.gender).zip(subject.sex()) {
        out.push(sex::compare(claimed, sex));
    }
}
