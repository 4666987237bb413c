//! `vove assess`: a saved response, checked for consistency offline.

use std::path::PathBuf;

use serde::{Deserialize, de::IgnoredAny};
use vove_model::{
    HasSchema, Leaf, Received, Schema, SchemaField, StepId, UserDocuments, UserVerification,
    assess::{AssessOptions, Assessment},
    mrz::{State, doc9303::MAX_AGE_YEARS},
};

use crate::{
    arguments::{number, whole_number},
    error::{Error, Result},
    input,
    render::{Output, assessment::AssessmentView, mask::MAX_MATCH_LEVEL},
    today::Today,
};

/// The longest age of a proof of address: ten years.
const MAX_ADDRESS_PROOF_DAYS: u64 = 3650;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A saved response of `GET /v2/users/{refId}` or `…/documents`; `-` for standard input
    file: PathBuf,

    #[command(flatten)]
    today: Today,

    /// A JSON file with the submitted `firstName`, `lastName`, `gender`, `dateOfBirth`
    #[arg(long, value_name = "FILE")]
    user: Option<PathBuf>,

    /// Require the holder to be at least this old
    #[arg(
        long,
        value_name = "YEARS",
        value_parser = whole_number::<u8>(0..=MAX_AGE_YEARS.unsigned_abs().into()),
        allow_negative_numbers = true,
    )]
    minimum_age: Option<u8>,

    /// Accept this issuing state, such as `MAR`; may be repeated
    #[arg(long = "issuer", value_name = "CODE", value_parser = issuer)]
    issuers: Vec<String>,

    /// Require a document of this step, such as `ID_DOCUMENT`; may be repeated
    #[arg(long = "require", value_name = "STEP")]
    required: Vec<String>,

    /// Require a proof of address that is at most this old
    #[arg(
        long,
        value_name = "DAYS",
        value_parser = whole_number::<u16>(0..=MAX_ADDRESS_PROOF_DAYS),
        allow_negative_numbers = true,
    )]
    address_proof_within_days: Option<u16>,

    /// Require a match level of at least this value
    #[arg(long, value_name = "LEVEL", value_parser = number(0.0..=MAX_MATCH_LEVEL), allow_negative_numbers = true)]
    minimum_match_level: Option<f64>,
}

/// Returns the state's code in upper case. No document could meet a code that isn't one.
fn issuer(code: &str) -> std::result::Result<String, &'static str> {
    let state =
        State::of(&code.to_ascii_uppercase()).ok_or("not an issuing state's code: three letters, such as `MAR`")?;
    Ok(state.code().to_owned())
}

pub(crate) fn run(args: &Args, output: &Output) -> Result {
    let bytes = input::bytes(&args.file)?;
    let submitted = args.user.as_deref().map(input::submitted_user).transpose()?;
    let issuers: Vec<&str> = args.issuers.iter().map(String::as_str).collect();
    let required: Vec<StepId> = args.required.iter().map(|step| step.as_str().into()).collect();
    for step in required.iter().filter(|step| !step.is_known()) {
        let known = StepId::KNOWN.join(", ");
        output.hint(&format!("`{}` is not a known step; known steps: {known}.", step.as_str()));
    }
    let mut options = AssessOptions::new(args.today.date()?).required_steps(&required);
    if let Some(submitted) = &submitted {
        options = options.submitted_data(submitted);
    }
    if !issuers.is_empty() {
        options = options.accepted_issuers(&issuers);
    }
    if let Some(years) = args.minimum_age {
        options = options.minimum_age(years);
    }
    if let Some(days) = args.address_proof_within_days {
        options = options.address_proof_within_days(days);
    }
    if let Some(level) = args.minimum_match_level {
        options = options.minimum_match_level(level);
    }
    let show = |assessment: &Assessment<'_>| output.show(&AssessmentView { assessment, mask: output.mask });
    if is_user_verification(&bytes)? {
        show(&Received::<UserVerification>::parse(bytes)?.assess(&options))?;
    } else {
        show(&Received::<UserDocuments>::parse(bytes)?.assess(&options))?;
    }
    Ok(())
}

/// Whether it is a response of `GET /v2/users/{refId}`, which alone names the user, and not of `…/documents`.
fn is_user_verification(bytes: &[u8]) -> Result<bool> {
    #[derive(Deserialize)]
    struct Keys {
        #[serde(rename = "refId")]
        ref_id: Option<IgnoredAny>,
        status: Option<IgnoredAny>,
        documents: Option<IgnoredAny>,
    }

    impl HasSchema for Keys {
        const SCHEMA: Schema = Schema::Object(&[
            SchemaField::optional("refId", Schema::Leaf(Leaf::Any)),
            SchemaField::optional("status", Schema::Leaf(Leaf::Any)),
            SchemaField::optional("documents", Schema::Leaf(Leaf::Any)),
        ]);
    }

    let keys: Keys = vove_model::json::from_slice(bytes)?;
    match keys.documents {
        None if keys.status.is_none() => Err(Error::UnexpectedResponse(
            "this is neither a response of GET /v2/users/{refId} nor of GET /v2/users/{refId}/documents".to_owned(),
        )),
        _ => Ok(keys.ref_id.is_some() || keys.status.is_some()),
    }
}
