//! Every decision says its status and date, and the index of decisions repeats them.

use std::{fs, path::Path};

use crate::Result;

const FOLDER: &str = "docs/decisions";

pub(super) fn check(root: &Path, findings: &mut Vec<String>) -> Result<()> {
    let index = fs::read_to_string(root.join(FOLDER).join("README.md"))?;
    for entry in fs::read_dir(root.join(FOLDER))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let text = fs::read_to_string(root.join(FOLDER).join(&name))?;
        let Some(row) = row(&name, &text) else {
            findings.push(format!("{FOLDER}/{name}: begins with `# N. Title`, `Status: …` and `Date: YYYY-MM-DD`"));
            continue;
        };
        if !index.lines().any(|line| line == row) {
            findings.push(format!("{FOLDER}/README.md: lacks the row `{row}`"));
        }
    }
    Ok(())
}

/// The row of the index for a decision: number with link, title, status, date.
fn row(name: &str, text: &str) -> Option<String> {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let (number, title) = lines.next()?.strip_prefix("# ")?.split_once(". ")?;
    let status = lines.next()?.strip_prefix("Status: ")?;
    let date = lines.next()?.strip_prefix("Date: ")?;
    Some(format!("| [{number}]({name}) | {title} | {status} | {date} |"))
}
