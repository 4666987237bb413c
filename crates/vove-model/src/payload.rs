//! Payloads as tables of fields.

/// Defines a payload: reading, writing and shape from one table.
///
/// `needed` fields must be there; of `maybe` fields `null`, a missing one, `""` and what can't be read are one `None`;
/// `lists` are empty when missing or no lists, and hold what can be read; `free` fields are JSON of no documented shape;
/// `alias` is another key that is no news.
macro_rules! payload {
    (
        $(#[$attr:meta])*
        $vis:vis struct $name:ident {
            $( needed { $( $(#[$needed_attr:meta])* $needed:ident: $needed_type:ty = $needed_key:literal, )* } )?
            $( maybe { $( $(#[$maybe_attr:meta])* $maybe:ident: $maybe_type:ty = $maybe_key:literal, )* } )?
            $( lists { $( $(#[$list_attr:meta])* $list:ident: $item:ty = $list_key:literal, )* } )?
            $( free { $( $(#[$free_attr:meta])* $free:ident = $free_key:literal, )* } )?
            $( alias $alias:literal: $alias_type:ty )?
        }
    ) => {
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(remote = "Self")]
        #[non_exhaustive]
        $(#[$attr])*
        $vis struct $name {
            $($( $(#[$needed_attr])* #[serde(rename = $needed_key)] pub $needed: $needed_type, )*)?
            $($(
                $(#[$maybe_attr])*
                #[serde(rename = $maybe_key, default, deserialize_with = "crate::json::none_if_unreadable", skip_serializing_if = "Option::is_none")]
                pub $maybe: Option<$maybe_type>,
            )*)?
            $($(
                $(#[$list_attr])*
                #[serde(rename = $list_key, default, deserialize_with = "crate::json::readable_items")]
                pub $list: alloc::vec::Vec<$item>,
            )*)?
            $($(
                $(#[$free_attr])*
                #[serde(rename = $free_key, default, deserialize_with = "crate::raw_json::none_if_empty", skip_serializing_if = "Option::is_none")]
                pub $free: Option<crate::Pii<crate::RawJson>>,
            )*)?
        }

        crate::object::object_only!($name);
        crate::object::written_as_derived!($name);

        impl crate::Shaped for $name {
            const SHAPE: crate::Shape = crate::Shape::Object(&[
                $($( crate::Field::needed($needed_key, <$needed_type as crate::Shaped>::SHAPE), )*)?
                $($( crate::Field::maybe($maybe_key, <$maybe_type as crate::Shaped>::SHAPE), )*)?
                $($( crate::Field::maybe($list_key, <alloc::vec::Vec<$item> as crate::Shaped>::SHAPE), )*)?
                $($( crate::Field::maybe($free_key, <crate::RawJson as crate::Shaped>::SHAPE), )*)?
                $( crate::Field::alias($alias, <$alias_type as crate::Shaped>::SHAPE), )?
            ]);
        }
    };
}
pub(crate) use payload;

/// Defines a payload whose identifier goes by `id` in one reply and by `_id` in another, and may come under both names.
/// It is written as `id`.
macro_rules! identified_payload {
    (
        $(#[$attr:meta])*
        pub struct $name:ident {
            $(#[$id_attr:meta])* $id:ident: $id_type:ty,
            needed { $( $(#[$needed_attr:meta])* $needed:ident: $needed_type:ty = $needed_key:literal, )* }
            maybe { $( $(#[$maybe_attr:meta])* $maybe:ident: $maybe_type:ty = $maybe_key:literal, )* }
            $( lists { $( $(#[$list_attr:meta])* $list:ident: $item:ty = $list_key:literal, )* } )?
            free { $( $(#[$free_attr:meta])* $free:ident = $free_key:literal, )* }
        }
    ) => {
        crate::payload::payload! {
            $(#[$attr])*
            #[serde(try_from = "Wire")]
            pub struct $name {
                needed { $(#[$id_attr])* $id: $id_type = "id", $( $(#[$needed_attr])* $needed: $needed_type = $needed_key, )* }
                maybe { $( $(#[$maybe_attr])* $maybe: $maybe_type = $maybe_key, )* }
                $( lists { $( $(#[$list_attr])* $list: $item = $list_key, )* } )?
                free { $( $(#[$free_attr])* $free = $free_key, )* }
                alias "_id": $id_type
            }
        }
        crate::payload::payload! {
            struct Wire {
                needed { $( $needed: $needed_type = $needed_key, )* }
                maybe { id: $id_type = "id", underscored: $id_type = "_id", $( $maybe: $maybe_type = $maybe_key, )* }
                $( lists { $( $list: $item = $list_key, )* } )?
                free { $( $free = $free_key, )* }
            }
        }

        impl TryFrom<Wire> for $name {
            type Error = &'static str;

            fn try_from(wire: Wire) -> Result<Self, Self::Error> {
                // In serde's own words, which the error of the crate knows.
                let $id = wire.id.or(wire.underscored).ok_or("missing field `id`")?;
                $( let $needed = wire.$needed; )*
                $( let $maybe = wire.$maybe; )*
                $($( let $list = wire.$list; )*)?
                $( let $free = wire.$free; )*
                Ok(Self { $id, $( $needed, )* $( $maybe, )* $($( $list, )*)? $( $free, )* })
            }
        }
    };
}
pub(crate) use identified_payload;
