/// What the documented JSON of a type looks like, as far as [`drift`](crate::Received::drift) needs to know.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text, a number, or JSON of no documented shape.
    Leaf,
    /// Text, one of these.
    Known(&'static [&'static str]),
    /// A list.
    List(&'static Self),
    /// An object with these keys.
    Object(&'static [(&'static str, Self)]),
    /// A list or an object.
    Either(&'static [Self; 2]),
}

/// A type whose documented shape is known.
pub trait Shaped {
    /// The shape.
    const SHAPE: Shape;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for crate::Pii<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for alloc::vec::Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

macro_rules! leaf {
    ($($name:ty),* $(,)?) => {
        $( impl $crate::shape::Shaped for $name { const SHAPE: $crate::shape::Shape = $crate::shape::Shape::Leaf; } )*
    };
}
pub(crate) use leaf;

leaf!(bool, i64, u64, alloc::string::String);
