//! Documents of one verification against each other. Each is compared with the first that says the same kind of thing, so
//! that the work grows with the documents and not with their pairs.

use alloc::vec::Vec;

use super::{
    dates,
    finding::Finding,
    names::{self, Named},
    rule::Rule,
    said::Said,
    sex,
    side::Side,
    subject::Subject,
};

/// What the first documents said of the person.
#[derive(Default)]
pub(super) struct Neighbours<'a> {
    name: Option<Named<'a>>,
    birth: Option<(Side<'a>, Result<Said, Rule>)>,
    sex: Option<(Side<'a>, &'a str)>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn meet(&mut self, subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
        let name = Named::printed(subject.index, subject.document);
        match self.name {
            _ if name.is_absent() => {}
            Some(first) => out.push(names::between(&first, &name)),
            None => self.name = Some(name),
        }
        let birth = subject.birth.said();
        match self.birth {
            _ if matches!(birth.1, Err(Rule::Absent)) => {}
            Some(first) => out.push(dates::births(first, birth)),
            None => self.birth = Some(birth),
        }
        match (self.sex, subject.sex()) {
            (Some(first), Some(other)) => out.push(sex::compare(first, other)),
            (None, sex) => self.sex = sex,
            _ => {}
        }
    }
}
