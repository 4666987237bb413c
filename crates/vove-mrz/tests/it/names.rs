//! Comparison of names.

mod corpus_names;
mod holders;
mod optional_parts;
mod properties;
mod rules;
mod spelling_variants;

use vove_mrz::{
    Options, inspect,
    names::{NameRule, PrintedName, compare_zone_name},
};

/// Line 2 of a passport.
const LINE_2: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// The rule that decides between the name field of a passport and a printed name.
fn zone_rule(name_field: &str, printed: &PrintedName<'_>) -> NameRule {
    let line_1 = format!("P<UTO{name_field:<<39}");
    assert_eq!(line_1.len(), 44);
    let found = compare_zone_name(&inspect(&[&line_1, LINE_2], &Options::default()), printed);
    assert_eq!(found.verdict, found.rule.verdict());
    found.rule
}
