//! [`Transport`](crate::Transport) implementations over HTTP client libraries.

#[cfg(feature = "hyper")]
mod hyper_transport;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response_body;
mod tls;

#[cfg(feature = "hyper")]
pub use self::hyper_transport::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::{ReqwestTransport, ReqwestTransportBuilder};
pub(crate) use self::response_body::ResponseBody;
