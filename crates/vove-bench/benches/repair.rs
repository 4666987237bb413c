//! Time and allocations of the repair of damaged zones. No peer returns candidates to compare with.
//!
//! `cargo bench --bench repair` prints the median and the fastest of 1001 rounds, sorted by median. Pin it to a core if
//! possible.

use std::{hint::black_box, time::Instant};

use vove_bench::heap;
use vove_mrz::{
    CalendarDate, Options, Report, inspect,
    repair::{RepairEvidence, repairs},
};

const ROUNDS: usize = 1001;
const CALLS: u32 = 100;

const ZONES: [(&str, &[&str]); 12] = [
    (
        "a clean passport",
        &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    ),
    (
        "letters in dates, digits in names",
        &["P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UTO740BIZZF12041S9ZE184226B<<<<<1O"],
    ),
    (
        "a document number misread twice",
        &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "K8989O2C36UTO7408122F1204159ZE184226B<<<<<10"],
    ),
    (
        "a misread check digit",
        &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C34UTO7408122F1204159ZE184226B<<<<<10"],
    ),
    (
        "fillers misread as K",
        &["P<UTOERIKSSON<<ANNA<MARIA<KKKKKKKKKKKKKKKK<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    ),
    (
        "a misread state",
        &["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UT07408122F1204159ZE184226B<<<<<10"],
    ),
    (
        "a card of which only the composite check digit does not match",
        &["I<SWE59000002<8198703142391<<<", "8703145M1701027SWE<<<<<<<<<<<0", "SPECIMEN<<SVEN<<<<<<<<<<<<<<<<"],
    ),
    (
        "a misread long document number",
        &["IDBEL600OO1795<0152<<<<<<<<<<<", "1301014F2311207BEL130101987398", "SPECIMEN<<SPECIMEN<<<<<<<<<<<<"],
    ),
    (
        "a card of many zeros",
        &["I<UTO000000OO17O0O0O0O0O0O0O0O", "0001011F0001011UTO0O0O0O0O0O01", "OOOO<<O0O0O0<<<<<<<<<<<<<<<<<<"],
    ),
    ("an old French identity card", &["IDFRABERTH1ER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F4"]),
    ("a French driving license", &["D1FRA13AA0000261B1231MART1N<<9"]),
    ("the API's sample", &["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"]),
];

struct Measurement<'a> {
    name: String,
    run: Box<dyn Fn() + 'a>,
    times: Vec<f64>,
}

fn main() {
    let reports: Vec<(&str, Report<'_>)> =
        ZONES.iter().map(|(name, lines)| (*name, inspect(lines, &Options::default()))).collect();
    let known = RepairEvidence {
        document_number: Some("L898902C3"),
        birth_date: CalendarDate::new(1974, 8, 12),
        expiration_date: CalendarDate::new(2012, 4, 15),
        ..RepairEvidence::default()
    };
    let mut measurements: Vec<Measurement<'_>> = Vec::new();
    for (name, report) in &reports {
        for (with, evidence) in [("", RepairEvidence::default()), (", visual zone known", known)] {
            let run = Box::new(move || {
                black_box(&repairs(black_box(report), black_box(&evidence)));
            });
            measurements.push(Measurement { name: format!("{name}{with}"), run, times: Vec::new() });
        }
    }
    for measurement in &measurements {
        assert_eq!(heap::of(|| (measurement.run)()).1.allocations, 0, "{} allocates", measurement.name);
    }
    for _ in 0..ROUNDS {
        for measurement in &mut measurements {
            let start = Instant::now();
            (0..CALLS).for_each(|_| (measurement.run)());
            measurement.times.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS));
        }
    }
    for measurement in &mut measurements {
        measurement.times.sort_by(f64::total_cmp);
    }
    measurements.sort_by(|one, other| one.times[ROUNDS / 2].total_cmp(&other.times[ROUNDS / 2]));
    println!("{:80} {:>9} {:>9}", "0 allocations each, ns a zone", "median", "fastest");
    for Measurement { name, times, .. } in &measurements {
        println!("{name:80} {:9.0} {:9.0}", times[ROUNDS / 2], times[0]);
    }
}
