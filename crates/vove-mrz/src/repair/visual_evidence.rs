//! What the issuer's profile and the printed side let expect in a zone's cells.

use super::{RepairEvidence, cell_costs::Model, char_class::takes, confusion_cost};
use crate::{
    confusion::confusable,
    doc9303::alphabet::FILLER,
    doc9303::calendar::CalendarDate,
    encode::{Style, encode},
    issuer::Profile,
    layout::{FieldKind, FieldName},
    names::PrintedName,
};

/// Characters of a name that may be no known confusion for the printed name to be believed.
const OTHERS: usize = 2;

impl Model {
    /// The cells of the document number, in order.
    fn number_cells(&self) -> impl Iterator<Item = usize> + Clone + use<> {
        let number = self.layout.field(FieldName::DocumentNumber).map_or((0, 0), |field| field.span.run());
        let tail = self.long_number.unwrap_or_default();
        (number.0..number.1).chain(tail.0..tail.1)
    }

    /// Says what the issuer's numbers look like, where those printed may be such.
    pub(super) fn profile(&mut self) {
        let cells = |name| {
            let (from, to) = self.layout.field(name)?.span.run();
            self.base.get(from..to)
        };
        let (Some(code), Some(issuer)) = (cells(FieldName::DocumentCode), cells(FieldName::IssuingState)) else {
            return;
        };
        let Some(profile) = Profile::matching(self.layout, code, issuer) else { return };
        for shape in profile.number_patterns {
            if self.expect(self.number_cells(), shape.as_bytes()) {
                break;
            }
        }
        if let Some(optional) = profile.optional
            && let Some(field) = self.layout.field(optional.field)
        {
            let (from, to) = field.span.run();
            let from = match self.long_number {
                Some((start, digit)) if from == start => digit + 2,
                _ => from,
            };
            for shape in optional.kind.shapes() {
                if self.expect(from..to, shape.as_bytes()) {
                    break;
                }
            }
        }
    }

    /// Expects a shape and then fillers in some cells, if each holds what fits or is known to be taken for what fits.
    fn expect(&mut self, cells: impl Iterator<Item = usize> + Clone, shape: &[u8]) -> bool {
        let shapes = shape.iter().copied().chain(core::iter::repeat(FILLER));
        let may_be = |cell: usize, shape: u8| {
            let base = self.base(cell);
            takes(shape, base) || confusion_cost::group(base).iter().any(|&read| takes(shape, read))
        };
        let fits = cells.clone().count() >= shape.len()
            && cells.clone().zip(shapes.clone()).all(|(cell, shape)| may_be(cell, shape));
        if fits {
            for (cell, shape) in cells.zip(shapes) {
                if let Some(likely) = self.likely.get_mut(cell) {
                    *likely = shape;
                }
            }
        }
        fits
    }

    pub(super) fn evidence(&mut self, evidence: &RepairEvidence<'_>) {
        if let Some(number) = evidence.document_number {
            let signs = || number.bytes().filter(u8::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
            let length = self.number_cells().filter(|&cell| self.base(cell) != FILLER).count();
            if signs().count() == length {
                for (cell, sign) in self.number_cells().zip(signs()) {
                    self.want(cell, sign);
                }
            }
        }
        for (name, date) in
            [(FieldName::BirthDate, evidence.birth_date), (FieldName::ExpirationDate, evidence.expiration_date)]
        {
            if let (Some(field), Some(date)) = (self.layout.field(name), date) {
                for (cell, sign) in (field.span.run().0..).zip(digits(date)) {
                    self.want(cell, sign);
                }
            }
        }
        if let Some(PrintedName { surname: Some(surname), given_names: Some(given_names), .. }) = evidence.name {
            let _ = self.want_name(surname, given_names) || self.want_name(given_names, surname);
        }
    }

    /// Takes a printed name for what the zone should say, if but for confusions and a character or two it does.
    fn want_name(&mut self, surname: &str, given_names: &str) -> bool {
        let mut buffer = [0; 90];
        let values = [(FieldName::Surname, surname), (FieldName::GivenNames, given_names)];
        let zone = encode(self.layout, &values, &Style::default(), &mut buffer);
        let fields = self.layout.fields.iter();
        let names =
            fields.filter(|field| matches!(field.kind, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames));
        let due = || {
            names.clone().flat_map(|field| {
                let line = zone.lines().nth(field.span.line).unwrap_or_default().as_bytes();
                let due = line.get(field.span.start..field.span.end).unwrap_or_default();
                (field.span.run().0..).zip(due.iter().copied())
            })
        };
        let others = due().filter(|&(cell, due)| !confusable(self.printed(cell), due)).count();
        let is_same = zone.losses.unmapped == 0 && !zone.losses.name_truncated && others <= OTHERS;
        if is_same {
            due().for_each(|(cell, sign)| self.want(cell, sign));
        }
        is_same
    }

    fn want(&mut self, cell: usize, sign: u8) {
        if let Some(wanted) = self.wanted.get_mut(cell) {
            *wanted = sign;
        }
    }
}

/// A date as a zone writes it.
fn digits(date: CalendarDate) -> [u8; 6] {
    let pair = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
    let [y1, y2] = pair(date.year().rem_euclid(100) as u8);
    let ([m1, m2], [d1, d2]) = (pair(date.month()), pair(date.day()));
    [y1, y2, m1, m2, d1, d2]
}
