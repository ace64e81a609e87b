//! Reads the whole directory: Belgium is small, and a search must not wait for a database.
//!
//! A value that this program does not know, written by a newer one or by hand, costs what hangs on it and no
//! more: the log names its row once, and everything else is there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use db::AnyConnection;
use hours::Hours;
use kernel::{Id, Nis, Point, Postcode, Wording};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::model::{
    Abroad, Board, Fact, Label, Listing, ListingEntry, Mode, Need, Organisation, Place, Question,
    Service, SourceDocument, Standing,
};

type Texts = HashMap<String, BTreeMap<String, Wording>>;

/// Everything that is active, as of one moment: read inside a snapshot.
///
/// # Errors
/// The database's.
pub async fn load_board(conn: &mut AnyConnection, labels: Vec<Label>) -> Result<Board, db::Error> {
    let position = jobs::latest_position(conn).await?;
    let organisations = organisations(conn).await?;
    let places = places(conn).await?;
    let listings = listings(conn).await?;
    let sources = sources(conn).await?;
    Ok(Board::new(
        places,
        organisations,
        listings,
        sources,
        labels,
        position,
    ))
}

/// Which rows of the tables of places are read.
#[derive(Clone, Copy)]
struct Span<'a> {
    from: &'a str,
    to: &'a str,
}

impl<'a> Span<'a> {
    /// All ids: these are of lower-case hexadecimal digits and `-`.
    const EVERY: Self = Span { from: "", to: "g" };

    fn only(id: &'a Id) -> Self {
        Span {
            from: id.as_str(),
            to: id.as_str(),
        }
    }

    /// The rows of a query whose two parameters are the first and the last id.
    async fn rows(
        self,
        conn: &mut AnyConnection,
        sql: &'static str,
    ) -> Result<Vec<AnyRow>, db::Error> {
        let query = db::query(sql).bind(self.from).bind(self.to);
        Ok(query.fetch_all(&mut *conn).await?)
    }
}

async fn rows(conn: &mut AnyConnection, sql: &'static str) -> Result<Vec<AnyRow>, db::Error> {
    Ok(db::query(sql).fetch_all(&mut *conn).await?)
}

pub(super) async fn texts(conn: &mut AnyConnection, sql: &'static str) -> Result<Texts, db::Error> {
    texts_in(rows(conn, sql).await?)
}

fn texts_in(rows: Vec<AnyRow>) -> Result<Texts, db::Error> {
    let mut texts = Texts::new();
    for row in rows {
        let (owner, field): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let wording = texts.entry(owner).or_default().entry(field).or_default();
        wording.0.insert(row.try_get(2)?, row.try_get(3)?);
    }
    Ok(texts)
}

fn names_in(rows: Vec<AnyRow>) -> Result<HashMap<String, Vec<String>>, db::Error> {
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        names
            .entry(row.try_get(0)?)
            .or_default()
            .push(row.try_get(1)?);
    }
    Ok(names)
}

fn take(texts: &mut Texts, owner: &str, field: &str) -> Wording {
    texts
        .get_mut(owner)
        .and_then(|fields| fields.remove(field))
        .unwrap_or_default()
}

static TOLD: LazyLock<Mutex<HashSet<(&'static str, String)>>> = LazyLock::new(Mutex::default);

/// The value, or nothing and a line in the log; the directory is read again and again, the line stands there once.
fn known<T>(table: &'static str, key: &str, value: Option<T>) -> Option<T> {
    if value.is_none() {
        let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert((table, key.to_owned())) {
            tracing::warn!(
                table,
                key,
                "a row holds a value that is not known here; it is left out"
            );
        }
    }
    value
}

fn id(table: &'static str, key: &str, text: &str) -> Option<Id> {
    known(table, key, Id::parse(text).ok())
}

/// What the topics begin with of the events that change what the board holds.
const TOPICS: [&str; 4] = ["place", "organisation", "listing", "source"];

/// Whether something on the board may have changed after a position of the change feed.
///
/// # Errors
/// The database's.
pub async fn changed_since(conn: &mut AnyConnection, position: i64) -> Result<bool, db::Error> {
    if jobs::trimmed_up_to(conn).await? > position {
        return Ok(true);
    }
    for topic in TOPICS {
        if !jobs::events_after(conn, topic, position, 1)
            .await?
            .is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn sources(conn: &mut AnyConnection) -> Result<BTreeMap<String, SourceDocument>, db::Error> {
    let rows = db::query(
        "select id, title, coalesce(publisher, ''), coalesce(edition, ''), coalesce(language, ''), address, licence
           from directory_source",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut sources = BTreeMap::new();
    for row in rows {
        let id: String = row.try_get(0)?;
        let document = SourceDocument {
            id: id.clone(),
            title: row.try_get(1)?,
            publisher: row.try_get(2)?,
            edition: row.try_get(3)?,
            language: row.try_get(4)?,
            address: row.try_get(5)?,
            licence: row.try_get(6)?,
        };
        sources.insert(id, document);
    }
    Ok(sources)
}

async fn organisations(conn: &mut AnyConnection) -> Result<BTreeMap<Id, Organisation>, db::Error> {
    let mut texts = texts(
        conn,
        "select organisation_id, field, language, text from directory_organisation_text",
    )
    .await?;
    let mut names = names_in(
        rows(
            conn,
            "select organisation_id, name from directory_organisation_other_name order by name",
        )
        .await?,
    )?;
    let rows = db::query(
        "select id, kind, phone, email, website, commune_nis, postcode, source_id, section, stated_on
         from directory_organisation
         where state = 'active'
         order by id",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut organisations = BTreeMap::new();
    for row in rows {
        let key: String = row.try_get(0)?;
        let Some(id) = id("directory_organisation", &key, &key) else {
            continue;
        };
        let organisation = Organisation {
            id,
            kind: row.try_get(1)?,
            name: take(&mut texts, &key, "name"),
            other_names: names.remove(&key).unwrap_or_default(),
            says: take(&mut texts, &key, "says"),
            phone: row.try_get(2)?,
            email: row.try_get(3)?,
            website: row.try_get(4)?,
            commune: row
                .try_get::<Option<String>, _>(5)?
                .as_deref()
                .and_then(Nis::parse),
            postcode: row
                .try_get::<Option<String>, _>(6)?
                .as_deref()
                .and_then(Postcode::parse),
            source: row.try_get(7)?,
            section: row.try_get(8)?,
            stated_on: row.try_get(9)?,
        };
        organisations.insert(organisation.id.clone(), organisation);
    }
    Ok(organisations)
}

async fn services(
    conn: &mut AnyConnection,
    of: Span<'_>,
) -> Result<HashMap<String, Vec<Service>>, db::Error> {
    let mut services: HashMap<String, Vec<Service>> = HashMap::new();
    let rows = of
        .rows(
            conn,
            "select place_id, need, mode, answer, source_id from directory_service
              where place_id between $1 and $2 order by place_id, need, mode",
        )
        .await?;
    for row in rows {
        let place: String = row.try_get(0)?;
        let (need, mode, answer): (String, String, String) =
            (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        let key = format!("{place} {need} {mode}");
        let parsed = Need::parse(&need).zip(Mode::parse(&mode));
        let Some((need, mode)) = known("directory_service", &key, parsed) else {
            continue;
        };
        let service = Service {
            need,
            mode,
            offered: answer == "yes",
            source: row.try_get(4)?,
        };
        services.entry(place).or_default().push(service);
    }
    Ok(services)
}

async fn answers(
    conn: &mut AnyConnection,
    of: Span<'_>,
) -> Result<HashMap<String, BTreeMap<Question, Fact>>, db::Error> {
    let mut answers: HashMap<String, BTreeMap<Question, Fact>> = HashMap::new();
    let rows = of
        .rows(
            conn,
            "select place_id, question, answer, source_id from directory_answer where place_id between $1 and $2",
        )
        .await?;
    for row in rows {
        let place: String = row.try_get(0)?;
        let (question, answer): (String, String) = (row.try_get(1)?, row.try_get(2)?);
        let key = format!("{place} {question}");
        let Some(question) = known("directory_answer", &key, Question::parse(&question)) else {
            continue;
        };
        let fact = Fact {
            yes: answer == "yes",
            source: row.try_get(3)?,
        };
        answers.entry(place).or_default().insert(question, fact);
    }
    Ok(answers)
}

pub(super) async fn places(conn: &mut AnyConnection) -> Result<Vec<Place>, db::Error> {
    let every = every_place(conn).await?;
    Ok(every
        .into_iter()
        .filter(|(_, active)| *active)
        .map(|(place, _)| place)
        .collect())
}

/// All places, and whether each is active.
pub(super) async fn every_place(conn: &mut AnyConnection) -> Result<Vec<(Place, bool)>, db::Error> {
    places_in(conn, Span::EVERY).await
}

async fn places_in(
    conn: &mut AnyConnection,
    of: Span<'_>,
) -> Result<Vec<(Place, bool)>, db::Error> {
    let mut texts = texts_in(
        of.rows(
            conn,
            "select place_id, field, language, text from directory_place_text where place_id between $1 and $2",
        )
        .await?,
    )?;
    let mut names = names_in(
        of.rows(
            conn,
            "select place_id, name from directory_place_other_name
              where place_id between $1 and $2 order by name",
        )
        .await?,
    )?;
    let mut services = services(conn, of).await?;
    let mut answers = answers(conn, of).await?;
    let rows = of.rows(
        conn,
        "select id, organisation_id, kind, label, mobile, several, region, commune_nis, postcode, street, lat, lon,
             phone, email, website, hours, source_id, section, stated_on, confirmed_on, country, abroad_postcode,
             abroad_commune, gone_on, state, hours_said, run_by
         from directory_place
         where id between $1 and $2
         order by id",
    )
    .await?;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let key: String = row.try_get("id")?;
        let Some(own_id) = id("directory_place", &key, &key) else {
            continue;
        };
        let hours_text: Option<String> = row.try_get("hours")?;
        // Hours that cannot be read are unknown hours: the place stays in the list.
        let hours = hours_text
            .as_deref()
            .and_then(|text| Hours::parse(text).ok());
        let (lat, lon): (Option<f64>, Option<f64>) = (row.try_get("lat")?, row.try_get("lon")?);
        let active = row.try_get::<String, _>("state")? == "active";
        let place = Place {
            id: own_id,
            organisation: row
                .try_get::<Option<String>, _>("organisation_id")?
                .and_then(|text| id("directory_place", &key, &text)),
            kind: row.try_get("kind")?,
            name: take(&mut texts, &key, "name"),
            other_names: names.remove(&key).unwrap_or_default(),
            says: take(&mut texts, &key, "says"),
            for_whom: take(&mut texts, &key, "for-whom"),
            price: take(&mut texts, &key, "price"),
            access: take(&mut texts, &key, "access"),
            label: row.try_get("label")?,
            mobile: row.try_get::<i64, _>("mobile")? == 1,
            several: row.try_get::<i64, _>("several")? == 1,
            region: row.try_get("region")?,
            commune: row
                .try_get::<Option<String>, _>("commune_nis")?
                .as_deref()
                .and_then(Nis::parse),
            postcode: row
                .try_get::<Option<String>, _>("postcode")?
                .as_deref()
                .and_then(Postcode::parse),
            abroad: abroad(&row)?,
            street: row.try_get("street")?,
            point: lat.zip(lon).and_then(|(lat, lon)| Point::new(lat, lon)),
            phone: row.try_get("phone")?,
            email: row.try_get("email")?,
            website: row.try_get("website")?,
            hours_text,
            hours_said: row.try_get("hours_said")?,
            run_by: row.try_get("run_by")?,
            hours,
            services: services.remove(&key).unwrap_or_default(),
            answers: answers.remove(&key).unwrap_or_default(),
            source: row.try_get("source_id")?,
            section: row.try_get("section")?,
            stated_on: row.try_get("stated_on")?,
            confirmed_on: row.try_get("confirmed_on")?,
            gone_on: row.try_get("gone_on")?,
        };
        places.push((place, active));
    }
    Ok(places)
}

fn abroad(row: &sqlx::any::AnyRow) -> Result<Option<Abroad>, db::Error> {
    let country: String = row.try_get("country")?;
    if country == "BE" {
        return Ok(None);
    }
    Ok(Some(Abroad {
        country,
        postcode: row.try_get("abroad_postcode")?,
        commune: row.try_get("abroad_commune")?,
    }))
}

/// One place, active or closed.
///
/// # Errors
/// The database's.
pub async fn any_place(conn: &mut AnyConnection, id: &Id) -> Result<Option<Place>, db::Error> {
    let found = places_in(conn, Span::only(id)).await?.into_iter().next();
    Ok(found.map(|(place, _)| place))
}

async fn listings(conn: &mut AnyConnection) -> Result<Vec<Listing>, db::Error> {
    let mut texts = texts(
        conn,
        "select listing_slug, field, language, text from directory_listing_text",
    )
    .await?;
    let mut entries = listing_entries(conn).await?;
    let mut needs = names_in(
        rows(
            conn,
            "select listing_slug, need from directory_listing_need order by listing_slug, need",
        )
        .await?,
    )?;
    let rows = db::query(
        "select slug, complete, source_id, stated_on from directory_listing order by position, slug",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut listings = Vec::new();
    for row in rows {
        let slug: String = row.try_get(0)?;
        listings.push(Listing {
            name: take(&mut texts, &slug, "name"),
            says: take(&mut texts, &slug, "says"),
            needs: needs
                .remove(&slug)
                .unwrap_or_default()
                .iter()
                .filter_map(|code| Need::parse(code))
                .collect(),
            complete: row.try_get::<i64, _>(1)? == 1,
            entries: entries.remove(&slug).unwrap_or_default(),
            source: row.try_get(2)?,
            stated_on: row.try_get(3)?,
            slug,
        });
    }
    Ok(listings)
}

async fn listing_entries(
    conn: &mut AnyConnection,
) -> Result<HashMap<String, Vec<ListingEntry>>, db::Error> {
    let mut texts = texts(
        conn,
        "select listing_slug || '/' || cast(position as text), field, language, text from directory_listing_entry_text",
    )
    .await?;
    let rows = db::query(
        "select listing_slug, position, organisation_id, place_id, label, name, name_language, website, state,
                source_id, stated_on
         from directory_listing_entry
         order by listing_slug, position",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut entries: HashMap<String, Vec<ListingEntry>> = HashMap::new();
    for row in rows {
        let slug: String = row.try_get("listing_slug")?;
        let key = format!("{slug}/{}", row.try_get::<i64, _>("position")?);
        let an_id = |column: &str| -> Result<Option<Id>, db::Error> {
            let text: Option<String> = row.try_get(column)?;
            Ok(text.and_then(|text| id("directory_listing_entry", &key, &text)))
        };
        let state: String = row.try_get("state")?;
        let Some(standing) = known("directory_listing_entry", &key, Standing::parse(&state)) else {
            continue;
        };
        let language: Option<String> = row.try_get("name_language")?;
        let entry = ListingEntry {
            organisation: an_id("organisation_id")?,
            place: an_id("place_id")?,
            label: row.try_get("label")?,
            name: row.try_get::<Option<String>, _>("name")?.map(|name| {
                let language = language.clone().unwrap_or_default();
                Wording([(language, name)].into())
            }),
            website: row.try_get("website")?,
            standing,
            says: take(&mut texts, &key, "says"),
            for_whom: take(&mut texts, &key, "for-whom"),
            source: row.try_get("source_id")?,
            stated_on: row.try_get("stated_on")?,
        };
        entries.entry(slug).or_default().push(entry);
    }
    Ok(entries)
}
