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
mod holders;
#[cfg(test)]
mod json;
#[cfg(test)]
mod layouts;
#[cfg(test)]
mod name_families;
#[cfg(test)]
mod name_laws;
#[cfg(test)]
mod name_pairs;
#[cfg(test)]
mod name_registers;
#[cfg(test)]
mod names;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod repair;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod silence;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod substitutions;
