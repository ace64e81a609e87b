//! The server that people meet, in process: every area over one database, a clock that only a test
//! moves, ids that count.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};

use accounts::Accounts;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use db::{Db, Migration};
use directory::Directory;
use i18n::{Catalogue, Texts};
use jobs::{Job, Schedule};
use kernel::{FixedClock, Id, Ids, Language, Wording};
use passerelle::areas::{self, Areas};
use testkit::Visitor;
use tower::ServiceExt;
use web::assets::Assets;
use web::observe::Counters;
use web::{Actor, Contact, Ground, Installation};

use crate::login_services::LoginServices;

/// Monday 23 November 2026, 10 o'clock in Brussels.
pub const NOW: &str = "2026-11-23T09:00:00Z";

/// The number of the installation's own phone.
pub const PHONE: &str = "+32 2 000 00 00";

/// The proxy that the installation trusts.
pub const PROXY: &str = "10.0.0.1";

/// Larger than any answer of ours.
const MOST: usize = 64 * 1024 * 1024;

/// Whether this run is the full form of a proof, which may take its time.
pub fn is_full_proof() -> bool {
    std::env::var("PASSERELLE_PROOF").is_ok_and(|form| form == "full")
}

pub static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(areas::migrations);

/// One server.
pub struct Server {
    pub ground: Arc<Ground>,
    pub clock: Arc<FixedClock>,
    pub directory: Arc<Directory>,
    pub accounts: Arc<Accounts>,
    pub router: Router,
    pub login_services: LoginServices,
    /// What the areas do later, and the house.
    jobs: Vec<Job>,
}

impl Server {
    /// With all that we ship, over a database that may already hold it.
    pub async fn open(db: Db) -> Self {
        Self::with(db, true, Ids::counting()).await
    }

    /// As an installation answers behind a proxy that protects the connection.
    pub async fn over_https(db: Db) -> Self {
        Self::at("https://passerelle.test", db, true, Ids::counting()).await
    }

    /// As an installation starts that wants no places of ours.
    pub async fn without_places(db: Db) -> Self {
        Self::with(db, false, Ids::counting()).await
    }

    /// Another process on the same database: its ids do not begin where the first one's do.
    pub async fn another(db: Db) -> Self {
        Self::with(db, true, Ids::System).await
    }

    async fn with(db: Db, places: bool, ids: Ids) -> Self {
        Self::at("http://passerelle.test", db, places, ids).await
    }

    async fn at(address: &str, db: Db, places: bool, ids: Ids) -> Self {
        let clock = Arc::new(FixedClock::at(NOW.parse().unwrap()));
        let mut ground = ground(db, Arc::clone(&clock), ids);
        ground.installation.address = address.to_owned();
        let ground = Arc::new(ground);
        directory::load_shipped(&ground, places).await.unwrap();
        let areas = Areas::open(&ground).await.unwrap();
        let login_services = LoginServices::new(&clock);
        areas.accounts.use_login_services(login_services.known());
        let list = areas.list();
        let mut jobs: Vec<Job> = list.iter().flat_map(|area| area.jobs.clone()).collect();
        jobs.push(jobs::housekeeping());
        Self {
            clock,
            login_services,
            jobs,
            router: passerelle::serve::router(list, Arc::clone(&ground)).unwrap(),
            directory: areas.directory,
            accounts: areas.accounts,
            ground,
        }
    }

    /// From now on mail goes out, and ends in the memory.
    pub fn send_mail(&self) -> (Arc<mail::Mail>, mail::Memory) {
        let memory = mail::Memory::default();
        let from = mail::Sender::parse("Passerelle <help@passerelle.test>").unwrap();
        let clock = Arc::clone(&self.ground.clock);
        let mail = mail::Mail::in_memory(from, memory.clone(), clock);
        self.directory.use_mail(Arc::clone(&mail));
        (mail, memory)
    }

    /// Somebody without JavaScript.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone())
    }

    /// The words of the pages.
    pub fn texts(&self, language: Language) -> Texts {
        self.ground.texts(language)
    }

    /// Asks as somebody elsewhere does, straight to us.
    pub async fn get(&self, address: &str) -> Answer {
        self.ask(&Ask::get(address)).await
    }

    /// The answer of the API, which must be one.
    pub async fn json(&self, address: &str) -> serde_json::Value {
        let answer = self.get(address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.body);
        answer.json()
    }

    pub async fn ask(&self, ask: &Ask) -> Answer {
        let mut request = Request::builder()
            .method(ask.method.clone())
            .uri(&ask.address)
            .header(header::HOST, "passerelle.test")
            .extension(ConnectInfo(SocketAddr::new(ask.from, 40_000)));
        for (name, value) in &ask.headers {
            request = request.header(name, value.as_slice());
        }
        let request = request.body(Body::from(ask.body.clone())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, MOST).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Does what has fallen due; the names of it.
    pub async fn run_due(&self) -> Vec<&'static str> {
        let (db, clock) = (self.ground.db.clone(), self.ground.clock.clone());
        Schedule::new(db, clock, self.jobs.clone()).run_due().await
    }

    /// The operator confirms a place; the server has still to read it.
    pub async fn confirm_place(&self, place: &Id) {
        let permit = directory::may_change_places(Actor::Operator).unwrap();
        directory::confirm_place(&self.ground, &permit, place, None)
            .await
            .unwrap();
    }

    /// Writes into the tables what no command writes.
    pub async fn write(&self, sql: &[String]) {
        let mut tx = self.ground.db.begin().await.unwrap();
        write(&mut tx, sql).await;
        tx.commit().await.unwrap();
    }

    /// The one number that a query gives.
    pub async fn number(&self, query: &str) -> i64 {
        let mut conn = self.ground.db.read().await.unwrap();
        sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()))
            .fetch_one(&mut *conn)
            .await
            .unwrap()
    }

    /// The one text that a query gives.
    pub async fn word(&self, query: &str) -> String {
        let mut conn = self.ground.db.read().await.unwrap();
        sqlx::query_scalar(sqlx::AssertSqlSafe(query.to_owned()))
            .fetch_one(&mut *conn)
            .await
            .unwrap()
    }

    /// Changes the tables as a command would that does not exist yet, and has the server read them anew.
    pub async fn change(&self, sql: &[String]) {
        let mut tx = self.ground.db.begin().await.unwrap();
        write(&mut tx, sql).await;
        let change = jobs::Change {
            actor: "operator",
            action: "place.changed",
            subject_kind: "place",
            subject_id: "test",
            detail: serde_json::Value::Null,
        };
        jobs::record(&mut tx, &self.ground.ids, self.ground.clock.now(), &change)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(self.directory.refresh().await.unwrap());
    }

    /// The id of the shipped place whose name contains these words.
    pub fn place_called(&self, words: &str) -> String {
        let board = self.directory.board();
        let place = board
            .places
            .iter()
            .find(|place| place.name.texts().any(|name| name.contains(words)))
            .unwrap_or_else(|| panic!("no place is called {words}"));
        place.id.to_string()
    }
}

async fn write(tx: &mut db::AnyConnection, sql: &[String]) {
    for statement in sql {
        sqlx::query(sqlx::AssertSqlSafe(statement.clone()))
            .execute(&mut *tx)
            .await
            .unwrap();
    }
}

/// One request, from anywhere.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: Method,
    pub address: String,
    pub from: IpAddr,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Ask {
    pub fn get(address: &str) -> Self {
        Self {
            method: Method::GET,
            address: address.to_owned(),
            from: "203.0.113.9".parse().unwrap(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    pub fn post(address: &str, form: &str) -> Self {
        Self {
            method: Method::POST,
            body: form.as_bytes().to_vec(),
            ..Self::get(address)
        }
        .header("content-type", "application/x-www-form-urlencoded")
    }

    pub fn from(mut self, address: &str) -> Self {
        self.from = address.parse().unwrap();
        self
    }

    pub fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

fn ground(db: Db, clock: Arc<FixedClock>, ids: Ids) -> Ground {
    let catalogue = Catalogue::load(&areas::TEXTS, None).unwrap();
    let installation = installation();
    Ground {
        db,
        clock,
        ids,
        catalogue: Arc::new(catalogue),
        assets: Assets::new(&installation.accent),
        installation,
        counters: Counters::default(),
        sources: Vec::new(),
        sign_ins: std::sync::OnceLock::new(),
    }
}

fn installation() -> Installation {
    let words = |text: &str| Wording([("fr".to_owned(), text.to_owned())].into());
    Installation {
        name: "Passerelle".to_owned(),
        address: "http://passerelle.test".to_owned(),
        languages: Language::ALL.to_vec(),
        contact: Contact {
            phone: PHONE.to_owned(),
            phone_hours: words("du lundi au vendredi, de 9 h à 17 h"),
            counter: words("guichet, rue de l'Essai 1, 1000 Bruxelles"),
            post: words("courrier, rue de l'Essai 2, 1000 Bruxelles"),
            demonstration: true,
        },
        accent: "#0b4f6c".to_owned(),
        trusted_proxies: vec![PROXY.parse().unwrap()],
        security_contact: Some("mailto:security@passerelle.test".to_owned()),
        legal_entity: Wording::default(),
    }
}

/// One value of a query, of a form or of a path, percent-encoded: whatever bytes it has.
pub fn encoded(value: impl AsRef<[u8]>) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(value.as_ref()).collect();
    // In a path a plus sign is one.
    encoded.replace('+', "%20")
}

/// What a form sends, or an address asks.
pub fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
