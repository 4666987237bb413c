use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub(crate) enum Webhook {
    /// Say whether a saved delivery is genuine, and if not, why
    Verify(Verify),
    /// Sign a body as the provider does, and print the headers
    Sign(Sign),
    /// Receive deliveries on this machine, verify them, and print one JSON object a line
    Listen(Listen),
    /// Send a signed delivery to a receiver, or a bad one on purpose
    Send(Send),
}

#[derive(Args)]
pub(crate) struct Verify {
    /// A saved HTTP request, or the lines that `vove webhook listen` prints; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The body alone, FILE then being the headers
    #[arg(long, value_name = "FILE")]
    pub(crate) body: Option<PathBuf>,

    /// Verify as if it were this time, in seconds since 1970; the time of receipt where one is saved, else now
    #[arg(long, value_name = "SECONDS", conflicts_with = "any_time")]
    pub(crate) at: Option<u64>,

    /// Accept any age: for deliveries that were saved
    #[arg(long)]
    pub(crate) any_time: bool,

    /// Say what is wrong: other headers, a clock, a rewritten body
    #[arg(long)]
    pub(crate) explain: bool,

    /// Read one vector with its own secrets a line, answer with one verdict a line
    #[arg(long, conflicts_with_all = ["body", "at", "any_time", "explain"])]
    pub(crate) jsonl: bool,
}

#[derive(Args)]
pub(crate) struct Sign {
    /// The body; `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub(crate) body: PathBuf,

    /// The message's id; a new one otherwise
    #[arg(long)]
    pub(crate) id: Option<String>,

    /// When it is sent, in seconds since 1970; now otherwise
    #[arg(long, value_name = "SECONDS")]
    pub(crate) at: Option<u64>,
}

#[derive(Args)]
pub(crate) struct Listen {
    /// Listen on this port of the loopback interface; any free one otherwise
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// Hand each genuine delivery on to this address, untouched, and answer what it answers
    #[arg(long, value_name = "URL")]
    pub(crate) forward_to: Option<String>,
}

#[derive(Args)]
pub(crate) struct Send {
    /// The receiver
    #[arg(value_name = "URL")]
    pub(crate) url: String,

    /// Any body, instead of an event made here; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["family", "ref_id", "status"])]
    pub(crate) body: Option<PathBuf>,

    /// Whose event
    #[arg(long, value_enum, default_value_t)]
    pub(crate) family: Family,

    /// The reference it is about
    #[arg(long = "ref", value_name = "REF", default_value = "cust-0042")]
    pub(crate) ref_id: String,

    /// Its status, any text; the family's first otherwise
    #[arg(long)]
    pub(crate) status: Option<String>,

    /// Send it wrong on purpose, and fail if the receiver takes it
    #[arg(long, value_enum)]
    pub(crate) bad: Option<Bad>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Family {
    #[default]
    User,
    Aml,
    Kyb,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bad {
    /// Signed an hour ago
    Stale,
    /// Signed with another secret
    Forged,
    /// Sent twice: a receiver takes both, and does the work once
    Duplicate,
    /// Its body written again with other blanks after it was signed
    Reserialised,
}
