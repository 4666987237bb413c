//! Tests of the public API.

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
mod redaction;
#[cfg(test)]
mod repair;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod substitutions;
#[cfg(test)]
mod transliteration;
