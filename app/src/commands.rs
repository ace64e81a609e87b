//! The commands of whoever runs the installation.

mod account;
mod duplicates;
mod export;
mod import;
mod mails;
mod organisation;
mod proposals;
mod quality;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use directory::{Directory, SettledAs};
use kernel::{Clock, Id, SystemClock};
use web::{Actor, Ground};

use crate::Common;
use crate::areas;
use crate::config::{Config, SETTINGS, mail_shown};
use crate::open::{self, Missing};
use crate::terminal::{harmless, say};

pub use account::{Account, account};
pub use duplicates::{Duplicates, Prefer, duplicates, prefer, show_place};
pub use export::{Export, export};
pub use import::{Import, import, map};
pub use mails::{Mails, mails};
pub use organisation::{Organisation, organisation};
pub use proposals::{Proposals, proposals};
pub use quality::{Quality, Which, due, quality};

fn config(common: &Common) -> anyhow::Result<Config> {
    Config::read(common.config.as_deref(), common.database.as_deref(), None)
}

/// The ground over a database that is there and up to date.
async fn ground(common: &Common) -> anyhow::Result<Arc<Ground>> {
    let config = config(common)?;
    let (db, _) = open::database(&config, Missing::Refuse).await?;
    let state = db::state(&db, &areas::migrations()).await?;
    if !state.pending.is_empty() {
        bail!(
            "the database lacks {} steps: run `passerelle migrate` first",
            state.pending.len()
        );
    }
    open::ground(&config, db)
}

/// # Errors
/// What is not in order.
pub async fn check(common: &Common) -> anyhow::Result<()> {
    let config = config(common)?;
    let installation = &config.installation;
    let shown = |wording: &kernel::Wording| {
        wording
            .for_reader(installation.languages[0])
            .text
            .to_owned()
    };
    let codes: Vec<&str> = installation
        .languages
        .iter()
        .map(|language| language.code())
        .collect();
    for setting in SETTINGS {
        let value = match setting.name {
            "listen" => config.listen.to_string(),
            "database" => config.database.to_string(),
            "pooler" => format!("{:?}", config.pooler).to_lowercase(),
            "name" => installation.name.clone(),
            "address" => installation.address.clone(),
            "languages" => codes.join(", "),
            "accent" => installation.accent.clone(),
            "places" => config
                .places
                .as_ref()
                .map_or_else(|| setting.default.to_owned(), |places| places.join(", ")),
            "trusted_proxies" => installation
                .trusted_proxies
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            "security_contact" => installation.security_contact.clone().unwrap_or_default(),
            "legal_entity" => shown(&installation.legal_entity),
            "locales" => config
                .locales
                .as_ref()
                .map(|path| path.display().to_string())
                .unwrap_or_default(),
            "log" => if config.log_as_json { "json" } else { "text" }.to_owned(),
            "contact.phone" => installation.contact.phone.clone(),
            "contact.phone_hours" => shown(&installation.contact.phone_hours),
            "contact.counter" => shown(&installation.contact.counter),
            "contact.post" => shown(&installation.contact.post),
            name => name
                .strip_prefix("mail.")
                .map(|name| mail_shown(&config.mail, name))
                .unwrap_or_default(),
        };
        say!("{} = {value}", setting.name);
    }
    if installation.contact.demonstration {
        say!(
            "note: no contact is set; a demonstration contact is shown, and only this machine is served"
        );
    }
    if installation.trusted_proxies.is_empty() && installation.address.starts_with("https://") {
        say!(
            "note: behind a proxy, name it in trusted_proxies and let it set X-Forwarded-For; else its address stands \
             for everybody"
        );
    }
    let mail = open::mail(&config)?;
    if !mail.is_on() {
        say!(
            "note: no mail is sent (mail.transport = none); there are lists of people to call instead"
        );
    }
    let ends = directory::school_days_end()
        .map(|(day, community)| format!("{} until {day}", community.code()));
    say!(
        "note: school holidays are known for the community {}; opening hours that depend on them are unknown after \
         their community's last day",
        ends.join(", ")
    );
    let (db, _) = open::database(&config, Missing::Refuse).await?;
    let state = db::state(&db, &areas::migrations()).await?;
    say!(
        "database: {} steps applied, {} to apply",
        state.applied.len(),
        state.pending.len()
    );
    if !state.pending.is_empty() {
        bail!(
            "the database lacks {} steps: run `passerelle migrate`",
            state.pending.len()
        );
    }
    let ground = open::ground(&config, db)?;
    let directory = Directory::open(Arc::clone(&ground)).await?;
    say!("places: {}", directory.board().places.len());
    let counts = mail::counts(&mut *ground.db.read().await?).await?;
    say!(
        "mails: {} waiting, {} given up in the last 90 days",
        counts.waiting,
        counts.given_up
    );
    if counts.given_up > 0 {
        say!("note: passerelle mail list says why, and whom to call instead");
    }
    say!("everything is in order");
    Ok(())
}

/// # Errors
/// A step that failed, or a database that is newer than this program.
pub async fn migrate(common: &Common) -> anyhow::Result<()> {
    let config = config(common)?;
    let (db, _) = open::database(&config, Missing::Refuse).await?;
    let applied = db::migrate(&db, &areas::migrations(), SystemClock.now()).await?;
    for step in &applied {
        say!("applied {step}");
    }
    say!(
        "{} steps applied; the database is up to date",
        applied.len()
    );
    let ground = open::ground(&config, db)?;
    directory::load_shipped(&ground, open::wants_places(&config, false, true)).await?;
    Ok(())
}

/// # Errors
/// A file that is there already, a full disk, or PostgreSQL (then with the command to use).
pub async fn backup(common: &Common, to: &Path) -> anyhow::Result<()> {
    let config = config(common)?;
    let (db, _) = open::database(&config, Missing::Refuse).await?;
    db::backup(&db, to).await?;
    say!("wrote {}", to.display());
    Ok(())
}

/// # Errors
/// A copy that is none of ours, or a target that is there already.
pub async fn restore(from: &Path, to: &Path) -> anyhow::Result<()> {
    db::restore(from, to).await?;
    say!(
        "{} is ready: passerelle serve --database sqlite:{}",
        to.display(),
        to.display()
    );
    Ok(())
}

/// # Errors
/// The database's.
pub async fn list_reports(common: &Common) -> anyhow::Result<()> {
    let ground = ground(common).await?;
    let directory = Directory::open(Arc::clone(&ground)).await?;
    let permit = directory::may_settle_reports(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let reports = directory::list_reports(&directory, &permit).await?;
    for report in &reports {
        say!(
            "{}  {}  [{}, {}] {} ({})",
            report.id,
            report.made_at,
            report.subject,
            report.language,
            harmless(&report.place_name),
            report.place
        );
        for line in report.message.lines() {
            say!("    {}", harmless(line));
        }
    }
    say!("{} open", reports.len());
    Ok(())
}

/// # Errors
/// An unknown report, one settled before, or an unknown outcome.
pub async fn settle_report(common: &Common, id: &str, settled_as: &str) -> anyhow::Result<()> {
    let id = Id::parse(id).with_context(|| format!("\"{id}\" is not a report's id"))?;
    let known: Vec<&str> = SettledAs::ALL
        .iter()
        .map(|outcome| outcome.code())
        .collect();
    let settled_as = SettledAs::parse(settled_as).with_context(|| {
        format!(
            "\"{settled_as}\" is not known; a report is settled as {}",
            known.join(", ")
        )
    })?;
    let ground = ground(common).await?;
    let directory = Directory::open(Arc::clone(&ground)).await?;
    let permit = directory::may_settle_reports(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    directory::settle(&directory, &permit, &id, settled_as).await?;
    say!("settled; the report is deleted in 90 days");
    Ok(())
}

/// # Errors
/// Hours that are not understood (with a proposal where there is one), or an unknown place.
pub async fn set_hours(common: &Common, id: &str, text: &str) -> anyhow::Result<()> {
    let place = place_id(id)?;
    let hours = hours_from(text).map_err(|problem| anyhow::anyhow!(problem))?;
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    directory::change_place_hours(&ground, &permit, &place, hours.as_ref()).await?;
    say!(
        "written: {}",
        hours.map_or_else(|| "unknown".to_owned(), |hours| hours.to_osm())
    );
    Ok(())
}

fn place_id(id: &str) -> anyhow::Result<Id> {
    Id::parse(id).with_context(|| format!("\"{id}\" is not a place's id"))
}

/// # Errors
/// An unknown place, or one that is closed.
pub async fn close_place(common: &Common, id: &str) -> anyhow::Result<()> {
    let place = place_id(id)?;
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    directory::close_place(&ground, &permit, &place).await?;
    say!("closed; its page says so");
    Ok(())
}

/// # Errors
/// An unknown place, one that was merged before, or one to merge into that is closed.
pub async fn merge_place(common: &Common, id: &str, into: &str) -> anyhow::Result<()> {
    let (place, into) = (place_id(id)?, place_id(into)?);
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    directory::merge_place(&ground, &permit, &place, &into).await?;
    say!("merged; its address leads to {into}");
    Ok(())
}

/// # Errors
/// An unknown or closed place, or a day that is none or has not come.
pub async fn confirm_place(common: &Common, id: &str, on: Option<&str>) -> anyhow::Result<()> {
    let place = place_id(id)?;
    let on = on
        .map(|day| {
            day.parse()
                .with_context(|| format!("\"{day}\" is not a day; write it as 2026-11-22"))
        })
        .transpose()?;
    let ground = ground(common).await?;
    let permit = directory::may_change_places(Actor::Operator)
        .map_err(|_| anyhow::anyhow!("not allowed"))?;
    let day = directory::confirm_place(&ground, &permit, &place, on).await?;
    say!("confirmed on {day}");
    Ok(())
}

/// Opening hours as people write them or in OSM syntax; `unknown` is no hours.
///
/// # Errors
/// What is not understood, or a proposal to write instead: nothing is guessed silently.
fn hours_from(text: &str) -> Result<Option<directory::hours::Hours>, String> {
    if text.trim() == "unknown" {
        return Ok(None);
    }
    match directory::hours::understand(text) {
        directory::hours::Understanding::Exact(hours) => Ok(Some(hours)),
        directory::hours::Understanding::Proposal(proposal) => {
            let others = proposal
                .others
                .iter()
                .map(|other| format!(", or \"{}\"", other.to_osm()));
            Err(format!(
                "\"{text}\" may mean several things; write \"{}\"{} if that is meant",
                proposal.hours.to_osm(),
                others.collect::<String>()
            ))
        }
        directory::hours::Understanding::NotUnderstood(problem) => Err(format!(
            "\"{}\" is not understood (characters {} to {}); write hours such as \"Mo-Fr 09:00-12:00,13:00-17:00\"",
            problem.text, problem.at.start, problem.at.end
        )),
    }
}
