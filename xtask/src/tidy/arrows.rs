//! Which crate may use which, and how many crates a consumer has to build.

use std::{collections::BTreeSet, path::Path, process::Command};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::Result;

/// Which crates of the workspace a crate may use. `docs/architecture.md` draws the same.
const ARROWS: &[(&str, &[&str])] = &[
    ("vove-model", &["vove-mrz"]),
    ("vove-mrz", &[]),
    ("vove-transport", &[]),
    ("vove-webhook", &["vove-model"]),
    ("vove-client", &["vove-model", "vove-transport"]),
    ("vove-emulator", &["vove-transport", "vove-webhook"]),
    ("vove-cli", &["vove-client", "vove-emulator", "vove-model", "vove-transport", "vove-webhook"]),
    ("vove-fixtures", &["vove-webhook"]),
    ("vove-test-support", &[]),
    ("xtask", &[]),
];

/// How many crates a consumer of these may have to build, and what must not be among them.
const SMALL: &[(&str, usize)] = &[("vove-model", 21), ("vove-webhook", 36)];
const NETWORK: &[&str] = &["hyper", "reqwest", "tokio"];

pub(super) fn check(root: &Path, findings: &mut Vec<String>) -> Result<()> {
    let metadata = MetadataCommand::new().manifest_path(root.join("Cargo.toml")).no_deps().exec()?;
    for package in &metadata.packages {
        let name = package.name.as_str();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            findings.push(format!("{name}: its arrows are not drawn in xtask/src/tidy/arrows.rs"));
            continue;
        };
        let used = package.dependencies.iter().filter(|dependency| {
            dependency.path.is_some() && dependency.kind == DependencyKind::Normal && dependency.name != name
        });
        for dependency in used.filter(|dependency| !allowed.contains(&dependency.name.as_str())) {
            findings.push(format!("{name}: may not use {}", dependency.name));
        }
    }
    for (name, most) in SMALL {
        let tree = tree(root, name)?;
        if tree.len() > *most {
            findings.push(format!("{name}: needs {} crates, at most {most} are allowed", tree.len()));
        }
        for network in NETWORK.iter().filter(|network| tree.contains(**network)) {
            findings.push(format!("{name}: needs {network}"));
        }
    }
    Ok(())
}

/// The names of the crates that a crate needs, itself left out: `cargo tree -p NAME -e normal`.
fn tree(root: &Path, name: &str) -> Result<BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(root)
        .output()?;
    if !output.status.success() {
        return Err(format!("cargo tree failed for {name}").into());
    }
    let names = String::from_utf8(output.stdout)?;
    Ok(names
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|line| *line != name)
        .map(str::to_owned)
        .collect())
}
