//! A saved reply, assessed offline; and how assessments are printed wherever a command ends with one.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};
use vove_model::{
    CalendarDate, DocumentDate, Received, StepId, UserDocuments, UserVerification,
    assess::{AssessOptions, Assessment, Operand, Outcome},
    mrz::State,
};

use crate::{
    commands::session::claimed_user,
    error::Failure,
    render::{Output, printable},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A saved reply of `GET /v2/users/{refId}` or `…/documents`; `-` for standard input
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) day: Day,

    /// JSON file with the claimed `firstName`, `lastName`, `gender`, `dateOfBirth`
    #[arg(long, value_name = "FILE")]
    pub(crate) user: Option<PathBuf>,

    /// Ask for holders of this age
    #[arg(long, value_name = "YEARS")]
    pub(crate) minimum_age: Option<u8>,

    /// Ask for this issuer, `MAR`; may be given several times
    #[arg(long = "issuer", value_name = "CODE", value_parser = issuer)]
    pub(crate) issuers: Vec<String>,

    /// Ask for a document of this step, `ID_DOCUMENT`; may be given several times
    #[arg(long = "require", value_name = "STEP")]
    pub(crate) required: Vec<String>,

    /// Ask for a proof of address that is at most so old
    #[arg(long, value_name = "DAYS")]
    pub(crate) address_proof_within_days: Option<u16>,

    /// Ask for this match level
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(crate) minimum_match_level: Option<f64>,
}

/// The day to assess on.
#[derive(clap::Args)]
pub(crate) struct Day {
    /// Assess as on this day; today in UTC otherwise
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<CalendarDate>,
}

impl Day {
    pub(crate) fn today(&self) -> Result<CalendarDate, Failure> {
        let by_the_clock = || {
            let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
            CalendarDate::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
        };
        self.today
            .or_else(by_the_clock)
            .ok_or_else(|| Failure::Configuration("this machine's clock is out of range: give --today".to_owned()))
    }
}

fn day(text: &str) -> Result<CalendarDate, &'static str> {
    DocumentDate::from(text).calendar().ok_or("not a day as YYYY-MM-DD")
}

/// A misspelt issuer would be none of any document's.
fn issuer(code: &str) -> Result<String, &'static str> {
    let state = State::of(&code.to_ascii_uppercase()).ok_or("no code of an issuer in a zone: three letters, `MAR`")?;
    Ok(state.code().to_owned())
}

fn level(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|level: &f64| level.is_finite()).ok_or("not a number")
}

pub(crate) fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let bytes = read(&arguments.file)
        .map_err(|error| Failure::Configuration(format!("{} can't be read: {error}", arguments.file.display())))?;
    let claimed = arguments.user.as_deref().map(claimed_user).transpose()?;
    let issuers: Vec<&str> = arguments.issuers.iter().map(String::as_str).collect();
    let required: Vec<StepId> = arguments.required.iter().map(|step| step.as_str().into()).collect();
    for step in required.iter().filter(|step| !step.is_known()) {
        let known = StepId::KNOWN.join(", ");
        output.hint(&format!("`{}` is no step that this version knows: {known}.", printable(step.as_str())));
    }
    let mut options = AssessOptions::new(arguments.day.today()?).required_steps(&required);
    if let Some(claimed) = &claimed {
        options = options.submitted_data(claimed);
    }
    if !issuers.is_empty() {
        options = options.accepted_issuers(&issuers);
    }
    if let Some(years) = arguments.minimum_age {
        options = options.minimum_age(years);
    }
    if let Some(days) = arguments.address_proof_within_days {
        options = options.address_proof_within_days(days);
    }
    if let Some(level) = arguments.minimum_match_level {
        options = options.minimum_match_level(level);
    }
    if is_of_a_user(&bytes)? {
        let user = Received::<UserVerification>::parse(bytes)?;
        tell(&user.assess(&options), output)
    } else {
        let documents = Received::<UserDocuments>::parse(bytes)?;
        tell(&documents.assess(&options), output)
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

/// Prints the summary, and with `--reveal` each finding with the texts of its operands.
pub(crate) fn print(assessment: &Assessment<'_>, output: &Output) -> io::Result<()> {
    output.line(&assessment.to_string())?;
    if output.reveal {
        output.line("")?;
        for finding in Outcome::ALL.into_iter().flat_map(|outcome| assessment.findings_by_outcome(outcome)) {
            output.line(&format!("{}; reason: {}", finding.code, finding.reason))?;
            finding.operands().try_for_each(|operand| output.line(&format!("  {operand}: {}", text(operand))))?;
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
                && let Some(rows) = row.get_mut("operands").and_then(Value::as_array_mut)
            {
                rows.iter_mut().zip(finding.operands()).for_each(|(row, operand)| row["text"] = text(operand).into());
            }
            row
        })
        .collect();
    let counts: serde_json::Map<String, Value> = Outcome::ALL
        .into_iter()
        .map(|outcome| (outcome.as_str().to_owned(), assessment.findings_by_outcome(outcome).count().into()))
        .collect();
    json!({ "counts": counts, "findings": findings })
}

fn text(operand: &Operand<'_>) -> String {
    printable(&operand.text.expose().to_string())
}
