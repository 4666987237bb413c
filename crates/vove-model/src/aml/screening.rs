use alloc::{string::String, vec::Vec};

use serde::{Serialize, de::MapAccess};

use crate::{
    CalendarDate, DocumentDate, Error, Pii, RawJson, Text, Timestamp,
    json::object::{self, from_object},
    json::open_enum::open_enum,
    json::payload::payload,
    json::raw,
    json::schema::{HasSchema, Leaf, Schema, SchemaField},
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

payload! {
    /// Who is looked for: `screeningData` of `POST /v2/aml/case`, and three fields of `POST /v2/aml/flow/screen`.
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
    pub struct ScreeningData {
        maybe {
            /// Full name of the person or business.
            name: Pii<Text> = "name",
            /// Date of birth, `DD/MM/YYYY`.
            dob: Pii<DocumentDate> = "dob",
            /// Gender.
            gender: Pii<Gender> = "gender",
        }
    }
}

impl ScreeningData {
    /// Looks for a name.
    ///
    /// # Errors
    /// [`ErrorKind::BlankName`](crate::ErrorKind::BlankName): the API refuses an empty one.
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

/// Reply of `POST /v2/aml/flow/screen`: a screening of which no case is kept.
///
/// Source: API page "AML Screening". Snake case, other than everything else of the API. The number of hits must be there:
/// a missing one is an error and not none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Screening {
    /// When the lists were asked. Results are cached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
    /// How many records were found.
    pub total_hits: u64,
    /// What was found: no documented shape. What is no list is read as one record.
    pub found_records: Vec<Pii<RawJson>>,
}

from_object! {
    Screening
    needed { total_hits: u64 = "total_hits" by count::needed, }
    maybe {
        timestamp: Option<Timestamp> = "timestamp" by object::maybe,
        found_records: Vec<Pii<RawJson>> = "found_records" by records,
    }
}

impl Screening {
    /// Whether nothing was found, by the number and by the list.
    pub fn is_clear(&self) -> bool {
        self.total_hits == 0 && self.found_records.is_empty()
    }
}

impl HasSchema for Screening {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("timestamp", Schema::Leaf(Leaf::Timestamp)),
        SchemaField::required("total_hits", Schema::Leaf(Leaf::Count)),
        SchemaField::optional("found_records", Schema::Either(&[RawJson::SCHEMA, <Vec<RawJson>>::SCHEMA])),
    ]);
}

/// Never fewer than came, for [`Screening::is_clear`].
fn records<'de, A: MapAccess<'de>>(entries: &mut A, place: &mut Vec<Pii<RawJson>>) -> Result<(), A::Error> {
    let mut json = None;
    raw::maybe(entries, &mut json)?;
    if let Some(json) = json {
        *place = serde_json::from_str(json.expose().as_str()).unwrap_or_else(|_| Vec::from([json]));
    }
    Ok(())
}
