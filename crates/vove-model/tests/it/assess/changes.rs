//! One change of an unremarkable reply an example: each is told by its code and its rule, and together they have every code.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vove_model::{
    CheckOutcome, ClaimedUser, Received, StepId, UserDocuments,
    assess::{Check, Code, Context},
};

use super::today;
use crate::fixture;

type Expecting = fn(Context<'static>) -> Context<'static>;

/// A reply about one of the invented people, with its first document changed.
fn changed(person: &str, change: Value) -> Value {
    let mut reply: Value = serde_json::from_slice(&fixture(&format!("get_user_documents/{person}.json"))).unwrap();
    merge(&mut reply["documents"][0], change);
    reply
}

fn merge(into: &mut Value, change: Value) {
    for (key, value) in change.as_object().unwrap() {
        into[key] = value.clone();
    }
}

fn amina(change: Value) -> Value {
    changed("amina-el-idrissi", change)
}

/// Every code with the rule that decided.
fn found(reply: &Value, expecting: Expecting) -> Vec<(Code, String)> {
    let reply = Received::<UserDocuments>::parse(reply.to_string()).unwrap();
    let assessment = reply.assess(&expecting(Context::new(today())));
    assessment.findings().iter().map(|finding| (finding.code, finding.rule.as_str().to_owned())).collect()
}

fn claiming(user: ClaimedUser) -> &'static ClaimedUser {
    Box::leak(Box::new(user))
}

/// What a change is answered with.
fn examples() -> Vec<(Value, Expecting, Code, &'static str)> {
    let nothing: Expecting = |context| context;
    let of = |change: Value, code, rule| (amina(change), nothing, code, rule);
    let mut all = vec![
        of(json!({}), Code::NumberAgrees, "sameCharacters"),
        of(json!({ "idNumber": "ux-482 0617" }), Code::NumberAgrees, "separators"),
        of(json!({ "idNumber": null, "documentNumber": "UX4820617" }), Code::NumberAgrees, "sameCharacters"),
        of(json!({ "idNumber": "CD-417256" }), Code::NumberIsPersonal, "personalNumber"),
        of(json!({ "idNumber": "UX48Z0617" }), Code::NumberMisread, "confusable"),
        of(json!({ "idNumber": "UX4820G17" }), Code::NumberMisread, "residueClass"),
        of(json!({ "idNumber": "UX482061" }), Code::NumberMisread, "oneEdit"),
        of(json!({ "idNumber": "UX48206177" }), Code::NumberMisread, "oneEdit"),
        of(json!({ "idNumber": "UX4280617" }), Code::NumberMisread, "oneEdit"),
        of(json!({ "idNumber": "UX4820618" }), Code::NumberContradicts, "different"),
        of(json!({ "idNumber": "AB1234567" }), Code::NumberContradicts, "different"),
        of(json!({ "idNumber": "109682047518630427" }), Code::NumberUnknown, "otherKind"),
        of(json!({ "idNumber": null }), Code::NumberUnknown, "absent"),
        of(json!({ "idNumber": "-" }), Code::NumberUnknown, "absent"),
        of(
            json!({ "idNumber": "- -", "mrzLine2": "<<<<<<<<<0MAR9103144F2706096CD417256<<<<<<04" }),
            Code::NumberUnknown,
            "absent",
        ),
        of(
            json!({ "mrzLine1": "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "mrzLine2": "L8988901C4XXX4009078F96121096ZE184226B<<<<<<" }),
            Code::NumberUnknown,
            "visaNumber",
        ),
        of(json!({}), Code::NumberPatternAgrees, "profile"),
        of(
            json!({ "mrzLine2": "4X48206177MAR9103144F2706096CD417256<<<<<<04" }),
            Code::NumberPatternDiffers,
            "profile",
        ),
        of(json!({}), Code::BirthDateAgrees, "printedYear"),
        of(json!({ "dateOfBirth": "14/3/1991" }), Code::BirthDateAgrees, "handTyped"),
        of(json!({ "dateOfBirth": "14/03/91" }), Code::BirthDateAgrees, "noCentury"),
        of(json!({ "dateOfBirth": "1991" }), Code::BirthDatePartial, "partialDate"),
        of(json!({ "dateOfBirth": "XX/03/1991" }), Code::BirthDatePartial, "partialDate"),
        of(json!({ "dateOfBirth": "01/01/1991" }), Code::BirthDatePartial, "placeholder"),
        of(json!({ "dateOfBirth": "03/14/1991" }), Code::BirthDateSwapped, "dayMonthSwapped"),
        of(json!({ "dateOfExpiration": "06/09/2027" }), Code::ExpiryDateSwapped, "dayMonthSwapped"),
        of(json!({ "dateOfBirth": "15/03/1991" }), Code::BirthDateContradicts, "different"),
        of(json!({ "dateOfBirth": "14/03/1992" }), Code::BirthDateContradicts, "different"),
        of(json!({ "dateOfBirth": "1990" }), Code::BirthDateContradicts, "different"),
        of(json!({ "dateOfBirth": "01/01/1992" }), Code::BirthDateContradicts, "different"),
        of(json!({ "dateOfBirth": null }), Code::BirthDateUnknown, "absent"),
        of(json!({ "dateOfBirth": "N/A" }), Code::BirthDateUnknown, "absentDate"),
        of(json!({ "dateOfBirth": "31/02/1991" }), Code::BirthDateUnknown, "noSuchDay"),
        of(json!({ "dateOfBirth": "yesterday" }), Code::BirthDateUnknown, "unknownForm"),
        of(json!({ "dateOfBirth": "28/08/1411" }), Code::BirthDateUnknown, "hijri"),
        of(json!({ "dateOfBirth": "01/01/1991" }), Code::BirthDatePlaceholder, "placeholder"),
        of(json!({}), Code::ExpiryDateAgrees, "printedYear"),
        of(json!({ "dateOfExpiration": "2027" }), Code::ExpiryDatePartial, "partialDate"),
        of(json!({ "dateOfExpiration": "10/06/2027" }), Code::ExpiryDateContradicts, "different"),
        of(json!({ "dateOfExpiration": "" }), Code::ExpiryDateUnknown, "absent"),
        of(json!({ "dateOfIssue": "13/03/1991" }), Code::IssuedBeforeBirth, "calendar"),
        of(json!({ "dateOfIssue": "10/06/2027" }), Code::ExpiresBeforeIssue, "calendar"),
        of(json!({ "dateOfIssue": "24/11/2026" }), Code::IssuedInFuture, "calendar"),
        of(json!({ "dateOfBirth": "24/11/2026" }), Code::BornInFuture, "calendar"),
        of(json!({ "dateOfBirth": "14/03/1891" }), Code::AgeImplausible, "calendar"),
        of(json!({ "dateOfExpiration": "22/11/2026" }), Code::Expired, "calendar"),
        of(json!({ "dateOfExpiration": "23/11/2026" }), Code::InForce, "calendar"),
        of(json!({ "dateOfExpiration": "2026" }), Code::ValidityUnknown, "partialDate"),
        of(
            json!({ "mrzLine2": null, "mrzLine1": null, "dateOfExpiration": "09/06/1447" }),
            Code::ValidityUnknown,
            "hijri",
        ),
        of(json!({ "mrzLine2": null, "mrzLine1": null, "dateOfExpiration": null }), Code::ValidityUnknown, "absent"),
        of(json!({}), Code::ValidityPeriodAgrees, "profile"),
        of(json!({ "dateOfIssue": "10/06/2022" }), Code::ValidityPeriodAgrees, "profile"),
        of(json!({ "dateOfIssue": "09/06/2021" }), Code::ValidityPeriodDiffers, "profile"),
        of(json!({}), Code::SexAgrees, "sameCharacters"),
        of(json!({ "sex": "Féminin" }), Code::SexAgrees, "sameCharacters"),
        of(json!({ "sex": "M" }), Code::SexContradicts, "different"),
        of(json!({ "sex": "X" }), Code::SexUnknown, "unspecified"),
        of(json!({ "sex": "7" }), Code::SexUnknown, "unknownWord"),
        of(json!({ "sex": null }), Code::SexUnknown, "absent"),
        of(json!({ "issuingAuthority": "Kingdom of Morocco" }), Code::IssuingStateAgrees, "sameCharacters"),
        of(json!({ "issuingAuthority": "mar" }), Code::IssuingStateAgrees, "sameCharacters"),
        of(json!({ "issuingAuthority": "DZA" }), Code::IssuingStateDiffers, "different"),
        of(json!({}), Code::IssuingStateUnknown, "freeText"),
        of(json!({ "issuingAuthority": null }), Code::IssuingStateUnknown, "absent"),
        of(json!({}), Code::NationalityUnknown, "absent"),
        of(
            json!({ "mrzLine2": "UX48206177FRA9103144F2706096CD417256<<<<<<04" }),
            Code::NationalityForeign,
            "different",
        ),
        of(json!({}), Code::CheckDigitsFit, "checkDigits"),
        of(
            json!({ "mrzLine2": "UX48206177MAR9103144F2706095CD417256<<<<<<04" }),
            Code::CheckDigitRefuted,
            "expirationDateCheckDigit",
        ),
        of(
            json!({ "mrzLine2": "UX4820617MAR910314F270609CD417256<<<<<<" }),
            Code::CheckDigitMissing,
            "checkDigitMissing",
        ),
        of(json!({ "mrzLine2": "UX48206177MAR9103144Q2706096CD417256<<<<<<04" }), Code::ZoneMalformed, "sex"),
        of(json!({ "mrzLine1": "P<MAREL<IDRISSI<<AMINA<<<<<<<<<<<<<<<<<<<<<Z" }), Code::ZoneOdd, "nameMayBeTruncated"),
        of(json!({ "mrzLine1": "P<MAREL<IDRISSI<<AMINA<<<<" }), Code::ZoneRealigned, "paddedRight"),
        of(json!({ "mrzLine1": "nothing", "mrzLine2": "of a zone" }), Code::ZoneUnreadable, "unknownFormat"),
        of(json!({ "mrzLine1": "", "mrzLine2": null }), Code::ZoneAbsent, "absent"),
        of(json!({}), Code::ImagesPresent, "step"),
        of(json!({ "front": "" }), Code::ImageMissing, "step"),
        of(json!({ "photo": "bm90IGFuIGltYWdl" }), Code::ImageUnreadable, "unknownKind"),
        of(json!({ "mrzStatus": "WHATEVER" }), Code::ApiCheckUnknown, "undocumented"),
        of(json!({ "digitalIDSpoof": 1 }), Code::ApiCheckUnknown, "undocumented"),
        of(json!({}), Code::MatchLevelUnknown, "undocumented"),
        of(json!({ "lastName": "BENNANI", "firstName": "SOFIA" }), Code::NameContradicts, "otherComponents"),
        of(json!({ "lastName": null, "firstName": null }), Code::NameUnknown, "nameEmpty"),
        of(json!({ "lastName": "AMINA", "firstName": "EL IDRISSI" }), Code::NameReordered, "swapped"),
        of(json!({ "lastName": "EL IDBISSI" }), Code::NameMisread, "oneEdit"),
        of(json!({ "lastName": "AL IDRISSI" }), Code::NameSpelling, "spellingFamily"),
        of(
            json!({
                "mrzLine1": "P<THANILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
                "firstName": "CHAYAPA DEJTHAMRONG KRASUANG", "lastName": "NILAVADHANANANDA",
            }),
            Code::NameTruncated,
            "truncated",
        ),
        of(json!({}), Code::NameAgrees, "sameLetters"),
        of(json!({ "lastName": "A".repeat(500), "firstName": "B".repeat(500) }), Code::NameUnknown, "tooLong"),
        of(json!({ "lastName": "A".repeat(500) }), Code::NameContradicts, "otherComponents"),
        of(json!({ "lastName": "\u{200f}", "firstName": "\u{202e} \u{2066}" }), Code::NameUnknown, "nameEmpty"),
        of(json!({ "lastName": "\u{202b}EL IDRISSI\u{202c}" }), Code::NameAgrees, "sameLetters"),
        of(json!({ "lastName": "EL IDRISSИ" }), Code::NameUnknown, "mixedScripts"),
        of(json!({ "lastName": "EL IDRISSI 7", "firstName": "4MINA3" }), Code::NameUnknown, "digitInName"),
        of(json!({ "lastName": null }), Code::NameUnknown, "partAbsent"),
    ];
    let expecting = |change: Value, expecting: Expecting, code, rule| (amina(change), expecting, code, rule);
    all.extend([
        expecting(json!({}), |context| context.minimum_age(35), Code::AgeMet, "calendar"),
        expecting(json!({}), |context| context.minimum_age(36), Code::AgeBelow, "calendar"),
        expecting(json!({ "dateOfBirth": "1991" }), |context| context.minimum_age(35), Code::AgeUnknown, "partialDate"),
        expecting(json!({ "dateOfBirth": "1991" }), |context| context.minimum_age(34), Code::AgeMet, "calendar"),
        expecting(json!({}), |context| context.issuers(&["TUN", "MAR"]), Code::IssuerAccepted, "expectation"),
        expecting(json!({}), |context| context.issuers(&["TUN"]), Code::IssuerNotAccepted, "expectation"),
        expecting(
            json!({ "mrzLine1": null, "mrzLine2": null }),
            |context| context.issuers(&["TUN"]),
            Code::IssuerUnknown,
            "absent",
        ),
        expecting(json!({}), |context| context.required(&[StepId::AddressProof]), Code::DocumentPresent, "expectation"),
        expecting(json!({}), |context| context.required(&[StepId::Liveness]), Code::DocumentMissing, "expectation"),
        expecting(json!({}), |context| context.address_proof_within_days(84), Code::AddressProofRecent, "calendar"),
        expecting(json!({}), |context| context.address_proof_within_days(83), Code::AddressProofOld, "calendar"),
        expecting(json!({}), |context| context.minimum_match_level(7.0), Code::MatchLevelMet, "expectation"),
        expecting(json!({}), |context| context.minimum_match_level(8.0), Code::MatchLevelBelow, "expectation"),
        expecting(
            json!({ "matchLevel": null }),
            |context| context.minimum_match_level(8.0),
            Code::MatchLevelUnknown,
            "absent",
        ),
        expecting(json!({ "mrzStatus": "YES" }), read, Code::ApiCheckPassed, "expectation"),
        expecting(json!({ "mrzStatus": "NO" }), read, Code::ApiCheckContradicts, "checkDigits"),
        expecting(json!({ "textOnDocumentSpoof": "NO" }), read, Code::ApiCheckFailed, "expectation"),
        expecting(json!({ "textOnDocumentSpoof": "PERHAPS" }), read, Code::ApiCheckUnknown, "undocumented"),
    ]);
    let without_date = {
        let mut reply = amina(json!({}));
        reply["documents"][1]["issueDate"] = json!("yesterday");
        reply
    };
    all.push((without_date, |context| context.address_proof_within_days(90), Code::AddressProofUnknown, "unknownForm"));
    all.extend(others(nothing));
    all.extend(of_zones_alone());
    all
}

/// Nothing is printed: what the zone says is all there is, and its years have two digits.
fn of_zones_alone() -> Vec<(Value, Expecting, Code, &'static str)> {
    let of = |lines: [&str; 3], expecting: Expecting, code, rule| {
        let [one, two, three] = lines;
        let document = json!({ "stepId": "ID_DOCUMENT", "mrzLine1": one, "mrzLine2": two, "mrzLine3": three });
        (json!({ "documents": [document] }), expecting, code, rule)
    };
    let anna = ["P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", ""];
    let young = [anna[0], "L898902C36UTO2601010F3604155ZE184226B<<<<<18", ""];
    let refuted = [anna[0], "L898902C36UTO7408122F3604159ZE184226B<<<<<10", ""];
    let to_the_year = [anna[0], "L898902C36UTO74<<<<1F1204159ZE184226B<<<<<18", ""];
    // The number says 1926, which the zone's `26` would not.
    let old = ["ILARE1000045615784192600000010", "2601010F3001019ARE<<<<<<<<<<<0", "EXEMPLE<<LAYLA<<<<<<<<<<<<<<<<"];
    vec![
        of(anna, |context| context.minimum_age(52), Code::AgeMet, "calendar"),
        of(anna, |context| context.minimum_age(53), Code::AgeBelow, "calendar"),
        of(anna, |context| context.issuers(&["DEU"]), Code::IssuerAccepted, "expectation"),
        of(anna, |context| context, Code::Expired, "calendar"),
        of(anna, |context| context, Code::NameUnknown, "nameEmpty"),
        of(refuted, |context| context, Code::ValidityUnknown, "checkDigits"),
        of(to_the_year, |context| context.minimum_age(18), Code::AgeUnknown, "partialDate"),
        of(young, |context| context.minimum_age(18), Code::AgeUnknown, "partialDate"),
        of(old, |context| context.minimum_age(90), Code::AgeMet, "calendar"),
        of(
            old,
            |context| {
                context.claimed(claiming(ClaimedUser {
                    date_of_birth: Some("01/01/1926".into()),
                    ..ClaimedUser::default()
                }))
            },
            Code::BirthDateAgrees,
            "printedYear",
        ),
        of(
            old,
            |context| {
                context.claimed(claiming(ClaimedUser {
                    first_name: Some("Layla".into()),
                    last_name: Some("Exemple".into()),
                    ..ClaimedUser::default()
                }))
            },
            Code::NameAgrees,
            "sameLetters",
        ),
    ]
}

fn read(context: Context<'static>) -> Context<'static> {
    context.outcomes(|check, outcome| {
        assert!(matches!(check, Check::MrzStatus | Check::TextOnDocumentSpoof));
        match outcome {
            CheckOutcome::Word(word) if word.as_str() == "YES" => Some(true),
            CheckOutcome::Word(word) if word.as_str() == "NO" => Some(false),
            _ => None,
        }
    })
}

/// Other people, two documents, the claim, images.
fn others(nothing: Expecting) -> Vec<(Value, Expecting, Code, &'static str)> {
    let repeated = {
        let mut reply = amina(json!({}));
        reply["selfie"] = reply["documents"][0]["photo"].clone();
        reply
    };
    let alone = {
        let mut reply = amina(json!({}));
        reply["selfie"] = json!("");
        reply
    };
    let licence = |change: Value| {
        let mut reply = changed("youssef-berrada", json!({}));
        merge(&mut reply["documents"][1], change);
        (reply, nothing)
    };
    let of = |(reply, expecting): (Value, Expecting), code, rule| (reply, expecting, code, rule);
    let french = |issued: &str| {
        let lines = json!({
            "mrzLine1": "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "mrzLine2": "9409923102854CORINNE<<<<<<<6512068F4",
            "dateOfIssue": issued,
        });
        (amina(lines), nothing)
    };
    let claimed: Expecting = |context| {
        context.claimed(claiming(ClaimedUser {
            first_name: Some("Amina".into()),
            last_name: Some("Bennani".into()),
            gender: Some("female".into()),
            date_of_birth: Some("14/03/1990".into()),
        }))
    };
    let layla = |change: Value| (changed("layla-al-mansoori", change), nothing);
    let zone = |line: &str| json!({ "mrzLine1": line });
    let karim = |change: Value| (changed("karim-el-masry", change), nothing);
    vec![
        of(layla(json!({})), Code::PersonalNumberDigitFits, "embedded"),
        of(layla(zone("ILARE1382047562784199460318284")), Code::PersonalNumberDigitRefuted, "embedded"),
        of(layla(zone("ILARE138204756278419946O318274")), Code::PersonalNumberUnknown, "otherKind"),
        of(layla(json!({})), Code::EmbeddedBirthAgrees, "embedded"),
        of(layla(json!({ "dateOfBirth": "19/04/1993" })), Code::EmbeddedBirthContradicts, "embedded"),
        of(karim(json!({})), Code::EmbeddedBirthAgrees, "embedded"),
        of(karim(json!({})), Code::EmbeddedSexAgrees, "embedded"),
        of(
            (
                amina(json!({
                    "mrzLine1": "IDBGR10000456159108200010<<<<<", "mrzLine2": "9108208F3108206BGR<<<<<<<<<<<7",
                    "mrzLine3": "PRIMER<<ELENA<<<<<<<<<<<<<<<<<", "sex": "M",
                })),
                nothing,
            ),
            Code::EmbeddedSexContradicts,
            "embedded",
        ),
        // Where the number stands in an Egyptian passport is assumed.
        of(karim(json!({ "sex": "F" })), Code::PersonalNumberUnknown, "embedded"),
        of((json!({ "documents": [] }), nothing), Code::NoDocuments, "absent"),
        of((repeated, nothing), Code::ImageRepeated, "sameBytes"),
        of((alone, nothing), Code::SelfieMissing, "step"),
        of(licence(json!({ "dateOfBirth": "02/11/1987" })), Code::BirthDateContradicts, "different"),
        of(licence(json!({ "dateOfBirth": "11/02/1986" })), Code::BirthDateSwapped, "dayMonthSwapped"),
        of(licence(json!({ "sex": "F" })), Code::SexContradicts, "different"),
        of(licence(json!({ "lastName": "ALAOUI" })), Code::NameContradicts, "otherComponents"),
        of(french("15/09/1994"), Code::IssueDateAgrees, "partialDate"),
        of(french("15/10/1994"), Code::IssueDateContradicts, "different"),
        of(french("N/A"), Code::IssueDateUnknown, "absentDate"),
        of((amina(json!({})), claimed), Code::NameContradicts, "otherComponents"),
        of((amina(json!({})), claimed), Code::BirthDateContradicts, "different"),
        of((amina(json!({ "sex": "M" })), claimed), Code::SexContradicts, "different"),
    ]
}

#[test]
fn each_change_is_told_by_its_code_and_rule_and_together_they_have_every_code() {
    let mut told =
        BTreeSet::from([Code::ImagesUnknown, Code::StatusApproved, Code::StatusRefused, Code::StatusUndecided]);
    let mut wrong = Vec::new();
    for (position, (reply, expecting, code, rule)) in examples().into_iter().enumerate() {
        let found = found(&reply, expecting);
        if !found.contains(&(code, rule.to_owned())) {
            let of_code = |(_, rule): &(Code, String)| rule.clone();
            let near: Vec<String> = found
                .iter()
                .filter(|(found, _)| found.as_str()[..4] == code.as_str()[..4])
                .map(|found| format!("{} by {}", found.0, of_code(found)))
                .collect();
            wrong.push(format!("{position}: {code} by {rule} is not found, but {near:?}"));
        }
        told.insert(code);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !told.contains(code)).collect();
    assert!(missing.is_empty(), "without an example: {missing:?}");
}

#[test]
fn what_lies_on_the_edge_is_not_told() {
    let nothing: Expecting = |context| context;
    let expiring_today: Value = json!({ "dateOfExpiration": "23/11/2026" });
    for (change, expecting, code) in [
        (json!({ "dateOfIssue": "14/03/1991" }), nothing, Code::IssuedBeforeBirth),
        (json!({ "dateOfIssue": "1991" }), nothing, Code::IssuedBeforeBirth),
        (json!({ "dateOfIssue": "09/06/2027" }), nothing, Code::ExpiresBeforeIssue),
        (json!({ "dateOfIssue": "2027" }), nothing, Code::ExpiresBeforeIssue),
        (json!({ "dateOfIssue": "23/11/2026" }), nothing, Code::IssuedInFuture),
        (json!({ "dateOfBirth": "23/11/2026" }), nothing, Code::BornInFuture),
        (json!({ "dateOfBirth": "24/11/1905" }), nothing, Code::AgeImplausible),
        (expiring_today, nothing, Code::Expired),
        (json!({ "dateOfIssue": "09/06/2008" }), nothing, Code::ValidityPeriodDiffers),
        (json!({ "issuingAuthority": "MARRAKECH" }), nothing, Code::IssuingStateAgrees),
        (json!({ "issuingAuthority": "Republic of the Sea" }), nothing, Code::IssuingStateDiffers),
        (json!({ "idNumber": "4820617" }), nothing, Code::NumberAgrees),
        (json!({ "idNumber": "4172" }), nothing, Code::NumberIsPersonal),
        (json!({ "sex": "X" }), nothing, Code::SexContradicts),
        (json!({}), |context| context.minimum_age(35), Code::AgeBelow),
    ] {
        let found = found(&amina(change.clone()), expecting);
        assert!(found.iter().all(|(found, _)| *found != code), "{code} of {change}: {found:?}");
    }
}

/// The specimens of every profile: their numbers agree with the holder that they embed, and never with another.
#[test]
fn personal_numbers_agree_with_the_holder_that_they_embed_and_with_no_other() {
    let cases: Vec<Value> = serde_json::from_slice(&fixture("profiles/cases.json")).unwrap();
    let (mut births, mut sexes) = (0, 0);
    for case in cases.iter().filter(|case| case["personalNumber"].is_object()) {
        let number = &case["personalNumber"];
        let of = |birth: &Value, sex: &Value| {
            let lines = &case["lines"];
            let document = json!({
                "stepId": "ID_DOCUMENT", "mrzLine1": lines[0], "mrzLine2": lines[1], "mrzLine3": lines[2],
                "dateOfBirth": birth, "sex": sex,
            });
            let found = found(&json!({ "documents": [document] }), |context| context);
            found.into_iter().map(|(code, _)| code).collect::<BTreeSet<Code>>()
        };
        let itself = of(&number["birthDate"], &number["sex"]);
        let other_sex = if number["sex"] == "F" { "M" } else { "F" };
        let other = of(&json!("1900-01-02"), &json!(other_sex));
        let told = |found: &BTreeSet<Code>, codes: &[Code]| codes.iter().any(|code| found.contains(code));
        if number["birthDate"].is_string() {
            births += 1;
            assert!(told(&itself, &[Code::EmbeddedBirthAgrees]), "{case} {itself:?}");
            assert!(told(&other, &[Code::EmbeddedBirthContradicts, Code::PersonalNumberUnknown]), "{case} {other:?}");
        }
        if number["sex"].is_string() {
            sexes += 1;
            assert!(told(&itself, &[Code::EmbeddedSexAgrees]), "{case} {itself:?}");
            assert!(told(&other, &[Code::EmbeddedSexContradicts, Code::PersonalNumberUnknown]), "{case} {other:?}");
        }
        if number["digitHolds"] == true {
            assert!(told(&itself, &[Code::PersonalNumberDigitFits]), "{case} {itself:?}");
        }
        assert!(!told(&other, &[Code::EmbeddedBirthAgrees, Code::EmbeddedSexAgrees]), "{case} {other:?}");
        assert!(told(&itself, &[Code::CheckDigitsFit]), "{case} {itself:?}");
    }
    assert!(births > 8 && sexes > 8, "{births} {sexes}");
}
