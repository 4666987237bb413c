//! What the crate promises, seen from outside.

#[cfg(test)]
mod any_text;
#[cfg(test)]
mod century;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod encode;
#[cfg(test)]
mod json;
#[cfg(test)]
mod layouts;
#[cfg(test)]
mod names;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod repair;
#[cfg(test)]
mod silence;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod substitutions;
#[cfg(test)]
mod transliteration;
