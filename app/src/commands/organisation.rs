//! Organisations that the operator keeps: `organisation add`, `organisation list`, `organisation coordinates`.

use std::sync::Arc;

use anyhow::Context;
use directory::{Coverage, Directory};
use kernel::{Id, Language};
use web::Actor;

use super::ground;
use crate::Common;
use crate::terminal::{harmless, say};

/// What the command line says of organisations.
#[derive(Debug, clap::Subcommand)]
pub enum Organisation {
    /// Writes an organisation that no list names; says its id.
    Add {
        name: String,
        /// charity, library, commune, cpas, training, company, public, network or other.
        #[arg(long)]
        kind: String,
        /// The language of the name (fr, nl, de, en or ar), where it is not a proper name.
        #[arg(long)]
        language: Option<String>,
    },
    /// The organisations, by name, and which communes each coordinates.
    List {
        /// Only those whose name holds these words.
        words: Vec<String>,
    },
    /// Says which communes an organisation coordinates, instead of what it did before.
    Coordinates {
        id: String,
        /// NIS codes, or their first digits: 21 for the Brussels Region; "all" for all of Belgium.
        #[arg(conflicts_with = "nothing")]
        prefixes: Vec<String>,
        /// It coordinates no commune any more.
        #[arg(long)]
        nothing: bool,
    },
}

/// # Errors
/// What is not known or not understood, or the database's.
pub async fn organisation(common: &Common, what: Organisation) -> anyhow::Result<()> {
    let ground = ground(common).await?;
    let permit = directory::may_keep_organisations(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    match what {
        Organisation::Add {
            name,
            kind,
            language,
        } => {
            let language = language
                .map(|code| {
                    Language::parse(&code)
                        .with_context(|| format!("\"{code}\" is not fr, nl, de, en or ar"))
                })
                .transpose()?;
            let directory = Directory::open(Arc::clone(&ground)).await?;
            let id =
                directory::add_organisation(&directory, &permit, &name, &kind, language).await?;
            say!("{id}");
        }
        Organisation::List { words } => {
            let directory = Directory::open(Arc::clone(&ground)).await?;
            let listed =
                directory::list_organisations(&directory, &permit, &words.join(" ")).await?;
            for one in &listed {
                say!("{}  [{}] {}", one.id, one.kind, harmless(&one.name));
                if !one.coverage.is_empty() {
                    say!("    coordinates {}", shown(&one.coverage));
                }
            }
            say!("{} organisations", listed.len());
        }
        Organisation::Coordinates {
            id,
            prefixes,
            nothing,
        } => {
            anyhow::ensure!(
                nothing || !prefixes.is_empty(),
                "say which communes: their NIS codes, the first digits of these, or \"all\"; or --nothing"
            );
            let id =
                Id::parse(&id).with_context(|| format!("\"{id}\" is not an organisation's id"))?;
            let coverage = Coverage::parse(&prefixes)?;
            directory::coordinate(&ground, &permit, &id, &coverage).await?;
            if coverage.is_empty() {
                say!("it coordinates nothing");
            } else {
                let communes = coverage.communes().count();
                say!("it coordinates {}: {communes} communes", shown(&coverage));
            }
        }
    }
    Ok(())
}

fn shown(coverage: &Coverage) -> String {
    let shown = |prefix: &String| match prefix.as_str() {
        "" => "all".to_owned(),
        digits => digits.to_owned(),
    };
    let prefixes: Vec<String> = coverage.prefixes().iter().map(shown).collect();
    prefixes.join(", ")
}
