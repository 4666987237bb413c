//! The letter that a digit in a name was misread from, by how frequent pairs of letters are in names.

use crate::doc9303::alphabet::FILLER;

/// How rare a letter is in names after and before each other letter: 0 for the most frequent pairs, plus 1 for each
/// halving of the frequency. The columns are the beginning or end of the word and A to Z.
struct Bigrams {
    letter: u8,
    after: &'static [u8; 27],
    before: &'static [u8; 27],
}

/// The letters that share a digit with another letter. Estimates for names of the Maghreb, West Africa, the Gulf and
/// Europe, in which vowels and consonants alternate and AL, EL, ABD, ND and OU are frequent.
const BIGRAMS: [Bigrams; 5] = [
    //                           <ABCDEFGHIJKLMNOPQRSTUVWXYZ             <ABCDEFGHIJKLMNOPQRSTUVWXYZ
    Bigrams { letter: b'O', after: b"241114221211101628011633723", before: b"253334442463120637013034645" },
    Bigrams { letter: b'D', after: b"112932965289361398279386946", before: b"107930875158566189258375946" },
    Bigrams { letter: b'Q', after: b"559996999499897799789699999", before: b"349996999599999899899299999" },
    Bigrams { letter: b'I', after: b"312313231731010435011413552", before: b"113222345752110245202446653" },
    Bigrams { letter: b'L', after: b"204450554184166149446166836", before: b"204530454075136167643246536" },
];

/// The cost of a letter between two cells of a name.
pub(super) fn cost(before: u8, read: u8, after: u8) -> i16 {
    let rarity = |row: &[u8; 27], cell: u8| row.get(column(cell)).map_or(0, |digit| i16::from(digit - b'0'));
    let Some(bigrams) = BIGRAMS.iter().find(|bigrams| bigrams.letter == read) else { return 0 };
    let beside_vowel = match read {
        b'I' if before == FILLER && is_vowel(after) => 4,
        b'O' if before == FILLER && is_vowel(after) && after != b'U' => 4,
        b'I' if is_vowel(before) && is_vowel(after) => 3,
        _ => 0,
    };
    rarity(bigrams.after, before) + rarity(bigrams.before, after) + beside_vowel
}

/// The column of a cell. A digit counts as the letter that it is most often misread from.
fn column(cell: u8) -> usize {
    let letter = match cell {
        b'0' => b'O',
        b'1' => b'I',
        b'2' => b'Z',
        b'5' => b'S',
        b'6' => b'G',
        b'8' => b'B',
        FILLER => return 0,
        letter => letter,
    };
    usize::from(letter.wrapping_sub(b'A')) + 1
}

pub(in crate::repair) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'A' | b'E' | b'I' | b'O' | b'U' | b'Y')
}
