//! The root parser: global flags and the commands.

use clap::{CommandFactory, Parser, Subcommand};

use crate::{
    commands::{aml, assess, completions, demo, doctor, emulator, kyb, mrz, session, user, webhook},
    config::Target,
    error::Result,
    render::Output,
};

/// The VOVE ID toolkit: identity verification from a terminal.
#[derive(Parser)]
#[command(name = "vove", version, after_help = AFTER_HELP, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    target: Target,

    /// Print JSON, one value per line
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Print personal data and session tokens, which are masked otherwise
    #[arg(long, global = true)]
    pub(crate) reveal: bool,

    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
The API key comes from VOVE_API_KEY, or from the file named by VOVE_API_KEY_FILE; never from an argument.
The same holds for VOVE_WEBHOOK_SECRET. The emulator generates both if they are not set.

Exit codes:
  0  success
  1  the operation failed
  2  invalid arguments
  3  invalid configuration: key, environment, address, a file
  4  the API rejected the request, or does not know the reference
  5  the API can't be reached or failed: try again later
  6  the response is not as the API documents it
  143  ended by SIGTERM; `emulator` and `webhook listen` end with 0 then";

#[derive(Subcommand)]
enum Command {
    /// Show a verification from end to end: offline, without an account, with an invented persona
    Demo(demo::Args),
    /// Run a local emulator of the API, or finish a session of a running one
    Emulator(emulator::Args),
    /// Create verification sessions
    #[command(subcommand)]
    Session(session::Command),
    /// Show the verification of a user
    #[command(subcommand)]
    User(user::Command),
    /// Create and show business cases
    #[command(subcommand)]
    Kyb(kyb::Command),
    /// Screen people, and show screening cases
    #[command(subcommand)]
    Aml(aml::Command),
    /// Check the key, the address, TLS and the clock
    Doctor,
    /// Verify, sign, receive and send webhooks
    #[command(subcommand)]
    Webhook(webhook::Command),
    /// Check a saved response for consistency: matches, mismatches, and checks that could not be run
    Assess(assess::Args),
    /// Read and write machine readable zones
    #[command(subcommand)]
    Mrz(mrz::Command),
    /// Print a completion script for a shell
    Completions(completions::Args),
}

impl Cli {
    /// Whether the command is a server. It runs until a signal stops it, and ends with exit code 0 then.
    pub(crate) const fn is_server(&self) -> bool {
        match &self.command {
            Command::Emulator(args) => args.is_server(),
            Command::Webhook(command) => command.is_server(),
            _ => false,
        }
    }

    /// Runs the command.
    pub(crate) async fn run(self, output: &Output) -> Result {
        let target = &self.target;
        match self.command {
            Command::Demo(args) => demo::run(&args, output).await,
            Command::Emulator(args) => emulator::run(args, target, output).await,
            Command::Session(command) => session::run(command, target, output).await,
            Command::User(command) => user::run(command, target, output).await,
            Command::Kyb(command) => kyb::run(command, target, output).await,
            Command::Aml(command) => aml::run(command, target, output).await,
            Command::Doctor => doctor::run(target, output).await,
            Command::Webhook(command) => webhook::run(command, output).await,
            Command::Assess(args) => assess::run(&args, output),
            Command::Mrz(command) => mrz::run(&command, output),
            Command::Completions(args) => completions::run(&args, Self::command(), output),
        }
    }
}
