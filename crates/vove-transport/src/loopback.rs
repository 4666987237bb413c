//! A small HTTP server on a loopback port.

mod browser_guard;

use std::{convert::Infallible, io, net::Ipv4Addr, net::SocketAddr, sync::Arc};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, sync::oneshot, task::JoinSet};

pub use self::browser_guard::{BrowserGuard, RejectedRequest};

/// The largest request body, in bytes; a larger one is answered with 413.
const MAX_REQUEST_BYTES: usize = 4 << 20;

/// A small HTTP/1 server on the loopback interface, for emulators, demonstrations and tests.
///
/// The handler receives each request with its complete body, of at most 4 MiB. Dropping the server closes its port
/// and its connections.
///
/// ```
/// use bytes::Bytes;
/// use http::Response;
/// use vove_transport::Loopback;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let server = Loopback::start(0, |_request| async { Response::new(Bytes::from_static(b"hello")) }).await?;
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    _stop: oneshot::Sender<Infallible>,
}

impl Loopback {
    /// Listens on `127.0.0.1` and answers each request with the handler, until dropped. Port 0 selects a free port.
    ///
    /// # Errors
    /// When the port can't be opened.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start<H, R>(port: u16, handler: H) -> io::Result<Self>
    where
        H: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
        R: Future<Output = Response<Bytes>> + Send + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(accept(listener, Arc::new(handler), stopped));
        Ok(Self { address, _stop: stop })
    }

    /// Returns the address on which the server listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns `http://127.0.0.1:PORT`, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn accept<H, R>(listener: TcpListener, handler: Arc<H>, mut stopped: oneshot::Receiver<Infallible>)
where
    H: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
    R: Future<Output = Response<Bytes>> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            Some(_) = connections.join_next() => {}
            Ok((stream, _)) = listener.accept() => {
                let handler = Arc::clone(&handler);
                let service = service_fn(move |request| respond(Arc::clone(&handler), request));
                connections.spawn(async move {
                    // An error on one connection does not affect the others.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        }
    }
}

async fn respond<H, R>(handler: Arc<H>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible>
where
    H: Fn(Request<Bytes>) -> R,
    R: Future<Output = Response<Bytes>>,
{
    let (head, body) = request.into_parts();
    let response = match Limited::new(body, MAX_REQUEST_BYTES).collect().await {
        Ok(body) => handler(Request::from_parts(head, body.to_bytes())).await,
        Err(_) => {
            let mut too_large = Response::default();
            *too_large.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
            too_large
        }
    };
    Ok(response.map(Full::new))
}
