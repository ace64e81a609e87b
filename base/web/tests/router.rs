//! The ways in and out of the house, with no area in it: who is let in, and where almost right
//! addresses lead.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use i18n::Catalogue;
use kernel::{FixedClock, Ids, Language, Wording};
use testkit::TestDatabase;
use tower::ServiceExt;
use web::assets::Assets;
use web::observe::Counters;
use web::{Access, Contact, Ground, Installation, Route};

struct House {
    router: Router,
    _database: TestDatabase,
}

/// What came back: status, headers as one text, body.
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl House {
    async fn open() -> Self {
        let database = testkit::sqlite(&[]).await;
        let mut routes = web::standing::routes();
        routes.push(Route::post(
            "/{language}/letter",
            Access::Public,
            async || "received",
            (),
        ));
        let router = web::router::router(routes, Arc::new(ground(database.db())));
        Self {
            router,
            _database: database,
        }
    }

    async fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "127.0.0.1:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let headers = parts.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            format!("{name}: {value}\n")
        });
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status.as_u16(),
            headers: headers.collect(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

fn ground(db: db::Db) -> Ground {
    let said = || Wording::same_everywhere("Rue du Marché 1");
    Ground {
        db,
        clock: Arc::new(FixedClock::at("2026-11-23T09:00:00Z".parse().unwrap())),
        ids: Ids::counting(),
        catalogue: Arc::new(Catalogue::load(&[i18n::FORMAT, web::TEXTS], None).unwrap()),
        installation: Installation {
            name: "Passerelle".to_owned(),
            address: "https://help.example".to_owned(),
            languages: Language::ALL.to_vec(),
            contact: Contact {
                phone: "+32 2 000 00 00".to_owned(),
                phone_hours: said(),
                counter: said(),
                post: said(),
                demonstration: true,
            },
            accent: "#5a1e6b".to_owned(),
            trusted_proxies: Vec::new(),
            security_contact: None,
            legal_entity: said(),
        },
        assets: Assets::new("#5a1e6b"),
        counters: Counters::default(),
        sources: Vec::new(),
        sign_ins: std::sync::OnceLock::new(),
    }
}

#[tokio::test]
async fn the_icon_has_the_colour_of_the_installation() {
    let house = House::open().await;
    let page = house.ask("GET", "/fr/contact", &[]).await.body;
    assert!(page.contains("fill='%235a1e6b'"), "{page}");
    let icon = house.ask("GET", "/favicon.ico", &[]).await.body;
    assert!(
        icon.contains("#5a1e6b") && !icon.contains("#0b4f6c"),
        "{icon}"
    );
}

#[tokio::test]
async fn a_form_is_received_from_our_own_pages_and_from_no_other_site() {
    let house = House::open().await;
    for own in [
        [].as_slice(),
        &[("origin", "https://help.example")],
        &[("origin", "http://127.0.0.1:8080")],
        &[("sec-fetch-site", "same-origin")],
    ] {
        let answer = house.ask("POST", "/fr/letter", own).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "received"));
    }
    for foreign in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = house.ask("POST", "/nl/letter", &[foreign]).await;
        assert_eq!(answer.status, 403, "{foreign:?}");
        assert!(
            answer.body.contains("van een andere website"),
            "{}",
            answer.body
        );
        // A link from elsewhere is a link, not a form.
        assert_eq!(
            house.ask("GET", "/nl/contact", &[foreign]).await.status,
            200
        );
    }
}

#[tokio::test]
async fn browsers_are_asked_to_tell_our_own_forms_where_they_come_from() {
    let answer = House::open().await.ask("GET", "/fr/contact", &[]).await;
    // Under `no-referrer`, browsers send `Origin: null` with the forms of this very page.
    assert!(
        answer.headers.contains("referrer-policy: same-origin\n"),
        "{}",
        answer.headers
    );
}

#[tokio::test]
async fn the_first_page_is_written_in_the_language_of_the_browser() {
    let house = House::open().await;
    for (wish, lang) in [
        ("nl-BE,nl;q=0.9", "<html lang=\"nl\" dir=\"ltr\">"),
        ("ar", "<html lang=\"ar\" dir=\"rtl\">"),
        ("tr", "<html lang=\"fr\" dir=\"ltr\">"),
    ] {
        let answer = house.ask("GET", "/", &[("accept-language", wish)]).await;
        assert!(answer.body.contains(lang), "{wish}: {}", answer.body);
        assert!(answer.headers.contains("vary: accept-language\n"));
        for language in Language::ALL {
            let link = format!("<a href=\"/{language}/\" lang=");
            assert_eq!(answer.body.matches(&link).count(), 1, "{link}");
            let found =
                format!("hreflang=\"{language}\" href=\"https://help.example/{language}/\"");
            assert!(answer.body.contains(&found), "{found}");
        }
    }
    let start = "hreflang=\"x-default\" href=\"https://help.example/\"";
    for address in ["/", "/de/contact"] {
        let answer = house.ask("GET", address, &[]).await;
        assert!(answer.body.contains(start), "{address}");
    }
    assert!(!house.ask("GET", "/de/none", &[]).await.body.contains(start));
}

#[tokio::test]
async fn an_address_that_is_almost_right_leads_to_the_right_one() {
    let house = House::open().await;
    let dutch = [("accept-language", "nl")];
    for (asked, right) in [
        ("/fr", "/fr/"),
        ("/FR", "/fr/"),
        ("/fr/contact/", "/fr/contact"),
        ("/Fr/contact?a=b", "/fr/contact?a=b"),
        ("/DE/place/7/", "/de/place/7"),
        ("/1000", "/nl/1000"),
        ("/1000?need=learn", "/nl/1000?need=learn"),
    ] {
        let answer = house.ask("GET", asked, &dutch).await;
        assert_eq!(answer.status, 308, "{asked}");
        let to = format!("location: {right}\n");
        assert!(answer.headers.contains(&to), "{asked}: {}", answer.headers);
        let varies = answer.headers.contains("vary: accept-language\n");
        assert_eq!(varies, asked.starts_with("/1000"), "{asked}");
    }
    for none in [
        "/fr/nowhere",
        "/xx/contact/",
        "//evil.example/",
        "/0999",
        "/tr",
    ] {
        assert_eq!(house.ask("GET", none, &dutch).await.status, 404, "{none}");
    }
}

#[tokio::test]
async fn search_engines_may_fetch_everything_and_read_on_the_page_what_not_to_keep() {
    let answer = House::open().await.ask("GET", "/robots.txt", &[]).await;
    assert_eq!(
        answer.body,
        "User-agent: *\nDisallow:\nSitemap: https://help.example/sitemap.xml\n"
    );
}

#[tokio::test]
async fn what_stands_in_english_among_the_sources_is_announced_in_the_pages_language() {
    let house = House::open().await;
    let answer = house.ask("GET", "/nl/sources", &[]).await;
    assert!(answer.body.contains("Statbel"), "{}", answer.body);
    assert!(answer.body.contains("<h2>Details (in het Engels)</h2>"));
}
