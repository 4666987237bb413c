//! Which letter a digit in a name stands for, by the letters beside it.

use super::fillers::is_vowel;
use crate::doc9303::alphabet::FILLER;

/// How rare a letter is behind another in names, and before another: zero for pairs that names are full of, one more for
/// about half as many. The columns are the end of the word and A to Z.
struct Pairs {
    letter: u8,
    behind: &'static [u8; 27],
    before: &'static [u8; 27],
}

/// The letters that one digit may stand for. Estimated from how names of the Maghreb, West Africa, the Gulf and Europe are
/// built: vowels and consonants take turns, AL, EL, ABD, ND and OU are everywhere.
const PAIRS: [Pairs; 5] = [
    //                           <ABCDEFGHIJKLMNOPQRSTUVWXYZ             <ABCDEFGHIJKLMNOPQRSTUVWXYZ
    Pairs { letter: b'O', behind: b"241114221211101628011633723", before: b"253334442463120637013034645" },
    Pairs { letter: b'D', behind: b"112932965289361398279386946", before: b"107930875158566189258375946" },
    Pairs { letter: b'Q', behind: b"559996999499897799789699999", before: b"349996999599999899899299999" },
    Pairs { letter: b'I', behind: b"312313231731010435011413552", before: b"113222345752110245202446653" },
    Pairs { letter: b'L', behind: b"204450554184166149446166836", before: b"204530454075136167643246536" },
];

/// How badly a letter fits between two cells of a name.
pub(super) fn cost(before: u8, read: u8, after: u8) -> i16 {
    let rarity = |row: &[u8; 27], cell: u8| row.get(column(cell)).map_or(0, |sign| i16::from(sign - b'0'));
    let Some(pairs) = PAIRS.iter().find(|pairs| pairs.letter == read) else { return 0 };
    let among_vowels = match read {
        b'I' if before == FILLER && is_vowel(after) => 4,
        b'O' if before == FILLER && is_vowel(after) && after != b'U' => 4,
        b'I' if is_vowel(before) && is_vowel(after) => 3,
        _ => 0,
    };
    rarity(pairs.behind, before) + rarity(pairs.before, after) + among_vowels
}

/// The column of a cell, or of the letter that a digit is mostly taken for.
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
