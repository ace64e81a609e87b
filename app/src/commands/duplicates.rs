//! Places that may be the same, and which source a region believes first.

use web::Actor;

use super::{ground, place_id};
use crate::Common;
use crate::terminal::{harmless, say};

/// What to do with places that may be the same.
#[derive(Debug, clap::Subcommand)]
pub enum Duplicates {
    /// The pairs that may be the same place, the likeliest first, with the reasons for and against.
    List {
        /// One JSON object for each pair.
        #[arg(long)]
        json: bool,
    },
    /// Looks through all places again.
    Find,
    /// Lets the first place lead to the second, which stands for both.
    Merge { id: String, into_id: String },
    /// Takes a merge back.
    Undo { id: String, other_id: String },
    /// Says that two places are not the same: they are not proposed again.
    Apart { id: String, other_id: String },
}

/// # Errors
/// An unknown place, one that is closed, or two that are not merged.
pub async fn duplicates(common: &Common, what: Duplicates) -> anyhow::Result<()> {
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let two = |one: &str, other: &str| anyhow::Ok((place_id(one)?, place_id(other)?));
    match what {
        Duplicates::List { json } => {
            let pairs = directory::list_duplicates(&ground, &permit).await?;
            for pair in &pairs {
                if json {
                    say!("{}", serde_json::to_string(pair)?);
                } else {
                    show(pair);
                }
            }
            if !json {
                say!("{} pairs", pairs.len());
            }
        }
        Duplicates::Find => match directory::find_duplicates(&ground, &permit).await? {
            Some(new) => say!("{new} new pairs may be the same place"),
            None => anyhow::bail!("too many places to look for those that may be the same"),
        },
        Duplicates::Merge { id, into_id } => {
            let (id, into) = two(&id, &into_id)?;
            directory::merge_place(&ground, &permit, &id, &into).await?;
            say!(
                "merged; {id} now leads to {into}; take it back with: passerelle duplicates undo {id} {into}"
            );
        }
        Duplicates::Undo { id, other_id } => {
            let (one, other) = two(&id, &other_id)?;
            directory::undo_merge(&ground, &permit, &one, &other).await?;
            say!("taken back; both places are there again");
        }
        Duplicates::Apart { id, other_id } => {
            let (one, other) = two(&id, &other_id)?;
            directory::keep_apart(&ground, &permit, &one, &other).await?;
            say!("kept apart; they are not proposed again");
        }
    }
    Ok(())
}

fn show(pair: &directory::Duplicate) {
    say!("{:.2}  {}  {}", pair.score, pair.place, pair.other);
    for at in 0..2 {
        say!(
            "      {} ({}) [{}]",
            harmless(&pair.names[at]),
            harmless(&pair.whereabouts[at]),
            harmless(&pair.sources[at])
        );
    }
    for (word, wanted) in [("for", true), ("against", false)] {
        let clues: Vec<String> = pair
            .reasons
            .iter()
            .filter(|reason| (reason.weight >= 0.0) == wanted)
            .map(|reason| {
                format!("{} {}", reason.clue, harmless(&reason.detail))
                    .trim()
                    .to_owned()
            })
            .collect();
        if !clues.is_empty() {
            say!("      {word}: {}", clues.join("; "));
        }
    }
}

/// Which source a region believes first.
#[derive(Debug, clap::Args)]
pub struct Prefer {
    /// A source's id, or "none"; without anything the wishes of all regions are told.
    #[arg(requires = "region")]
    source: Option<String>,
    /// BE or FR for a country; the first digits of the codes of its communes for a region: BE:21 is Brussels.
    region: Option<String>,
}

/// # Errors
/// An unknown source, or a region that is none.
pub async fn prefer(common: &Common, what: Prefer) -> anyhow::Result<()> {
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let (Some(source), Some(region)) = (what.source, what.region) else {
        for wish in directory::list_preferences(&ground, &permit).await? {
            let colon = if wish.code_prefix.is_empty() { "" } else { ":" };
            say!(
                "{}{colon}{} believes {} first",
                wish.country,
                wish.code_prefix,
                wish.source
            );
        }
        return Ok(());
    };
    let (country, prefix) = region.split_once(':').unwrap_or((&region, ""));
    let source = Some(source.as_str()).filter(|source| *source != "none");
    let remade = directory::prefer_source(&ground, &permit, country, prefix, source).await?;
    say!("written; {remade} places of several sources were made anew");
    Ok(())
}

/// What is known of a place, field by field: who says it, since when, and who says something else.
///
/// # Errors
/// An unknown place.
pub async fn show_place(common: &Common, id: &str) -> anyhow::Result<()> {
    let id = place_id(id)?;
    let ground = ground(common).await?;
    let known = directory::fields_with_origin(&ground, &id).await?;
    for (field, shown) in &known.fields {
        say!("{field} = {}", harmless(&shown.values.join(" | ")));
        say!("    {}", said_by(&shown.origin));
        for (origin, values) in &shown.others {
            say!(
                "    otherwise: {} ({})",
                harmless(&values.join(" | ")),
                said_by(origin)
            );
        }
    }
    if let Some(day) = &known.gone_on {
        say!("no source names it since {day}");
    }
    Ok(())
}

fn said_by(origin: &directory::Origin) -> String {
    match origin {
        directory::Origin::Source {
            source,
            key,
            stated_on,
        } => format!(
            "{} {}, {}",
            harmless(source),
            harmless(key),
            stated_on.as_deref().unwrap_or("no date")
        ),
        directory::Origin::Here {
            changed_at,
            changed_by,
        } => format!("changed here by {changed_by}, {changed_at}"),
    }
}
