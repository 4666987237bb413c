//! Layouts as data: which field stands where, and what each check digit covers.
//!
//! A layout is one file under `layout/standard/` or `layout/national/` and one row of `for_each_layout`. Everything
//! else, recognition, the reader, its fast path and the writer, takes layouts from that table.

pub(crate) mod compiled;
mod field;
mod field_name;
pub(crate) mod line;
mod recognition;
#[cfg(feature = "serde")]
mod serialize;

use core::fmt;

use self::field::span;
pub use self::{
    all::*,
    field::{CheckDigit, LayoutField},
    field_name::FieldName,
};
use crate::doc9303::pattern::matches_sign;
pub use crate::doc9303::{field_rules::FieldKind, pattern::Pattern};

/// Calls a macro with every layout: `folder { file::NAME, … }`.
macro_rules! for_each_layout {
    ($macro:ident) => {
        $macro! {
            standard {
                td3::TD3,
                mrv_a::MRV_A,
                td1::TD1,
                td2::TD2,
                mrv_b::MRV_B,
                iso18013::ISO18013,
            }
            national {
                algeria_license::ALGERIA_LICENSE,
                china_permit::CHINA_PERMIT,
                france_id::FRANCE_ID,
                france_license::FRANCE_LICENSE,
                netherlands_license::NETHERLANDS_LICENSE,
                slovakia::SLOVAKIA,
                switzerland_license::SWITZERLAND_LICENSE,
                #[cfg(test)]
                made_up::MADE_UP,
            }
        }
    };
}
pub(crate) use for_each_layout;

macro_rules! declare {
    ($($folder:ident { $($(#[$attribute:meta])* $file:ident::$LAYOUT:ident),+ $(,)? })+) => {
        $(mod $folder { $($(#[$attribute])* pub(super) mod $file;)+ })+

        /// The layouts by name.
        pub(crate) mod all {
            $($($(#[$attribute])* pub use super::$folder::$file::$LAYOUT;)+)+
        }

        const COUNT: usize = [$($($(#[$attribute])* stringify!($LAYOUT)),+),+].len();

        /// Every layout. Of several that fit a text one that is bound to its issuer is chosen, else the first.
        pub const LAYOUTS: [&Layout; COUNT] = [$($($(#[$attribute])* &all::$LAYOUT),+),+];
    };
}
for_each_layout!(declare);

/// The layout of a machine readable zone: lines, fields, check digits. [`LAYOUTS`] has every one.
#[non_exhaustive]
pub struct Layout {
    /// Short name: `TD3`, `FRA-ID`.
    pub name: &'static str,
    /// The number of characters of each line; 0 for lines that it doesn't have.
    pub widths: [usize; 3],
    /// The document codes that it is used with.
    pub document_codes: &'static [Pattern],
    /// Those of the document codes that the standard excludes: a warning, no error.
    pub discouraged_codes: &'static [Pattern],
    /// The issuers that it is bound to; empty for any.
    pub issuers: &'static [&'static str],
    /// The fields in reading order. Two fields may overlap.
    pub fields: &'static [LayoutField],
    /// The check digits in reading order, the composite last.
    pub check_digits: &'static [CheckDigit],
}

impl Layout {
    /// The layout of a name, as in [`Layout::name`].
    pub fn from_name(name: &str) -> Option<&'static Self> {
        LAYOUTS.into_iter().find(|layout| layout.name == name)
    }

    /// The number of lines.
    pub fn line_count(&self) -> usize {
        self.line_widths().count()
    }

    /// The number of characters of all lines.
    pub fn cell_count(&self) -> usize {
        self.widths.iter().sum()
    }

    /// The number of characters of each of its lines.
    pub fn line_widths(&self) -> impl Iterator<Item = usize> + '_ {
        self.widths.iter().copied().take_while(|&width| width > 0)
    }

    /// The field of a name; `None` when the layout doesn't have it.
    pub fn field(&self, name: FieldName) -> Option<&'static LayoutField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether an issuer's code is one that the layout is used with.
    pub(crate) fn takes_issuer(&self, cells: &[u8]) -> bool {
        self.issuers.is_empty() || self.issuers.iter().any(|issuer| issuer.as_bytes() == cells)
    }

    /// Whether a document code is one that the standard excludes for the layout.
    pub(crate) fn discourages_code(&self, cells: &[u8]) -> bool {
        self.discouraged_codes.iter().any(|code| code.matches_cells(cells))
    }

    /// Whether a document code of the layout may begin with a character.
    pub(crate) fn takes_code_beginning(&self, first: u8) -> bool {
        self.document_codes.iter().filter_map(|code| code.0.bytes().next()).any(|sign| matches_sign(first, sign))
    }

    /// Whether a document code is one that the layout is used with.
    pub(crate) fn takes_code(&self, cells: &[u8]) -> bool {
        self.document_codes.iter().any(|code| code.matches_cells(cells))
    }
}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Layout {}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layout({})", self.name)
    }
}
