//! What we ship: places of Brussels, where they are wanted.
//! A record that is already there stays as it is: whoever runs the installation may have mended it.

use db::AnyConnection;

use super::{insert_organisation, insert_place};
use crate::model::ShippedError;

mod files;

pub use files::Seed;
use files::{EntryRecord, ListingFile};

/// A file of ours that cannot be used, or a database that refuses it.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(transparent)]
    File(#[from] ShippedError),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Whether any place was ever loaded.
///
/// # Errors
/// The database's.
pub async fn has_places(conn: &mut AnyConnection) -> Result<bool, db::Error> {
    Ok(db::query("select 1 from directory_place limit 1")
        .fetch_optional(&mut *conn)
        .await?
        .is_some())
}

/// Puts the shipped places, organisations and listings in; those already there stay. How many places came in.
///
/// # Errors
/// The database's.
pub async fn load_seed(tx: &mut AnyConnection, seed: &Seed) -> Result<usize, db::Error> {
    for source in &seed.sources {
        db::query(
            "insert into directory_source (id, title, publisher, edition, language) values ($1, $2, $3, $4, $5)
             on conflict (id) do nothing",
        )
        .bind(source.id.as_str())
        .bind(source.title.as_str())
        .bind(source.publisher.clone())
        .bind(source.dated.clone().or_else(|| source.year.map(|year| year.to_string())))
        .bind(source.language.clone().filter(|language| language.len() == 2))
        .execute(&mut *tx)
        .await?;
    }
    for organisation in &seed.organisations {
        if !exists(
            tx,
            "select 1 from directory_organisation where id = $1",
            organisation.id.as_str(),
        )
        .await?
        {
            insert_organisation(tx, organisation).await?;
        }
    }
    let mut came_in = 0;
    for place in &seed.places {
        if !exists(
            tx,
            "select 1 from directory_place where id = $1",
            place.id.as_str(),
        )
        .await?
        {
            insert_place(tx, place).await?;
            came_in += 1;
        }
    }
    for listing in &seed.listings {
        if !exists(
            tx,
            "select 1 from directory_listing where slug = $1",
            &listing.slug,
        )
        .await?
        {
            insert_listing(tx, listing).await?;
        }
        date_listing(tx, listing).await?;
    }
    Ok(came_in)
}

async fn exists(tx: &mut AnyConnection, sql: &'static str, key: &str) -> Result<bool, db::Error> {
    Ok(db::query(sql)
        .bind(key)
        .fetch_optional(&mut *tx)
        .await?
        .is_some())
}

async fn insert_listing(tx: &mut AnyConnection, listing: &ListingFile) -> Result<(), db::Error> {
    db::query("insert into directory_listing (slug, position, complete, source_id, stated_on) values ($1, $2, $3, $4, $5)")
        .bind(listing.slug.as_str())
        .bind(listing.order)
        .bind(i64::from(listing.complete))
        .bind(listing.source.as_str())
        .bind(listing.stated_on.clone())
        .execute(&mut *tx)
        .await?;
    for (field, words) in [("name", &listing.name), ("says", &listing.description)] {
        for (language, text) in words {
            db::query("insert into directory_listing_text (listing_slug, field, language, text) values ($1, $2, $3, $4)")
                .bind(listing.slug.as_str())
                .bind(field)
                .bind(language.as_str())
                .bind(text.as_str())
                .execute(&mut *tx)
                .await?;
        }
    }
    for need in &listing.needs {
        db::query("insert into directory_listing_need (listing_slug, need) values ($1, $2)")
            .bind(listing.slug.as_str())
            .bind(need.as_str())
            .execute(&mut *tx)
            .await?;
    }
    for (position, entry) in (0_i64..).zip(&listing.entry) {
        insert_entry(tx, listing, position, entry).await?;
    }
    Ok(())
}

/// Listings that an earlier release loaded have no dates yet, and no language of their names: those lines get them
/// that still are what we ship.
async fn date_listing(tx: &mut AnyConnection, listing: &ListingFile) -> Result<(), db::Error> {
    db::query(
        "update directory_listing set stated_on = $2
         where slug = $1 and source_id = $3 and stated_on is null",
    )
    .bind(listing.slug.as_str())
    .bind(listing.stated_on.clone())
    .bind(listing.source.as_str())
    .execute(&mut *tx)
    .await?;
    for (position, entry) in (0_i64..).zip(&listing.entry) {
        db::query(
            "update directory_listing_entry set stated_on = $3, name_language = $4
             where listing_slug = $1 and position = $2 and stated_on is null and source_id = $5
                 and coalesce(organisation_id, place_id, label, name) = $6",
        )
        .bind(listing.slug.as_str())
        .bind(position)
        .bind(listing.day_of(entry).map(str::to_owned))
        .bind(entry.name_language.clone())
        .bind(entry.source.as_str())
        .bind(entry.of_what().map(str::to_owned))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

async fn insert_entry(
    tx: &mut AnyConnection,
    listing: &ListingFile,
    position: i64,
    entry: &EntryRecord,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_listing_entry
             (listing_slug, position, organisation_id, place_id, label, name, name_language, website, state, source_id,
              stated_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(listing.slug.as_str())
    .bind(position)
    .bind(entry.organisation.clone())
    .bind(entry.place.clone())
    .bind(entry.label.clone())
    .bind(entry.name.clone())
    .bind(entry.name_language.clone())
    .bind(entry.website.clone())
    .bind(entry.state.as_deref().unwrap_or("offered"))
    .bind(entry.source.as_str())
    .bind(listing.day_of(entry).map(str::to_owned))
    .execute(&mut *tx)
    .await?;
    for (field, words) in [("says", &entry.says), ("for-whom", &entry.for_whom)] {
        for (language, text) in words {
            db::query(
                "insert into directory_listing_entry_text (listing_slug, position, field, language, text)
                 values ($1, $2, $3, $4, $5)",
            )
            .bind(listing.slug.as_str())
            .bind(position)
            .bind(field)
            .bind(language.as_str())
            .bind(text.as_str())
            .execute(&mut *tx)
            .await?;
        }
    }
    Ok(())
}
