//! The shipped files, as they are written by hand, and the records that they become.

use std::collections::BTreeMap;

use kernel::{Id, Nis, Postcode, Wording};
use serde::Deserialize;

use crate::model::{Fact, Mode, Need, Organisation, Place, Question, Service, ShippedError};

/// The shipped records, read.
#[derive(Debug)]
pub struct Seed {
    pub(super) sources: Vec<SourceRecord>,
    pub organisations: Vec<Organisation>,
    pub places: Vec<Place>,
    pub(super) listings: Vec<ListingFile>,
}

const SOURCES: &str = include_str!("../../../../../data/brussels/sources.toml");
const ORGANISATIONS: &str = include_str!("../../../../../data/brussels/organisations.toml");
const PLACES: &str = include_str!("../../../../../data/brussels/places.toml");
const LISTINGS: [(&str, &str); 8] = [
    (
        "refurbished-it.toml",
        include_str!("../../../../../data/listings/refurbished-it.toml"),
    ),
    (
        "youth-camps.toml",
        include_str!("../../../../../data/listings/youth-camps.toml"),
    ),
    (
        "school-platforms.toml",
        include_str!("../../../../../data/listings/school-platforms.toml"),
    ),
    (
        "teachers-tools.toml",
        include_str!("../../../../../data/listings/teachers-tools.toml"),
    ),
    (
        "teachers-courses.toml",
        include_str!("../../../../../data/listings/teachers-courses.toml"),
    ),
    (
        "seniors-courses.toml",
        include_str!("../../../../../data/listings/seniors-courses.toml"),
    ),
    (
        "epn-and-actors.toml",
        include_str!("../../../../../data/listings/epn-and-actors.toml"),
    ),
    (
        "connectivity.toml",
        include_str!("../../../../../data/listings/connectivity.toml"),
    ),
];

type Words = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
struct SourcesFile {
    source: Vec<SourceRecord>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SourceRecord {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) publisher: Option<String>,
    pub(super) year: Option<i64>,
    pub(super) dated: Option<String>,
    pub(super) language: Option<String>,
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
pub(super) struct ListingFile {
    pub(super) slug: String,
    pub(super) order: i64,
    pub(super) name: Words,
    pub(super) description: Words,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    /// Whether the source prints all of it.
    pub(super) complete: bool,
    pub(super) source: String,
    pub(super) stated_on: Option<String>,
    #[serde(default)]
    pub(super) entry: Vec<EntryRecord>,
}

#[derive(Debug, Deserialize)]
pub(super) struct EntryRecord {
    pub(super) organisation: Option<String>,
    pub(super) place: Option<String>,
    pub(super) label: Option<String>,
    pub(super) name: Option<String>,
    /// The language of the name, where it is not a proper one.
    pub(super) name_language: Option<String>,
    pub(super) website: Option<String>,
    pub(super) state: Option<String>,
    #[serde(default)]
    pub(super) says: Words,
    #[serde(default)]
    pub(super) for_whom: Words,
    pub(super) source: String,
    pub(super) stated_on: Option<String>,
}

impl EntryRecord {
    /// What the line stands for: an id, or a name.
    pub(super) fn of_what(&self) -> Option<&str> {
        let ids = [&self.organisation, &self.place, &self.label];
        ids.into_iter()
            .chain([&self.name])
            .find_map(|id| id.as_deref())
    }
}

impl ListingFile {
    /// The day up to which the source of a line speaks: its own, or that of the whole listing.
    pub(super) fn day_of<'a>(&'a self, entry: &'a EntryRecord) -> Option<&'a str> {
        entry.stated_on.as_deref().or(self.stated_on.as_deref())
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ShippedError> {
    toml::from_str(text).map_err(|error| ShippedError {
        file,
        what: error.to_string(),
    })
}

impl Seed {
    /// Reads the shipped files.
    ///
    /// # Errors
    /// The file and what is wrong in it.
    pub fn read() -> Result<Self, ShippedError> {
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

fn known<T>(
    file: &'static str,
    what: &str,
    text: &str,
    parsed: Option<T>,
) -> Result<T, ShippedError> {
    parsed.ok_or_else(|| ShippedError {
        file,
        what: format!("{what} \"{text}\" is not known"),
    })
}

fn nis(file: &'static str, text: Option<&String>) -> Result<Option<Nis>, ShippedError> {
    text.map(|text| known(file, "commune", text, Nis::parse(text)))
        .transpose()
}

fn postcode(file: &'static str, text: Option<&String>) -> Result<Option<Postcode>, ShippedError> {
    text.map(|text| known(file, "postcode", text, Postcode::parse(text)))
        .transpose()
}

fn organisation(record: OrganisationRecord) -> Result<Organisation, ShippedError> {
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

fn place(record: PlaceRecord) -> Result<Place, ShippedError> {
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
        abroad: None,
        street: None,
        point: None,
        phone: record.phone,
        email: record.email,
        website: record.website,
        hours_text: None,
        hours_said: None,
        run_by: None,
        hours: None,
        services,
        answers,
        source: record.source,
        section: record.section,
        stated_on: record.stated_on,
        confirmed_on: None,
        gone_on: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &str = "
        id = '01a20000-0000-7000-8000-000000000001'
        name = { fr = 'Un lieu' }
        kind = 'epn'
        source = 's'
    ";

    fn read_place(more: &str) -> Result<Place, ShippedError> {
        place(toml::from_str(&format!("{PLACE}{more}")).unwrap())
    }

    fn lines(free: &[bool]) -> String {
        let modes = ["on_site", "home", "remote"];
        free.iter()
            .zip(modes)
            .map(|(free, mode)| {
                format!(
                    "\n[[service]]\nneed = 'learn'\nmode = '{mode}'\nfree = {free}\nsource = 's'\n"
                )
            })
            .collect()
    }

    #[test]
    fn a_place_is_free_only_where_every_service_of_it_is() {
        for (free, answer) in [
            ([true, true].as_slice(), Some(true)),
            (&[true, false], None),
            (&[false], None),
            (&[], None),
        ] {
            let place = read_place(&lines(free)).unwrap();
            assert_eq!(place.answer(Question::Free), answer, "{free:?}");
        }
    }

    #[test]
    fn a_word_that_is_not_known_is_told_with_its_file() {
        let error = read_place(&lines(&[true]).replace("learn", "cooking")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "places.toml: need \"cooking\" is not known"
        );
        let error = read_place("postcode = '10'\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "places.toml: postcode \"10\" is not known"
        );
        assert!(Seed::read().is_ok());
    }
}
