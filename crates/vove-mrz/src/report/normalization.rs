use core::fmt;

/// Something that the reader did to make a damaged zone fit its layout. The input is never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormalizationStep {
    /// What.
    pub kind: NormalizationKind,
    /// The line of the layout's grid, 0-based.
    pub line: usize,
    /// The column it begins at; 0 when the whole line is concerned.
    pub column: usize,
    /// How many characters.
    pub count: usize,
}

/// What a [`NormalizationStep`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NormalizationKind {
    /// Lower case read as upper case.
    UpperCased,
    /// Blanks read as fillers.
    BlankAsFiller,
    /// Blanks, line breaks and invisible characters left out.
    BlankRemoved,
    /// `«` read as two fillers.
    GuillemetExpanded,
    /// Another character that looks like a filler, or a full-width letter, read as the plain one.
    LookalikeReplaced,
    /// Fillers added at the end.
    PaddedRight,
    /// Fillers added in front.
    PaddedLeft,
    /// Fillers added at the end of a field inside the line.
    PaddedInside,
    /// A check digit is missing in the middle; what follows was moved.
    CheckDigitMissing,
    /// Characters at the end left out.
    CutRight,
    /// Characters in front left out.
    CutLeft,
    /// Surplus fillers inside the line left out.
    CutInside,
    /// Lines were joined in one string and are split.
    LinesSplit,
    /// A line was in pieces that are joined.
    LinesJoined,
    /// Lines were in another order.
    LinesReordered,
    /// A line is missing; its fields are absent.
    LineMissing,
    /// Lines that are no part of the zone were passed over.
    LinesIgnored,
}

impl NormalizationKind {
    /// A stable name for machines: `paddedRight`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UpperCased => "upperCased",
            Self::BlankAsFiller => "blankAsFiller",
            Self::BlankRemoved => "blankRemoved",
            Self::GuillemetExpanded => "guillemetExpanded",
            Self::LookalikeReplaced => "lookalikeReplaced",
            Self::PaddedRight => "paddedRight",
            Self::PaddedLeft => "paddedLeft",
            Self::PaddedInside => "paddedInside",
            Self::CheckDigitMissing => "checkDigitMissing",
            Self::CutRight => "cutRight",
            Self::CutLeft => "cutLeft",
            Self::CutInside => "cutInside",
            Self::LinesSplit => "linesSplit",
            Self::LinesJoined => "linesJoined",
            Self::LinesReordered => "linesReordered",
            Self::LineMissing => "lineMissing",
            Self::LinesIgnored => "linesIgnored",
        }
    }

    /// What was done, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::UpperCased => "upper case",
            Self::BlankAsFiller => "blanks read as fillers",
            Self::BlankRemoved => "blanks and invisible characters removed",
            Self::GuillemetExpanded => "guillemets read as two fillers",
            Self::LookalikeReplaced => "look-alikes replaced",
            Self::PaddedRight => "padded right",
            Self::PaddedLeft => "padded left",
            Self::PaddedInside => "padded inside",
            Self::CheckDigitMissing => "check digit missing",
            Self::CutRight => "cut right",
            Self::CutLeft => "cut left",
            Self::CutInside => "surplus fillers removed",
            Self::LinesSplit => "lines split",
            Self::LinesJoined => "line pieces joined",
            Self::LinesReordered => "lines reordered",
            Self::LineMissing => "line missing",
            Self::LinesIgnored => "lines ignored",
        }
    }
}

const INLINE: usize = 24;

/// The transformations of a report, at most 24.
#[derive(Clone)]
pub(crate) struct NormalizationSteps {
    list: [Option<NormalizationStep>; INLINE],
}

impl NormalizationSteps {
    pub(crate) const fn new() -> Self {
        Self { list: [None; INLINE] }
    }

    pub(crate) fn push(&mut self, kind: NormalizationKind, line: usize, column: usize, count: usize) {
        if count > 0
            && let Some(slot) = self.list.iter_mut().find(|slot| slot.is_none())
        {
            *slot = Some(NormalizationStep { kind, line, column, count });
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = NormalizationStep> + '_ {
        self.list.iter().map_while(|slot| *slot)
    }
}

impl fmt::Debug for NormalizationSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
