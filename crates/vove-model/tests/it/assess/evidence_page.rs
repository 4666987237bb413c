//! `docs/evidence.md` has a row for every finding code.

use std::{collections::BTreeMap, fs, path::PathBuf};

use vove_model::assess::FindingCode;

/// The rows of the page by code: outcome, meaning, example and advice.
fn rows() -> BTreeMap<String, Vec<String>> {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/evidence.md");
    let page = fs::read_to_string(page).unwrap();
    let mut rows = BTreeMap::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [code, rest @ ..] = &cells[..]
            && rest.len() == 4
            && let Some(code) = code.strip_prefix('`').and_then(|code| code.strip_suffix('`'))
        {
            let rest = rest.iter().map(ToString::to_string).collect();
            assert_eq!(rows.insert(code.to_owned(), rest), None, "two rows for {code}");
        }
    }
    rows
}

#[test]
fn every_code_has_a_row_with_its_outcome_meaning_example_and_advice() {
    let mut rows = rows();
    for code in FindingCode::ALL {
        let row = rows.remove(code.as_str()).unwrap_or_else(|| panic!("docs/evidence.md has no row for {code}"));
        assert_eq!(row[..2], [code.outcome().as_str(), code.meaning()], "{code}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{code}: {row:?}");
    }
    assert!(rows.is_empty(), "rows without a code: {:?}", rows.keys());
}
