//! The fields of a zone to write: `NAME=VALUE` arguments, and the JSON that `vove mrz inspect --json` prints.

use std::{ffi::OsStr, path::Path};

use clap::{Arg, Command, builder::TypedValueParser, error::ErrorKind};
use serde_json::Value;
use vove_model::mrz::{FieldName, LAYOUTS, Layout};

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
        let name = field_name(name).ok_or_else(|| error("no layout has a field with this name\n"))?;
        Ok((name, value.to_owned()))
    }
}

/// The field of any layout with this name.
fn field_name(name: &str) -> Option<FieldName> {
    let all = LAYOUTS.into_iter().flat_map(|layout| layout.fields).map(|field| field.name);
    all.chain([FieldName::Surname, FieldName::GivenNames]).find(|field| field.as_str() == name)
}

/// The parts of the output of `vove mrz inspect --json` that a zone is written from.
#[derive(Default)]
pub(super) struct Document {
    pub(super) layout: Option<&'static Layout>,
    pub(super) fields: Vec<(FieldName, String)>,
    pub(super) counts_filler: bool,
}

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let json = serde_json::from_slice(&input::bytes(path)?);
        Self::from_json(&json.map_err(|_| Error::configuration("the JSON file is not valid JSON"))?)
    }

    fn from_json(json: &Value) -> Result<Self> {
        let layout = match json.get("layout").and_then(Value::as_str) {
            Some(name) => Some(
                Layout::from_name(name)
                    .ok_or_else(|| Error::configuration("the `layout` of the JSON file is unknown"))?,
            ),
            None => None,
        };
        let fields = json
            .get("fields")
            .and_then(Value::as_object)
            .ok_or_else(|| Error::configuration("the JSON file has no `fields`"))?;
        let fields = fields.iter().map(|(name, value)| field(name, value)).collect::<Result<_>>()?;
        Ok(Self { layout, fields, counts_filler: json.get("longNumber").is_some_and(|long| long == "countsFiller") })
    }
}

/// A field as text, or as an object whose `value` is the text.
fn field(name: &str, value: &Value) -> Result<(FieldName, String)> {
    let text = value.get("value").unwrap_or(value).as_str();
    let text =
        text.ok_or_else(|| Error::configuration("a field must be a string, or an object with a string `value`"))?;
    let name = field_name(name).ok_or_else(|| Error::configuration("`fields` has a name that no layout has"))?;
    Ok((name, text.to_owned()))
}
