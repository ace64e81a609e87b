//! An empty directory, and lists to read into it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use directory::{Directory, Follow, ImportError, Input, Mapping, Problem, Progress, Reader, Sums};
use i18n::Catalogue;
use kernel::{FixedClock, Ids, Language, Wording};
use testkit::TestDatabase;
use web::assets::Assets;
use web::observe::Counters;
use web::{Actor, Contact, Ground, Installation};

/// A list of `shared/data` and the mapping that reads it.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub file: &'static str,
    pub mapping: Map,
    /// Rows as a person counts them in the file.
    pub rows: u64,
}

#[derive(Clone, Copy, Debug)]
pub enum Map {
    /// Ours, by name.
    Shipped(&'static str),
    /// A file in `tests/data/mappings`.
    OfTests(&'static str),
}

impl Map {
    /// As it is written behind `--as`.
    pub fn name(self) -> String {
        match self {
            Self::Shipped(name) => name.to_owned(),
            Self::OfTests(name) => format!("{name}.toml"),
        }
    }
}

/// All lists of places that lie there.
pub static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let rows = include_str!("../data/real-lists.csv").lines().skip(1);
    rows.map(|row| {
        let [file, mapping, rows] = row.split(',').collect::<Vec<_>>().try_into().unwrap();
        List {
            file,
            mapping: match mapping.strip_suffix(".toml") {
                Some(name) => Map::OfTests(name),
                None => Map::Shipped(mapping),
            },
            rows: rows.parse().unwrap(),
        }
    })
    .collect()
});

pub fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bytes of a list.
pub fn bytes(list: &List) -> Vec<u8> {
    bytes_of(list.file)
}

pub fn bytes_of(file: &str) -> Vec<u8> {
    let path = here("../../shared/data").join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The mapping that `passerelle map` drafts of a file, as it is.
pub fn drafted(file: &str, bytes: &[u8]) -> Mapping {
    let name = Path::new(file).file_stem().unwrap().to_string_lossy();
    let toml = directory::draft_mapping(&name, Cursor::new(bytes)).unwrap();
    Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{file}: {fault}\n{toml}"))
}

pub fn mapping(list: &List) -> Mapping {
    match list.mapping {
        Map::Shipped(name) => directory::shipped_mapping(name).unwrap().unwrap(),
        Map::OfTests(name) => {
            let path = here("data/mappings").join(format!("{name}.toml"));
            Mapping::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
        }
    }
}

/// A directory with the communes of Belgium and no place.
pub struct Empty {
    pub ground: Arc<Ground>,
    _database: TestDatabase,
}

impl Empty {
    pub async fn new() -> Self {
        let mut steps = jobs::migrations().to_vec();
        steps.extend(directory::MIGRATIONS);
        let database = testkit::sqlite(&steps).await;
        let ground = ground(database.db());
        directory::load_shipped(&ground, false).await.unwrap();
        Self {
            ground,
            _database: database,
        }
    }

    /// Reads a list by its mapping, and holds it to what is always so.
    pub async fn read(&self, list: &List, bytes: Vec<u8>) -> (Sums, Told) {
        self.read_by(mapping(list), list.file, bytes).await
    }

    /// Reads a file by any mapping.
    pub async fn read_by(&self, mapping: Mapping, file: &str, bytes: Vec<u8>) -> (Sums, Told) {
        let (sums, told) = self.try_by(mapping, bytes).await.unwrap();
        assert_eq!(sums.rows_in, sums.taken + sums.refused, "{file}");
        assert_eq!(sums.taken, sums.changed + sums.unchanged, "{file}");
        (sums, told)
    }

    pub async fn try_by(
        &self,
        mapping: Mapping,
        bytes: Vec<u8>,
    ) -> Result<(Sums, Told), ImportError> {
        let bytes = Arc::new(bytes);
        let open: directory::OpenInput =
            Arc::new(move || Ok(Box::new(Cursor::new(bytes.to_vec())) as Box<dyn Input>));
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        let reader = Reader::new(mapping).unwrap();
        let mut told = Told::default();
        let sums =
            directory::import_file(&self.ground, &permit, reader, open, false, &mut told).await?;
        Ok((sums, told))
    }

    /// All that is shown of all places, by id.
    pub async fn places(&self) -> BTreeMap<String, String> {
        let directory = Directory::open(Arc::clone(&self.ground)).await.unwrap();
        let board = directory.board();
        let places = board.places.iter();
        places
            .map(|place| (place.id.to_string(), format!("{place:?}")))
            .collect()
    }
}

/// How often each thing was said.
#[derive(Debug, Default)]
pub struct Told {
    pub remarks: BTreeMap<String, u64>,
    pub refusals: u64,
}

impl Follow for Told {
    fn problem(&mut self, problem: &Problem) {
        if problem.refused {
            self.refusals += 1;
        } else {
            let what = format!("{} {}", problem.field, problem.reason);
            *self.remarks.entry(what).or_default() += 1;
        }
    }

    fn progress(&mut self, _: Progress) {}
}

fn ground(db: db::Db) -> Arc<Ground> {
    let words = Wording::default;
    let accent = "#0b4f6c".to_owned();
    Arc::new(Ground {
        db,
        clock: Arc::new(FixedClock::at("2026-11-23T09:00:00Z".parse().unwrap())),
        ids: Ids::System,
        catalogue: Arc::new(Catalogue::load(&passerelle::areas::TEXTS, None).unwrap()),
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
    })
}
