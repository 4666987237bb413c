//! A saved reply, assessed offline; and how assessments are printed wherever a command ends with one.

pub(crate) mod arguments;

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};
use vove_model::{
    Received, StepId, UserDocuments, UserVerification,
    assess::{Assessment, Context, Severity, Side},
};

use self::arguments::Assess;
use crate::{
    failure::Failure,
    output::{Output, printable},
    session::claimed_user,
};

pub(crate) fn run(arguments: &Assess, output: &Output) -> Result<(), Failure> {
    let bytes = read(&arguments.file)
        .map_err(|error| Failure::Configuration(format!("{} can't be read: {error}", arguments.file.display())))?;
    let claimed = arguments.user.as_deref().map(claimed_user).transpose()?;
    let issuers: Vec<&str> = arguments.issuers.iter().map(String::as_str).collect();
    let required: Vec<StepId> = arguments.required.iter().map(|step| step.as_str().into()).collect();
    for step in required.iter().filter(|step| !step.is_known()) {
        let known = StepId::KNOWN.join(", ");
        output.hint(&format!("`{}` is no step that this version knows: {known}.", printable(step.as_str())));
    }
    let mut context = Context::new(arguments.day.today()?).required(&required);
    if let Some(claimed) = &claimed {
        context = context.claimed(claimed);
    }
    if !issuers.is_empty() {
        context = context.issuers(&issuers);
    }
    if let Some(years) = arguments.minimum_age {
        context = context.minimum_age(years);
    }
    if let Some(days) = arguments.address_proof_within_days {
        context = context.address_proof_within_days(days);
    }
    if let Some(level) = arguments.minimum_match_level {
        context = context.minimum_match_level(level);
    }
    if is_of_a_user(&bytes)? {
        let user = Received::<UserVerification>::parse(bytes)?;
        tell(&user.assess(&context), output)
    } else {
        let documents = Received::<UserDocuments>::parse(bytes)?;
        tell(&documents.assess(&context), output)
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
}

/// Which of the two replies it is: only one names the person.
fn is_of_a_user(bytes: &[u8]) -> Result<bool, Failure> {
    #[derive(Deserialize)]
    struct Keys {
        #[serde(rename = "refId")]
        ref_id: Option<IgnoredAny>,
        status: Option<IgnoredAny>,
        documents: Option<IgnoredAny>,
    }

    let keys: Keys = vove_model::json::from_slice(bytes)?;
    match keys.documents {
        None if keys.status.is_none() => Err(Failure::UnexpectedReply(
            "this is neither a reply of GET /v2/users/{refId} nor of GET /v2/users/{refId}/documents".to_owned(),
        )),
        _ => Ok(keys.ref_id.is_some() || keys.status.is_some()),
    }
}

fn tell(assessment: &Assessment<'_>, output: &Output) -> Result<(), Failure> {
    if output.json {
        output.value(&value(assessment, output))?
    } else {
        print(assessment, output)?
    }
    Ok(())
}

/// The summary; with `--reveal` each finding with the texts of its sides.
pub(crate) fn print(assessment: &Assessment<'_>, output: &Output) -> io::Result<()> {
    output.line(&assessment.to_string())?;
    if output.reveal {
        output.line("")?;
        for finding in Severity::ALL.into_iter().flat_map(|severity| assessment.of(severity)) {
            output.line(&format!("{} by {}", finding.code, finding.rule))?;
            finding.sides().try_for_each(|side| output.line(&format!("  {side}: {}", text(side))))?;
        }
    }
    Ok(())
}

/// The same for machines.
pub(crate) fn value(assessment: &Assessment<'_>, output: &Output) -> Value {
    let findings: Value = assessment
        .findings()
        .iter()
        .map(|finding| {
            let mut row = serde_json::to_value(finding).unwrap_or_default();
            if output.reveal
                && let Some(rows) = row.get_mut("sides").and_then(Value::as_array_mut)
            {
                rows.iter_mut().zip(finding.sides()).for_each(|(row, side)| row["text"] = text(side).into());
            }
            row
        })
        .collect();
    let counts: serde_json::Map<String, Value> = Severity::ALL
        .into_iter()
        .map(|severity| (severity.as_str().to_owned(), assessment.of(severity).count().into()))
        .collect();
    json!({ "counts": counts, "findings": findings })
}

fn text(side: &Side<'_>) -> String {
    printable(&side.text.expose().to_string())
}
