//! What we ship: communes and postcodes always, places of Brussels where they are wanted.
//! A record that is already there stays as it is: whoever runs the installation may have mended it.

use std::collections::BTreeMap;

use db::AnyConnection;
use kernel::geography::Belgium;
use kernel::{Id, Nis, Postcode, Wording};
use serde::Deserialize;
use sqlx::Row;

use super::{insert_organisation, insert_place};
use crate::model::{Fact, Mode, Need, Organisation, Place, Question, Service};

/// A file of ours that cannot be used, or a database that refuses it.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error("{file}: {what}")]
    File { file: &'static str, what: String },
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// The shipped records, read.
#[derive(Debug)]
pub struct Seed {
    sources: Vec<SourceRecord>,
    pub organisations: Vec<Organisation>,
    pub places: Vec<Place>,
    listings: Vec<ListingFile>,
}

const SOURCES: &str = include_str!("../../../../data/brussels/sources.toml");
const ORGANISATIONS: &str = include_str!("../../../../data/brussels/organisations.toml");
const PLACES: &str = include_str!("../../../../data/brussels/places.toml");
const LISTINGS: [(&str, &str); 8] = [
    (
        "refurbished-it.toml",
        include_str!("../../../../data/listings/refurbished-it.toml"),
    ),
    (
        "youth-camps.toml",
        include_str!("../../../../data/listings/youth-camps.toml"),
    ),
    (
        "school-platforms.toml",
        include_str!("../../../../data/listings/school-platforms.toml"),
    ),
    (
        "teachers-tools.toml",
        include_str!("../../../../data/listings/teachers-tools.toml"),
    ),
    (
        "teachers-courses.toml",
        include_str!("../../../../data/listings/teachers-courses.toml"),
    ),
    (
        "seniors-courses.toml",
        include_str!("../../../../data/listings/seniors-courses.toml"),
    ),
    (
        "epn-and-actors.toml",
        include_str!("../../../../data/listings/epn-and-actors.toml"),
    ),
    (
        "connectivity.toml",
        include_str!("../../../../data/listings/connectivity.toml"),
    ),
];

type Words = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
struct SourcesFile {
    source: Vec<SourceRecord>,
}

#[derive(Debug, Deserialize)]
struct SourceRecord {
    id: String,
    title: String,
    publisher: Option<String>,
    year: Option<i64>,
    dated: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
struct OrganisationsFile {
    organisation: Vec<OrganisationRecord>,
}

#[derive(Deserialize)]
struct OrganisationRecord {
    id: String,
    name: Words,
    kind: String,
    #[serde(default)]
    other_names: Vec<String>,
    #[serde(default)]
    says: Words,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    commune: Option<String>,
    postcode: Option<String>,
    source: String,
    section: Option<String>,
    stated_on: Option<String>,
}

#[derive(Deserialize)]
struct PlacesFile {
    place: Vec<PlaceRecord>,
}

#[derive(Deserialize)]
struct PlaceRecord {
    id: String,
    organisation: Option<String>,
    name: Words,
    kind: String,
    #[serde(default)]
    other_names: Vec<String>,
    #[serde(default)]
    says: Words,
    #[serde(default)]
    for_whom: Words,
    label: Option<String>,
    #[serde(default)]
    mobile: bool,
    #[serde(default)]
    several: bool,
    region: Option<String>,
    commune: Option<String>,
    postcode: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    source: String,
    section: Option<String>,
    stated_on: Option<String>,
    #[serde(default)]
    service: Vec<ServiceRecord>,
}

#[derive(Deserialize)]
struct ServiceRecord {
    need: String,
    mode: String,
    #[serde(default)]
    free: bool,
    source: String,
}

#[derive(Debug, Deserialize)]
struct ListingFile {
    slug: String,
    order: i64,
    name: Words,
    description: Words,
    #[serde(default)]
    needs: Vec<String>,
    /// Whether the source prints all of it.
    complete: bool,
    source: String,
    #[serde(default)]
    entry: Vec<EntryRecord>,
}

#[derive(Debug, Deserialize)]
struct EntryRecord {
    organisation: Option<String>,
    place: Option<String>,
    label: Option<String>,
    name: Option<String>,
    website: Option<String>,
    state: Option<String>,
    #[serde(default)]
    says: Words,
    #[serde(default)]
    for_whom: Words,
    source: String,
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, SeedError> {
    toml::from_str(text).map_err(|error| SeedError::File {
        file,
        what: error.to_string(),
    })
}

impl Seed {
    /// Reads the shipped files.
    ///
    /// # Errors
    /// The file and what is wrong in it.
    pub fn read() -> Result<Self, SeedError> {
        let sources: SourcesFile = read("sources.toml", SOURCES)?;
        let organisations: OrganisationsFile = read("organisations.toml", ORGANISATIONS)?;
        let places: PlacesFile = read("places.toml", PLACES)?;
        let listings = LISTINGS
            .into_iter()
            .map(|(file, text)| read(file, text))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            sources: sources.source,
            organisations: organisations
                .organisation
                .into_iter()
                .map(organisation)
                .collect::<Result<_, _>>()?,
            places: places
                .place
                .into_iter()
                .map(place)
                .collect::<Result<_, _>>()?,
            listings,
        })
    }
}

fn known<T>(file: &'static str, what: &str, text: &str, parsed: Option<T>) -> Result<T, SeedError> {
    parsed.ok_or_else(|| SeedError::File {
        file,
        what: format!("{what} \"{text}\" is not known"),
    })
}

fn nis(file: &'static str, text: Option<&String>) -> Result<Option<Nis>, SeedError> {
    text.map(|text| known(file, "commune", text, Nis::parse(text)))
        .transpose()
}

fn postcode(file: &'static str, text: Option<&String>) -> Result<Option<Postcode>, SeedError> {
    text.map(|text| known(file, "postcode", text, Postcode::parse(text)))
        .transpose()
}

fn organisation(record: OrganisationRecord) -> Result<Organisation, SeedError> {
    const FILE: &str = "organisations.toml";
    Ok(Organisation {
        id: known(FILE, "id", &record.id, Id::parse(&record.id).ok())?,
        kind: record.kind,
        name: Wording(record.name),
        other_names: record.other_names,
        says: Wording(record.says),
        phone: record.phone,
        email: record.email,
        website: record.website,
        commune: nis(FILE, record.commune.as_ref())?,
        postcode: postcode(FILE, record.postcode.as_ref())?,
        source: record.source,
        section: record.section,
        stated_on: record.stated_on,
    })
}

fn place(record: PlaceRecord) -> Result<Place, SeedError> {
    const FILE: &str = "places.toml";
    let mut services = Vec::new();
    for line in &record.service {
        services.push(Service {
            need: known(FILE, "need", &line.need, Need::parse(&line.need))?,
            mode: known(FILE, "mode", &line.mode, Mode::parse(&line.mode))?,
            offered: true,
            source: line.source.clone(),
        });
    }
    let mut answers = BTreeMap::new();
    // Free counts for the place only where every service of it is said to be free.
    if let Some(first) = record
        .service
        .first()
        .filter(|_| record.service.iter().all(|line| line.free))
    {
        answers.insert(
            Question::Free,
            Fact {
                yes: true,
                source: first.source.clone(),
            },
        );
    }
    Ok(Place {
        id: known(FILE, "id", &record.id, Id::parse(&record.id).ok())?,
        organisation: record
            .organisation
            .map(|text| known(FILE, "organisation", &text, Id::parse(&text).ok()))
            .transpose()?,
        kind: record.kind,
        name: Wording(record.name),
        other_names: record.other_names,
        says: Wording(record.says),
        for_whom: Wording(record.for_whom),
        price: Wording::default(),
        access: Wording::default(),
        label: record.label,
        mobile: record.mobile,
        several: record.several,
        region: record.region,
        commune: nis(FILE, record.commune.as_ref())?,
        postcode: postcode(FILE, record.postcode.as_ref())?,
        street: None,
        point: None,
        phone: record.phone,
        email: record.email,
        website: record.website,
        hours_text: None,
        hours: None,
        services,
        answers,
        source: record.source,
        section: record.section,
        stated_on: record.stated_on,
        confirmed_on: None,
    })
}

/// Communes and postcodes, as this release knows them; twice changes nothing.
///
/// # Errors
/// The database's.
pub async fn load_reference(tx: &mut AnyConnection) -> Result<(), db::Error> {
    let belgium = Belgium::get();
    let known: i64 = db::query("select count(*) from directory_postcode")
        .fetch_one(&mut *tx)
        .await?
        .try_get(0)?;
    let pairs: usize = belgium
        .communes()
        .iter()
        .map(|commune| commune.postcodes.len())
        .sum();
    if usize::try_from(known).is_ok_and(|known| known == pairs) {
        return Ok(());
    }
    for commune in belgium.communes() {
        let nis = commune.nis.to_string();
        db::query(
            "insert into directory_commune (nis, name_fr, name_nl, name_de) values ($1, $2, $3, $4)
             on conflict (nis) do update
             set name_fr = excluded.name_fr, name_nl = excluded.name_nl, name_de = excluded.name_de",
        )
        .bind(nis.as_str())
        .bind(commune.names.fr)
        .bind(commune.names.nl)
        .bind(commune.names.de)
        .execute(&mut *tx)
        .await?;
        for postcode in &commune.postcodes {
            db::query("insert into directory_postcode (postcode, nis) values ($1, $2) on conflict (postcode, nis) do nothing")
                .bind(postcode.to_string())
                .bind(nis.as_str())
                .execute(&mut *tx)
                .await?;
        }
    }
    Ok(())
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
    db::query("insert into directory_listing (slug, position, complete, source_id) values ($1, $2, $3, $4)")
        .bind(listing.slug.as_str())
        .bind(listing.order)
        .bind(i64::from(listing.complete))
        .bind(listing.source.as_str())
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
        insert_entry(tx, &listing.slug, position, entry).await?;
    }
    Ok(())
}

async fn insert_entry(
    tx: &mut AnyConnection,
    slug: &str,
    position: i64,
    entry: &EntryRecord,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_listing_entry
             (listing_slug, position, organisation_id, place_id, label, name, website, state, source_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(slug)
    .bind(position)
    .bind(entry.organisation.clone())
    .bind(entry.place.clone())
    .bind(entry.label.clone())
    .bind(entry.name.clone())
    .bind(entry.website.clone())
    .bind(entry.state.as_deref().unwrap_or("offered"))
    .bind(entry.source.as_str())
    .execute(&mut *tx)
    .await?;
    for (field, words) in [("says", &entry.says), ("for-whom", &entry.for_whom)] {
        for (language, text) in words {
            db::query(
                "insert into directory_listing_entry_text (listing_slug, position, field, language, text)
                 values ($1, $2, $3, $4, $5)",
            )
            .bind(slug)
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
