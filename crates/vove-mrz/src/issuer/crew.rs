//! Crew member certificates (Doc 9303 part 5, document code `AC`) name the holder's employer.

use crate::{
    layout::{FieldName, TD1},
    report::Report,
};

/// The employer's airline code in a crew member certificate: the first three cells of the optional data, two letters and
/// a filler or three letters. `None` for other documents, and where none stands there.
///
/// ```
/// use vove_mrz::{Options, inspect, issuer::crew};
///
/// let lines = ["ACUTOD231458907UT<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
/// assert_eq!(crew::employer(&inspect(&lines, &Options::default())), Some("UT"));
/// ```
pub fn employer<'r>(report: &'r Report<'_>) -> Option<&'r str> {
    let certificate = report.field(FieldName::DocumentCode).is_some_and(|code| code.value() == "AC");
    if !certificate || report.layout() != Some(&TD1) || report.long_document_number().is_some() {
        return None;
    }
    let code = report.field(FieldName::Optional1)?.text().get(..3)?.trim_end_matches('<');
    (code.len() >= 2 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}
