//! When something does not work: in the person's language, with the phone and a way on; as
//! problem+json for machines.

use axum::http::Method;
use jiff::SignedDuration;
use kernel::Language;
use testkit::Visitor;
use web::{Access, Problem, Route};

use crate::ground::{Answer, Ask, MIGRATIONS, Server};
use crate::without_javascript::says;

/// An error page has one heading, says it in the page's language, and has the three ways without a
/// screen, a way back to the start and one to a person; nothing of our insides.
fn helps(server: &Server, person: &Visitor, language: Language, problem: &str) {
    let (t, at) = (server.texts(language), person.url());
    assert_eq!(person.attributes("html", "lang"), [language.code()], "{at}");
    assert_eq!(person.attributes("html", "dir"), [language.direction()]);
    assert_eq!(
        person.find("h1"),
        [t.get(&format!("problem-{problem}-title"))],
        "{at}"
    );
    assert!(
        says(person, t.get(&format!("problem-{problem}-what"))),
        "{at}"
    );
    assert_eq!(
        person.attributes("main ul.choices a", "href"),
        [format!("/{language}/"), format!("/{language}/contact")],
        "{at}"
    );
    let contact = &server.ground.installation.contact;
    let phone = format!("tel:{}", contact.phone_link());
    assert!(
        person.attributes("aside a", "href").contains(&phone),
        "{at}"
    );
    for way in [&contact.phone_hours, &contact.counter, &contact.post] {
        assert!(says(person, way.for_reader(language).text), "{at}");
    }
    assert_eq!(
        person.attributes("meta[name=robots]", "content"),
        ["noindex"]
    );
    for inside in ["sqlx", "select ", "panicked", "directory_"] {
        assert!(!person.html().contains(inside), "{at} shows {inside}");
    }
}

/// A problem for machines (RFC 9457).
fn is_problem(answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let body = answer.json();
    assert_eq!(body["type"], format!("urn:passerelle:problem:{kind}"));
    assert_eq!(body["status"], status);
    for text in ["title", "detail"] {
        let text = body[text].as_str().unwrap();
        assert!(text.contains(' '), "a sentence, not a key: {text}");
    }
}

const UNKNOWN: &str = "0193a1c0-0000-7000-8000-000000000001";

async fn a_page_that_is_not_there_is_404(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    for language in Language::ALL {
        for path in [
            "nowhere".to_owned(),
            "place/nonsense".to_owned(),
            format!("place/{UNKNOWN}"),
            format!("place/{UNKNOWN}/report"),
            format!("place/{UNKNOWN}/thanks"),
            format!("organisation/{UNKNOWN}"),
            "commune/99999".to_owned(),
            "listing/none".to_owned(),
            "0000".to_owned(),
            "a/b/c/d/e".to_owned(),
        ] {
            person.visit(&format!("/{language}/{path}")).await;
            assert_eq!(person.status(), 404, "{}", person.url());
            helps(&server, &person, language, "not-found");
        }
    }
    person.visit("/xx/1000").await;
    assert_eq!(person.status(), 404);
    helps(&server, &person, Language::French, "not-found");
    is_problem(&server.get("/api/v1/nowhere").await, 404, "not-found");
    let unknown = format!("/api/v1/places/{UNKNOWN}");
    is_problem(&server.get(&unknown).await, 404, "not-found");
}

async fn a_closed_place_is_410_and_a_merged_one_leads_on(db: db::Db) {
    let server = Server::open(db).await;
    let closed = server.place_called("Sapiens");
    let stays = server.place_called("L’Atelier du Web");
    let merged = server.place_called("EPN Bravvo");
    let organisation = server
        .directory
        .board()
        .organisations
        .keys()
        .next()
        .unwrap()
        .to_string();
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    let id = |text: &str| kernel::Id::parse(text).unwrap();
    directory::close_place(&server.ground, &permit, &id(&closed))
        .await
        .unwrap();
    directory::merge_place(&server.ground, &permit, &id(&merged), &id(&stays))
        .await
        .unwrap();
    server
        .change(&[format!(
            "update directory_organisation set state = 'closed' where id = '{organisation}'"
        )])
        .await;
    let mut person = server.visitor();
    for language in Language::ALL {
        for path in [
            format!("place/{closed}"),
            format!("place/{closed}/report"),
            format!("organisation/{organisation}"),
        ] {
            person.visit(&format!("/{language}/{path}")).await;
            assert_eq!(person.status(), 410, "{}", person.url());
            helps(&server, &person, language, "gone");
        }
        let moved = server.get(&format!("/{language}/place/{merged}")).await;
        assert_eq!(moved.status, 308);
        assert_eq!(
            moved.header("location"),
            format!("/{language}/place/{stays}")
        );
        person.visit(&format!("/{language}/place/{merged}")).await;
        assert_eq!(person.find("h1"), ["L’Atelier du Web"]);
    }
    is_problem(
        &server.get(&format!("/api/v1/places/{closed}")).await,
        410,
        "gone",
    );
    let moved = server.get(&format!("/api/v1/places/{merged}")).await;
    assert_eq!(moved.status, 308);
    assert_eq!(moved.header("location"), format!("/api/v1/places/{stays}"));
    let all = server.json("/api/v1/places.geojson").await.to_string();
    assert!(all.contains(&stays) && !all.contains(&closed) && !all.contains(&merged));
}

/// The page that came back, as its reader meets it.
async fn seen(server: &Server, ask: &Ask) -> (Answer, Visitor) {
    let answer = server.ask(ask).await;
    let (html, status) = (answer.body.clone(), answer.status);
    let page = move || async move { (status, axum::response::Html(html)) };
    let mut person = Visitor::new(axum::Router::new().fallback(page));
    person.visit(&ask.address).await;
    (answer, person)
}

async fn a_method_that_an_address_does_not_know_is_405(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let (answer, person) = seen(&server, &Ask::post(&format!("/{language}/1000"), "a=b")).await;
        assert_eq!(answer.status, 405);
        assert!(answer.header("allow").contains("GET"), "{answer:?}");
        helps(&server, &person, language, "method");
    }
    let mut ask = Ask::get("/api/v1/search");
    ask.method = Method::DELETE;
    is_problem(&server.ask(&ask).await, 405, "method");
}

fn report(server: &Server, language: Language) -> Ask {
    let place = server.place_called("L’Atelier du Web");
    Ask::post(
        &format!("/{language}/place/{place}/report"),
        "subject=hours&message=",
    )
}

async fn a_form_that_is_far_too_long_is_413(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let mut ask = report(&server, language);
        ask.body.extend("a".repeat(100_000).into_bytes());
        let (answer, person) = seen(&server, &ask).await;
        assert_eq!(answer.status, 413);
        helps(&server, &person, language, "too-large");
    }
}

async fn a_form_or_a_query_that_cannot_be_read_is_400(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let mut as_json = report(&server, language);
        as_json.headers = vec![("content-type".to_owned(), b"application/json".to_vec())];
        let (answer, person) = seen(&server, &as_json).await;
        assert_eq!(answer.status, 400);
        helps(&server, &person, language, "bad-input");
        let doubled = Ask::get(&format!("/{language}/search?near=1000&near=1060"));
        let (answer, person) = seen(&server, &doubled).await;
        assert_eq!(answer.status, 400);
        helps(&server, &person, language, "bad-input");
    }
}

async fn a_form_sent_by_another_site_is_refused_and_our_own_is_not(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        server.clock.advance(SignedDuration::from_hours(2));
        for (name, value) in [
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let ask = report(&server, language).header(name, value);
            let (answer, person) = seen(&server, &ask).await;
            assert_eq!(answer.status, 403, "{name}: {value}");
            helps(&server, &person, language, "elsewhere");
        }
        for (name, value) in [
            ("origin", "http://passerelle.test"),
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "none"),
        ] {
            let ask = report(&server, language).header(name, value);
            assert_eq!(server.ask(&ask).await.status, 303, "{name}: {value}");
        }
    }
    let read = Ask::get("/fr/1000").header("sec-fetch-site", "cross-site");
    assert_eq!(
        server.ask(&read).await.status,
        200,
        "a link from elsewhere works"
    );
}

async fn the_sixth_report_in_a_row_waits_and_a_neighbour_does_not(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        server.clock.advance(SignedDuration::from_hours(2));
        let ask = report(&server, language);
        for _ in 0..5 {
            assert_eq!(server.ask(&ask).await.status, 303);
        }
        let (answer, person) = seen(&server, &ask).await;
        assert_eq!(answer.status, 429);
        assert_eq!(answer.header("retry-after"), "720");
        helps(&server, &person, language, "too-many");
        let lie = ask.clone().header("x-forwarded-for", "198.51.100.7");
        assert_eq!(
            server.ask(&lie).await.status,
            429,
            "a claim changes nothing"
        );
        let neighbour = ask.clone().from("203.0.113.10");
        assert_eq!(server.ask(&neighbour).await.status, 303);
        let behind_the_proxy = lie.from(crate::ground::PROXY);
        assert_eq!(server.ask(&behind_the_proxy).await.status, 303);
        server.clock.advance(SignedDuration::from_mins(11));
        assert_eq!(server.ask(&ask).await.status, 429);
        server.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(
            server.ask(&ask).await.status,
            303,
            "a fifth of an hour later one more goes through"
        );
        assert_eq!(server.ask(&ask).await.status, 429);
    }
}

async fn a_defect_of_ours_is_500_with_a_reference_and_without_its_cause(db: db::Db) {
    let server = Server::open(db).await;
    server
        .change(&["drop table directory_alias".to_owned()])
        .await;
    let mut person = server.visitor();
    for language in Language::ALL {
        person.visit(&format!("/{language}/place/{UNKNOWN}")).await;
        assert_eq!(person.status(), 500);
        helps(&server, &person, language, "internal");
        let t = server.texts(language);
        let reference = t.msg("problem-reference").str("reference", "").to_string();
        let beginning = reference
            .split(['\u{2068}', ':'])
            .next()
            .unwrap()
            .to_owned();
        assert!(says(&person, beginning), "{}", person.text());
    }
    let answer = server.get(&format!("/api/v1/places/{UNKNOWN}")).await;
    is_problem(&answer, 500, "internal");
    assert!(!answer.body.contains("directory_"), "{}", answer.body);
}

async fn a_handler_that_panics_takes_nobody_down(db: db::Db) {
    let mut server = Server::open(db).await;
    let falls = |path| {
        let handler = async || -> Result<&'static str, Problem> { panic!("on purpose") };
        Route::get(path, Access::Public, handler, ())
    };
    let routes = vec![falls("/{language}/falls"), falls("/api/v1/falls")];
    server.router = web::router::router(routes, std::sync::Arc::clone(&server.ground));
    let mut person = server.visitor();
    for language in Language::ALL {
        person.visit(&format!("/{language}/falls")).await;
        assert_eq!(person.status(), 500);
        helps(&server, &person, language, "internal");
    }
    is_problem(&server.get("/api/v1/falls").await, 500, "internal");
}

async fn without_its_database_the_server_still_searches_and_says_503_where_it_cannot(db: db::Db) {
    let server = Server::open(db).await;
    assert_eq!(server.get("/healthz").await.status, 200);
    server.ground.db.close().await;
    assert_eq!(server.get("/healthz").await.status, 503);
    let mut person = server.visitor();
    for language in Language::ALL {
        let (answer, page) = seen(&server, &report(&server, language)).await;
        assert_eq!(answer.status, 503);
        helps(&server, &page, language, "unavailable");
        person.visit(&format!("/{language}/place/{UNKNOWN}")).await;
        assert_eq!(person.status(), 503);
        helps(&server, &person, language, "unavailable");
        person
            .visit(&format!("/{language}/search?need=learn&near=1000"))
            .await;
        assert_eq!(person.status(), 200);
        assert!(!person.find("ol.places > li").is_empty());
    }
    let unknown = format!("/api/v1/places/{UNKNOWN}");
    is_problem(&server.get(&unknown).await, 503, "unavailable");
}

testkit::both_databases!(&MIGRATIONS;
    a_page_that_is_not_there_is_404,
    a_closed_place_is_410_and_a_merged_one_leads_on,
    a_method_that_an_address_does_not_know_is_405,
    a_form_that_is_far_too_long_is_413,
    a_form_or_a_query_that_cannot_be_read_is_400,
    a_form_sent_by_another_site_is_refused_and_our_own_is_not,
    the_sixth_report_in_a_row_waits_and_a_neighbour_does_not,
    a_defect_of_ours_is_500_with_a_reference_and_without_its_cause,
    a_handler_that_panics_takes_nobody_down,
    without_its_database_the_server_still_searches_and_says_503_where_it_cannot,
);
