//! What the privacy notice says, held.

use crate::world::{MIGRATIONS, visitor};

async fn no_page_sets_a_cookie_or_loads_anything_from_elsewhere(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/1000").await;
    let place = person.attributes("ol.places h3 a", "href").remove(0);
    let report = format!("{place}/report");
    for path in [
        "/",
        "/fr/",
        "/fr/where?need=learn",
        "/fr/search?q=itsme&near=1000",
        &place,
        &report,
        "/fr/privacy",
        "/fr/nowhere",
    ] {
        person.visit(path).await;
        assert!(
            person.cookies().is_empty(),
            "{path} sets {:?}",
            person.cookies()
        );
        for (element, attribute) in [
            ("link[rel=stylesheet]", "href"),
            ("script[src]", "src"),
            ("img", "src"),
            ("iframe", "src"),
        ] {
            for address in person.attributes(element, attribute) {
                assert!(
                    address.starts_with('/') && !address.starts_with("//"),
                    "{path} loads {address}"
                );
            }
        }
        let policy = person.header("content-security-policy").unwrap_or_default();
        assert!(
            policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
            "{path}: {policy:?}"
        );
    }
}

async fn searches_are_not_kept_by_search_engines(db: db::Db) {
    let mut person = visitor(db).await;
    person.visit("/fr/search?q=itsme&near=1000").await;
    assert_eq!(
        person.attributes("meta[name=robots]", "content"),
        ["noindex"]
    );
    person.visit("/fr/1000").await;
    assert!(person.attributes("meta[name=robots]", "content").is_empty());
    assert_eq!(
        person
            .attributes("link[rel=alternate][hreflang]", "hreflang")
            .len(),
        5
    );
}

testkit::both_databases!(&MIGRATIONS;
    no_page_sets_a_cookie_or_loads_anything_from_elsewhere,
    searches_are_not_kept_by_search_engines,
);
