//! Machine readable zones against the peers: every candidate in one process, interleaved, with allocations counted.
//!
//! `cargo bench --bench mrz`; pin it to a core where that is possible. Of 1001 rounds the median and the fastest are
//! printed, and of the ratios to ours within a round the median: on a shared machine compare ratios, not runs.

use std::{hint::black_box, time::Instant};

use vove_bench::heap;
use vove_mrz::{
    FieldName, Options,
    encode::{Style, encode},
    inspect,
};

const TD3: [&str; 2] = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
const TD1: [&str; 3] =
    ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
const TD2: [&str; 2] = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
const MRV_A: [&str; 2] =
    ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F9612109ZE184226B<<<<<<<"];
/// The API's documented sample: 40 and 39 characters, two digits missing.
const SAMPLE: [&str; 2] = ["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"];

const HOLDER: [(FieldName, &str); 10] = [
    (FieldName::DocumentCode, "P"),
    (FieldName::IssuingState, "UTO"),
    (FieldName::Surname, "ERIKSSON"),
    (FieldName::GivenNames, "ANNA MARIA"),
    (FieldName::DocumentNumber, "L898902C3"),
    (FieldName::Nationality, "UTO"),
    (FieldName::BirthDate, "740812"),
    (FieldName::Sex, "F"),
    (FieldName::ExpirationDate, "120415"),
    (FieldName::PersonalNumber, "ZE184226B"),
];

const ROUNDS: usize = 1001;
/// Few, so that even the slowest is rarely interrupted: on a busy machine long batches of a slow peer would carry the
/// time of others.
const CALLS: u32 = 100;

struct Candidate {
    name: &'static str,
    run: Box<dyn FnMut()>,
    times: Vec<f64>,
}

fn candidate(name: &'static str, run: impl FnMut() + 'static) -> Candidate {
    Candidate { name, run: Box::new(run), times: Vec::new() }
}

fn ours<const N: usize>(name: &'static str, lines: [&'static str; N], options: Options) -> Candidate {
    candidate(name, move || {
        black_box(&inspect(black_box(&lines), &options));
    })
}

fn main() {
    let printed = Options { mode: vove_mrz::ReadingMode::AsPrinted, ..Options::default() };
    let lenient = Options::default();
    let [td3, td1] = [TD3.concat(), TD1.concat()];
    let pair = |lines: [&'static str; 2]| move || Some(lines.map(|line| Some(line.to_owned())).to_vec());
    let (parser_td3, parser_td2) = (pair(TD3), pair(TD2));
    let mut candidates = vec![
        ours("vove-mrz TD3 as printed, all findings", TD3, printed),
        candidate("mrz 0.9.1 TD3", || {
            black_box(mrz::parse_td3(black_box(TD3[0]), black_box(TD3[1])).is_ok());
        }),
        candidate("mrtd 0.5.2 TD3", move || {
            black_box(mrtd::parse(black_box(&td3)).is_ok());
        }),
        candidate("mrz-parser 0.3.5 TD3", move || {
            black_box(mrz_parser::MRZParser::parse(parser_td3()).is_ok());
        }),
        ours("vove-mrz TD1 as printed", TD1, printed),
        candidate("mrz 0.9.1 TD1", || {
            black_box(mrz::parse_td1(black_box(TD1[0]), black_box(TD1[1]), black_box(TD1[2])).is_ok());
        }),
        candidate("mrtd 0.5.2 TD1", move || {
            black_box(mrtd::parse(black_box(&td1)).is_ok());
        }),
        ours("vove-mrz TD2 as printed", TD2, printed),
        candidate("mrz 0.9.1 TD2", || {
            black_box(mrz::parse_td2(black_box(TD2[0]), black_box(TD2[1])).is_ok());
        }),
        candidate("mrz-parser 0.3.5 TD2", move || {
            black_box(mrz_parser::MRZParser::parse(parser_td2()).is_ok());
        }),
        ours("vove-mrz MRV-A as printed", MRV_A, printed),
        candidate("mrz 0.9.1 MRV-A", || {
            black_box(mrz::parse_mrv_a(black_box(MRV_A[0]), black_box(MRV_A[1])).is_ok());
        }),
        ours("vove-mrz TD3 lenient, clean", TD3, lenient),
        ours("vove-mrz TD1 lenient, clean", TD1, lenient),
        ours("vove-mrz lenient, the API's sample", SAMPLE, lenient),
        candidate("vove-mrz encode TD3", || {
            let mut buffer = [0; 90];
            black_box(&encode(&vove_mrz::TD3, black_box(&HOLDER), &Style::default(), &mut buffer));
        }),
    ];

    let mut counts = Vec::new();
    for candidate in &mut candidates {
        (candidate.run)();
        counts.push(heap::of(|| (candidate.run)()).1.allocations);
    }
    for _ in 0..ROUNDS {
        for candidate in &mut candidates {
            let start = Instant::now();
            for _ in 0..CALLS {
                (candidate.run)();
            }
            candidate.times.push(start.elapsed().as_nanos() as f64 / f64::from(CALLS));
        }
    }
    println!("{:44}{:>10}{:>10}{:>14}{:>10}", "", "median ns", "min ns", "allocations", "ratio");
    for (index, (candidate, allocations)) in candidates.iter().zip(counts).enumerate() {
        let times = sorted(candidate.times.iter().copied());
        // Each peer stands below the one of ours that it is measured against.
        let ours = candidates[..=index].iter().rfind(|other| other.name.starts_with("vove")).unwrap_or(candidate);
        let ratios = sorted(candidate.times.iter().zip(&ours.times).map(|(peer, ours)| peer / ours));
        println!(
            "{:44}{:>10.1}{:>10.1}{allocations:>14}{:>10.2}",
            candidate.name,
            times[ROUNDS / 2],
            times[0],
            ratios[ROUNDS / 2]
        );
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}
