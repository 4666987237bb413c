//! The employer in crew member certificates (Doc 9303-5, section 4.2.2 and appendix C; document code `AC`).

use crate::{
    layout::{FieldName, TD1},
    report::Report,
};

/// The airline code of the employer in a crew member certificate: the first three characters of the optional data, two
/// letters and a filler or three letters. `None` for other documents, or if there is no such code.
///
/// ```
/// use vove_mrz::{Options, inspect, issuer::crew};
///
/// let lines = ["ACUTOD231458907UT<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
/// assert_eq!(crew::employer(&inspect(&lines, &Options::default())), Some("UT"));
/// ```
pub fn employer<'r>(report: &'r Report<'_>) -> Option<&'r str> {
    let is_certificate = report.field(FieldName::DocumentCode).is_some_and(|code| code.value() == "AC");
    if !is_certificate || report.layout() != Some(&TD1) || report.long_document_number().is_some() {
        return None;
    }
    let code = report.field(FieldName::Optional1)?.text().get(..3)?.trim_end_matches('<');
    (code.len() >= 2 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}
