//! The fields of a zone to write: `NAME=VALUE` arguments, and the JSON that `vove mrz inspect --json` prints.

use std::{collections::BTreeMap, ffi::OsStr, path::Path};

use clap::{Arg, Command, builder::TypedValueParser, error::ErrorKind};
use serde::Deserialize;
use vove_model::mrz::{FieldName, Layout, report::LongNumberConvention};

use crate::{
    error::{Error, Result},
    input,
};

/// Parses `NAME=VALUE`. Its errors don't repeat the value, as clap's own would: it is personal data.
#[derive(Clone)]
pub(super) struct FieldParser;

impl TypedValueParser for FieldParser {
    type Value = (FieldName, String);

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> std::result::Result<Self::Value, clap::Error> {
        let error = |message| clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command);
        let (name, value) = value
            .to_str()
            .and_then(|text| text.split_once('='))
            .ok_or_else(|| error("a field must have the form NAME=VALUE\n"))?;
        let name = FieldName::from_name(name).ok_or_else(|| error("no layout has a field with this name\n"))?;
        Ok((name, value.to_owned()))
    }
}

/// The parts of the output of `vove mrz inspect --json` that a zone is written from.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub(super) layout: Option<&'static Layout>,
    fields: BTreeMap<FieldName, FieldValue>,
    long_number: Option<String>,
}

/// The value alone, or an object with the value.
#[derive(Deserialize)]
#[serde(untagged)]
enum FieldValue {
    Text(String),
    Field { value: String },
}

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self> {
        // The message of serde_json's error can hold a value.
        serde_json::from_slice(&input::bytes(path)?).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Error::configuration(format_args!(
                "the JSON file is not in the form that `vove mrz inspect --json` prints (line {line}, column {column})"
            ))
        })
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (FieldName, &str)> {
        self.fields.iter().map(|(name, value)| match value {
            FieldValue::Text(value) | FieldValue::Field { value } => (*name, value.as_str()),
        })
    }

    /// Whether the check digit of a long document number includes the filler.
    pub(super) fn counts_filler(&self) -> bool {
        self.long_number.as_deref() == Some(LongNumberConvention::CountsFiller.as_str())
    }
}
