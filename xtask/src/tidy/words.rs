//! The words that documentation and user-visible texts do not use: `xtask/words.txt`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};

use super::{
    layout,
    source::{self, Source},
};
use crate::Result;

/// A word or phrase, lower case, and what to write instead.
struct Forbidden {
    phrase: String,
    instead: String,
}

/// Files whose words are not the project's own.
const EXEMPT: &[&str] = &["CHANGELOG.md"];

pub(super) struct Words(Vec<Forbidden>);

impl Words {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join("xtask/words.txt"))?;
        let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parse = |row: &str| {
            let (phrase, instead) =
                row.split_once("->").ok_or_else(|| format!("xtask/words.txt: `{row}` has no `->`"))?;
            Ok(Forbidden { phrase: phrase.trim().to_lowercase(), instead: instead.trim().to_owned() })
        };
        rows.map(parse).collect::<Result<Vec<_>>>().map(Self)
    }

    /// Checks comments and string literals of a source file.
    pub(super) fn check_source(&self, source: &Source, findings: &mut Vec<String>) {
        for (index, line) in source.text.lines().enumerate() {
            if let Some(comment) = line.trim_start().strip_prefix("//") {
                self.check_text(&source.path, index + 1, comment, findings);
            }
        }
        if let Ok(tokens) = source.text.parse::<TokenStream>() {
            let mut literals = Vec::new();
            string_literals(tokens, &mut literals);
            for (line, text) in literals {
                self.check_text(&source.path, line, &text, findings);
            }
        }
    }

    /// Checks every Markdown file of the repository.
    pub(super) fn check_markdown(&self, root: &Path, findings: &mut Vec<String>) -> Result<()> {
        let mut files: Vec<PathBuf> = Vec::new();
        source::list_files(root, Path::new(""), &mut files)?;
        for path in files {
            if path.extension().is_none_or(|extension| extension != "md")
                || EXEMPT.iter().any(|exempt| path == Path::new(exempt))
            {
                continue;
            }
            let text = fs::read_to_string(root.join(&path))?;
            for (index, line) in text.lines().enumerate() {
                self.check_text(&path, index + 1, line, findings);
            }
            layout::check_columns(&path, &text, |_| true, findings);
        }
        Ok(())
    }

    fn check_text(&self, path: &Path, line: usize, text: &str, findings: &mut Vec<String>) {
        let text = text.to_lowercase();
        for Forbidden { phrase, instead } in &self.0 {
            if contains_phrase(&text, phrase) {
                findings.push(format!("{}:{line}: `{phrase}`, write {instead}", path.display()));
            }
        }
    }
}

/// Whether a text holds a phrase that does not begin or end within a word.
fn contains_phrase(text: &str, phrase: &str) -> bool {
    let is_edge =
        |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric() && character != '_');
    text.match_indices(phrase).any(|(start, _)| {
        let (before, after) = (text.get(..start), text.get(start + phrase.len()..));
        is_edge(before.and_then(|before| before.chars().next_back()))
            && is_edge(after.and_then(|after| after.chars().next()))
    })
}

fn string_literals(tokens: TokenStream, literals: &mut Vec<(usize, String)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => string_literals(group.stream(), literals),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.starts_with('"') {
                    literals.push((literal.span().start().line, text));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::contains_phrase;

    #[test]
    fn a_phrase_matches_whole_words() {
        assert!(contains_phrase("so be it.", "be it"));
        assert!(!contains_phrase("maybe items", "be it"));
        assert!(!contains_phrase("expirydateagrees", "expiry"));
    }
}
