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

/// The one crate with the cryptography of TLS, and those that must not come in beside it, with any feature, on any
/// platform or in any test: two providers are two implementations to trust and to build.
const TLS_PROVIDER: &str = "ring";
const OTHER_TLS_PROVIDERS: &[&str] = &["aws-lc-rs", "native-tls", "openssl", "rustls-openssl", "rustls-rustcrypto"];

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
        let tree = tree(root, name, &["--package", name, "--edges", "normal"])?;
        if tree.len() > *most {
            findings.push(format!("{name}: needs {} crates, at most {most} are allowed", tree.len()));
        }
        for network in NETWORK.iter().filter(|network| tree.contains(**network)) {
            findings.push(format!("{name}: needs {network}"));
        }
    }
    let all = ["--workspace", "--all-features", "--edges", "normal,build,dev", "--target", "all"];
    let tree = tree(root, "the workspace", &all)?;
    if !tree.contains(TLS_PROVIDER) {
        findings.push(format!("the workspace does not use {TLS_PROVIDER} for TLS"));
    }
    for provider in OTHER_TLS_PROVIDERS.iter().filter(|provider| tree.contains(**provider)) {
        findings.push(format!("the workspace builds {provider} beside {TLS_PROVIDER}"));
    }
    Ok(())
}

/// The names of the crates that `cargo tree` prints with these arguments, `name` itself left out.
fn tree(root: &Path, name: &str, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--prefix", "none", "--format", "{p}"])
        .args(arguments)
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
