//! What the tables refuse, what the board makes of rows that it does not know, how it follows the feed.

mod changes;
mod follows;
mod refusals;
mod rows;
mod seeds;

use std::sync::Arc;

use db::Db;
use i18n::Catalogue;
use kernel::{FixedClock, Id, Ids, Language, Wording};
use web::assets::Assets;
use web::observe::Counters;
use web::{Contact, Ground, Installation};

/// All that the directory stands on.
pub static MIGRATIONS: std::sync::LazyLock<Vec<db::Migration>> = std::sync::LazyLock::new(|| {
    let mut steps = jobs::migrations().to_vec();
    steps.extend(crate::MIGRATIONS);
    steps
});

/// Four organisations or places, whatever stands before the number.
fn id(number: u8) -> Id {
    Id::parse(&format!("01a20000-0000-7000-8000-{number:012}")).unwrap()
}

async fn run(db: &Db, sql: &str) -> Result<(), db::Error> {
    let mut tx = db.begin().await?;
    for statement in sql
        .split(";\n")
        .filter(|statement| !statement.trim().is_empty())
    {
        sqlx::query(sqlx::AssertSqlSafe(statement.to_owned()))
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

async fn with_right_rows(db: &Db) {
    run(db, rows::RIGHT).await.unwrap();
}

/// Monday 23 November 2026, 10 o'clock in Brussels.
const NOW: &str = "2026-11-23T09:00:00Z";

pub fn ground(db: Db) -> Arc<Ground> {
    ground_at(db, NOW)
}

pub fn ground_at(db: Db, now: &str) -> Arc<Ground> {
    let words = Wording::default;
    let accent = "#0b4f6c".to_owned();
    Arc::new(Ground {
        db,
        clock: Arc::new(FixedClock::at(now.parse().unwrap())),
        ids: Ids::System,
        catalogue: Arc::new(
            Catalogue::load(&[i18n::FORMAT, web::TEXTS, crate::TEXTS], None).unwrap(),
        ),
        assets: Assets::new(&accent),
        installation: Installation {
            name: "Passerelle".to_owned(),
            address: "http://passerelle.test".to_owned(),
            languages: Language::ALL.to_vec(),
            contact: Contact {
                phone: "+32 2 000 00 00".to_owned(),
                phone_hours: words(),
                counter: words(),
                post: words(),
                demonstration: true,
            },
            accent,
            trusted_proxies: Vec::new(),
            security_contact: None,
            legal_entity: words(),
        },
        counters: Counters::default(),
        sources: Vec::new(),
        sign_ins: std::sync::OnceLock::new(),
    })
}
