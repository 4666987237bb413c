//! Screenings against sanctions and other lists.

use alloc::{string::String, vec::Vec};

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    CalendarDate, DocumentDate, Error, HasSchema, Leaf, Payload, Pii, RawJson, Schema, SchemaField, Text, Timestamp,
    json::{
        self, lenient,
        list::{TooMany, read_list},
        open_enum::open_enum,
    },
    limits::MAX_FOUND_RECORDS,
    value::count,
};

open_enum! {
    /// Gender, as the AML endpoints write it.
    pub enum Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
    }
}

/// The person or business to screen: `screeningData` of `POST /v2/aml/case`, and three fields of `POST
/// /v2/aml/flow/screen`.
///
/// Source: API page "AML Screening".
///
/// ```
/// use vove_model::{CalendarDate, Gender, ScreeningData};
///
/// let born = CalendarDate::new(1991, 3, 14).unwrap();
/// let data = ScreeningData::new("AMINA EL IDRISSI")?.date_of_birth(born).gender(Gender::Female);
/// let json = serde_json::to_string(&data).unwrap();
/// assert_eq!(json, r#"{"name":"AMINA EL IDRISSI","dob":"14/03/1991","gender":"female"}"#);
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ScreeningData {
    /// Full name of the person or business.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub name: Option<Pii<Text>>,
    /// Date of birth, `DD/MM/YYYY`.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub dob: Option<Pii<DocumentDate>>,
    /// Gender.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub gender: Option<Pii<Gender>>,
}

impl HasSchema for ScreeningData {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("name", <Pii<Text>>::SCHEMA),
        SchemaField::optional("dob", <Pii<DocumentDate>>::SCHEMA),
        SchemaField::optional("gender", <Pii<Gender>>::SCHEMA),
    ]);
}

impl ScreeningData {
    /// Data with a name to screen.
    ///
    /// # Errors
    /// [`ErrorKind::BlankName`](crate::ErrorKind::BlankName): the API rejects an empty one.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        let name = Text::from(name.into());
        if name.trim().is_empty() {
            return Err(Error::blank_name());
        }
        Ok(Self { name: Some(name.into()), dob: None, gender: None })
    }

    /// Sets the date of birth.
    #[must_use]
    pub fn date_of_birth(self, born: CalendarDate) -> Self {
        Self { dob: Some(DocumentDate::from(born).into()), ..self }
    }

    /// Sets the gender.
    #[must_use]
    pub fn gender(self, gender: Gender) -> Self {
        Self { gender: Some(gender.into()), ..self }
    }
}

/// The response of `POST /v2/aml/flow/screen`: a screening that is not kept as a case.
///
/// Source: API page "AML Screening". Its keys are in snake case, unlike those of every other response. The number of
/// hits is required: a response without it is an error, not a screening without hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Screening {
    /// When the lists were searched. Results are cached.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
    /// The number of records found.
    #[serde(deserialize_with = "count::required")]
    pub total_hits: u64,
    /// The records found, which no page describes. A value that is not a list is read as one record.
    #[serde(default, deserialize_with = "records")]
    pub found_records: Vec<Pii<RawJson>>,
}

impl Screening {
    /// Whether nothing was found, by the number and by the list.
    pub fn is_clear(&self) -> bool {
        self.total_hits == 0 && self.found_records.is_empty()
    }
}

impl HasSchema for Screening {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("timestamp", Timestamp::SCHEMA),
        SchemaField::required("total_hits", Schema::Leaf(Leaf::Count)),
        SchemaField::optional("found_records", Schema::Either(&[RawJson::SCHEMA, <Vec<RawJson>>::SCHEMA])),
    ]);
}

impl Payload for Screening {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        json::from_slice(response)
    }
}

/// Reads at least one record from a value that is not absent, for [`Screening::is_clear`].
fn records<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Pii<RawJson>>, D::Error> {
    let json: Option<Pii<RawJson>> = lenient::any(deserializer)?;
    let Some(json) = json else { return Ok(Vec::new()) };
    if !json.expose().as_str().starts_with('[') {
        return Ok(Vec::from([json]));
    }
    let mut list = serde_json::Deserializer::from_str(json.expose().as_str());
    // It is JSON, and any JSON is a record.
    read_list::<_, _, Pii<RawJson>, MAX_FOUND_RECORDS>(&mut list)
        .map_err(|_| serde::de::Error::custom(TooMany { limit: MAX_FOUND_RECORDS }))
}
