//! Every endpoint has all of its parts under one stem.

use std::{fs, path::Path};

use crate::Result;

/// One stem an endpoint: source file, type, method, fixtures, test module, snapshots and a row of `docs/coverage.md`.
pub(super) fn check(root: &Path, findings: &mut Vec<String>) -> Result<()> {
    let client = root.join("crates/vove-client");
    let coverage = fs::read_to_string(root.join("docs/coverage.md"))?;
    let mut stems = Vec::new();
    for entry in fs::read_dir(client.join("src/request"))? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned) else { continue };
        let source = fs::read_to_string(&path)?;
        let mut need = |there: bool, what: String| {
            if !there {
                findings.push(format!("{stem}: {what}"));
            }
        };
        let type_name = pascal_case(&stem);
        need(source.contains(&format!("pub struct {type_name} ")), format!("no type {type_name}"));
        need(source.contains(&format!("pub async fn {stem}(")), "no method of that name".into());
        need(source.contains(&format!("NAME: &'static str = \"{stem}\"")), "its NAME differs".into());
        need(root.join("fixtures").join(&stem).is_dir(), "no fixtures folder".into());
        need(client.join(format!("tests/it/{stem}.rs")).is_file(), "no test module".into());
        need(has_snapshot(&client, &stem)?, "no snapshot".into());
        need(
            row(&coverage, &stem).is_some_and(|row| row.contains("| done |")),
            "no row in docs/coverage.md says done".into(),
        );
        stems.push(stem);
    }
    for row in coverage.lines().filter(|line| line.contains("| done |")) {
        let stem = row.split('|').nth(2).unwrap_or_default().trim().trim_matches('`');
        if !stems.iter().any(|known| known == stem) {
            findings.push(format!("docs/coverage.md calls `{stem}` done, and no endpoint has that name"));
        }
    }
    Ok(())
}

fn row<'a>(coverage: &'a str, stem: &str) -> Option<&'a str> {
    coverage.lines().find(|line| line.contains(&format!("`{stem}`")))
}

fn has_snapshot(client: &Path, stem: &str) -> Result<bool> {
    let folder = client.join("tests/it/snapshots");
    if !folder.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder)? {
        if entry?.file_name().to_string_lossy().starts_with(&format!("it__{stem}__")) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn pascal_case(stem: &str) -> String {
    stem.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        })
        .collect()
}
