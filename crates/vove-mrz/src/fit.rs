use crate::{
    alphabet::{FILLER, value},
    date::{DateStatus, MrzDate},
    layout::{Digit, FieldName, Kind, Layout, Span},
    state,
    strip::{SLACK, Strip, WIDTH},
};

/// The least that can be a line: more than a document code and an issuer.
const LEAST: usize = 5;
/// More check digits than this are not missing from the middle of one line.
const MISSING_DIGITS: u32 = 3;
/// More than the fields of any line.
const PLACES: usize = 12;
/// What a digit that fits is worth.
const FITS: i32 = 5;

/// How a strip lies on a line: check digits it lacks, and one place where fillers are put in or left out.
#[derive(Clone, Copy)]
pub(crate) struct Fit {
    /// Columns of check digits that the strip lacks.
    pub(crate) gone: u64,
    /// The column before which fillers were lost (`pad` > 0) or are too many (`pad` < 0).
    pub(crate) place: u8,
    pub(crate) pad: i8,
    pub(crate) score: i32,
    /// Every field reads as what belongs there.
    pub(crate) shapely: bool,
    /// So it does, and no digit speaks against it.
    pub(crate) flawless: bool,
}

impl Fit {
    const fn new(gone: u64, place: u8, pad: i8) -> Self {
        Self { gone, place, pad, score: 0, shapely: false, flawless: false }
    }
}

impl Fit {
    /// The index into the strip of what stands in a column.
    pub(crate) fn source(&self, column: usize, length: usize) -> Option<usize> {
        if self.gone >> column & 1 == 1 {
            return None;
        }
        let index = column - few_ones(self.gone & ((1 << column) - 1));
        let place = usize::from(self.place);
        let index = match self.pad {
            0 => index,
            pad if pad > 0 => {
                let pad = usize::from(pad.unsigned_abs());
                match column {
                    _ if column >= place => index.checked_sub(pad)?,
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

impl Fit {
    /// The indices into the strip of what stands in each column, as [`Fit::source`] says of one.
    pub(crate) fn sources(&self, width: usize, length: usize) -> impl Iterator<Item = Option<usize>> + use<> {
        let (gone, place, pad) = (self.gone, usize::from(self.place), usize::from(self.pad.unsigned_abs()));
        let (added, removed) = if self.pad > 0 { (pad, 0) } else { (0, pad) };
        let mut next = 0;
        (0..width).map(move |column| {
            if column == place {
                next += removed;
            }
            let empty = gone >> column & 1 == 1 || (column < place && column + added >= place);
            let index = next;
            next += usize::from(!empty);
            (!empty && index < length).then_some(index)
        })
    }

    /// The cells of a line laid out by the fit.
    pub(crate) fn line(&self, strip: &Strip, width: usize) -> [u8; WIDTH] {
        let mut line = [FILLER; WIDTH];
        for (cell, source) in line.iter_mut().zip(self.sources(width, strip.length())) {
            *cell = source.map_or(FILLER, |index| strip.cell(index));
        }
        line
    }
}

/// The number of bits of a mask that has at most a handful: cheaper than a count where the machine has no instruction.
const fn few_ones(mut mask: u64) -> usize {
    let mut count = 0;
    while mask != 0 {
        mask &= mask - 1;
        count += 1;
    }
    count
}

/// The best way to lay a strip on a line of a layout, if there is any.
pub(crate) fn fit(layout: &Layout, line: usize, strip: &Strip) -> Option<Fit> {
    let width = layout.lines().nth(line)?;
    if strip.length() < LEAST || strip.length() > width + SLACK {
        return None;
    }
    let judge = Judge::new(layout, line, width, strip);
    let mut best = Best { judge: &judge, fit: None };
    if strip.length() >= width {
        let surplus = (strip.length() - width) as i8;
        for place in judge.places() {
            let start = usize::from(place);
            let removed = start..start + surplus as usize;
            if start == 0 || start == width || removed.into_iter().all(|index| strip.cell(index) == FILLER) {
                best.consider(Fit::new(0, place, -surplus));
            }
            if surplus == 0 {
                break;
            }
        }
        return best.fit;
    }
    let missing = width - strip.length();
    let columns = judge.digit_columns();
    'levels: for level in 0..=MISSING_DIGITS.min(missing as u32) {
        let mut gone = 0u64;
        loop {
            if few_ones(gone) == level as usize {
                let pad = (missing as u32 - level) as i8;
                for place in judge.places() {
                    let padded = usize::from(place).saturating_sub(pad as usize)..usize::from(place);
                    let fits = usize::from(place) >= pad as usize || place == 0;
                    if fits && (pad == 0 || padded.into_iter().all(|column| gone >> column & 1 == 0)) {
                        let place = if place == 0 { pad as u8 } else { place };
                        best.consider(Fit::new(gone, place, pad));
                        if columns == 0 && best.fit.is_some_and(|fit| fit.flawless) {
                            break 'levels;
                        }
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
        // Two digits that are missing explain enough: a third that doesn't fit is rather wrong.
        if best.fit.is_some_and(|fit| fit.flawless || (level >= 2 && fit.shapely)) {
            break;
        }
    }
    best.fit
}

struct Best<'j> {
    judge: &'j Judge<'j>,
    fit: Option<Fit>,
}

impl Best<'_> {
    fn consider(&mut self, mut fit: Fit) {
        if self.fit.is_some() && !self.judge.plausible(&fit) {
            return;
        }
        let least = self.fit.map_or(i32::MIN, |best| best.score);
        if self.judge.score(&mut fit, least).is_some() && self.fit.is_none_or(|best| fit.score > best.score) {
            self.fit = Some(fit);
        }
    }
}

struct Judge<'j> {
    layout: &'j Layout,
    line: usize,
    width: usize,
    strip: &'j Strip,
    /// The columns that say most: of the sex, and where dates begin.
    anchors: [Option<(u8, bool)>; 4],
    /// The columns before which fillers get lost: the line's end, the ends of fields that fillers fill, its beginning.
    places: [u8; PLACES],
    place_count: usize,
}

impl<'j> Judge<'j> {
    fn new(layout: &'j Layout, line: usize, width: usize, strip: &'j Strip) -> Self {
        let mut judge = Self { layout, line, width, strip, anchors: [None; 4], places: [0; PLACES], place_count: 0 };
        let fields = layout.fields.iter().filter(|field| usize::from(field.span.line) == line);
        let anchors = fields.filter(|field| matches!(field.kind, Kind::Sex | Kind::Date));
        for (slot, field) in judge.anchors.iter_mut().zip(anchors) {
            *slot = Some((field.span.start, field.kind == Kind::Sex));
        }
        let ends = judge.fields().filter_map(|field| match field.kind {
            Kind::Date | Kind::Month | Kind::Sex => None,
            _ if usize::from(field.span.end) == width => None,
            _ => Some(field.span.end),
        });
        let (mut places, mut place_count) = ([0; PLACES], 0);
        for (slot, place) in places.iter_mut().zip([width as u8].into_iter().chain(ends).chain([0])) {
            *slot = place;
            place_count += 1;
        }
        (judge.places, judge.place_count) = (places, place_count);
        judge
    }

    fn places(&self) -> impl Iterator<Item = u8> + '_ {
        self.places.iter().copied().take(self.place_count)
    }

    fn fields(&self) -> impl Iterator<Item = &'static crate::layout::Field> + '_ {
        self.layout.fields.iter().filter(|field| usize::from(field.span.line) == self.line)
    }

    fn digits(&self) -> impl Iterator<Item = &'static Digit> + '_ {
        self.layout.digits.iter().filter(|digit| usize::from(digit.at.line) == self.line)
    }

    /// A number shorter than its field nearly always comes with its fillers.
    fn ends_number(&self, column: usize) -> bool {
        self.fields().any(|field| field.name == FieldName::DocumentNumber && usize::from(field.span.end) == column)
    }

    fn digit_columns(&self) -> u64 {
        self.digits().fold(0, |columns, digit| columns | 1 << digit.at.start)
    }

    fn cell(&self, fit: &Fit, column: usize) -> u8 {
        fit.source(column, self.strip.length()).map_or(FILLER, |index| self.strip.cell(index))
    }

    /// A quick look at the cells that say most.
    fn plausible(&self, fit: &Fit) -> bool {
        self.anchors.iter().flatten().all(|&(column, sex)| match self.cell(fit, column.into()) {
            b'F' | b'M' | b'X' => sex,
            FILLER => true,
            cell => !sex && cell.is_ascii_digit(),
        })
    }

    /// Says how well a fit reads; `None` as soon as it can't be better than another.
    fn score(&self, fit: &mut Fit, other: i32) -> Option<()> {
        let mut line = fit.line(self.strip, self.width);
        // Ends lose their fillers most easily, beginnings least.
        let mut score = match (fit.pad, usize::from(fit.place)) {
            (0, _) => 0,
            (_, place) if place == self.width => -1,
            (pad, place) if pad < 0 && place > 0 => -2,
            (pad, place) if place == usize::from(pad.unsigned_abs()) || place == 0 => -6,
            (_, place) if self.ends_number(place) => -10,
            _ => -3,
        };
        // Lost fillers are common, and where many are lost the line is another layout's.
        score -= i32::from(fit.pad.unsigned_abs()) / 8;
        let mut flawless = fit.pad == 0 || usize::from(fit.place) == self.width;
        if fit.pad < 0 {
            let left_out = usize::from(fit.place)..usize::from(fit.place) + usize::from(fit.pad.unsigned_abs());
            let lost = left_out.filter(|&index| self.strip.cell(index) != FILLER).count();
            score -= 4 * lost as i32;
            flawless &= lost == 0;
        }
        let mut shapely = flawless;
        let mut add = |points: i32| {
            score += points;
            shapely &= points >= 0;
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
                        () if [a, b, c].iter().all(u8::is_ascii_uppercase) => 0,
                        () if a.is_ascii_uppercase() && !b.is_ascii_digit() && c == FILLER => -3,
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
                (Kind::GivenNames, _) => add(if cells.iter().any(u8::is_ascii_digit) { -3 } else { 0 }),
                (Kind::Month, &[a, b, c, d]) => add(match MrzDate::new([a, b, c, d, b'0', b'1']).status() {
                    DateStatus::Full => 2,
                    _ => -4,
                }),
                (Kind::Names | Kind::Surname, [first, ..]) => {
                    add(if cells.iter().any(u8::is_ascii_digit) { -3 } else { 2 });
                    add(i32::from(first.is_ascii_uppercase()));
                    add(i32::from(cells.windows(2).any(|pair| pair == b"<<")));
                }
                _ => {}
            }
        }
        if score + FITS * self.digits().count() as i32 <= other {
            return None;
        }
        flawless &= shapely;
        for digit in self.digits() {
            let column = usize::from(digit.at.start);
            let (points, flaw) = match fit.source(column, self.strip.length()) {
                Some(_) => self.judge_digit(&line, digit),
                None => {
                    // The digit that was due lets the composite speak about the rest.
                    if let (Some(due), Some(slot)) = (self.due(&line, digit.over), line.get_mut(column)) {
                        *slot = due;
                    }
                    // One lost with the end of its line is no doubt about the rest.
                    (if fit.gone >> column & 1 == 1 { -4 } else { -2 }, false)
                }
            };
            score += points;
            flawless &= !flaw;
        }
        (fit.score, fit.shapely, fit.flawless) = (score, shapely, flawless);
        Some(())
    }

    fn judge_digit(&self, line: &[u8; WIDTH], digit: &Digit) -> (i32, bool) {
        const WRONG: (i32, bool) = (-3, true);
        let printed = line.get(usize::from(digit.at.start)).copied().unwrap_or(FILLER);
        let due = self.due(line, digit.over);
        match printed {
            b'0'..=b'9' if due.is_none() => (1, false),
            b'0'..=b'9' if due == Some(printed) => (FITS, false),
            FILLER => match digit.overflow.and_then(|field| self.layout.field(field)) {
                Some(field) if usize::from(field.span.line) == self.line => {
                    self.judge_long_number(line, digit, field.span)
                }
                _ => {
                    let mut covered = digit.over.iter().flat_map(|&span| span_of(line, span));
                    if covered.all(|&cell| cell == FILLER) { (1, false) } else { WRONG }
                }
            },
            b'0'..=b'9' => WRONG,
            _ => (-5, true),
        }
    }

    fn judge_long_number(&self, line: &[u8; WIDTH], digit: &Digit, rest: Span) -> (i32, bool) {
        let cells = span_of(line, rest);
        let length = cells.iter().position(|&cell| cell == FILLER).unwrap_or(cells.len());
        let (Some(end), Some(number)) = (length.checked_sub(1), digit.over.first()) else { return (-2, true) };
        let tail = Span { end: rest.start + end as u8, ..rest };
        let printed = cells.get(end).copied();
        let fits = self.due(line, &[*number, tail]) == printed || self.due(line, &[*number, digit.at, tail]) == printed;
        if fits { (FITS, false) } else { (-2, true) }
    }

    /// The digit due over spans that are all on this line.
    fn due(&self, line: &[u8; WIDTH], spans: &[Span]) -> Option<u8> {
        if spans.iter().any(|span| usize::from(span.line) != self.line) {
            return None;
        }
        let (mut sum, mut weight) = (0, 7u32);
        for &cell in spans.iter().flat_map(|&span| span_of(line, span)) {
            sum += u32::from(value(cell).unwrap_or(0)) * weight;
            weight = match weight {
                7 => 3,
                3 => 1,
                _ => 7,
            };
        }
        Some(b'0' + (sum % 10) as u8)
    }
}

fn span_of(line: &[u8; WIDTH], span: Span) -> &[u8] {
    line.get(span.start.into()..span.end.into()).unwrap_or_default()
}
