//! Names: surname, two fillers, given names (Doc 9303-3, section 4.6). The standard calls the two parts the primary
//! and the secondary identifier.

use super::alphabet::{FILLER, is_blank, trim_end};

/// Separates surname and given names.
pub(crate) const SEPARATOR: &str = "<<";

/// Surname and given names of a name field; no given names without a separator. Fillers inside the parts are kept.
pub(crate) fn split(field: &str) -> (&str, &str) {
    let field = field.trim_end_matches('<');
    field.split_once(SEPARATOR).unwrap_or((field, ""))
}

/// The cells of surname and given names: those before the first separator and the rest with it.
pub(crate) fn split_cells(cells: &[u8]) -> (&[u8], &[u8]) {
    let separator = separators(cells).next();
    separator.and_then(|place| cells.split_at_checked(place)).unwrap_or((cells, &[]))
}

/// Whether cells hold the separator.
pub(crate) fn holds_separator(cells: &[u8]) -> bool {
    separators(cells).next().is_some()
}

/// The places of double fillers.
fn separators(cells: &[u8]) -> impl Iterator<Item = usize> {
    cells.windows(SEPARATOR.len()).enumerate().filter(|(_, cells)| is_blank(cells)).map(|(place, _)| place)
}

/// How the cells of a name field divide into surname and given names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameParts {
    pub(crate) has_surname: bool,
    pub(crate) has_given_names: bool,
    /// Another double filler behind the one that separates.
    pub(crate) has_extra_separator: bool,
    /// The last cell is used: the standard truncates names so.
    pub(crate) is_full: bool,
    pub(crate) has_digit: bool,
}

impl NameParts {
    pub(crate) fn of(cells: &[u8]) -> Self {
        let name = trim_end(cells);
        let separator = separators(name).next();
        let is_extra = |place| separator.is_some_and(|separator| place >= separator + SEPARATOR.len());
        Self {
            has_surname: !is_blank(split_cells(name).0),
            has_given_names: separator.is_some(),
            has_extra_separator: separators(name).any(is_extra),
            is_full: cells.last().is_some_and(|&cell| cell != FILLER),
            has_digit: cells.iter().any(u8::is_ascii_digit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_at_the_first_double_filler() {
        let parts = |cells: &[u8]| {
            let parts = NameParts::of(cells);
            (parts.has_surname, parts.has_given_names, parts.has_extra_separator, parts.is_full, parts.has_digit)
        };
        assert_eq!(parts(b"ERIKSSON<<ANNA<MARIA<<<<"), (true, true, false, false, false));
        assert_eq!(parts(b"ARKFREITH<<<<<<<<<<<<<<<"), (true, false, false, false, false));
        assert_eq!(parts(b"<<ANNA<<<<<<<<<<<<<<<<<<"), (false, true, false, false, false));
        assert_eq!(parts(b"ERIKSSON<<<ANNA<<<<<<<<<"), (true, true, false, false, false));
        assert_eq!(parts(b"ERIKSSON<<<<ANNA<<<<<<<<"), (true, true, true, false, false));
        assert_eq!(parts(b"ERIKSSON<<ANNA<<MARIA<X1"), (true, true, true, true, true));
        assert_eq!(parts(b"<<<<<<<<<<<<<<<<<<<<<<<<"), (false, false, false, false, false));
        assert_eq!(split("ERIKSSON<<ANNA<MARIA<<<<"), ("ERIKSSON", "ANNA<MARIA"));
        assert_eq!(split("ARKFREITH<<<<<<<<<<<<<<<"), ("ARKFREITH", ""));
    }
}
