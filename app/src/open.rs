//! Opens the database and lays the ground: which database may be made, which places come in.

use std::sync::Arc;

use accounts::LoginService;
use anyhow::Context;
use db::{Backend, Db, Options};
use i18n::Catalogue;
use kernel::{Clock, Ids, SystemClock};
use mail::Mail;
use web::Ground;
use web::assets::Assets;
use web::ground::SourceNote;
use web::observe::Counters;

use crate::areas;
use crate::config::Config;

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/sources.rs"));
}

/// Whether a database that is not there may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Make,
    Refuse,
}

/// The database, and whether it was made just now.
///
/// # Errors
/// Why it cannot be opened; then nothing was made.
pub async fn database(config: &Config, missing: Missing) -> anyhow::Result<(Db, bool)> {
    let options = Options {
        pooler: config.pooler,
        ..Options::new(config.database.clone())
    };
    let absent = config.database.backend() == Backend::Sqlite
        && config
            .database
            .path()
            .is_some_and(|path| !std::path::Path::new(path).exists());
    if absent && missing == Missing::Make {
        return Ok((Db::create_sqlite(&options).await?, true));
    }
    Ok((Db::open(&options).await?, false))
}

/// # Errors
/// Texts that cannot be read.
pub fn ground(config: &Config, db: Db) -> anyhow::Result<Arc<Ground>> {
    let catalogue = Catalogue::load(&areas::TEXTS, config.locales.as_deref())
        .context("the texts cannot be used")?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    Ok(Arc::new(Ground {
        db,
        clock,
        ids: Ids::System,
        catalogue: Arc::new(catalogue),
        assets: Assets::new(&config.installation.accent),
        installation: config.installation.clone(),
        counters: Counters::default(),
        sources: shipped::NOTES
            .iter()
            .map(|(file, note)| SourceNote::parse(file, note))
            .collect(),
        sign_ins: std::sync::OnceLock::new(),
    }))
}

/// The installation's mail; no mail server is asked.
///
/// # Errors
/// A folder for mails that is not there.
pub fn mail(config: &Config) -> anyhow::Result<Arc<Mail>> {
    Mail::open(&config.mail, Arc::new(SystemClock)).context("mail")
}

/// The login services of the installation; none of them is asked yet.
///
/// # Errors
/// What is wrong with their settings.
pub fn login_services(config: &Config) -> anyhow::Result<Vec<LoginService>> {
    if config.login_services.is_empty() {
        return Ok(Vec::new());
    }
    let network: Arc<dyn oidc::Fetch> =
        Arc::new(oidc::Https::new().context("login_service: no certificates to trust")?);
    config
        .login_services
        .iter()
        .map(|service| service.open(&config.installation, Arc::clone(&network)))
        .collect()
}

/// Brussels comes into the default database and into new SQLite files; elsewhere only where it is asked for.
#[must_use]
pub fn wants_places(config: &Config, made: bool, empty: bool) -> bool {
    match &config.places {
        Some(places) => !empty && places.iter().any(|place| place == "brussels"),
        None => {
            !empty
                && config.database.backend() == Backend::Sqlite
                && (made || config.default_database)
        }
    }
}
