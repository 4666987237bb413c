use crate::{
    alphabet::{FILLER, value},
    date::{DateStatus, MrzDate},
    ink::{BLANK, GUILLEMET, Ink},
    layout::{FieldName, Kind, Layout},
    state,
};

/// The widest line of any layout.
pub(crate) const WIDTH: usize = 44;
/// A line that misses or exceeds its width by more is no line of the layout.
const SLACK: usize = 24;
/// More check digits than this are not missing from the middle of one line.
const MISSING_DIGITS: u32 = 3;

/// A piece of the input as candidate cells of one line: blanks and guillemets decided, not yet placed.
#[derive(Clone, Copy)]
pub(crate) struct Strip {
    cells: [u8; WIDTH + SLACK],
    /// Index into the ink.
    origin: [u16; WIDTH + SLACK],
    length: usize,
    pub(crate) blanks: usize,
    pub(crate) removed: usize,
    pub(crate) guillemets: usize,
}

impl Strip {
    /// Reads a piece of ink; `None` when it is too long for any line. Blanks stay as fillers or go.
    pub(crate) fn of(ink: &Ink, start: usize, end: usize, width: usize, keep_blanks: bool) -> Option<Self> {
        let mut strip = Self {
            cells: [FILLER; WIDTH + SLACK],
            origin: [u16::MAX; WIDTH + SLACK],
            length: 0,
            blanks: 0,
            removed: 0,
            guillemets: 0,
        };
        let cells = ink.cells(start, end);
        let guillemets = cells.iter().filter(|&&cell| cell == GUILLEMET).count();
        let double = guillemets > 0 && cells.len() != width;
        for (offset, &cell) in cells.iter().enumerate() {
            match cell {
                BLANK if keep_blanks => {
                    strip.blanks += 1;
                    strip.push(FILLER, start + offset)?;
                }
                BLANK => strip.removed += 1,
                GUILLEMET => {
                    strip.guillemets += 1;
                    strip.push(FILLER, start + offset)?;
                    if double {
                        strip.push(FILLER, start + offset)?;
                    }
                }
                cell => strip.push(cell, start + offset)?,
            }
        }
        Some(strip)
    }

    fn push(&mut self, cell: u8, origin: usize) -> Option<()> {
        *self.cells.get_mut(self.length)? = cell;
        *self.origin.get_mut(self.length)? = origin as u16;
        self.length += 1;
        Some(())
    }

    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    pub(crate) fn cell(&self, index: usize) -> u8 {
        self.cells.get(index).copied().unwrap_or(FILLER)
    }

    pub(crate) fn origin(&self, index: usize) -> usize {
        self.origin.get(index).copied().unwrap_or(u16::MAX).into()
    }
}

/// How a strip lies on a line: check digits it lacks, and one place where fillers are put in or left out.
#[derive(Clone, Copy)]
pub(crate) struct Fit {
    /// Columns of check digits that the strip lacks.
    pub(crate) gone: u64,
    /// The column before which fillers were lost (`pad` > 0) or are too many (`pad` < 0).
    pub(crate) place: u8,
    pub(crate) pad: i8,
    pub(crate) score: i32,
}

impl Fit {
    /// The index into the strip of what stands in a column.
    pub(crate) fn source(&self, column: usize, length: usize) -> Option<usize> {
        if self.gone >> column & 1 == 1 {
            return None;
        }
        let index = column - (self.gone & ((1 << column) - 1)).count_ones() as usize;
        let place = usize::from(self.place);
        let index = match self.pad {
            0 => index,
            pad if pad > 0 => {
                let pad = usize::from(pad.unsigned_abs());
                match column {
                    _ if column >= place => index - pad,
                    _ if column + pad >= place => return None,
                    _ => index,
                }
            }
            pad if column >= place => index + usize::from(pad.unsigned_abs()),
            _ => index,
        };
        (index < length).then_some(index)
    }
}

/// The best way to lay a strip on a line of a layout, if there is any.
pub(crate) fn fit(layout: &Layout, line: usize, strip: &Strip) -> Option<Fit> {
    let width = layout.lines().nth(line)?;
    if strip.length == 0 || strip.length.abs_diff(width) > SLACK {
        return None;
    }
    let judge = Judge { layout, line, width, strip };
    let mut best = Best { judge: &judge, fit: None, flawless: false };
    if strip.length >= width {
        let surplus = (strip.length - width) as i8;
        for place in judge.places() {
            let start = usize::from(place);
            let removed = start..start + surplus as usize;
            if start == 0 || start == width || removed.into_iter().all(|index| strip.cell(index) == FILLER) {
                best.consider(Fit { gone: 0, place, pad: -surplus, score: 0 });
            }
            if surplus == 0 {
                break;
            }
        }
        return best.fit;
    }
    let missing = width - strip.length;
    let columns = judge.digit_columns();
    for level in 0..=MISSING_DIGITS.min(missing as u32) {
        let mut gone = 0u64;
        loop {
            if gone.count_ones() == level {
                let pad = (missing as u32 - level) as i8;
                for place in judge.places() {
                    let padded = usize::from(place).saturating_sub(pad as usize)..usize::from(place);
                    let fits = usize::from(place) >= pad as usize || place == 0;
                    if fits && (pad == 0 || padded.into_iter().all(|column| gone >> column & 1 == 0)) {
                        let place = if place == 0 { pad as u8 } else { place };
                        best.consider(Fit { gone, place, pad, score: 0 });
                    }
                    if pad == 0 {
                        break;
                    }
                }
            }
            // The next subset of the digit columns.
            gone = gone.wrapping_sub(columns) & columns;
            if gone == 0 {
                break;
            }
        }
        if best.flawless {
            break;
        }
    }
    best.fit
}

struct Best<'j> {
    judge: &'j Judge<'j>,
    fit: Option<Fit>,
    flawless: bool,
}

impl Best<'_> {
    fn consider(&mut self, mut fit: Fit) {
        if self.fit.is_some() && !self.judge.plausible(&fit) {
            return;
        }
        let (score, flawless) = self.judge.score(&fit);
        fit.score = score;
        if self.fit.is_none_or(|best| score > best.score) {
            self.fit = Some(fit);
            self.flawless = flawless;
        }
    }
}

struct Judge<'j> {
    layout: &'j Layout,
    line: usize,
    width: usize,
    strip: &'j Strip,
}

impl Judge<'_> {
    /// The columns before which fillers get lost: the line's end, the ends of fields that fillers fill, its beginning.
    fn places(&self) -> impl Iterator<Item = u8> + '_ {
        let ends = self.fields().filter_map(|field| match field.kind {
            Kind::Date | Kind::Month | Kind::Sex => None,
            _ if usize::from(field.span.end) == self.width => None,
            _ => Some(field.span.end),
        });
        [self.width as u8].into_iter().chain(ends).chain([0])
    }

    fn fields(&self) -> impl Iterator<Item = &'static crate::layout::Field> + '_ {
        self.layout.fields.iter().filter(|field| usize::from(field.span.line) == self.line)
    }

    fn digit_columns(&self) -> u64 {
        let digits = self.layout.digits.iter().filter(|digit| usize::from(digit.at.line) == self.line);
        digits.fold(0, |columns, digit| columns | 1 << digit.at.start)
    }

    fn cell(&self, fit: &Fit, column: usize) -> u8 {
        fit.source(column, self.strip.length).map_or(FILLER, |index| self.strip.cell(index))
    }

    /// A quick look at the cells that say most.
    fn plausible(&self, fit: &Fit) -> bool {
        self.fields().all(|field| match field.kind {
            Kind::Sex => matches!(self.cell(fit, field.span.start.into()), b'F' | b'M' | b'<' | b'X'),
            Kind::Date => !self.cell(fit, field.span.start.into()).is_ascii_uppercase(),
            _ => true,
        })
    }

    /// How well a fit reads, and whether nothing on the line speaks against it.
    fn score(&self, fit: &Fit) -> (i32, bool) {
        let mut line = [FILLER; WIDTH];
        for (column, cell) in line.iter_mut().enumerate().take(self.width) {
            *cell = self.cell(fit, column);
        }
        let mut score = -i32::from(fit.pad != 0) - i32::from(fit.pad != 0 && usize::from(fit.place) != self.width);
        // Lost fillers are common, and where many are lost the line is another layout's.
        score -= i32::from(fit.pad.unsigned_abs()) / 4;
        let mut flawless = true;
        let mut add = |points: i32| {
            score += points;
            flawless &= points >= 0;
        };
        for field in self.fields() {
            let cells = line.get(field.span.start.into()..field.span.end.into()).unwrap_or_default();
            match (field.kind, cells) {
                (Kind::Code, _) => add(if self.layout.takes_code(cells) { 6 } else { -6 }),
                (Kind::State, &[a, b, c]) => {
                    let bound = field.name == FieldName::IssuingState && !self.layout.issuers.is_empty();
                    add(match () {
                        () if bound && self.layout.takes_issuer(cells) => 8,
                        () if bound => -8,
                        () if state::is_known([a, b, c]) => 4,
                        () if a.is_ascii_uppercase() && !b.is_ascii_digit() && !c.is_ascii_digit() => 0,
                        () => -5,
                    });
                }
                (Kind::Date, &[a, b, c, d, e, f]) => add(match MrzDate::new([a, b, c, d, e, f]).status() {
                    DateStatus::Full => 5,
                    DateStatus::Partial | DateStatus::Unknown => 1,
                    DateStatus::OutOfCalendar => -2,
                    DateStatus::Malformed => -6,
                }),
                (Kind::Sex, &[sex]) => add(match sex {
                    b'F' | b'M' => 3,
                    b'<' => 1,
                    b'X' => 0,
                    _ => -4,
                }),
                (Kind::Shape(picture), _) => add(if picture.fits(cells) { 3 } else { -3 }),
                (Kind::Number, [FILLER, ..]) => add(-4),
                (Kind::Names | Kind::Surname, [first, ..]) => {
                    add(if cells.iter().any(u8::is_ascii_digit) { -3 } else { 2 });
                    add(i32::from(first.is_ascii_uppercase()));
                    add(i32::from(cells.windows(2).any(|pair| pair == b"<<")));
                }
                _ => {}
            }
        }
        for digit in self.layout.digits.iter().filter(|digit| usize::from(digit.at.line) == self.line) {
            let column = usize::from(digit.at.start);
            let printed = line.get(column).copied().unwrap_or(FILLER);
            let known = fit.source(column, self.strip.length).is_some();
            let inside = digit.over.iter().all(|span| usize::from(span.line) == self.line);
            let (points, flaw) = match (known, printed) {
                (false, _) => (-2, false),
                (true, b'0'..=b'9') if !inside => (1, false),
                (true, b'0'..=b'9') => {
                    let cells = digit.over.iter().flat_map(|span| line.get(span.start.into()..span.end.into()).unwrap_or_default());
                    let mut weights = [7u32, 3, 1].into_iter().cycle();
                    let sum = cells.map(|&cell| u32::from(value(cell).unwrap_or(0)) * weights.next().unwrap_or(0)).sum::<u32>();
                    if sum % 10 == u32::from(printed - b'0') { (5, false) } else { (-3, true) }
                }
                (true, FILLER) => (0, false),
                (true, _) => (-3, true),
            };
            score += points;
            flawless &= !flaw;
        }
        (score, flawless)
    }
}
