//! The steps by which damaged text was placed on a layout.

/// A step by which text was normalized to fit its layout. The input itself is never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormalizationStep {
    /// What was done.
    pub kind: NormalizationKind,
    /// The line of the layout, 0-based.
    pub line: usize,
    /// The first column concerned, 0-based; 0 when it is the whole line or text.
    pub column: usize,
    /// The number of characters or lines concerned.
    pub count: usize,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $description:literal,)+) => {
        /// What a [`NormalizationStep`] did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum NormalizationKind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl NormalizationKind {
            /// A stable name for machines: `paddedRight`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What was done, in a few words of English.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)+ }
            }
        }
    };
}

kinds! {
    /// Lower-case letters were read as upper-case.
    UpperCased = "upperCased" "upper case",
    /// Spaces were read as fillers.
    BlankAsFiller = "blankAsFiller" "blanks read as fillers",
    /// Spaces, line breaks and invisible characters were left out.
    BlankRemoved = "blankRemoved" "blanks and invisible characters removed",
    /// `«` was read as two fillers.
    GuillemetExpanded = "guillemetExpanded" "guillemets read as two fillers",
    /// A full-width character, or one that looks like a filler, was read as the one of the alphabet.
    LookalikeReplaced = "lookalikeReplaced" "look-alikes replaced",
    /// Fillers were added at the end of a line.
    PaddedRight = "paddedRight" "padded right",
    /// Fillers were added at the beginning of a line.
    PaddedLeft = "paddedLeft" "padded left",
    /// Fillers were added at the end of a field within a line.
    PaddedInside = "paddedInside" "padded inside",
    /// A check digit is missing within a line; what follows was moved.
    CheckDigitMissing = "checkDigitMissing" "check digit missing",
    /// Characters at the end of a line were left out.
    CutRight = "cutRight" "cut right",
    /// Characters at the beginning of a line were left out.
    CutLeft = "cutLeft" "cut left",
    /// Surplus fillers within a line were left out.
    CutInside = "cutInside" "surplus fillers removed",
    /// A string was split into lines.
    LinesSplit = "linesSplit" "lines split",
    /// Pieces of a line were joined.
    LinesJoined = "linesJoined" "line pieces joined",
    /// The lines were put into another order.
    LinesReordered = "linesReordered" "lines reordered",
    /// A line is missing; its fields are absent.
    LineMissing = "lineMissing" "line missing",
    /// Lines of the input that are not part of the zone were ignored.
    LinesIgnored = "linesIgnored" "lines ignored",
}

display_stable_name!(NormalizationKind);

/// The most steps that are kept.
const CAPACITY: usize = 24;

/// The steps of a report.
#[derive(Clone)]
pub(crate) struct NormalizationSteps([Option<NormalizationStep>; CAPACITY]);

impl NormalizationSteps {
    pub(crate) const fn new() -> Self {
        Self([None; CAPACITY])
    }

    /// Adds a step, unless it concerns nothing.
    pub(crate) fn push(&mut self, kind: NormalizationKind, line: usize, column: usize, count: usize) {
        if count > 0
            && let Some(slot) = self.0.iter_mut().find(|slot| slot.is_none())
        {
            *slot = Some(NormalizationStep { kind, line, column, count });
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = NormalizationStep> + '_ {
        self.0.iter().map_while(|slot| *slot)
    }
}
