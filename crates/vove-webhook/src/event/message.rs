//! Reading a verified body: the fields of every family, and the choice of the family.

use serde::Deserialize;
use vove_model::{
    HasSchema, KybCaseStatus, KybRejectionReason, Pii, RawJson, RefId, Schema, SchemaField, VerificationStatus, json,
};

use super::{AmbiguousEvent, AmlEvent, Event, KybEvent, UnknownEvent, UserEvent};
use crate::{Error, ErrorKind};

/// The fields of one object, before anything is known about them: a value that can't be used affects only its own
/// field.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Object {
    ref_id: Option<RawJson>,
    /// The older name of the same identifier.
    user_id: Option<RawJson>,
    status: Option<RawJson>,
    previous_status: Option<RawJson>,
    reason: Option<RawJson>,
    /// The type and the content of an envelope, which one integrator expects and no page documents.
    #[serde(rename = "type")]
    event_type: Option<RawJson>,
    event: Option<RawJson>,
    data: Option<RawJson>,
}

impl HasSchema for Object {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("refId", RawJson::SCHEMA),
        SchemaField::alias("userId", RawJson::SCHEMA),
        SchemaField::optional("status", RawJson::SCHEMA),
        SchemaField::optional("previousStatus", RawJson::SCHEMA),
        SchemaField::optional("reason", RawJson::SCHEMA),
        SchemaField::optional("type", RawJson::SCHEMA),
        SchemaField::optional("event", RawJson::SCHEMA),
        SchemaField::optional("data", RawJson::SCHEMA),
    ]);
}

/// The fields of all families. No documented body names its family.
struct Fields {
    /// The reference, `None` without one. An error if there are two.
    ref_id: Result<Option<RefId>, Error>,
    status: Option<String>,
    previous_status: Option<KybCaseStatus>,
    reason: Option<KybRejectionReason>,
}

/// A body, read as far as possible without knowing its family.
pub(crate) struct Message<'a> {
    body: &'a [u8],
    event_type: Option<String>,
    fields: Result<Fields, Error>,
}

impl<'a> Message<'a> {
    pub(crate) fn read(body: &'a [u8]) -> Self {
        // RFC 8259, section 8.1, lets parsers ignore a byte order mark.
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let (event_type, fields) = match json::from_slice::<Object>(body) {
            Ok(object) => (object.event_type(), Ok(object.fields_or_of_data())),
            Err(error) => (None, Err(Error::from_model(ErrorKind::NotAnEvent, error))),
        };
        Self { body, event_type, fields }
    }

    pub(crate) fn user(self) -> Result<UserEvent, Error> {
        self.fields?.user()
    }

    pub(crate) fn aml(self) -> Result<AmlEvent, Error> {
        self.fields?.aml()
    }

    pub(crate) fn kyb(self) -> Result<KybEvent, Error> {
        self.fields?.kyb()
    }

    /// The event of any family.
    pub(crate) fn event(self) -> Result<Event, Error> {
        // The text of the JSON error is dropped, because it can quote the body.
        let json: RawJson =
            serde_json::from_slice(self.body).map_err(|_| Error::at(ErrorKind::NotAnEvent, "it is not JSON"))?;
        let event_type = self.event_type;
        let unknown = |event_type: Option<String>, ref_id| {
            Event::Unknown(UnknownEvent { event_type: event_type.map(Pii::new), ref_id, json })
        };
        let Ok(fields) = self.fields else {
            return Ok(unknown(event_type, None));
        };
        let ref_id = fields.ref_id.clone()?;
        match Family::of(event_type.as_deref(), &fields) {
            Some(Family::User) if ref_id.is_some() => fields.user().map(Event::User),
            Some(Family::Aml) if ref_id.is_some() => fields.aml().map(Event::Aml),
            Some(Family::Kyb) if ref_id.is_some() => fields.kyb().map(Event::Kyb),
            Some(Family::AmlOrKyb) => match (ref_id, fields.status) {
                (Some(ref_id), Some(status)) => Ok(Event::AmlOrKyb(AmbiguousEvent { ref_id, status })),
                (ref_id, _) => Ok(unknown(event_type, ref_id)),
            },
            _ => Ok(unknown(event_type, ref_id)),
        }
    }
}

enum Family {
    User,
    Aml,
    Kyb,
    AmlOrKyb,
}

impl Family {
    /// By the event type if there is one, otherwise by values that only one family has. `None` for other events.
    fn of(event_type: Option<&str>, fields: &Fields) -> Option<Self> {
        let status = fields.status.as_deref()?;
        match event_type {
            Some(name) if name.starts_with("user.aml.") => return Some(Self::Aml),
            Some(name) if name.starts_with("kyb.case.") => return Some(Self::Kyb),
            // For example of a beneficial owner: the status is not the case's.
            Some(name) if name.starts_with("kyb.") => return None,
            _ => {}
        }
        if status.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_')) {
            return Some(Self::User);
        }
        if status.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-')) {
            return None;
        }
        match status {
            _ if fields.previous_status.is_some() || fields.reason.is_some() => Some(Self::Kyb),
            "NOT_STARTED" | "IN_PROGRESS" | "COMPLETED" => Some(Self::Kyb),
            "NO_MATCH" | "CLEARED" => Some(Self::Aml),
            _ => Some(Self::AmlOrKyb),
        }
    }
}

impl Object {
    fn event_type(&self) -> Option<String> {
        [&self.event_type, &self.event].into_iter().flatten().find_map(text)
    }

    /// The fields of this object, which are the documented ones, unless they are not an event and those of `data` are.
    /// The reference of one object is never combined with the status of the other.
    fn fields_or_of_data(self) -> Fields {
        let fields = self.fields();
        if fields.are_complete() {
            return fields;
        }
        let data = self.data.and_then(|data| json::from_slice::<Self>(data.as_str().as_bytes()).ok());
        match data.map(|data| data.fields()) {
            Some(data) if data.are_complete() || matches!(fields.ref_id, Ok(None)) => {
                Fields { ref_id: same(fields.ref_id, data.ref_id), ..data }
            }
            _ => fields,
        }
    }

    fn fields(&self) -> Fields {
        let read = |as_text: fn(&RawJson) -> Option<String>| {
            [&self.ref_id, &self.user_id]
                .map(|json| json.as_ref().and_then(as_text).and_then(|text| RefId::new(text).ok()))
        };
        // A number beside a reference in text form is an identifier of another kind.
        let [new, old] = match read(text) {
            [None, None] => read(digits),
            found => found,
        };
        Fields {
            ref_id: same(Ok(new), Ok(old)),
            status: self.status.as_ref().and_then(|json| text(json).or_else(|| digits(json))),
            previous_status: self.previous_status.as_ref().and_then(text).map(|text| text.as_str().into()),
            reason: self.reason.as_ref().and_then(text).map(|text| text.as_str().into()),
        }
    }
}

/// A text that is not empty.
fn text(json: &RawJson) -> Option<String> {
    serde_json::from_str(json.as_str()).ok().filter(|text: &String| !text.is_empty())
}

/// The digits of a whole number.
fn digits(json: &RawJson) -> Option<String> {
    let number = json.as_str();
    let is_whole = number.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| number.to_owned())
}

/// The one reference of two places.
fn same(one: Result<Option<RefId>, Error>, other: Result<Option<RefId>, Error>) -> Result<Option<RefId>, Error> {
    match (one?, other?) {
        (Some(one), Some(other)) if one != other => Err(Error::new(ErrorKind::ConflictingReference)),
        (one, other) => Ok(one.or(other)),
    }
}

impl Fields {
    /// Whether there is a reference, or two, and a status.
    fn are_complete(&self) -> bool {
        !matches!(self.ref_id, Ok(None)) && self.status.is_some()
    }

    fn required(&self) -> Result<(RefId, &str), Error> {
        let missing = |what| Error::at(ErrorKind::NotAnEvent, what);
        let ref_id = self.ref_id.clone()?.ok_or(missing("neither refId nor userId"))?;
        Ok((ref_id, self.status.as_deref().ok_or(missing("no status"))?))
    }

    fn user(self) -> Result<UserEvent, Error> {
        let (ref_id, status) = self.required()?;
        Ok(UserEvent { ref_id, status: VerificationStatus::from(status) })
    }

    fn aml(self) -> Result<AmlEvent, Error> {
        let (ref_id, status) = self.required()?;
        Ok(AmlEvent { ref_id, status: status.into() })
    }

    fn kyb(self) -> Result<KybEvent, Error> {
        let (ref_id, status) = self.required()?;
        let status = status.into();
        Ok(KybEvent { ref_id, status, previous_status: self.previous_status, reason: self.reason })
    }
}
