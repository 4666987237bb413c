//! No two sibling modules import each other: at every level of the module tree, arrows between siblings go one way.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use syn::{
    Attribute, ItemMod, ItemUse, Meta, UseTree, Visibility,
    visit::{self, Visit},
};

use super::source::Source;

type ModulePath = Vec<String>;

/// Reports every pair of siblings of a crate that import each other, with one file for each direction.
pub(super) fn check(folder: &Path, sources: &[Source], findings: &mut Vec<String>) {
    let modules: BTreeMap<ModulePath, &Source> =
        sources.iter().map(|source| (module_path(folder, &source.path), source)).collect();
    let tree = Tree::new(&modules);
    // Siblings `(from, to)` of a parent, with the first file that has the import.
    let mut arrows: BTreeMap<(ModulePath, String, String), String> = BTreeMap::new();
    for (module, source) in &modules {
        let mut paths = Paths { module: module.clone(), found: Vec::new() };
        paths.visit_file(&source.file);
        for path in paths.found {
            let Some(target) = tree.resolve(module, &path) else { continue };
            let common = module.iter().zip(&target).take_while(|(one, other)| one == other).count();
            if let (Some(from), Some(to)) = (module.get(common), target.get(common)) {
                let key = (module.iter().take(common).cloned().collect(), from.clone(), to.clone());
                arrows.entry(key).or_insert_with(|| source.path.display().to_string());
            }
        }
    }
    for ((parent, from, to), file) in arrows.iter().filter(|((_, from, to), _)| from < to) {
        if let Some(back) = arrows.get(&(parent.clone(), to.clone(), from.clone())) {
            let parent = if parent.is_empty() { folder.display().to_string() } else { parent.join("::") };
            findings.push(format!("{parent}: `{from}` and `{to}` import each other ({file}, {back})"));
        }
    }
}

fn module_path(folder: &Path, file: &Path) -> ModulePath {
    let relative = file.strip_prefix(folder).unwrap_or(file).with_extension("");
    let mut path: ModulePath = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path == ["lib"] || path == ["main"] {
        path.clear();
    }
    path
}

/// The modules of a crate and what they re-export.
struct Tree {
    modules: BTreeSet<ModulePath>,
    /// The path that a name stands for in a module, as written there.
    exports: BTreeMap<(ModulePath, String), ModulePath>,
}

impl Tree {
    fn new(modules: &BTreeMap<ModulePath, &Source>) -> Self {
        let mut exports = BTreeMap::new();
        for (module, source) in modules {
            for item in &source.file.items {
                let syn::Item::Use(item) = item else { continue };
                if matches!(item.vis, Visibility::Inherited) {
                    continue;
                }
                let mut leaves = Vec::new();
                flatten(&item.tree, &mut Vec::new(), &mut leaves);
                for (path, name) in leaves {
                    exports.insert((module.clone(), name), path);
                }
            }
        }
        Self { modules: modules.keys().cloned().collect(), exports }
    }

    /// The module in which a path ends, re-exports followed. `None` for paths of other crates.
    fn resolve(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        self.resolve_within(from, path, 0)
    }

    fn resolve_within(&self, from: &ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        let (first, mut rest) = path.split_first()?;
        let mut module = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from.get(..from.len().checked_sub(1)?)?.to_vec(),
            name => {
                let mut child = from.clone();
                child.push(name.to_owned());
                self.modules.contains(&child).then_some(child)?
            }
        };
        while let Some((name, after)) = rest.split_first() {
            if name == "super" {
                module.pop();
                rest = after;
                continue;
            }
            let mut child = module.clone();
            child.push(name.clone());
            if self.modules.contains(&child) {
                module = child;
                rest = after;
            } else if let Some(export) = self.exports.get(&(module.clone(), name.clone()))
                && depth < 8
            {
                return self.resolve_within(&module, export, depth + 1).or(Some(module));
            } else {
                break;
            }
        }
        Some(module)
    }
}

/// Every path in a file, test modules left out.
struct Paths {
    module: ModulePath,
    found: Vec<ModulePath>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) && item.content.is_none() {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        self.found.extend(leaves.into_iter().map(|(path, _)| path));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: ModulePath = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let is_rooted = names.first().is_some_and(|name| ["crate", "self", "super"].contains(&name.as_str()));
        if is_rooted && names.len() > 1 && !(names.first().is_some_and(|name| name == "self") && self.module.is_empty())
        {
            self.found.push(names);
        }
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string().contains("test"),
        _ => false,
    })
}

/// The paths of a `use`, each with the name that it brings in.
fn flatten(tree: &UseTree, prefix: &mut ModulePath, leaves: &mut Vec<(ModulePath, String)>) {
    match tree {
        UseTree::Path(path) => {
            prefix.push(path.ident.to_string());
            flatten(&path.tree, prefix, leaves);
            prefix.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            leaves.push((prefix.clone(), prefix.last().cloned().unwrap_or_default()));
        }
        UseTree::Name(name) => {
            leaves.push(([prefix.clone(), vec![name.ident.to_string()]].concat(), name.ident.to_string()))
        }
        UseTree::Rename(rename) => {
            leaves.push(([prefix.clone(), vec![rename.ident.to_string()]].concat(), rename.rename.to_string()));
        }
        UseTree::Glob(_) => leaves.push((prefix.clone(), "*".to_owned())),
        UseTree::Group(group) => group.items.iter().for_each(|item| flatten(item, prefix, leaves)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source {
            path: PathBuf::from("src").join(path),
            text: (*text).to_owned(),
            file: syn::parse_file(text).unwrap(),
        };
        let sources: Vec<_> = files.iter().map(source).collect();
        let mut findings = Vec::new();
        check(Path::new("src"), &sources, &mut findings);
        findings
    }

    #[test]
    fn siblings_that_import_each_other_are_reported() {
        let found = circles(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B; pub(crate) struct A;"),
            ("b.rs", "pub(crate) fn b() -> crate::a::A { crate::a::A }"),
        ]);
        assert_eq!(found, ["src: `a` and `b` import each other (src/a.rs, src/b.rs)"]);
    }

    #[test]
    fn imports_through_a_re_export_count() {
        let found = circles(&[
            ("lib.rs", "mod a; mod b; pub use a::A;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "use crate::A; pub struct B;"),
        ]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn imports_one_way_and_in_tests_are_fine() {
        let found = circles(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
