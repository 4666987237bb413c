//! The flow of a business case.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, value::MapAccessDeserializer},
};

use crate::{
    FlowId, HasSchema, Pii, RawJson, Schema, SchemaField, Text,
    json::{
        lenient,
        scalar::{AnyVisitor, ReadAny, Scalar},
    },
};

/// The flow of a business case: its identifier in the response to creating one, an object elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum KybFlow {
    /// Only the identifier.
    Id(FlowId),
    /// The whole flow.
    Details(KybFlowDetails),
}

/// A whole flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct KybFlowDetails {
    /// Identifier of the flow.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub id: Option<FlowId>,
    /// Its name in the dashboard.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub name: Option<Pii<Text>>,
    /// Country of the businesses.
    #[serde(default, deserialize_with = "lenient::value", skip_serializing_if = "Option::is_none")]
    pub country: Option<Pii<Text>>,
    /// The data that it collects: an object without a documented schema.
    #[serde(default, deserialize_with = "lenient::any", skip_serializing_if = "Option::is_none")]
    pub configuration: Option<Pii<RawJson>>,
}

impl HasSchema for KybFlowDetails {
    const SCHEMA: Schema = Schema::Object(&[
        SchemaField::optional("id", FlowId::SCHEMA),
        SchemaField::optional("name", <Pii<Text>>::SCHEMA),
        SchemaField::optional("country", <Pii<Text>>::SCHEMA),
        SchemaField::optional("configuration", RawJson::SCHEMA),
    ]);
}

impl KybFlow {
    /// The identifier, if the flow has one.
    pub const fn id(&self) -> Option<&FlowId> {
        match self {
            Self::Id(id) => Some(id),
            Self::Details(details) => details.id.as_ref(),
        }
    }
}

impl HasSchema for KybFlow {
    const SCHEMA: Schema = Schema::Either(&[FlowId::SCHEMA, KybFlowDetails::SCHEMA]);
}

impl<'de> Deserialize<'de> for KybFlow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdOrDetails;

        impl<'de> ReadAny<'de> for IdOrDetails {
            type Value = KybFlow;

            fn scalar<E: Error>(self, scalar: Scalar<'de>) -> Result<KybFlow, E> {
                FlowId::deserialize(scalar).map(KybFlow::Id).map_err(E::custom)
            }

            fn object<A: MapAccess<'de>>(self, entries: A) -> Result<KybFlow, A::Error> {
                KybFlowDetails::deserialize(MapAccessDeserializer::new(entries)).map(KybFlow::Details)
            }
        }

        deserializer.deserialize_any(AnyVisitor(IdOrDetails))
    }
}
