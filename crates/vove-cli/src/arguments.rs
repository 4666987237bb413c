use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use vove_emulator::Outcome;

use crate::{
    assess::arguments::{Assess, Day},
    mrz::arguments::Mrz,
    webhook::arguments::Webhook,
};

/// The VOVE ID toolkit: identity verification from a terminal.
#[derive(Parser)]
#[command(name = "vove", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Arguments {
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

/// Which VOVE ID to talk to. There is no default.
#[derive(Args, Clone)]
pub(crate) struct Target {
    /// `production` or `sandbox` [env: VOVE_ENV]
    #[arg(long, global = true, conflicts_with = "base_url")]
    pub(crate) env: Option<String>,

    /// Any other address, an emulator's for instance [env: VOVE_BASE_URL]
    #[arg(long, global = true)]
    pub(crate) base_url: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Show a verification from end to end: offline, no account, invented people
    Demo(Demo),
    /// Run a local VOVE ID, or drive a running one
    Emulator(Emulator),
    /// Create verification sessions
    #[command(subcommand)]
    Session(Session),
    /// Look at people's verifications
    #[command(subcommand)]
    User(User),
    /// Create and look at business cases
    #[command(subcommand)]
    Kyb(Kyb),
    /// Screen people, and look at screening cases
    #[command(subcommand)]
    Aml(Aml),
    /// Check key, address, TLS and clock
    Doctor,
    /// Verify, sign, receive and send webhooks
    #[command(subcommand)]
    Webhook(Webhook),
    /// Hold a saved reply against itself: what agrees, what contradicts, what can't be known
    Assess(Assess),
    /// Read and write machine readable zones
    #[command(subcommand)]
    Mrz(Mrz),
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Args)]
pub(crate) struct Demo {
    /// Who verifies: one of the invented people
    #[arg(long, default_value = "amina-el-idrissi", value_parser = clap::builder::PossibleValuesParser::new(vove_emulator::PEOPLE))]
    pub(crate) person: String,

    /// How it ends
    #[arg(long, default_value = "successful", value_parser = outcome())]
    pub(crate) outcome: Outcome,

    /// Let the first fetch fail, so that the webhook is answered 503 and comes again
    #[arg(long)]
    pub(crate) fail_first: bool,

    #[command(flatten)]
    pub(crate) day: Day,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Emulator {
    #[command(subcommand)]
    pub(crate) command: Option<EmulatorCommand>,

    /// Listen on this port of the loopback interface; any free one otherwise
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,

    /// Send signed webhooks to this address
    #[arg(long)]
    pub(crate) webhook_url: Option<String>,

    /// How much faster than the provider to send unacknowledged webhooks again
    #[arg(long, default_value_t = 100)]
    pub(crate) speed: u32,
}

#[derive(Subcommand)]
pub(crate) enum EmulatorCommand {
    /// Finish a session of a running emulator, as a person's phone would
    Finish {
        /// The reference that the session was created for
        #[arg(value_name = "REF")]
        ref_id: String,
        /// How it ends
        #[arg(long, value_parser = outcome())]
        outcome: Outcome,
        /// Who finishes it
        #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(vove_emulator::PEOPLE))]
        person: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum Session {
    /// Create a session, or resume the active one
    Create {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Use this flow instead of the default one
        #[arg(long)]
        flow_id: Option<String>,
        /// JSON file with the claimed `firstName`, `lastName`, `gender`, `dateOfBirth`
        #[arg(long, value_name = "FILE")]
        user: Option<PathBuf>,
        /// Throw a half-done session away
        #[arg(long)]
        force: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum User {
    /// Show where a person stands, what was read, and what agrees in it; `--json --reveal` prints the reply as it came
    Get {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        #[command(flatten)]
        day: Day,
    },
    /// Wait until a person is approved or refused
    Wait {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Give up after so many seconds
        #[arg(long, default_value_t = 900)]
        deadline: u64,
        #[command(flatten)]
        day: Day,
    },
    /// Save the selfie and the document images to a folder
    Documents {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Folder to write to; nothing in it is overwritten
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Kyb {
    /// Create a case and the token for its portal
    Create {
        /// Your reference of the business
        #[arg(value_name = "REF")]
        ref_id: String,
        /// Use this flow instead of the default one
        #[arg(long)]
        flow: Option<String>,
        /// Country code, `GB`
        #[arg(long)]
        country: Option<String>,
        /// Part of the country, `England`
        #[arg(long)]
        country_state: Option<String>,
    },
    /// Show a case
    Get {
        /// VOVE ID's identifier of the case
        id: String,
    },
    /// Show cases, one a line
    List {
        #[command(flatten)]
        listing: Listing,
        /// Only those with this in name or reference
        #[arg(long)]
        search: Option<String>,
        /// Only those of this flow
        #[arg(long)]
        flow: Option<String>,
    },
    /// Show the default flow of a country
    DefaultFlow {
        /// Country code, `GB`
        country: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum Aml {
    /// Screen somebody and keep the case
    Create {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: Person,
    },
    /// Show a case
    Get {
        /// Your reference of the person
        #[arg(value_name = "REF")]
        ref_id: String,
    },
    /// Show cases, one a line
    List {
        #[command(flatten)]
        listing: Listing,
    },
    /// Put a case into a status
    SetStatus {
        /// VOVE ID's identifier of the case
        id: String,
        /// The outcome of the review
        #[arg(value_parser = ["CLEARED", "REJECTED"])]
        status: String,
    },
    /// Screen somebody once, without a case
    Screen {
        /// The flow to screen with
        #[arg(long)]
        flow: String,
        #[command(flatten)]
        person: Person,
    },
}

/// Which part of a list.
#[derive(Args)]
pub(crate) struct Listing {
    /// Begin with this page
    #[arg(long, default_value_t = 1)]
    pub(crate) page: u64,
    /// So many a page
    #[arg(long)]
    pub(crate) limit: Option<u64>,
    /// Only those in this status
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// Only those created from this instant on, in ISO 8601
    #[arg(long, value_name = "INSTANT")]
    pub(crate) start_date: Option<String>,
    /// Only those created up to this instant, in ISO 8601
    #[arg(long, value_name = "INSTANT")]
    pub(crate) end_date: Option<String>,
    /// All pages from there on
    #[arg(long)]
    pub(crate) page_all: bool,
}

/// Whom to screen. Name and date come from files, since arguments can be seen by others on the machine.
#[derive(Args)]
pub(crate) struct Person {
    /// File with the name
    #[arg(long, value_name = "FILE")]
    pub(crate) name_file: PathBuf,
    /// File with the date of birth, DD/MM/YYYY
    #[arg(long, value_name = "FILE")]
    pub(crate) dob_file: Option<PathBuf>,
    /// `male` or `female`
    #[arg(long)]
    pub(crate) gender: Option<String>,
}

fn outcome() -> impl clap::builder::TypedValueParser<Value = Outcome> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};

    PossibleValuesParser::new(Outcome::ALL.map(Outcome::as_str)).try_map(|text| text.parse::<Outcome>())
}
