use std::{convert::Infallible, io, net::Ipv4Addr, net::SocketAddr, sync::Arc};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, sync::oneshot, task::JoinSet};

/// Largest request body a [`Loopback`] server reads.
const REQUEST_CAP: usize = 4 << 20;

/// A small HTTP/1 server on the loopback interface, for emulators, demonstrations and tests.
///
/// The handler gets each request with its whole body. Dropping the server closes its port and its connections.
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
    /// Listens on `127.0.0.1` at a port, 0 for any free one, and answers with the handler until dropped.
    ///
    /// # Errors
    /// When the port can't be had.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start<H, Reply>(port: u16, handler: H) -> io::Result<Self>
    where
        H: Fn(Request<Bytes>) -> Reply + Send + Sync + 'static,
        Reply: Future<Output = Response<Bytes>> + Send + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(accept(listener, Arc::new(handler), stopped));
        Ok(Self { address, _stop: stop })
    }

    /// Where the server listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn accept<H, Reply>(listener: TcpListener, handler: Arc<H>, mut stopped: oneshot::Receiver<Infallible>)
where
    H: Fn(Request<Bytes>) -> Reply + Send + Sync + 'static,
    Reply: Future<Output = Response<Bytes>> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            Some(_) = connections.join_next() => {}
            Ok((stream, _)) = listener.accept() => {
                let handler = Arc::clone(&handler);
                let service = service_fn(move |request| answer(Arc::clone(&handler), request));
                connections.spawn(async move {
                    // A connection that breaks concerns its own client alone.
                    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
        }
    }
}

async fn answer<H, Reply>(handler: Arc<H>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible>
where
    H: Fn(Request<Bytes>) -> Reply,
    Reply: Future<Output = Response<Bytes>>,
{
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, REQUEST_CAP).collect().await {
        Ok(body) => handler(Request::from_parts(head, body.to_bytes())).await,
        Err(_) => {
            let mut refusal = Response::default();
            *refusal.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
            refusal
        }
    };
    Ok(reply.map(Full::new))
}
