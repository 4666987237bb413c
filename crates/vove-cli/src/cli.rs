//! The root parser: global flags and commands.

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::{
    commands::{aml, assess, completions, demo, doctor, emulator, kyb, mrz, session, user, webhook},
    config::Target,
    error::Failure,
    render::Output,
};

/// The VOVE ID toolkit: identity verification from a terminal.
#[derive(Parser)]
#[command(name = "vove", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) target: Target,

    /// Print JSON for machines, one value a line
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// Print what belongs to a person, and session tokens; masked otherwise
    #[arg(long, global = true)]
    pub(crate) reveal: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
The API key comes from VOVE_API_KEY, or from the file that VOVE_API_KEY_FILE names; never from an argument.
Likewise VOVE_WEBHOOK_SECRET. The emulator makes its own of both when they are not set.

Exit codes:
  0  done
  1  something that should have happened did not
  2  wrong arguments
  3  the configuration is unusable: key, environment, address, a file
  4  the API refuses the call, or knows nothing by this reference
  5  the API can't be reached or failed: try again later
  6  the reply is not what the API documents";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show a verification from end to end: offline, no account, invented people
    Demo(demo::Args),
    /// Run a local VOVE ID, or drive a running one
    Emulator(emulator::Args),
    /// Create verification sessions
    #[command(subcommand)]
    Session(session::Command),
    /// Look at people's verifications
    #[command(subcommand)]
    User(user::Command),
    /// Create and look at business cases
    #[command(subcommand)]
    Kyb(kyb::Command),
    /// Screen people, and look at screening cases
    #[command(subcommand)]
    Aml(aml::Command),
    /// Check key, address, TLS and clock
    Doctor,
    /// Verify, sign, receive and send webhooks
    #[command(subcommand)]
    Webhook(webhook::Command),
    /// Hold a saved reply against itself: what agrees, what contradicts, what can't be known
    Assess(assess::Args),
    /// Read and write machine readable zones
    #[command(subcommand)]
    Mrz(mrz::Command),
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// Runs the command.
pub(crate) async fn run(cli: Cli, output: &Output) -> Result<(), Failure> {
    let Cli { target, command, .. } = cli;
    match command {
        Command::Demo(args) => demo::run(&args, output).await,
        Command::Emulator(args) => emulator::run(args, &target, output).await,
        Command::Session(command) => session::run(command, &target, output).await,
        Command::User(command) => user::run(command, &target, output).await,
        Command::Kyb(command) => kyb::run(command, &target, output).await,
        Command::Aml(command) => aml::run(command, &target, output).await,
        Command::Doctor => doctor::run(&target, output).await,
        Command::Webhook(command) => webhook::run(command, output).await,
        Command::Assess(args) => assess::run(&args, output),
        Command::Mrz(command) => mrz::run(&command, output),
        Command::Completions { shell } => completions::run(shell, Cli::command(), output),
    }
}
