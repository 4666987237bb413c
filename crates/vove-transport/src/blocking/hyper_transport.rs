//! The blocking transport over hyper.

use std::{fmt, panic, sync::Arc, thread, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    task,
};

use super::Transport;
use crate::{Transport as _, TransportError, TransportErrorKind};

/// A [`Transport`] over hyper: [`crate::HyperTransport`], driven by the threads that call it.
///
/// It has no thread of its own. While a thread waits for a response it drives the connections, those of other
/// threads included; between calls nothing runs. Only the resolution of a host name takes a thread, which ends with
/// it, so that the time limits apply to it as well. A call from within an asynchronous runtime is made on a thread that
/// ends with the call.
#[derive(Clone)]
pub struct HyperTransport(Arc<Inner>);

struct Inner {
    transport: crate::HyperTransport,
    /// Present until it is dropped.
    runtime: Option<Runtime>,
}

impl HyperTransport {
    /// Creates a transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance because there is no trust store,
    /// or when the operating system has no resources left to wait for sockets.
    pub fn new() -> Result<Self, TransportError> {
        Self::driving(crate::HyperTransport::new()?)
    }

    /// Creates a transport that trusts these root certificates only, one or more in PEM.
    ///
    /// # Errors
    /// As [`new`](Self::new), and [`Connect`](TransportErrorKind::Connect) when they are not certificates.
    pub fn with_only_roots_pem(pem: impl Into<Vec<u8>>) -> Result<Self, TransportError> {
        Self::driving(crate::HyperTransport::with_only_roots_pem(pem)?)
    }

    fn driving(transport: crate::HyperTransport) -> Result<Self, TransportError> {
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .thread_keep_alive(Duration::ZERO)
            .build()
            .map_err(|error| TransportError::with_source(TransportErrorKind::Connect, error))?;
        Ok(Self(Arc::new(Inner { transport, runtime: Some(runtime) })))
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let Some(runtime) = &self.0.runtime else {
            return Err(TransportError::new(TransportErrorKind::Connect));
        };
        let sending = async {
            // Nothing has run since the last call. The first yield lets the runtime look at the idle connections, the
            // second lets hyper close those on which something has arrived, or which have ended.
            task::yield_now().await;
            task::yield_now().await;
            self.0.transport.send(request).await
        };
        if Handle::try_current().is_err() {
            return runtime.block_on(sending);
        }
        // A thread of a runtime may not drive another one.
        thread::scope(|scope| {
            scope.spawn(|| runtime.block_on(sending)).join().unwrap_or_else(|panic| panic::resume_unwind(panic))
        })
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // Plain dropping would wait for a name resolution in progress, and panic within another runtime.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}
