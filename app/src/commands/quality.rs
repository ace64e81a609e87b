//! What to ask or to mend next: `due` and `quality`.

use std::sync::Arc;

use anyhow::ensure;
use directory::{Criterion, Directory, Whom};
use kernel::Language;
use web::Actor;

use super::ground;
use crate::Common;
use crate::terminal::{harmless, say};

/// Which places, and how many of them.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// A NIS code, or its first digits: 21 for the Brussels Region.
    #[arg(long, value_name = "NIS")]
    commune: Option<String>,
    /// How many to show.
    #[arg(long, default_value_t = 100)]
    limit: usize,
}

/// What the command line says of `quality`.
#[derive(Debug, clap::Args)]
pub struct Quality {
    #[command(flatten)]
    which: Which,
    /// Only places whose score (0 to 1) is lower.
    #[arg(long, default_value_t = 0.6)]
    below: f64,
    /// The language in which it is said what to mend: fr, nl, de, en.
    #[arg(long, default_value = "en", value_name = "LANGUAGE")]
    language: String,
}

impl Which {
    /// The digits that a commune's code must begin with.
    fn prefix(&self) -> anyhow::Result<&str> {
        let prefix = self.commune.as_deref().unwrap_or_default();
        let digits = prefix.len() <= 5 && prefix.bytes().all(|byte| byte.is_ascii_digit());
        ensure!(digits, "\"{prefix}\" is no NIS code, nor its first digits");
        Ok(prefix)
    }
}

/// # Errors
/// A code that is none, or the database's.
pub async fn due(common: &Common, which: Which) -> anyhow::Result<()> {
    let prefix = which.prefix()?;
    let directory = Directory::open(Arc::clone(&ground(common).await?)).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let due = directory::due(&directory, &permit, prefix, which.limit);
    for one in &due.first {
        let known = one
            .known_on
            .map_or("no date".to_owned(), |day| day.to_string());
        let gone = one.gone_since.map_or(String::new(), |day| {
            format!(", not in its source since {day}")
        });
        say!("{}  {known} ({}{gone})", one.place.id, one.grade.code());
        whom(&one.place);
    }
    say!("{} due, {} shown", due.total, due.first.len());
    Ok(())
}

/// # Errors
/// A code that is none, a language that is not known, or the database's.
pub async fn quality(common: &Common, what: Quality) -> anyhow::Result<()> {
    let prefix = what.which.prefix()?;
    let language = Language::parse(&what.language);
    let Some(language) = language else {
        anyhow::bail!("\"{}\" is not fr, nl, de, en or ar", what.language);
    };
    let ground = ground(common).await?;
    let t = ground.texts(language);
    let directory = Directory::open(Arc::clone(&ground)).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let weak = directory::to_mend(&directory, &permit, prefix, what.below, what.which.limit);
    for one in &weak.first {
        say!("{}  {:.2}", one.place.id, one.score);
        whom(&one.place);
        let mend = |criterion: &Criterion| t.pick("mend", criterion.code());
        let mend: Vec<String> = one.mend.iter().map(mend).collect();
        say!("    {}", mend.join(" · "));
    }
    say!(
        "{} below {}, {} shown",
        weak.total,
        what.below,
        weak.first.len()
    );
    Ok(())
}

fn whom(place: &Whom) {
    say!(
        "    {} ({}){}",
        harmless(&place.name),
        harmless(&place.whereabouts),
        place
            .phone
            .as_ref()
            .map_or(String::new(), |phone| format!("  {}", harmless(phone)))
    );
}
