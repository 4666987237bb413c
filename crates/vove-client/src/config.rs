//! What a client needs to know before the first call: the environment, the API key, and the key of the hosted page.

mod api_key;
mod environment;
mod hosted_link;

pub use self::{
    api_key::ApiKey,
    environment::{BaseUrl, Environment},
    hosted_link::{HostedLink, PublishableKey},
};
