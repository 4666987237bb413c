use crate::{
    align::line_alignment::{Fit, ones},
    align::segment::Strip,
    cells::{ANY, STRIDE, Span, Values, digits, fillers},
    doc9303::alphabet::{FILLER, value},
    doc9303::mrz_date::{DateStatus, MrzDate},
    doc9303::state,
    layout::line::Line,
    layout::{CheckDigit, FieldKind, FieldName, LayoutField},
};

/// Cells of a date.
const DATE: usize = 6;
/// What a digit that fits is worth.
pub(crate) const FITS: i32 = 5;
/// What one is worth that doesn't.
pub(crate) const WRONG: i32 = -3;

/// Says how well a strip reads as a line of a layout, laid out in one way or another.
pub(crate) struct Judge<'j> {
    pub(crate) line: &'static Line,
    pub(crate) strip: &'j Strip,
    /// What a digit is worth that doesn't fit.
    wrong: i32,
    /// The cells of the strip that can't stand there.
    not_in_date: u128,
    not_sex: u128,
}

impl<'j> Judge<'j> {
    pub(crate) fn of(line: &'static Line, strip: &'j Strip, wrong: i32) -> Self {
        let mut judge = Self { line, strip, wrong, not_in_date: 0, not_sex: 0 };
        if line.dates | line.sexes != 0 {
            judge.not_in_date = strip.outside([(b'0', b'9'), (FILLER, FILLER)]);
            judge.not_sex = strip.outside([(b'F', b'F'), (b'M', b'M'), (b'X', b'X'), (FILLER, FILLER)]);
        }
        judge
    }

    /// A number shorter than its field nearly always comes with its fillers.
    fn ends_number(&self, column: usize) -> bool {
        self.line.fields.iter().any(|field| field.name == FieldName::DocumentNumber && field.span.end == column)
    }

    /// The telling columns that hold what can't stand there when the strip is moved so far to the right.
    pub(crate) const fn strays(&self, shift: usize) -> u64 {
        ((self.not_in_date as u64) << shift & self.line.dates) | ((self.not_sex as u64) << shift & self.line.sexes)
    }

    /// The same when it is moved to the left.
    pub(crate) const fn strays_left(&self, shift: usize) -> u64 {
        ((self.not_in_date >> shift) as u64 & self.line.dates) | ((self.not_sex >> shift) as u64 & self.line.sexes)
    }

    /// The most that a fit can score: its dates and sexes may hold what can't stand there.
    pub(crate) fn most(&self, fit: &Fit) -> i32 {
        let (mut filled, mut not_in_date, mut not_sex) = (0, 0, 0);
        for run in fit.runs(self.line.width, self.strip.length()) {
            let columns = run.columns();
            filled |= columns;
            not_in_date |= ((self.not_in_date >> run.index) as u64) << run.column & columns;
            not_sex |= ((self.not_sex >> run.index) as u64) << run.column & columns;
        }
        let points = |field: &LayoutField| match field.kind {
            FieldKind::Date if not_in_date >> field.span.start & ones(DATE) != 0 => -6,
            FieldKind::Sex if not_sex >> field.span.start & 1 != 0 => -4,
            _ => most_of(field),
        };
        self.line.fields.iter().map(points).sum::<i32>() + self.most_of_digits(filled)
    }

    /// The most that the digits can score, some columns being filled.
    const fn most_of_digits(&self, filled: u64) -> i32 {
        let (printed, lost) = (self.line.digit_columns & filled, self.line.digit_columns & !filled);
        FITS * printed.count_ones() as i32 - 2 * lost.count_ones() as i32
    }

    /// Says how well a fit reads; `None` as soon as it can't be better than another.
    pub(crate) fn score(&self, fit: &mut Fit, other: i32) -> Option<()> {
        let (mut line, filled) = fit.line(self.strip, self.line.width);
        // Ends lose their fillers most easily, beginnings least.
        let mut score = match (fit.pad, usize::from(fit.place)) {
            (0, _) => 0,
            (_, place) if place == self.line.width => -1,
            (pad, place) if pad < 0 && place > 0 => -2,
            (pad, place) if place == usize::from(pad.unsigned_abs()) || place == 0 => -6,
            (_, place) if self.ends_number(place) => -10,
            _ => -3,
        };
        // Lost fillers are common, and where many are lost the line is another layout's.
        score -= i32::from(fit.pad.unsigned_abs()) / 8;
        let mut flawless = fit.pad == 0 || usize::from(fit.place) == self.line.width;
        if fit.pad < 0 {
            let (left_out, _) = self.strip.run(fit.place.into(), fit.pad.unsigned_abs().into());
            let lost = left_out.iter().filter(|&&cell| cell != FILLER).count();
            score -= 4 * lost as i32;
            flawless &= lost == 0;
        }
        let mut shapely = flawless;
        for field in self.line.fields {
            let points = self.judge_field(&line, field);
            score += points;
            shapely &= points >= 0;
        }
        if score + self.most_of_digits(filled) <= other {
            return None;
        }
        flawless &= shapely;
        let mut values = Values::NONE;
        if !self.line.check_digits.is_empty() {
            values.see(self.line.index, &line, &[ANY; STRIDE]);
        }
        for digit in self.line.check_digits {
            let column = digit.position.start;
            let (points, flaw) = match filled >> column & 1 {
                1 => self.judge_digit(&line, &values, digit),
                _ => {
                    // The digit that was due lets the composite speak about the rest.
                    if let (Some(due), Some(slot)) = (self.due(&values, digit), line.get_mut(column)) {
                        *slot = due;
                        values.set_digit(digit.position.run().0, due);
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

    /// Says how well a field reads; below zero when it isn't what belongs there.
    fn judge_field(&self, line: &[u8; STRIDE], field: &LayoutField) -> i32 {
        let cells = span_of(line, field.span);
        match (field.kind, cells) {
            (FieldKind::DocumentCode, _) => {
                if self.line.layout.takes_code(cells) {
                    6
                } else {
                    -6
                }
            }
            (FieldKind::State, &[a, b, c]) => {
                let bound = field.name == FieldName::IssuingState && !self.line.layout.issuers.is_empty();
                match () {
                    () if bound && self.line.layout.takes_issuer(cells) => 8,
                    () if bound => -8,
                    () if state::is_known([a, b, c]) => 4,
                    () if [a, b, c].iter().all(u8::is_ascii_uppercase) => 0,
                    () if a.is_ascii_uppercase() && !b.is_ascii_digit() && c == FILLER => -3,
                    () => -5,
                }
            }
            (FieldKind::Date, &[a, b, c, d, e, f]) => match MrzDate::new([a, b, c, d, e, f]).status() {
                DateStatus::Full => 5,
                DateStatus::Partial | DateStatus::Unknown => 1,
                DateStatus::OutOfCalendar => -2,
                DateStatus::Malformed => -6,
            },
            (FieldKind::Sex, &[sex]) => match sex {
                b'F' | b'M' => 3,
                b'<' => 1,
                b'X' => 0,
                _ => -4,
            },
            (FieldKind::Pattern(picture), _) => {
                if picture.matches_cells(cells) {
                    3
                } else {
                    -3
                }
            }
            (FieldKind::DocumentNumber, [FILLER, ..]) => -4,
            (FieldKind::YearMonth, &[a, b, c, d]) => match MrzDate::new([a, b, c, d, b'0', b'1']).status() {
                DateStatus::Full => 2,
                _ => -4,
            },
            (FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames, [first, ..]) => {
                let (fillers, digits) = (fillers(line) >> field.span.start, digits(line) >> field.span.start);
                let splits = fillers & fillers >> 1 & ones(cells.len() - 1) != 0;
                match (digits & ones(cells.len()) != 0, field.kind) {
                    (false, FieldKind::GivenNames) => 0,
                    (true, FieldKind::GivenNames) => -3,
                    (spoilt, _) => {
                        let letters = if spoilt { -3 } else { 2 };
                        letters + i32::from(first.is_ascii_uppercase()) + i32::from(splits)
                    }
                }
            }
            _ => 0,
        }
    }

    /// Says how well a check digit reads, and whether that is a flaw.
    fn judge_digit(&self, line: &[u8; STRIDE], values: &Values, digit: &CheckDigit) -> (i32, bool) {
        let wrong = (self.wrong, true);
        let printed = line.get(digit.position.start).copied().unwrap_or(FILLER);
        match printed {
            b'0'..=b'9' => match self.due(values, digit) {
                None => (1, false),
                Some(due) if due == printed => (FITS, false),
                Some(_) => wrong,
            },
            FILLER => match digit.overflow.and_then(|field| self.line.layout.field(field)) {
                Some(field) if field.span.line == self.line.index => self.judge_long_number(line, digit, field.span),
                _ if digit.covers.iter().all(|&span| !self.is_on_line(span) || is_blank(line, span)) => (1, false),
                _ => wrong,
            },
            _ => (-5, true),
        }
    }

    fn judge_long_number(&self, line: &[u8; STRIDE], digit: &CheckDigit, rest: Span) -> (i32, bool) {
        let cells = span_of(line, rest);
        let length = cells.iter().position(|&cell| cell == FILLER).unwrap_or(cells.len());
        let (Some((printed, tail)), Some(&number)) =
            (cells.get(..length).and_then(<[u8]>::split_last), digit.covers.first())
        else {
            return (-2, true);
        };
        let number = span_of(line, number).iter();
        let standard = due_over(number.clone().chain(tail));
        let counting = due_over(number.chain(span_of(line, digit.position)).chain(tail));
        if [standard, counting].contains(printed) { (FITS, false) } else { (-2, true) }
    }

    const fn is_on_line(&self, span: Span) -> bool {
        span.line == self.line.index
    }

    /// The digit due, when all that it covers is on this line.
    fn due(&self, values: &Values, digit: &CheckDigit) -> Option<u8> {
        digit.is_of_one_line().then(|| values.digit(&digit.weights))
    }
}

/// The most that a field is worth.
pub(crate) fn most_of(field: &LayoutField) -> i32 {
    match field.kind {
        FieldKind::State if field.name == FieldName::IssuingState => 8,
        FieldKind::DocumentCode => 6,
        FieldKind::Date => 5,
        FieldKind::State | FieldKind::Name | FieldKind::Surname => 4,
        FieldKind::Sex | FieldKind::Pattern(_) => 3,
        FieldKind::YearMonth => 2,
        FieldKind::GivenNames | FieldKind::DocumentNumber | FieldKind::Text => 0,
    }
}

fn span_of(line: &[u8; STRIDE], span: Span) -> &[u8] {
    line.get(span.start..span.end).unwrap_or_default()
}

fn is_blank(line: &[u8; STRIDE], span: Span) -> bool {
    span_of(line, span).iter().all(|&cell| cell == FILLER)
}

/// The digit due over some cells; what is no character of a zone counts nothing.
fn due_over<'c>(cells: impl Iterator<Item = &'c u8>) -> u8 {
    let weighted = cells.zip([7u32, 3, 1].into_iter().cycle());
    let sum: u32 = weighted.map(|(&cell, weight)| u32::from(value(cell).unwrap_or(0)) * weight).sum();
    b'0' + (sum % 10) as u8
}
