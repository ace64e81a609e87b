//! An empty directory, and lists to read into it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use directory::{Directory, Follow, ImportError, Input, Mapping, Problem, Progress, Reader, Sums};
use i18n::Catalogue;
use kernel::{FixedClock, Ids, Language, Wording};
use testkit::TestDatabase;
use web::assets::Assets;
use web::observe::Counters;
use web::{Actor, Contact, Ground, Installation};

use super::lists::{List, mapping};

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
        sign_ins: std::sync::OnceLock::new(),
    })
}
