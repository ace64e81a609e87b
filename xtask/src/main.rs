//! The developer's commands.
//!
//! `cargo xtask test` is what the project runs on every change; `cargo xtask prove` shows that a
//! promise holds, with its figure. Nothing here is part of the product, and nothing heavy may be
//! added: this crate is built before anything else on a bare machine.

mod data;
mod dist;
mod ground;
mod http;
mod licences;
mod machine;
mod postgres;
mod prove;
mod readme;
mod run;
mod screenshots;
mod server;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The developer's commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything the project checks on each change, from a bare machine to one closing line.
    Test,
    /// Show that a promise holds; its figure is printed last.
    Prove {
        /// A name from `--list`.
        #[arg(required_unless_present = "list")]
        name: Option<String>,
        /// The table of our promises.
        #[arg(long)]
        list: bool,
    },
    /// Makes the files of `data/` anew from the published sources in a folder.
    Data {
        /// The folder that holds the sources; `data/README.md` names them.
        sources: std::path::PathBuf,
    },
    /// One tarball with the program, its licences and checksums, in `dist/`.
    Dist,
    /// Pictures of the main pages for the README, in `docs/screenshots/`.
    Screenshots,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Test => test::run(),
        Command::Prove { list: true, .. } => {
            prove::list();
            Ok(())
        }
        Command::Prove { name, .. } => prove::full(&name.unwrap_or_default()),
        Command::Data { sources } => data::run(&sources),
        Command::Dist => dist::run(),
        Command::Screenshots => screenshots::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
