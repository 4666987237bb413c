//! Time and allocations of name comparisons, with pairs for every verdict.
//!
//! `cargo bench --bench names` prints the median and the fastest of 1001 rounds.

use std::{hint::black_box, time::Instant};

use vove_bench::heap;
use vove_mrz::{
    Options, Report, inspect,
    names::{PrintedName, compare_names, compare_zone_name},
};

const DATA: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
/// A description, the zone's name, and the printed surname and given names.
const PAIRS: [(&str, &str, &str, &str); 14] = [
    ("as printed", "ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
    ("transliterated", "MEIKAELAEINEN<<MATTI", "Meikäläinen", "Matti"),
    (
        "truncated",
        "BENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO",
        "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL",
        "DINGO POTOROO",
    ),
    ("swapped", "JOHN<<DOE", "DOE", "JOHN"),
    ("reordered", "EXEMPLE<EL<IDRISSI<<FATIMA<ZAHRA", "EL IDRISSI EXEMPLE", "FATIMA-ZAHRA"),
    ("spelling variants", "AL<QADIRI<<MUHAMMAD<YOUSSEF", "El Kadiri", "Mohamed Yusuf"),
    ("particle", "MANSOORI<<LAYLA<SAEED", "AL MANSOORI", "LAYLA SAEED"),
    ("Cyrillic", "SHCHUKIN<<IURII", "Щукин", "Юрий"),
    ("Arabic by consonants", "EL<MANSOURI<<KHALED", "المنصوري", "خالد"),
    ("misread", "ERIK55ON<<ANNA<MAR1A", "ERIKSSON", "ANNA MARIA"),
    ("one edit", "ERIKSTON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
    ("mismatch, short", "ERIKSSON<<ANNA<MARIA", "Diop", "Awa"),
    ("mismatch, same shape", "EXEMPLE<EL<IDRISSI<<FATIMA<ZAHRA", "AL MANSOORI OTAIBI", "NOURA-BINT"),
    (
        "mismatch, truncated",
        "BENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO",
        "NILAVADHANANANDA",
        "CHAYAPA DEJTHAMRONG KRASUANG",
    ),
];

const ROUNDS: usize = 1001;
const CALLS: u32 = 200;

struct Measurement<'c> {
    name: String,
    run: Box<dyn FnMut() + 'c>,
    times: Vec<f64>,
}

fn main() {
    let zones: Vec<String> = PAIRS.iter().map(|pair| format!("P<UTO{:<<39}", pair.1)).collect();
    let lines: Vec<[&str; 2]> = zones.iter().map(|zone| [zone.as_str(), DATA]).collect();
    let reports: Vec<Report<'_>> = lines.iter().map(|lines| inspect(lines, &Options::default())).collect();
    let mut measurements = Vec::new();
    for (report, &(name, zone, surname, given)) in reports.iter().zip(&PAIRS) {
        let printed = PrintedName::new(surname, given);
        let verdict = compare_zone_name(report, &printed).verdict.as_str();
        let run = move || {
            black_box(compare_zone_name(black_box(report), black_box(&printed)));
        };
        measurements.push(Measurement {
            name: format!("zone, {name}: {verdict}"),
            run: Box::new(run),
            times: Vec::new(),
        });
        let (primary, secondary) = zone.split_once("<<").unwrap_or((zone, ""));
        let (primary, secondary) = (primary.replace('<', " "), secondary.replace('<', " "));
        let verdict = compare_names(&printed, &PrintedName::new(&primary, &secondary)).verdict.as_str();
        let run = move || {
            black_box(compare_names(black_box(&printed), &PrintedName::new(&primary, &secondary)));
        };
        measurements.push(Measurement {
            name: format!("printed, {name}: {verdict}"),
            run: Box::new(run),
            times: Vec::new(),
        });
    }
    let mut counts = Vec::new();
    for measurement in &mut measurements {
        (measurement.run)();
        counts.push(heap::of(|| (measurement.run)()).1.allocations);
    }
    for _ in 0..ROUNDS {
        for measurement in &mut measurements {
            let start = Instant::now();
            for _ in 0..CALLS {
                (measurement.run)();
            }
            measurement.times.push(start.elapsed().as_nanos() as f64 / f64::from(CALLS));
        }
    }
    println!("{:52}{:>10}{:>10}{:>14}", "", "median ns", "min ns", "allocations");
    for (measurement, allocations) in measurements.iter_mut().zip(counts) {
        measurement.times.sort_by(f64::total_cmp);
        let (median, fastest) = (measurement.times[ROUNDS / 2], measurement.times[0]);
        println!("{:52}{median:>10.1}{fastest:>10.1}{allocations:>14}", measurement.name);
    }
}
