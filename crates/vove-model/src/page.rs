use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer, value::SeqAccessDeserializer},
};

use crate::{
    json,
    json::schema::{HasSchema, Leaf, Schema, SchemaField},
    value::count::Count,
};

/// One page of a list.
///
/// Source: API page "AML Screening": `data`, `total`, `page`, `limit`. The page of the KYB list is lost, so a bare array and
/// the keys `cases`, `items` and `results` are read too; all are written as `data`.
///
/// ```
/// use vove_model::{AmlCase, Page, Received};
///
/// let page = Received::<Page<AmlCase>>::parse(r#"{"data": [], "total": 0, "page": 1, "limit": 10}"#)?;
/// assert!(page.is_last());
/// # Ok::<(), vove_model::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub data: Vec<T>,
    /// How many items there are on all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// Which page this is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// How many items a page may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

impl<T> Page<T> {
    /// Whether no page follows, as far as the reply says: it is empty, or the pages so far hold `total` items.
    ///
    /// A page that names no numbers is the last one only when empty.
    pub fn is_last(&self) -> bool {
        let reached = |page: u64, limit: u64, total: u64| page.saturating_mul(limit) >= total;
        self.data.is_empty()
            || matches!((self.page, self.limit, self.total), (Some(page), Some(limit), Some(total)) if reached(page, limit, total))
    }
}

#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
struct Wire<T> {
    #[serde(default, alias = "cases", alias = "items", alias = "results")]
    data: Option<Vec<T>>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    total: Option<Count>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    page: Option<Count>,
    #[serde(default, deserialize_with = "json::none_if_unreadable")]
    limit: Option<Count>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ArrayOrObject<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for ArrayOrObject<T> {
            type Value = Page<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a page or a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Page<T>, A::Error> {
                let data = Vec::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(Page { data, total: None, page: None, limit: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Page<T>, A::Error> {
                let wire = Wire::deserialize(MapAccessDeserializer::new(entries))?;
                // An object without items is something else than an empty page.
                let data = wire.data.ok_or_else(|| serde::de::Error::missing_field("data"))?;
                let number = |count: Option<Count>| count.map(|Count(count)| count);
                Ok(Page { data, total: number(wire.total), page: number(wire.page), limit: number(wire.limit) })
            }
        }

        deserializer.deserialize_any(ArrayOrObject(PhantomData))
    }
}

impl<T: HasSchema> HasSchema for Page<T> {
    const SCHEMA: Schema = Schema::Either(&[
        Schema::List(&T::SCHEMA),
        Schema::Object(&[
            SchemaField::required("data", Schema::List(&T::SCHEMA)),
            SchemaField::alias("cases", Schema::List(&T::SCHEMA)),
            SchemaField::alias("items", Schema::List(&T::SCHEMA)),
            SchemaField::alias("results", Schema::List(&T::SCHEMA)),
            SchemaField::optional("total", Schema::Leaf(Leaf::Count)),
            SchemaField::optional("page", Schema::Leaf(Leaf::Count)),
            SchemaField::optional("limit", Schema::Leaf(Leaf::Count)),
        ]),
    ]);
}
