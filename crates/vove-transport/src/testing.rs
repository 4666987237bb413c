//! Test doubles: transports that reach no network. Any closure is one too, see [`Transport`](crate::Transport).

mod capture;
mod never;
mod replay;

pub use self::{capture::Capture, never::Never, replay::Replay};
