//! Test doubles: transports that use no network, inject faults, or record exchanges without personal data. Closures are
//! transports as well, see [`Transport`](crate::Transport).

mod capture;
mod fault_injector;
mod never;
mod recording;
mod replay;

pub use self::{
    capture::Capture,
    fault_injector::{Fault, FaultInjector},
    never::Never,
    recording::{Recorder, Recording},
    replay::Replay,
};
