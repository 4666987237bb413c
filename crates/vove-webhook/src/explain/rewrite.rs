use std::fmt;

use super::json_text::{Layout, Node, parse};

/// How the body that was signed differs from the one at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rewrite {
    /// Its keys stand in another order: a parser sorted them.
    KeyOrder,
    /// It has no blanks between the tokens.
    NoBlanksBetween,
    /// It has a blank after each comma and colon.
    BlanksBetween,
    /// It has a line for each item, indented.
    Indented,
    /// It writes `\/` for a slash.
    SlashesEscaped,
    /// It writes slashes plainly.
    SlashesPlain,
    /// It writes `\uXXXX` for letters outside ASCII.
    UnicodeEscaped,
    /// It writes letters outside ASCII plainly.
    UnicodePlain,
    /// It ends with a line break.
    NewlineAtEnd,
    /// It has no blanks or line breaks around it.
    NothingAround,
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// It has the two fields of the API's older page, `status` and one identifier.
    TwoFields,
}

/// More fields than this are tried as they are and sorted, not in every order.
const MAX_PERMUTED: usize = 5;

/// Longer bodies are not rewritten.
const MAX_BODY: usize = 64 * 1024;

const LAYOUTS: [(Layout, Rewrite); 4] = [
    (Layout::Compact, Rewrite::NoBlanksBetween),
    (Layout::Spaced, Rewrite::BlanksBetween),
    (Layout::Indented(2), Rewrite::Indented),
    (Layout::Indented(4), Rewrite::Indented),
];

/// The fewest rewrites after which the body fits.
pub(super) fn find(body: &[u8], fits: &dyn Fn(&[u8]) -> bool) -> Option<Vec<Rewrite>> {
    let text = std::str::from_utf8(body).ok().filter(|text| text.len() <= MAX_BODY)?;
    let bare = text.trim_start_matches('\u{feff}').trim();
    let around = if bare.len() < text.len() { vec![Rewrite::NothingAround] } else { Vec::new() };
    if let Some(found) = at_the_edges(bare, around, fits) {
        return Some(found);
    }
    let node = parse(bare)?;
    let mut shapes = vec![(Vec::new(), node.clone())];
    shapes.extend(two_fields(&node).map(|node| (vec![Rewrite::TwoFields], node)));
    shapes.extend(orders(&node).into_iter().map(|node| (vec![Rewrite::KeyOrder], node)));
    let came_as = LAYOUTS.into_iter().find(|(layout, _)| node.write(*layout, &str::to_owned) == bare);
    for (named, node) in &shapes {
        for (layout, blanks) in LAYOUTS {
            let plain = node.write(layout, &str::to_owned);
            for slashes in [None, Some(Rewrite::SlashesEscaped), Some(Rewrite::SlashesPlain)] {
                for letters in [None, Some(Rewrite::UnicodeEscaped), Some(Rewrite::UnicodePlain)] {
                    let written = node.write(layout, &|text| spell(text, slashes, letters));
                    let mut rewrites = named.clone();
                    rewrites.extend((came_as != Some((layout, blanks))).then_some(blanks));
                    rewrites.extend(slashes.into_iter().chain(letters).filter(|_| written != plain));
                    if let Some(found) = at_the_edges(&written, rewrites, fits) {
                        return Some(found);
                    }
                }
            }
        }
    }
    None
}

fn at_the_edges(text: &str, rewrites: Vec<Rewrite>, fits: &dyn Fn(&[u8]) -> bool) -> Option<Vec<Rewrite>> {
    let edges = [
        ("", "", None),
        ("", "\n", Some(Rewrite::NewlineAtEnd)),
        ("", "\r\n", Some(Rewrite::NewlineAtEnd)),
        ("\u{feff}", "", Some(Rewrite::ByteOrderMark)),
    ];
    edges.into_iter().find_map(|(before, after, edge)| {
        fits(&[before.as_bytes(), text.as_bytes(), after.as_bytes()].concat()).then(|| match edge {
            Some(edge) => {
                rewrites.iter().copied().filter(|other| *other != Rewrite::NothingAround).chain([edge]).collect()
            }
            None => rewrites.clone(),
        })
    })
}

/// `status` and one identifier, as the older page shows them.
fn two_fields<'a>(node: &Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let value = |wanted: &str| match node {
        Node::Object(entries) => entries.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone()),
        _ => None,
    };
    let status = value("status");
    let id = value("userId").or_else(|| value("refId"));
    let bodies =
        ["userId", "refId"].map(|name| Some(Node::Object(vec![("status", status.clone()?), (name, id.clone()?)])));
    bodies.into_iter().flatten()
}

/// The top level in other orders, and everything sorted.
fn orders<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    let mut orders = vec![sorted(node)];
    if let Node::Object(entries) = node
        && entries.len() <= MAX_PERMUTED
    {
        orders.extend(permutations(entries).into_iter().map(Node::Object));
    }
    orders
}

fn sorted<'a>(node: &Node<'a>) -> Node<'a> {
    match node {
        Node::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|(name, value)| (*name, sorted(value))).collect();
            entries.sort_by_key(|(name, _)| *name);
            Node::Object(entries)
        }
        Node::List(items) => Node::List(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

fn permutations<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = items.split_first() else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for shorter in permutations(rest) {
        for place in 0..=shorter.len() {
            let mut longer = shorter.clone();
            longer.insert(place, first.clone());
            all.push(longer);
        }
    }
    all
}

/// Writes a JSON text's escapes another way. What must be escaped stays so.
fn spell(text: &str, slashes: Option<Rewrite>, letters: Option<Rewrite>) -> String {
    let text = match letters {
        Some(Rewrite::UnicodePlain) => plain_letters(text),
        _ => text.to_owned(),
    };
    let text = match slashes {
        Some(_) => text.replace(r"\/", "/"),
        None => text,
    };
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '/' if slashes == Some(Rewrite::SlashesEscaped) => out.push_str(r"\/"),
            letter if letters == Some(Rewrite::UnicodeEscaped) && !letter.is_ascii() => {
                out.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Replaces `\uXXXX` by the letter, except for control characters, quotation marks and backslashes.
fn plain_letters(text: &str) -> String {
    let mut out = String::new();
    let mut units = Vec::new();
    let mut rest = text;
    loop {
        let unit = rest.strip_prefix("\\u").and_then(|after| Some((after.get(..4)?, after.get(4..)?)));
        if let Some((unit, after)) = unit.and_then(|(hex, after)| Some((u16::from_str_radix(hex, 16).ok()?, after))) {
            units.push(unit);
            rest = after;
            continue;
        }
        for letter in char::decode_utf16(units.drain(..)) {
            match letter {
                Ok(letter) if !letter.is_control() && !matches!(letter, '"' | '\\') => out.push(letter),
                Ok(letter) => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
                Err(lone) => out.push_str(&format!("\\u{:04x}", lone.unpaired_surrogate())),
            }
        }
        let mut letters = rest.chars();
        match letters.next() {
            None => return out,
            // An escape of two letters stays together, so that `\\u0041` is not taken for an escape.
            Some('\\') => {
                out.push('\\');
                out.extend(letters.next());
            }
            Some(letter) => out.push(letter),
        }
        rest = letters.as_str();
    }
}

impl fmt::Display for Rewrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyOrder => "its keys in another order (something sorted them)",
            Self::NoBlanksBetween => "no blanks between the tokens",
            Self::BlanksBetween => "a blank after each comma and colon",
            Self::Indented => "indented lines",
            Self::SlashesEscaped => r"slashes written \/",
            Self::SlashesPlain => "slashes written plainly",
            Self::UnicodeEscaped => r"letters outside ASCII written \uXXXX",
            Self::UnicodePlain => "letters outside ASCII written plainly",
            Self::NewlineAtEnd => "a line break at the end",
            Self::NothingAround => "no blanks or line breaks around it",
            Self::ByteOrderMark => "a byte order mark in front",
            Self::TwoFields => "the two fields of the older page only",
        })
    }
}
