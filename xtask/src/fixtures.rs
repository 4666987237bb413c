//! Every fixture, made in memory; then written, or compared with what is there.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;

use crate::{
    Result, aml, documented,
    documents::{self, pretty},
    kyb,
    people::{Kind, PEOPLE},
    problems, sessions, webhooks,
};

/// Kept by hand: sources of other fixtures, public case collections, and the page about them all.
pub(crate) const KEPT: &[&str] = &["README.md", "mrz/cases.json", "profiles/cases.json", "webhook/vectors.json"];

/// Texts that dates arrive as: documented, seen, and wrong.
const DATES: &[&str] = &[
    "15/07/2030",
    "01/01/1990",
    "29/02/2024",
    "2030-07-15",
    "1990-01-01T00:00:00.000Z",
    " 15/07/2030 ",
    "29/02/2023",
    "31/02/2020",
    "00/00/1950",
    "07/15/2030",
    "2030-15-07",
    "15.07.2030",
    "15/7/2030",
    "15/07/30",
    "1990",
    "٠١/٠١/١٩٩٠",
    "N/A",
    "-",
];

type Files = BTreeMap<PathBuf, Vec<u8>>;

pub(crate) fn write(root: &Path) -> Result<()> {
    let folder = root.join("fixtures");
    let made = make(&folder)?;
    for (path, bytes) in &made {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        if fs::read(&path).ok().as_ref() != Some(bytes) {
            fs::write(&path, bytes)?;
        }
    }
    for path in unknown(&folder, &made)? {
        fs::remove_file(folder.join(path))?;
    }
    println!("{} fixtures are up to date", made.len());
    Ok(())
}

pub(crate) fn check(root: &Path) -> Result<()> {
    let folder = root.join("fixtures");
    let made = make(&folder)?;
    let mut stale: Vec<String> = made
        .iter()
        .filter(|(path, bytes)| fs::read(folder.join(path)).ok().as_ref() != Some(bytes))
        .map(|(path, _)| format!("stale or missing: fixtures/{}", path.display()))
        .collect();
    stale.extend(unknown(&folder, &made)?.iter().map(|path| format!("nobody makes: fixtures/{}", path.display())));
    if stale.is_empty() {
        println!("{} fixtures are as they would be made", made.len());
        return Ok(());
    }
    stale.push("run `cargo xtask fixtures`".to_owned());
    Err(stale.join("\n").into())
}

fn make(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for stem in ["get_user_verification", "get_user_documents"] {
        let sample = fs::read_to_string(folder.join(stem).join("documented.txt"))?;
        files.insert(Path::new(stem).join("documented.json"), documented::to_json(&sample)?.into());
    }
    for (name, reply) in sessions::replies()? {
        files.insert(Path::new("create_session").join(name), reply.into());
    }
    for (stem, name, reply) in kyb::replies()?.into_iter().chain(aml::replies()?) {
        files.insert(Path::new(stem).join(name), reply.into());
    }
    for (name, body) in problems::BODIES {
        files.insert(Path::new("problem").join(name), body.as_bytes().into());
    }
    for (name, body) in webhooks::bodies() {
        files.insert(Path::new("webhook").join(name), body.into());
    }
    files.insert("webhook/signed.json".into(), webhooks::signed()?.into());
    files.insert("dates/dates.json".into(), pretty(&DATES)?.into());
    let mut zones = Vec::new();
    for person in PEOPLE {
        let name = format!("{}.json", person.slug);
        files.insert(Path::new("get_user_verification").join(&name), documents::user(person)?.into());
        let (reply, images) = documents::user_documents(person)?;
        files.insert(Path::new("get_user_documents").join(&name), reply.into());
        for image in images {
            files.insert(Path::new("people").join(person.slug).join(image.name), image.bytes);
        }
        for document in person.documents {
            let format = match document.kind {
                Kind::Passport { .. } => "TD3",
                Kind::Card { .. } => "TD1",
                Kind::Licence { .. } | Kind::AddressProof => continue,
            };
            let lines = documents::zone(person, document);
            zones.push(json!({ "person": person.slug, "format": format, "lines": lines }));
        }
    }
    files.insert("mrz/people.json".into(), pretty(&zones)?.into());
    Ok(files)
}

/// Files that are there and that nobody makes or keeps.
fn unknown(folder: &Path, made: &Files) -> Result<Vec<PathBuf>> {
    let kept = |path: &Path| path.ends_with("documented.txt") || KEPT.iter().any(|name| path == Path::new(name));
    let mut found = files_below(folder)?;
    found.retain(|path| !made.contains_key(path) && !kept(path));
    Ok(found)
}

/// All files below a folder, by their path inside it.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}
