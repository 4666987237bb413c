//! For tests: compares a schema with the fields that a derived `Deserialize` reads.

use alloc::collections::BTreeSet;

use serde::{Deserialize, Deserializer, de::Visitor, forward_to_deserialize_any};

use super::Schema;

/// Records the fields that a derived `Deserialize` asks for, and gives it none.
struct FieldsOf<'a>(&'a mut BTreeSet<&'static str>);

impl<'de> Deserializer<'de> for FieldsOf<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Asserts that `T` reads the documented fields of a schema, aliases included, and no others.
pub(crate) fn assert_reads<'de, T: Deserialize<'de>>(schema: &Schema) {
    let mut read = BTreeSet::new();
    // Without any field, the value can't be made.
    assert!(T::deserialize(FieldsOf(&mut read)).is_err());
    let Schema::Object(fields) = schema else { panic!("not an object") };
    let documented: BTreeSet<&str> = fields.iter().map(|field| field.key).collect();
    assert_eq!(documented.len(), fields.len(), "a field is documented twice");
    assert_eq!(read, documented, "{}", core::any::type_name::<T>());
}
