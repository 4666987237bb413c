pub(crate) mod arguments;
mod diagnosis;
mod encode;
mod inspect;
mod jsonl;
mod machine;
mod reading;
mod suggestion;

use std::io;

use self::arguments::Mrz;
use crate::{failure::Failure, output::Output};

pub(crate) fn run(command: &Mrz, output: &Output) -> Result<(), Failure> {
    match command {
        Mrz::Inspect(inspect) if inspect.jsonl => jsonl::run(output),
        Mrz::Inspect(inspect) => inspect::run(inspect, output),
        Mrz::Encode(encode) => encode::run(encode, output),
    }
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::Configuration(format!("standard input can't be read: {error}"))
}
