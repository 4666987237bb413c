//! Reading a verified body: the fields of every family, and the choice of the family.

use serde::Deserialize;
use vove_model::{
    HasSchema, KybCaseStatus, KybRejectionReason, Pii, RawJson, RefId, Schema, SchemaField, VerificationStatus, json,
};

use super::{AmbiguousEvent, AmlEvent, Event, KybEvent, UnknownEvent, UserEvent};
use crate::{Error, ErrorKind};

/// The documented fields of all families. No documented body names its family.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    #[serde(default, deserialize_with = "json::none_if_empty")]
    ref_id: Option<RefId>,
    /// The older name of the same identifier.
    #[serde(default, deserialize_with = "json::none_if_empty")]
    user_id: Option<RefId>,
    #[serde(default, deserialize_with = "json::none_if_empty")]
    status: Option<String>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    previous_status: Option<KybCaseStatus>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    reason: Option<KybRejectionReason>,
}

impl HasSchema for Fields {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("refId", RefId::SCHEMA),
        SchemaField::alias("userId", RefId::SCHEMA),
        SchemaField::optional("status", String::SCHEMA),
        SchemaField::optional("previousStatus", KybCaseStatus::SCHEMA),
        SchemaField::optional("reason", KybRejectionReason::SCHEMA),
    ]);
}

/// An optional envelope, which one integrator expects and no page documents.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default, rename = "type")]
    event_type: Option<String>,
    #[serde(default)]
    event: Option<String>,
    #[serde(default)]
    data: Option<RawJson>,
}

impl HasSchema for Envelope {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("type", String::SCHEMA),
        SchemaField::optional("event", String::SCHEMA),
        SchemaField::optional("data", RawJson::SCHEMA),
    ]);
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
        let envelope = json::from_slice::<Envelope>(body).ok();
        let (event_type, data) = envelope.map_or((None, None), |envelope| {
            (envelope.event_type.or(envelope.event), envelope.data.filter(|data| data.as_str().starts_with('{')))
        });
        let fields = json::from_slice(data.as_ref().map_or(body, |data| data.as_str().as_bytes()));
        Self { body, event_type, fields: fields.map_err(|error| Error::from_model(ErrorKind::NotAnEvent, error)) }
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
        let ref_id = fields.ref_id()?;
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
        match status {
            _ if fields.previous_status.is_some() || fields.reason.is_some() => Some(Self::Kyb),
            "NOT_STARTED" | "IN_PROGRESS" | "COMPLETED" => Some(Self::Kyb),
            "NO_MATCH" | "CLEARED" => Some(Self::Aml),
            _ => Some(Self::AmlOrKyb),
        }
    }
}

impl Fields {
    fn ref_id(&self) -> Result<Option<RefId>, Error> {
        match (&self.ref_id, &self.user_id) {
            (Some(new), Some(old)) if new != old => Err(Error::new(ErrorKind::ConflictingReference)),
            (id, older) => Ok(id.as_ref().or(older.as_ref()).cloned()),
        }
    }

    fn required(&self) -> Result<(RefId, &str), Error> {
        let missing = |what| Error::at(ErrorKind::NotAnEvent, what);
        let ref_id = self.ref_id()?.ok_or(missing("neither refId nor userId"))?;
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
