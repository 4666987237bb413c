//! Assessing saved responses: time and allocations. The response is parsed beforehand and images are not decoded.

use std::{fs, hint::black_box, time::Instant};

use vove_bench::heap::{self, Heap};
use vove_model::{
    CalendarDate, Document, Received, SubmittedUser, UserDocuments, UserVerification,
    assess::{AssessOptions, assess},
};

/// Prints a row: median and least of 1001 rounds, short ones, so that other processes' time falls into few of them.
fn measure(name: &str, mut call: impl FnMut() -> usize) {
    let (findings, Heap { allocations, bytes, .. }) = heap::of(&mut call);
    let mut rounds: Vec<f64> = (0..1001)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..50 {
                black_box(call());
            }
            start.elapsed().as_nanos() as f64 / 50.0
        })
        .collect();
    rounds.sort_unstable_by(f64::total_cmp);
    println!(
        "| {name} | {:.2} us | {:.2} us | {findings} | {allocations} | {bytes} |",
        rounds[500] / 1e3,
        rounds[0] / 1e3
    );
}

fn reply(path: &str) -> Vec<u8> {
    fs::read(format!("{}/../../fixtures/{path}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn main() {
    let today = CalendarDate::new(2026, 11, 23).unwrap();
    let claimed = SubmittedUser {
        first_name: Some("Youssef".into()),
        last_name: Some("Berrada".into()),
        gender: Some("male".into()),
        date_of_birth: Some("02/11/1986".into()),
    };
    println!(
        "| what | median | minimum | findings | allocations | bytes |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    for person in ["youssef-berrada", "documented", "amina-el-idrissi", "omar-haddad", "akissi-nguessan"] {
        let user = Received::<UserVerification>::parse(reply(&format!("get_user_verification/{person}"))).unwrap();
        let name = format!("{person}, {} documents", user.documents.len());
        measure(&name, || black_box(&*user).assess(&AssessOptions::new(today)).findings().len());
    }
    let user = Received::<UserVerification>::parse(reply("get_user_verification/youssef-berrada")).unwrap();
    let options = AssessOptions::new(today)
        .submitted_data(&claimed)
        .minimum_age(18)
        .accepted_issuers(&["MAR"])
        .minimum_match_level(6.0);
    measure("youssef-berrada, 2 documents, submitted data and requirements", || {
        black_box(&*user).assess(&options).findings().len()
    });
    let first: &Document = &user.documents[0];
    measure("youssef-berrada, one card", || assess(black_box(first), &AssessOptions::new(today)).findings().len());
    measure("youssef-berrada, one license", || {
        assess(black_box(&user.documents[1]), &AssessOptions::new(today)).findings().len()
    });
    let documents = Received::<UserDocuments>::parse(reply("get_user_documents/youssef-berrada")).unwrap();
    measure("youssef-berrada, 2 documents and 7 images", || {
        black_box(&*documents).assess(&AssessOptions::new(today)).findings().len()
    });
}
