//! Payloads as tables of fields.

/// Defines a payload: reading, writing and shape from one table.
///
/// What is `identified` goes by `id` in one reply and by `_id` in another, may come under both names and is written as `id`.
/// `needed` fields must be there; of `maybe` fields `null`, a missing one, `""` and what can't be read are one `None`;
/// `lists` are empty when missing or no lists, and hold what can be read; `free` fields are JSON of no documented shape.
macro_rules! payload {
    (
        $(#[$attr:meta])*
        pub struct $name:ident {
            $( identified { $(#[$id_attr:meta])* $id:ident: $id_type:ty, } )?
            $( needed { $( $(#[$needed_attr:meta])* $needed:ident: $needed_type:ty = $needed_key:literal, )* } )?
            $( maybe { $( $(#[$maybe_attr:meta])* $maybe:ident: $maybe_type:ty = $maybe_key:literal, )* } )?
            $( lists { $( $(#[$list_attr:meta])* $list:ident: $item:ty = $list_key:literal, )* } )?
            $( free { $( $(#[$free_attr:meta])* $free:ident = $free_key:literal, )* } )?
        }
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$id_attr])* #[serde(rename = "id")] pub $id: $id_type, )?
            $($( $(#[$needed_attr])* #[serde(rename = $needed_key)] pub $needed: $needed_type, )*)?
            $($(
                $(#[$maybe_attr])*
                #[serde(rename = $maybe_key, skip_serializing_if = "Option::is_none")]
                pub $maybe: Option<$maybe_type>,
            )*)?
            $($( $(#[$list_attr])* #[serde(rename = $list_key)] pub $list: alloc::vec::Vec<$item>, )*)?
            $($(
                $(#[$free_attr])*
                #[serde(rename = $free_key, skip_serializing_if = "Option::is_none")]
                pub $free: Option<$crate::Pii<$crate::RawJson>>,
            )*)?
        }

        $crate::json::object::from_object! {
            $name
            needed {
                $( $id: $id_type = "id" or underscored = "_id" by $crate::json::object::maybe, )?
                $($( $needed: $needed_type = $needed_key by $crate::json::object::needed, )*)?
            }
            maybe {
                $($( $maybe: Option<$maybe_type> = $maybe_key by $crate::json::object::maybe, )*)?
                $($( $list: alloc::vec::Vec<$item> = $list_key by $crate::json::object::items, )*)?
                $($( $free: Option<$crate::Pii<$crate::RawJson>> = $free_key by $crate::json::raw::maybe, )*)?
            }
        }

        impl $crate::HasSchema for $name {
            const SCHEMA: $crate::Schema = $crate::Schema::Object(&[
                $( $crate::SchemaField::required("id", <$id_type as $crate::HasSchema>::SCHEMA), )?
                $($( $crate::SchemaField::required($needed_key, <$needed_type as $crate::HasSchema>::SCHEMA), )*)?
                $($( $crate::SchemaField::optional($maybe_key, <$maybe_type as $crate::HasSchema>::SCHEMA), )*)?
                $($( $crate::SchemaField::optional($list_key, <alloc::vec::Vec<$item> as $crate::HasSchema>::SCHEMA), )*)?
                $($( $crate::SchemaField::optional($free_key, <$crate::RawJson as $crate::HasSchema>::SCHEMA), )*)?
                $( $crate::SchemaField::alias("_id", <$id_type as $crate::HasSchema>::SCHEMA), )?
            ]);
        }
    };
}
pub(crate) use payload;
