//! Pages of a list.

use alloc::vec::Vec;
use core::marker::PhantomData;

use bytes::Bytes;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error as _, MapAccess, SeqAccess, value::MapAccessDeserializer, value::SeqAccessDeserializer},
};

use super::received::Payload;
use crate::{
    Error, HasSchema, Leaf, Schema, SchemaField,
    json::{
        lenient,
        list::read_list,
        read::{Object, any_from_slice},
        scalar::{AnyVisitor, ReadAny, Scalar},
    },
    limits::MAX_PAGE_ITEMS,
    value::count::Count,
};

/// One page of a list.
///
/// Source: API page "AML Screening": `data`, `total`, `page`, `limit`. The page about the KYB list is no longer
/// available, so a bare array and the keys `cases`, `items` and `results` are read too; all are written as `data`.
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
    /// The number of items on all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The number of this page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The most items that a page may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

impl<T> Page<T> {
    /// Whether no page follows, as far as the response says: the page is empty, or the pages so far have `total` items.
    ///
    /// A page without these numbers is the last one only if it is empty.
    pub fn is_last(&self) -> bool {
        let reached = |page: u64, limit: u64, total: u64| page.saturating_mul(limit) >= total;
        self.data.is_empty()
            || matches!((self.page, self.limit, self.total), (Some(page), Some(limit), Some(total)) if reached(page, limit, total))
    }
}

/// The fields as they come.
#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
struct Wire<T> {
    #[serde(default, alias = "cases", alias = "items", alias = "results")]
    data: Option<Items<T>>,
    #[serde(default, deserialize_with = "lenient::value")]
    total: Option<Count>,
    #[serde(default, deserialize_with = "lenient::value")]
    page: Option<Count>,
    #[serde(default, deserialize_with = "lenient::value")]
    limit: Option<Count>,
}

struct Items<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_list::<D, T, Object<T>, MAX_PAGE_ITEMS>(deserializer).map(Self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListOrObject<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> ReadAny<'de> for ListOrObject<T> {
            type Value = Page<T>;

            fn scalar<E: serde::de::Error>(self, scalar: Scalar<'de>) -> Result<Page<T>, E> {
                Err(scalar.wrong_type("a page or a list"))
            }

            fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Page<T>, A::Error> {
                let Items(data) = Items::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(Page { data, total: None, page: None, limit: None })
            }

            fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Page<T>, A::Error> {
                let wire = Wire::deserialize(MapAccessDeserializer::new(entries))?;
                // An object without items is not an empty page.
                let Items(data) = wire.data.ok_or_else(|| A::Error::missing_field("data"))?;
                let number = |count: Option<Count>| count.map(|Count(count)| count);
                Ok(Page { data, total: number(wire.total), page: number(wire.page), limit: number(wire.limit) })
            }
        }

        deserializer.deserialize_any(AnyVisitor(ListOrObject(PhantomData)))
    }
}

impl<T: for<'de> Deserialize<'de> + HasSchema> Payload for Page<T> {
    fn parse(response: &Bytes) -> Result<Self, Error> {
        any_from_slice(response, &Self::SCHEMA)
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

#[cfg(test)]
mod tests {
    use super::{Page, Wire};
    use crate::{AmlCase, HasSchema, Schema, json::schema::agreement::assert_reads};

    #[test]
    fn a_page_reads_the_fields_of_its_schema() {
        let Schema::Either([_, object]) = <Page<AmlCase>>::SCHEMA else { panic!("a page is a list or an object") };
        assert_reads::<Wire<AmlCase>>(object);
    }
}
