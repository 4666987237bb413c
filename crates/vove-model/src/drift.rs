use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::{Received, Shape, Shaped, error::push_key};

/// A place where the API says more than this version knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drift {
    kind: DriftKind,
    json_path: String,
}

/// What is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field that no page documents.
    UnknownField,
    /// A value that an open enum has no name for.
    UnknownValue,
}

impl Drift {
    /// What is new.
    pub const fn kind(&self) -> DriftKind {
        self.kind
    }

    /// Where, as `documents[0].stepId`. Keys and positions only; a key that is no identifier is `?`.
    pub fn json_path(&self) -> &str {
        &self.json_path
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            DriftKind::UnknownField => "unknown field",
            DriftKind::UnknownValue => "unknown value",
        };
        write!(f, "{what} at `{}`", self.json_path)
    }
}

impl<T: Shaped> Received<T> {
    /// Every unknown field and unknown value of the reply, in its order and without a word of its content. Reads the bytes
    /// again: nobody else pays for it.
    ///
    /// ```
    /// use vove_model::{Received, UserVerification};
    ///
    /// let reply = r#"{"_id": "u1", "refId": "r1", "status": "on_hold", "riskScore": 3}"#;
    /// let drift: Vec<String> = Received::<UserVerification>::parse(reply)?.drift().iter().map(ToString::to_string).collect();
    /// assert_eq!(drift, ["unknown value at `status`", "unknown field at `riskScore`"]);
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn drift(&self) -> Vec<Drift> {
        let mut walk = Walk { path: String::new(), found: Vec::new() };
        let mut deserializer = serde_json::Deserializer::from_slice(self.bytes());
        // The bytes have been read before; what can't be read again has nothing to tell.
        let _ = Step { walk: &mut walk, shape: &T::SHAPE }.deserialize(&mut deserializer);
        walk.found
    }
}

struct Walk {
    path: String,
    found: Vec<Drift>,
}

impl Walk {
    fn tell(&mut self, kind: DriftKind) {
        self.found.push(Drift { kind, json_path: self.path.clone() });
    }
}

struct Step<'a> {
    walk: &'a mut Walk,
    shape: &'static Shape,
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.shape {
            Shape::Leaf(_) => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ()),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let fields = self.shape.fields();
        while let Some(key) = entries.next_key::<String>()? {
            let length = self.walk.path.len();
            push_key(&mut self.walk.path, &key);
            match fields.map(|fields| fields.iter().find(|field| field.key == key)) {
                Some(Some(field)) => entries.next_value_seed(Step { walk: self.walk, shape: &field.shape })?,
                Some(None) => {
                    self.walk.tell(DriftKind::UnknownField);
                    entries.next_value::<IgnoredAny>()?;
                }
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            self.walk.path.truncate(length);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let shape = self.shape.item();
        for index in 0usize.. {
            let length = self.walk.path.len();
            self.walk.path += &alloc::format!("[{index}]");
            let more = items.next_element_seed(Step { walk: self.walk, shape })?;
            self.walk.path.truncate(length);
            if more.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if let Shape::Known(known) = self.shape
            && !text.is_empty()
            && !known.contains(&text)
        {
            self.walk.tell(DriftKind::UnknownValue);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}
