//! SIGINT and SIGTERM, which ask a process to stop.
//!
//! Handlers are installed explicitly: for process 1 of a container, the kernel discards signals that have none.

use std::{io, process};

pub(crate) use self::platform::StopSignals;

/// The exit code of a process that a signal ended is this number plus the signal's.
const SIGNAL_EXIT_CODE: i32 = 128;

/// Ends the process with 128 plus the signal's number when it is asked to stop, also while a command blocks its thread.
/// This is for commands that have nothing to clean up; a server waits for [`StopSignals::received`].
///
/// # Errors
/// If a handler can't be installed.
pub(crate) fn exit_when_received() -> io::Result<()> {
    // Outside a container, the default of SIGINT stays: a shell script stops when a signal ends its command, and goes
    // on after an exit code.
    let mut signals =
        if process::id() == 1 { StopSignals::install()? } else { StopSignals::install_without_interrupt()? };
    tokio::spawn(async move { process::exit(SIGNAL_EXIT_CODE + signals.received().await) });
    Ok(())
}

#[cfg(unix)]
mod platform {
    use std::{future::pending, io};

    use tokio::signal::unix::{Signal, SignalKind, signal};

    /// The handlers of the signals that ask a process to stop.
    pub(crate) struct StopSignals {
        interrupt: Option<Signal>,
        terminate: Signal,
    }

    impl StopSignals {
        /// Handles SIGINT and SIGTERM from now on.
        pub(crate) fn install() -> io::Result<Self> {
            let interrupt = Some(signal(SignalKind::interrupt())?);
            Ok(Self { interrupt, ..Self::install_without_interrupt()? })
        }

        /// Handles SIGTERM from now on.
        pub(super) fn install_without_interrupt() -> io::Result<Self> {
            Ok(Self { interrupt: None, terminate: signal(SignalKind::terminate())? })
        }

        /// Waits for the first of the signals, and returns its number.
        pub(crate) async fn received(&mut self) -> i32 {
            let interrupt = async {
                match &mut self.interrupt {
                    Some(interrupt) => interrupt.recv().await,
                    None => pending().await,
                }
            };
            tokio::select! {
                _ = interrupt => SignalKind::interrupt().as_raw_value(),
                _ = self.terminate.recv() => SignalKind::terminate().as_raw_value(),
            }
        }
    }
}

#[cfg(not(unix))]
mod platform {
    use std::{future::pending, io};

    /// The number of SIGINT.
    const INTERRUPT: i32 = 2;

    /// Ctrl-C, the only signal of this system.
    pub(crate) struct StopSignals {
        interrupt: bool,
    }

    impl StopSignals {
        /// Handles Ctrl-C once [`received`](Self::received) is called.
        pub(crate) fn install() -> io::Result<Self> {
            Ok(Self { interrupt: true })
        }

        /// Handles nothing.
        pub(super) fn install_without_interrupt() -> io::Result<Self> {
            Ok(Self { interrupt: false })
        }

        /// Waits for Ctrl-C, and returns the number of SIGINT.
        pub(crate) async fn received(&mut self) -> i32 {
            if !self.interrupt || tokio::signal::ctrl_c().await.is_err() {
                pending::<()>().await;
            }
            INTERRUPT
        }
    }
}
