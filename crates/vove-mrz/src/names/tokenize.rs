//! Reading names into [`Tokens`]: the cells of a zone, or a printed name in Latin, Cyrillic or Arabic letters.

use super::{
    PrintedName, spelling_variants,
    tokens::{ARABIC, CYRILLIC, ILLEGIBLE, LATIN, OTHER_SCRIPT, Tokens},
};
use crate::{
    issuer::russian,
    script::{arabic, cyrillic, cyrillic::Cyrillic},
};

/// Appends the cells of a zone's identifier; `is_russian` if they are in the code of Russian internal passports.
pub(super) fn zone_identifier(tokens: &mut Tokens, cells: &[u8], is_russian: bool) {
    let mut start = tokens.symbol_count();
    for &cell in cells {
        match cell {
            b'<' | b' ' => start = end_token(tokens, start),
            _ if is_russian => letter(tokens, russian::to_cyrillic(cell.to_ascii_uppercase().into())),
            b'A'..=b'Z' => tokens.push(cell),
            b'a'..=b'z' => tokens.push(cell.to_ascii_uppercase()),
            b'0'..=b'9' => {
                tokens.has_digit = true;
                tokens.push(cell);
            }
            _ => tokens.push(ILLEGIBLE),
        }
    }
    end_token(tokens, start);
    tokens.scripts |= LATIN;
}

/// Reads a printed name into an empty one. `N/A` and text without a letter or digit count as absent.
pub(super) fn printed_name(tokens: &mut Tokens, name: &PrintedName<'_>) {
    let is_present = |text: &&str| text.chars().any(char::is_alphanumeric) && !text.eq_ignore_ascii_case("n/a");
    let [surname, given_names, full_name] =
        [name.surname, name.given_names, name.full_name].map(|text| text.filter(is_present));
    let (surname, given_names) = match (surname, given_names, full_name) {
        (None, _, Some(full)) | (_, None, Some(full)) => match full.split_once([',', '،']) {
            Some(parts) => parts,
            None => {
                printed_identifier(tokens, full);
                tokens.surname_count = tokens.count();
                tokens.is_split = false;
                return;
            }
        },
        _ => (surname.unwrap_or_default(), given_names.unwrap_or_default()),
    };
    printed_identifier(tokens, surname);
    tokens.surname_count = tokens.count();
    printed_identifier(tokens, given_names);
}

fn printed_identifier(tokens: &mut Tokens, text: &str) {
    let mut start = tokens.symbol_count();
    for character in text.chars() {
        match character {
            'A'..='Z' => latin_letter(tokens, character as u8),
            'a'..='z' => latin_letter(tokens, character.to_ascii_uppercase() as u8),
            ' ' | '-' | ',' | '/' | '<' | '_' | '\t' | '\n' | '\r' => start = end_token(tokens, start),
            '\0'..='\x7F' if !character.is_ascii_digit() => {}
            _ if is_separator(character) => start = end_token(tokens, start),
            _ => letter(tokens, character),
        }
    }
    end_token(tokens, start);
}

fn latin_letter(tokens: &mut Tokens, letter: u8) {
    tokens.scripts |= LATIN;
    tokens.push(letter);
}

/// Appends a character that is not an ASCII letter of a printed name: a letter, a digit, or a sign that is skipped.
fn letter(tokens: &mut Tokens, character: char) {
    let spelling = match character {
        'A'..='Z' => return latin_letter(tokens, character as u8),
        '\u{300}'..='\u{36F}' => return,
        _ if arabic::is_omitted(character) || is_skipped(character) => return,
        '\u{400}'..='\u{52F}' => {
            tokens.scripts |= CYRILLIC;
            let letter = character.to_uppercase().next().unwrap_or(character);
            tokens.hash_letter(letter);
            if let Some(symbol) = spelling_variants::symbol(letter) {
                return tokens.push(symbol);
            }
            cyrillic::letters(letter, Cyrillic::Common, false)
        }
        arabic::SHADDA => return tokens.push(spelling_variants::SHADDA),
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '0'..='9' => {
            tokens.has_digit = true;
            return tokens.push(b'0' + (character as u32 & 0x0F) as u8);
        }
        '\u{600}'..='\u{6FF}' => {
            tokens.scripts |= ARABIC;
            tokens.hash_letter(character);
            match spelling_variants::arabic_symbol(character) {
                Some(symbol) => return tokens.push(symbol),
                None => None,
            }
        }
        _ => {
            let letter = character.to_uppercase().next().unwrap_or(character);
            tokens.hash_letter(letter);
            if let Some(symbol) = spelling_variants::symbol(letter) {
                tokens.scripts |= LATIN;
                return tokens.push(symbol);
            }
            spelling_variants::latin(character).inspect(|_| tokens.scripts |= LATIN)
        }
    };
    match spelling {
        Some(letters) => tokens.extend(letters.as_bytes()),
        None => tokens.scripts |= OTHER_SCRIPT,
    }
}

/// Ends the token that began at a symbol, unless it is empty. Returns where the next one begins.
fn end_token(tokens: &mut Tokens, start: usize) -> usize {
    if tokens.symbol_count() > start {
        if tokens.symbols_from(start) == ALLAH {
            tokens.truncate(start);
            tokens.extend(arabic::ALLAH_TRANSLITERATED.as_bytes());
        }
        tokens.end_token(start, tokens.count() as u8);
    }
    tokens.symbol_count()
}

/// [`arabic::ALLAH`] as symbols. Table C has a transliteration for the whole word.
const ALLAH: [u8; 4] = [
    spelling_variants::ARABIC + 6,
    spelling_variants::ARABIC + 29,
    spelling_variants::ARABIC + 29,
    spelling_variants::ARABIC + 32,
];

fn is_separator(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2010}'..='\u{2015}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '،'
    )
}

/// Punctuation and invisible characters: direction marks, joiners, variation selectors.
fn is_skipped(character: char) -> bool {
    matches!(
        character,
        '\u{A1}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B4}'..='\u{B8}' | '\u{BB}'..='\u{BF}' | '\u{2B0}'..='\u{2FF}'
            | '\u{61C}' | '\u{610}'..='\u{61A}' | '\u{2000}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}
