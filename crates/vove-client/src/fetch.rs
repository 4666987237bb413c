//! `event.fetch(&client)`: from a webhook event to the verification it is about.

use vove_model::{Received, RefId, UserVerification};

use crate::{Client, Error};

/// Fetches the verification that a value refers to, such as a verified webhook event.
///
/// It is implemented for every type that implements [`AsRef<RefId>`], so that the crate of the event and this crate
/// need not depend on each other.
///
/// ```
/// # use bytes::Bytes;
/// # use http::Response;
/// # use vove_client::{ApiKey, Client, Environment};
/// use vove_client::Fetch;
/// use vove_model::RefId;
///
/// struct Event {
///     ref_id: RefId,
/// }
///
/// impl AsRef<RefId> for Event {
///     fn as_ref(&self) -> &RefId {
///         &self.ref_id
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let double = |_| async { Ok(Response::new(Bytes::from(r#"{"_id": "u1", "refId": "r1", "status": "pending"}"#))) };
/// # let client = Client::with_transport(Environment::Sandbox, ApiKey::new("key")?, double);
/// let event = Event { ref_id: RefId::new("r1")? };
/// let user = event.fetch(&client).await?;
/// assert!(!user.status.is_successful());
/// # Ok(())
/// # }
/// ```
pub trait Fetch: AsRef<RefId> + Sync {
    /// Fetches the current verification, as [`Client::get_user_verification`] does.
    ///
    /// # Errors
    /// As [`Client::get_user_verification`].
    fn fetch(&self, client: &Client) -> impl Future<Output = Result<Received<UserVerification>, Error>> + Send {
        async move { client.get_user_verification(self.as_ref()).await }
    }
}

impl<T: AsRef<RefId> + Sync + ?Sized> Fetch for T {}
