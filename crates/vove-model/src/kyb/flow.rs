use alloc::string::ToString;
use core::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    FlowId, Pii, Text,
    json::payload::payload,
    json::schema::{HasSchema, Schema},
};

/// The flow of a business case: its identifier in the reply to creating one, an object elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum KybFlow {
    /// The identifier alone.
    Id(FlowId),
    /// The flow in full.
    Details(KybFlowDetails),
}

payload! {
    /// A flow in full.
    pub struct KybFlowDetails {
        maybe {
            /// The flow.
            id: FlowId = "id",
            /// Its name in the dashboard.
            name: Pii<Text> = "name",
            /// The country it is for.
            country: Pii<Text> = "country",
        }
        free {
            /// What it asks for: an object of no documented shape.
            configuration = "configuration",
        }
    }
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
        struct TextOrObject;

        impl<'de> Visitor<'de> for TextOrObject {
            type Value = KybFlow;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a flow or its identifier")
            }

            fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<KybFlow, E> {
                FlowId::new(id).map(KybFlow::Id).map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<KybFlow, E> {
                self.visit_str(&id.to_string())
            }

            fn visit_i64<E: serde::de::Error>(self, id: i64) -> Result<KybFlow, E> {
                self.visit_str(&id.to_string())
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<KybFlow, A::Error> {
                KybFlowDetails::deserialize(MapAccessDeserializer::new(entries)).map(KybFlow::Details)
            }
        }

        deserializer.deserialize_any(TextOrObject)
    }
}
