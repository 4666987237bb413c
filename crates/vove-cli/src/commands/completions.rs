//! `vove completions`: completion scripts for shells.

use clap_complete::Shell;

use crate::{error::Result, render::Output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

/// Prints the completion script of a program.
pub(crate) fn run(args: &Args, mut program: clap::Command, output: &Output) -> Result {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "vove", &mut script);
    Ok(output.raw(&script)?)
}
