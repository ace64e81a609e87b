//! An installation without a server: a database, a clock that stands still, and the commands' own functions.

use std::io::Cursor;
use std::sync::Arc;

use db::Db;
use directory::{
    ExportReport, Exported, Follow, Format, Mapping, OpenInput, Problem, Progress, Reader, Sums,
};
use i18n::Catalogue;
use kernel::{FixedClock, Ids, Wording};
use passerelle::areas;
use web::assets::Assets;
use web::observe::Counters;
use web::{Actor, Contact, Ground, Installation};

/// Monday 23 November 2026, 10 o'clock in Brussels.
const NOW: &str = "2026-11-23T09:00:00Z";

/// A directory of its own.
pub struct Directory {
    ground: Arc<Ground>,
    _database: testkit::TestDatabase,
}

impl Directory {
    pub async fn empty() -> Self {
        Self::with(false).await
    }

    /// With the places that we ship.
    pub async fn shipped() -> Self {
        Self::with(true).await
    }

    async fn with(places: bool) -> Self {
        let database = testkit::sqlite(&areas::migrations()).await;
        let ground = Arc::new(ground(database.db()));
        directory::load_shipped(&ground, places).await.unwrap();
        Self {
            ground,
            _database: database,
        }
    }

    /// Reads a file as one of the mappings that we ship says.
    pub async fn import(&self, file: Vec<u8>, by: &str) -> (Sums, Vec<Problem>) {
        let mapping = directory::shipped_mapping(by).unwrap().unwrap();
        self.import_by(file, mapping).await
    }

    /// Reads a file as a mapping says.
    pub async fn import_by(&self, file: Vec<u8>, mapping: Mapping) -> (Sums, Vec<Problem>) {
        let permit = directory::may_change_places(Actor::Operator).ok().unwrap();
        let file: Arc<[u8]> = file.into();
        let open: OpenInput = Arc::new(move || Ok(Box::new(Cursor::new(Arc::clone(&file)))));
        let mut told = Told::default();
        let reader = Reader::new(mapping).unwrap();
        let sums = directory::import_file(&self.ground, &permit, reader, open, false, &mut told)
            .await
            .unwrap();
        (sums, told.0)
    }

    pub async fn places(&self) -> Vec<Exported> {
        directory::exported(&self.ground).await.unwrap()
    }

    pub async fn export(&self, format: Format) -> (Vec<u8>, ExportReport) {
        directory::export(&self.ground, format).await.unwrap()
    }
}

#[derive(Default)]
struct Told(Vec<Problem>);

impl Follow for Told {
    fn problem(&mut self, problem: &Problem) {
        self.0.push(problem.clone());
    }

    fn progress(&mut self, _: Progress) {}
}

fn ground(db: Db) -> Ground {
    let installation = Installation {
        name: "Passerelle".to_owned(),
        address: "http://passerelle.test".to_owned(),
        languages: kernel::Language::ALL.to_vec(),
        contact: Contact {
            phone: "+32 2 000 00 00".to_owned(),
            phone_hours: Wording::default(),
            counter: Wording::default(),
            post: Wording::default(),
            demonstration: true,
        },
        accent: "#0b4f6c".to_owned(),
        trusted_proxies: Vec::new(),
        security_contact: None,
        legal_entity: Wording::default(),
    };
    Ground {
        db,
        clock: Arc::new(FixedClock::at(NOW.parse().unwrap())),
        ids: Ids::counting(),
        catalogue: Arc::new(Catalogue::load(&areas::TEXTS, None).unwrap()),
        assets: Assets::new(&installation.accent),
        installation,
        counters: Counters::default(),
        sources: Vec::new(),
        sign_ins: std::sync::OnceLock::new(),
    }
}

/// A file of test data that lies beside the project.
pub fn shared(path: &str) -> Vec<u8> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/");
    std::fs::read(format!("{root}{path}")).unwrap_or_else(|error| panic!("{path}: {error}"))
}
