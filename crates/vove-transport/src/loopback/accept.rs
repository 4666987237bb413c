//! Accepts connections, up to a limit, and goes on after failures.

use std::{convert::Infallible, io, time::Duration};

use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinSet,
    time::sleep,
};

/// How many connections are open at the same time. A request of the largest size on each takes 1 GiB.
pub(super) const MAX_CONNECTIONS: usize = 256;

/// The pause after a failure that is not about one connection, such as a process without free file descriptors.
pub(super) const PAUSE_AFTER_FAILURE: Duration = Duration::from_millis(100);

/// A source of connections; in tests, not a socket.
pub(super) trait Listener: Send {
    type Stream;

    fn accept(&mut self) -> impl Future<Output = io::Result<Self::Stream>> + Send;
}

impl Listener for TcpListener {
    type Stream = TcpStream;

    async fn accept(&mut self) -> io::Result<TcpStream> {
        Self::accept(self).await.map(|(stream, _)| stream)
    }
}

/// Serves each connection in a task of its own, until `stopped` is closed.
pub(super) async fn accept<L, S, R>(mut listener: L, serve: S, mut stopped: oneshot::Receiver<Infallible>)
where
    L: Listener,
    S: Fn(L::Stream) -> R + Send,
    R: Future<Output = ()> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        let has_room = connections.len() < MAX_CONNECTIONS;
        tokio::select! {
            _ = &mut stopped => return,
            Some(_) = connections.join_next() => {}
            stream = next(&mut listener), if has_room => {
                connections.spawn(serve(stream));
            }
        }
    }
}

/// The next connection, however often accepting one fails.
async fn next<L: Listener>(listener: &mut L) -> L::Stream {
    loop {
        match listener.accept().await {
            Ok(stream) => return stream,
            // The client closed the connection before it was accepted.
            Err(error) if is_about_one_connection(&error) => {}
            Err(_) => sleep(PAUSE_AFTER_FAILURE).await,
        }
    }
}

fn is_about_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
