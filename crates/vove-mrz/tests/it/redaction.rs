//! `Debug` and error texts contain no personal data.

use vove_mrz::{
    DateEvidence, DateRole, FieldName, MrzDate, Options, TD3,
    encode::{Style, encode},
    inspect,
    issuer::personal_number,
    names::{PrintedName, compare_zone_name},
    repair::{RepairEvidence, repairs},
    resolve_date,
};

#[test]
fn debug_output_has_no_value_of_a_document() {
    // A character outside the alphabet, misread ones, an unknown state, a wrong check digit, a personal number.
    let lines = ["P<M4RERIKSSON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902é37MAR7408122F1204158ZE184226B<<<<<10"];
    let report = inspect(&lines, &Options::default());
    assert!(report.is_read() && report.findings().iter().count() > 3);
    let today = vove_mrz::CalendarDate::new(2026, 11, 23).unwrap();
    let birth = report.date(FieldName::BirthDate).unwrap();
    let printed = PrintedName::new("Eriksson", "Anna Maria");
    let evidence =
        RepairEvidence { document_number: Some("L898902C3"), name: Some(printed), ..RepairEvidence::default() };
    let found = repairs(&report, &evidence);
    let mut buffer = [0; 90];
    let mut printed_texts = vec![
        format!("{report:?} {:?} {:?} {:?}", report.validate(), report.surname(), report.given_names()),
        format!("{:?}", report.fields().collect::<Vec<_>>()),
        format!("{:?}", report.fields().map(|field| (field.value(), field.status())).collect::<Vec<_>>()),
        format!("{:?}", report.check_digits().map(|(_, verdict)| verdict).collect::<Vec<_>>()),
        format!("{:?}", report.findings().iter().map(|finding| (finding.found, finding.expected)).collect::<Vec<_>>()),
        report.findings().iter().map(ToString::to_string).collect(),
        format!("{birth:?} {:?}", MrzDate::new(*b"740812")),
        format!("{:?}", resolve_date(birth, DateRole::Birth, today, &DateEvidence::default())),
        format!("{:?} {evidence:?} {found:?} {:?}", printed, personal_number(&report)),
        format!("{:?} {:?}", found.undetectable_confusions().collect::<Vec<_>>(), found.iter().collect::<Vec<_>>()),
        format!("{:?}", compare_zone_name(&report, &printed)),
    ];
    for candidate in found.iter() {
        let (edits, doubts): (Vec<_>, Vec<_>) = (candidate.edits().collect(), candidate.ambiguities().collect());
        printed_texts.push(format!("{edits:?} {doubts:?}"));
    }
    let zone = encode(&TD3, &[(FieldName::Surname, "Eriksson")], &Style::default(), &mut buffer);
    printed_texts.push(format!("{zone:?} {:?}", zone.losses));
    let output = printed_texts.join("\n").to_uppercase();
    for word in
        ["ERIKSSON", "ANNA", "MAR1A", "MARIA", "M4R", "L8989", "898902", "740812", "1974", "120415", "ZE184", "É"]
    {
        assert!(!output.contains(word), "{word} in {output}");
    }
}
