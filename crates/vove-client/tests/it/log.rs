//! Captures everything that is logged on a test's thread, by `tracing` and by the `log` crate.

use std::{
    io,
    sync::{Arc, Mutex, OnceLock},
};

use tracing::Level;
use tracing_subscriber::fmt::{MakeWriter, format::FmtSpan};

/// A record of the `log` crate that every capture contains, as the proof that such records are captured.
pub(crate) const PROBE: &str = "a record of the log crate";

#[derive(Clone)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Runs a closure and returns its result and what was logged meanwhile at any level, spans with all their fields
/// included.
pub(crate) fn logged<T>(run: impl FnOnce() -> T) -> (T, String) {
    logged_up_to(Level::TRACE, run)
}

/// Runs a closure and returns its result and what was logged meanwhile up to this level.
pub(crate) fn logged_up_to<T>(level: Level, run: impl FnOnce() -> T) -> (T, String) {
    static BRIDGE: OnceLock<()> = OnceLock::new();
    BRIDGE.get_or_init(|| tracing_log::LogTracer::init().unwrap());
    // Allocated in advance, so that the log does not count as the memory of a call.
    let log = Log(Arc::new(Mutex::new(Vec::with_capacity(16 << 20))));
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .without_time()
        .with_writer(log.clone())
        .finish();
    let result = tracing::subscriber::with_default(subscriber, || {
        log::error!("{PROBE}");
        run()
    });
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains(PROBE), "records of the log crate are captured");
    (result, text)
}
