//! The whole product in process: all areas on one database, a clock that stands still.

use std::sync::{Arc, LazyLock};

use db::Migration;
use directory::Directory;
use i18n::Catalogue;
use kernel::{FixedClock, Ids, Language, Wording};
use testkit::Visitor;
use web::assets::Assets;
use web::observe::Counters;
use web::{Contact, Ground, Installation};

/// Monday, 10 o'clock in Brussels.
const NOW: &str = "2026-11-23T09:00:00Z";

pub static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let mut all = jobs::migrations().to_vec();
    all.extend(directory::MIGRATIONS);
    all
});

/// Somebody without JavaScript in front of the shipped data.
pub async fn visitor(db: db::Db) -> Visitor {
    let ground = Arc::new(ground(db));
    directory::load_shipped(&ground, true).await.unwrap();
    let directory = Directory::open(Arc::clone(&ground)).await.unwrap();
    let mut routes = web::standing::routes();
    routes.extend(directory::area(&directory).routes);
    Visitor::new(web::router::router(routes, ground))
}

fn ground(db: db::Db) -> Ground {
    let catalogue = Catalogue::load(&[i18n::FORMAT, web::TEXTS, directory::TEXTS], None).unwrap();
    let installation = installation();
    Ground {
        db,
        clock: Arc::new(FixedClock::at(NOW.parse().unwrap())),
        ids: Ids::counting(),
        catalogue: Arc::new(catalogue),
        assets: Assets::new(&installation.accent),
        installation,
        counters: Counters::default(),
        sources: Vec::new(),
    }
}

fn installation() -> Installation {
    let words = |text: &str| Wording([("fr".to_owned(), text.to_owned())].into());
    Installation {
        name: "Passerelle".to_owned(),
        address: "http://passerelle.test".to_owned(),
        languages: Language::ALL.to_vec(),
        contact: Contact {
            phone: "+32 2 000 00 00".to_owned(),
            phone_hours: words("du lundi au vendredi, de 9 h à 17 h"),
            counter: words("rue de l'Essai 1, 1000 Bruxelles"),
            post: words("rue de l'Essai 1, 1000 Bruxelles"),
            demonstration: true,
        },
        accent: "#0b4f6c".to_owned(),
        trusted_proxies: Vec::new(),
        security_contact: None,
        legal_entity: Wording::default(),
    }
}
