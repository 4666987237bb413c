//! Test doubles: transports that reach no network, spoil what passes, or remember it without anybody in it. Any closure is
//! one too, see [`Transport`](crate::Transport).

mod capture;
mod faults;
mod never;
mod recording;
mod replay;

pub use self::{
    capture::Capture,
    faults::{Fault, Faults},
    never::Never,
    recording::{Recorder, Recording},
    replay::Replay,
};
