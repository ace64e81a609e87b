//! The program: commands, and the list of areas. `main.rs` only calls [`run`]; tests build the same server.

pub mod areas;
mod commands;
pub mod config;
pub mod open;
pub mod serve;
mod terminal;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::terminal::{say, say_aside};

/// Passerelle: help with digital things, near people.
#[derive(Debug, Parser)]
#[command(
    name = "passerelle",
    version,
    about = "Passerelle: help with digital things, near people"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The settings file; without it, passerelle.toml in this folder where there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// sqlite:PATH or postgres://… (setting `database`).
    #[arg(long, global = true, value_name = "ADDRESS")]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers requests until it is told to stop; the command where none is given.
    Serve {
        /// Where to listen (setting `listen`).
        #[arg(long, value_name = "HOST:PORT")]
        listen: Option<String>,
        /// Starts a new database without the places of Brussels.
        #[arg(long)]
        empty: bool,
    },
    /// Says what the settings are and whether everything is in order; changes nothing.
    Check,
    /// Brings the tables of the database up to date.
    Migrate,
    /// Writes a copy of the database to a new file, while it is in use.
    Backup { to: PathBuf },
    /// Makes a new database file out of a copy.
    Restore { from: PathBuf, to: PathBuf },
    /// What people reported as wrong.
    Reports {
        #[command(subcommand)]
        what: Reports,
    },
    /// Places that people proposed without an account.
    Proposals {
        #[command(subcommand)]
        what: commands::Proposals,
    },
    /// Changes the facts of a place.
    Place {
        #[command(subcommand)]
        what: Place,
    },
    /// Organisations, and which communes each coordinates.
    Organisation {
        #[command(subcommand)]
        what: commands::Organisation,
    },
    /// Who may enter: invites the first administrator of an organisation, closes accounts.
    Account {
        #[command(subcommand)]
        what: commands::Account,
    },
    /// Mails that could not be sent: whom to call instead.
    Mail {
        #[command(subcommand)]
        what: commands::Mails,
    },
    /// Reads a list of places into the directory: every row is told, nothing is taken twice.
    Import(commands::Import),
    /// Writes all places in a form that others read; what does not fit is told on standard error.
    Export(commands::Export),
    /// Drafts a mapping (their columns and values to ours) by looking at a file, on standard output.
    Map { file: PathBuf },
    /// Places that may be the same.
    Duplicates {
        #[command(subcommand)]
        what: commands::Duplicates,
    },
    /// Lets a region believe one source before the others.
    Prefer(commands::Prefer),
    /// Places whose facts are to be confirmed, the oldest first.
    Due(commands::Which),
    /// How much is known of each place, the worst first, and what to mend.
    Quality(commands::Quality),
    /// Prints the reference of all settings, as docs/configuration.md has it.
    #[command(hide = true)]
    ConfigReference,
}

#[derive(Debug, Subcommand)]
enum Reports {
    /// The open reports, oldest first.
    List,
    /// Settles a report: mended, nothing_wrong or not_useful.
    Settle { id: String, settled_as: String },
}

#[derive(Debug, Subcommand)]
enum Place {
    /// What is known of a place, field by field: who says it, since when, who says something else.
    Show { id: String },
    /// Writes the opening hours of a place: as people write them, or in OSM syntax; "unknown" forgets them.
    Hours { id: String, hours: String },
    /// Closes a place that is no more: its page says so.
    Close { id: String },
    /// Lets the address of a place lead to another one that stands for the same, and closes it.
    Merge { id: String, into_id: String },
    /// Writes that the facts of a place were confirmed: today, or on a day such as 2026-11-22.
    Confirm { id: String, date: Option<String> },
}

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            return failed(&anyhow::anyhow!(
                "the program cannot start its threads: {error}"
            ));
        }
    };
    let outcome = runtime.block_on(async {
        match cli.command.unwrap_or(Command::Serve {
            listen: None,
            empty: false,
        }) {
            Command::Serve { listen, empty } => serve::run(&cli.common, listen, empty).await,
            Command::Check => commands::check(&cli.common).await,
            Command::Migrate => commands::migrate(&cli.common).await,
            Command::Backup { to } => commands::backup(&cli.common, &to).await,
            Command::Restore { from, to } => commands::restore(&from, &to).await,
            Command::Reports {
                what: Reports::List,
            } => commands::list_reports(&cli.common).await,
            Command::Reports {
                what: Reports::Settle { id, settled_as },
            } => commands::settle_report(&cli.common, &id, &settled_as).await,
            Command::Place {
                what: Place::Hours { id, hours },
            } => commands::set_hours(&cli.common, &id, &hours).await,
            Command::Place {
                what: Place::Close { id },
            } => commands::close_place(&cli.common, &id).await,
            Command::Place {
                what: Place::Merge { id, into_id },
            } => commands::merge_place(&cli.common, &id, &into_id).await,
            Command::Place {
                what: Place::Confirm { id, date },
            } => commands::confirm_place(&cli.common, &id, date.as_deref()).await,
            Command::Place {
                what: Place::Show { id },
            } => commands::show_place(&cli.common, &id).await,
            Command::Proposals { what } => commands::proposals(&cli.common, what).await,
            Command::Organisation { what } => commands::organisation(&cli.common, what).await,
            Command::Account { what } => commands::account(&cli.common, what).await,
            Command::Mail { what } => commands::mails(&cli.common, what).await,
            Command::Import(what) => commands::import(&cli.common, what).await,
            Command::Export(what) => commands::export(&cli.common, what).await,
            Command::Map { file } => commands::map(&file),
            Command::Duplicates { what } => commands::duplicates(&cli.common, what).await,
            Command::Prefer(what) => commands::prefer(&cli.common, what).await,
            Command::Due(which) => commands::due(&cli.common, which).await,
            Command::Quality(what) => commands::quality(&cli.common, what).await,
            Command::ConfigReference => {
                say!("{}", config::reference().trim_end());
                Ok(())
            }
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    say_aside!("passerelle: {error:#}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Every command in full, such as `place show`.
    fn names(command: &clap::Command, before: &str) -> Vec<String> {
        let mut all = Vec::new();
        for inner in command.get_subcommands().filter(|it| !it.is_hide_set()) {
            let name = format!("{before}{}", inner.get_name());
            if inner.has_subcommands() {
                all.extend(names(inner, &format!("{name} ")));
            } else {
                all.push(name);
            }
        }
        all
    }

    #[test]
    fn the_changelog_names_every_command_or_all_of_its_group() {
        let changelog = include_str!("../../CHANGELOG.md");
        let is_named = |name: &str| changelog.contains(&format!("`{name}`"));
        let missing: Vec<String> = names(&Cli::command(), "")
            .into_iter()
            .filter(|name| {
                let group = name.split(' ').next().unwrap_or_default();
                !is_named(name) && !is_named(group)
            })
            .collect();
        assert_eq!(missing, [""; 0]);
    }
}
