//! `vove webhook`: verify, sign, receive and send webhooks.

mod event;
mod explain;
mod jsonl;
mod listen;
mod request_file;
mod secrets;
mod send;
mod sign;
mod verify;

use crate::{error::Result, render::Output};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Verify a saved delivery, and explain why it fails verification
    Verify(verify::Args),
    /// Sign a body as the provider does, and print the headers
    Sign(sign::Args),
    /// Receive deliveries on this machine, verify them, and print one JSON object per line
    Listen(listen::Args),
    /// Send a signed delivery to a receiver, or an invalid one with --bad
    Send(send::Args),
}

impl Command {
    pub(crate) const fn is_server(&self) -> bool {
        matches!(self, Self::Listen(_))
    }
}

pub(crate) async fn run(command: Command, output: &Output) -> Result {
    match command {
        Command::Verify(args) if args.jsonl => jsonl::run(output),
        Command::Verify(args) => verify::run(&args, output),
        Command::Sign(args) => sign::run(&args, output),
        Command::Listen(args) => listen::run(args, output).await,
        Command::Send(args) => send::run(&args, output).await,
    }
}
