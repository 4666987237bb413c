//! Whether the signature matches another serialization of the body: what happens when a framework parses it first.

use std::fmt;

use super::{
    json_text::{Json, Whitespace},
    string_escapes::{Letters, Slashes, respell},
};

/// One thing that distinguishes the signed body from the received one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Difference {
    /// Its members have another order, because a serializer sorted them.
    MemberOrder,
    /// It has no whitespace between tokens.
    NoWhitespace,
    /// It has a space after each comma and colon.
    Spaces,
    /// It has a line for each item, indented.
    Lines,
    /// It writes slashes as `\/`.
    SlashesEscaped,
    /// It writes slashes as `/`.
    SlashesPlain,
    /// It writes letters outside ASCII as `\uXXXX`.
    LettersEscaped,
    /// It writes letters outside ASCII as themselves.
    LettersPlain,
    /// It ends with a line break.
    LineBreakAtEnd,
    /// It has no whitespace or byte order mark at its ends.
    NothingAround,
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// It has only the two fields of the API's older page, `status` and one identifier.
    TwoFields,
}

/// Maximum number of members that are tried in every order. More are only tried as they are and sorted.
const MAX_PERMUTED: usize = 5;

/// Maximum length of a body that is tried, in bytes.
const MAX_BODY: usize = 64 * 1024;

const WHITESPACE: [(Whitespace, Difference); 4] = [
    (Whitespace::None, Difference::NoWhitespace),
    (Whitespace::Spaces, Difference::Spaces),
    (Whitespace::Lines("  "), Difference::Lines),
    (Whitespace::Lines("    "), Difference::Lines),
];

const SLASHES: [(Slashes, Option<Difference>); 3] = [
    (Slashes::Unchanged, None),
    (Slashes::Escaped, Some(Difference::SlashesEscaped)),
    (Slashes::Plain, Some(Difference::SlashesPlain)),
];

const LETTERS: [(Letters, Option<Difference>); 3] = [
    (Letters::Unchanged, None),
    (Letters::Escaped, Some(Difference::LettersEscaped)),
    (Letters::Plain, Some(Difference::LettersPlain)),
];

/// The differences to a serialization of the body that `signs` accepts, or `None` if it accepts none that is tried.
///
/// Tries serializations that are closer to the received body first.
pub(super) fn find(body: &[u8], signs: &dyn Fn(&[u8]) -> bool) -> Option<Vec<Difference>> {
    let text = std::str::from_utf8(body).ok().filter(|text| text.len() <= MAX_BODY)?;
    let bare = text.trim_start_matches('\u{feff}').trim();
    let around = if bare.len() < text.len() { vec![Difference::NothingAround] } else { Vec::new() };
    if let Some(found) = with_ends(bare, around, signs) {
        return Some(found);
    }
    let received = Json::parse(bare)?;
    let received_whitespace =
        WHITESPACE.into_iter().find(|(whitespace, _)| received.write(*whitespace, &str::to_owned) == bare);
    for (content, json) in contents(received) {
        for (whitespace, difference) in WHITESPACE {
            let unchanged = json.write(whitespace, &str::to_owned);
            for (slashes, slashes_difference) in SLASHES {
                for (letters, letters_difference) in LETTERS {
                    let candidate = json.write(whitespace, &|string| respell(string, slashes, letters));
                    let mut differences: Vec<_> = content.into_iter().collect();
                    differences.extend((received_whitespace != Some((whitespace, difference))).then_some(difference));
                    let spelling = slashes_difference.into_iter().chain(letters_difference);
                    differences.extend(spelling.filter(|_| candidate != unchanged));
                    if let Some(found) = with_ends(&candidate, differences, signs) {
                        return Some(found);
                    }
                }
            }
        }
    }
    None
}

/// The text as it is, with a line break at its end, and with a byte order mark.
fn with_ends(text: &str, differences: Vec<Difference>, signs: &dyn Fn(&[u8]) -> bool) -> Option<Vec<Difference>> {
    let ends = [
        ("", "", None),
        ("", "\n", Some(Difference::LineBreakAtEnd)),
        ("", "\r\n", Some(Difference::LineBreakAtEnd)),
        ("\u{feff}", "", Some(Difference::ByteOrderMark)),
    ];
    let (.., end) = ends.into_iter().find(|(start, end, _)| signs([start, text, end].concat().as_bytes()))?;
    Some(match end {
        None => differences,
        Some(end) => {
            let others = differences.into_iter().filter(|difference| *difference != Difference::NothingAround);
            others.chain([end]).collect()
        }
    })
}

/// The received content, only two of its fields, and its members in other orders.
fn contents(received: Json<'_>) -> Vec<(Option<Difference>, Json<'_>)> {
    let two_fields = two_fields(&received).into_iter().map(|json| (Some(Difference::TwoFields), json));
    let reordered = reordered(&received).into_iter().map(|json| (Some(Difference::MemberOrder), json));
    let others: Vec<_> = two_fields.chain(reordered).collect();
    [(None, received)].into_iter().chain(others).collect()
}

/// `status` and one identifier, as on the API's older page.
fn two_fields<'a>(json: &Json<'a>) -> Vec<Json<'a>> {
    let Json::Object(members) = json else { return Vec::new() };
    let value = |name: &str| members.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone());
    let (Some(status), Some(id)) = (value("status"), value("userId").or_else(|| value("refId"))) else {
        return Vec::new();
    };
    ["userId", "refId"].map(|name| Json::Object(vec![("status", status.clone()), (name, id.clone())])).into()
}

/// Everything sorted by name, then the outer members in every order.
fn reordered<'a>(json: &Json<'a>) -> Vec<Json<'a>> {
    let mut orders = vec![sorted(json)];
    if let Json::Object(members) = json
        && members.len() <= MAX_PERMUTED
    {
        orders.extend(permutations(members).into_iter().map(Json::Object));
    }
    orders
}

fn sorted<'a>(json: &Json<'a>) -> Json<'a> {
    match json {
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (*name, sorted(value))).collect();
            members.sort_by_key(|(name, _)| *name);
            Json::Object(members)
        }
        Json::Array(items) => Json::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

fn permutations<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = items.split_first() else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for shorter in permutations(rest) {
        for position in 0..=shorter.len() {
            let mut longer = shorter.clone();
            longer.insert(position, first.clone());
            all.push(longer);
        }
    }
    all
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MemberOrder => "its members in another order (a serializer sorted them)",
            Self::NoWhitespace => "no whitespace between tokens",
            Self::Spaces => "a space after each comma and colon",
            Self::Lines => "a line for each item",
            Self::SlashesEscaped => r"slashes written as \/",
            Self::SlashesPlain => "slashes written as /",
            Self::LettersEscaped => r"letters outside ASCII written as \uXXXX",
            Self::LettersPlain => "letters outside ASCII written as themselves",
            Self::LineBreakAtEnd => "a line break at its end",
            Self::NothingAround => "no whitespace at its ends",
            Self::ByteOrderMark => "a byte order mark at its start",
            Self::TwoFields => "only the fields status and userId or refId",
        })
    }
}
