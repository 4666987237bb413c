//! `vove completions`: completion scripts for shells.

use clap_complete::Shell;

use crate::{error::Failure, render::Output};

pub(crate) fn run(shell: Shell, mut command: clap::Command, output: &Output) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "vove", &mut script);
    Ok(output.raw(&script)?)
}
