//! Items about files for machines, the site around the search, and people who tell of mistakes.

use kernel::Language;

use crate::ground::{Ask, MIGRATIONS, PROXY, Server};
use crate::without_javascript::languages::pages;
use crate::without_javascript::{places, says};

/// The cells of a CSV text as RFC 4180 has them.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

async fn item_9_quotes_commas_and_line_ends_survive_the_way_through_csv(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let name = "Le \"Phare\", étage 2\nà gauche";
    server
        .change(&[format!("update directory_place_text set text = '{name}' where place_id = '{place}' and field = 'name'")])
        .await;
    let rows = cells(&server.get("/api/v1/places.csv").await.body);
    assert!(
        rows.iter().all(|row| row.len() == rows[0].len()),
        "every row has every column"
    );
    let its = rows.iter().find(|row| row[0] == place).unwrap();
    assert_eq!(its[1], name);
    // The guard before a formula is that of the exports: one that stood there gets another.
    server
        .change(&[format!("update directory_place_text set text = '''=1+1' where place_id = '{place}' and field = 'name'")])
        .await;
    let rows = cells(&server.get("/api/v1/places.csv").await.body);
    let its = rows.iter().find(|row| row[0] == place).unwrap();
    assert_eq!(its[1], "''=1+1");
}

async fn item_10_a_change_shows_everywhere_at_once(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let addresses = [
        format!("/fr/place/{place}"),
        "/nl/1060".to_owned(),
        "/de/search?near=1060".to_owned(),
        format!("/en/shortlist?place={place}"),
        "/ar/listing/epn-and-actors".to_owned(),
        format!("/api/v1/places/{place}"),
        "/api/v1/search?near=1060".to_owned(),
        "/api/v1/places.json".to_owned(),
        "/api/v1/places.csv".to_owned(),
        "/api/v1/places.geojson".to_owned(),
    ];
    for address in &addresses {
        assert!(
            !server.get(address).await.body.contains("Nouveau Nom"),
            "{address}"
        );
    }
    server
        .change(&[format!("update directory_place_text set text = 'Nouveau Nom' where place_id = '{place}' and field = 'name'")])
        .await;
    for address in &addresses {
        let answer = server.get(address).await;
        assert!(answer.body.contains("Nouveau Nom"), "{address}");
        assert!(
            ["no-cache", "no-store"].contains(&answer.header("cache-control")),
            "{address}"
        );
    }
}

async fn item_11_the_csv_is_whole_every_time_for_whoever_asks(db: db::Db) {
    let server = Server::open(db).await;
    let first = server.get("/api/v1/places.csv").await;
    assert_eq!(
        cells(&first.body).len(),
        server.directory.board().places.len() + 1
    );
    for agent in ["", "curl/8", "python-requests/2", "Googlebot/2.1"] {
        let ask = Ask::get("/api/v1/places.csv").header("user-agent", agent);
        let again = server.ask(&ask).await;
        assert_eq!(
            (again.status.as_u16(), again.body == first.body),
            (200, true),
            "{agent}"
        );
    }
}

async fn item_12_a_page_needs_at_most_two_more_files_and_asks_no_api(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    for rest in pages(&server) {
        person.visit(&format!("/fr{rest}")).await;
        let files: usize = [
            ("link[rel=stylesheet]", "href"),
            ("script[src]", "src"),
            ("img, iframe, object, embed", "src"),
        ]
        .iter()
        .map(|(element, attribute)| person.attributes(element, attribute).len())
        .sum();
        assert!(files <= 2, "{rest} loads {files} files");
    }
    let scripts = [include_str!("../../../base/web/assets/here.js")];
    for script in scripts {
        assert!(!script.contains("fetch(") && !script.contains("XMLHttpRequest"));
    }
}

async fn item_13_nobody_is_turned_away_for_where_they_come_from(db: db::Db) {
    let server = Server::open(db).await;
    for from in [
        "8.8.8.8",
        "2001:4860:4860::8888",
        "41.0.0.1",
        "127.0.0.1",
        PROXY,
    ] {
        for forwarded in [None, Some("1.1.1.1"), Some("unknown, nonsense")] {
            let mut ask = Ask::get("/ar/1000").from(from);
            if let Some(forwarded) = forwarded {
                ask = ask.header("x-forwarded-for", forwarded);
            }
            assert_eq!(server.ask(&ask).await.status, 200, "{from} {forwarded:?}");
        }
    }
}

async fn item_14_the_accessibility_statement_says_what_was_measured_and_claims_no_more(db: db::Db) {
    let server = Server::open(db).await;
    let results = include_str!("../../../docs/accessibility-results.txt");
    let lines: Vec<&str> = results
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("date: "))
        .filter_map(|line| line.split_once(": "))
        .map(|(bar, _)| bar)
        .collect();
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/accessibility")).await;
        assert!(says(&person, t.get("accessibility-state-what")));
        assert!(says(&person, t.get("accessibility-not-shown-what")));
        assert_eq!(
            says(&person, t.get("accessibility-not-tested")),
            lines.is_empty()
        );
        let rows = person.find("main tbody tr");
        assert_eq!(rows.len(), lines.len());
        assert!(
            person.find("main table [lang]").is_empty(),
            "all translated"
        );
        for bar in &lines {
            let key = format!("bar-{bar}");
            assert!(t.has(&key), "{key} stands in no file");
            assert!(says(&person, t.get(&key)), "{bar} is not on the page");
        }
        // Each bar was held on the same pages; a run that broke off halfway says so.
        let pages: std::collections::BTreeSet<&str> = results
            .lines()
            .filter_map(|line| line.rsplit_once(" faults on "))
            .map(|(_, pages)| pages)
            .collect();
        assert_eq!(pages.len(), usize::from(!lines.is_empty()), "{pages:?}");
    }
}

async fn item_36_the_sitemap_comes_in_parts_and_searches_ask_no_database(db: db::Db) {
    let server = Server::open(db).await;
    let index = server.get("/sitemap.xml").await.body;
    let parts = index.matches("<loc>").count();
    assert!(parts > 1, "{index}");
    let mut all = Vec::new();
    for part in 1..=parts {
        let text = server.get(&format!("/sitemap/{part}.xml")).await.body;
        let addresses: Vec<String> = text
            .split("<loc>http://passerelle.test")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap().to_owned())
            .collect();
        assert!(
            (1..=5_000).contains(&addresses.len()),
            "part {part}: {}",
            addresses.len()
        );
        all.extend(addresses);
    }
    for beyond in [0, parts + 1] {
        assert_eq!(
            server.get(&format!("/sitemap/{beyond}.xml")).await.status,
            404
        );
    }
    server.ground.db.close().await;
    for address in all.iter().step_by(97) {
        assert_eq!(
            server.get(address).await.status,
            200,
            "{address}, from memory"
        );
    }
    let places = server.directory.board().places.len();
    assert_eq!(
        all.iter()
            .filter(|address| address.contains("/place/"))
            .count(),
        places * 5
    );
}

async fn item_37_what_was_told_in_confidence_is_published_nowhere(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let report = Ask::post(
        &format!("/fr/place/{place}/report"),
        "subject=other&message=confidentiel+0470",
    );
    assert_eq!(server.ask(&report).await.status, 303);
    server.directory.refresh().await.unwrap();
    let mut addresses: Vec<String> = pages(&server)
        .iter()
        .map(|rest| format!("/fr{rest}"))
        .collect();
    addresses.extend([
        format!("/fr/place/{place}"),
        format!("/api/v1/places/{place}"),
        "/api/v1/places.csv".to_owned(),
        "/api/v1/places.geojson".to_owned(),
        "/api/v1/changes".to_owned(),
        "/sitemap.xml".to_owned(),
    ]);
    for address in addresses {
        let body = server.get(&address).await.body;
        assert!(
            !body.contains("confidentiel") && !body.contains("0470"),
            "{address}"
        );
    }
}

async fn item_39_a_page_that_was_open_during_an_update_keeps_its_looks(db: db::Db) {
    let server = Server::open(db).await;
    for (old, kind) in [
        (
            "/assets/passerelle-0123456789abcdef.css",
            "text/css; charset=utf-8",
        ),
        (
            "/assets/here-0123456789abcdef.js",
            "text/javascript; charset=utf-8",
        ),
    ] {
        let answer = server.get(old).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (200, kind)
        );
        assert_eq!(
            answer.header("cache-control"),
            "no-cache",
            "an old name is not kept"
        );
    }
    let today = server.get(server.ground.assets.style_path()).await;
    assert!(today.header("cache-control").contains("immutable"));
    assert_eq!(server.get("/assets/other.css").await.status, 404);
}

async fn item_40_every_place_can_be_reported_by_anybody_in_every_language(db: db::Db) {
    let server = Server::open(db).await;
    let ids: Vec<String> = server
        .directory
        .board()
        .places
        .iter()
        .map(|place| place.id.to_string())
        .collect();
    for id in ids {
        for language in Language::ALL {
            let page = server.get(&format!("/{language}/place/{id}")).await;
            let report = format!("/{language}/place/{id}/report");
            assert!(
                page.body.contains(&format!("href=\"{report}\"")),
                "{report}"
            );
            assert_eq!(server.get(&report).await.status, 200, "{report}");
        }
    }
}

async fn item_42_paper_dates_closed_places_and_numbers_are_all_still_there(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/1060")).await;
        let printed = person.find("main .only-print").join(" ");
        assert!(
            printed.contains(&format!("http://passerelle.test/{language}/1060")),
            "{printed}"
        );
        let day = crate::without_javascript::plain(&t.date("2026-11-23".parse().unwrap()));
        assert!(
            crate::without_javascript::plain(&printed).contains(&day),
            "{printed}"
        );
        assert_eq!(
            person.find("ol.places h3 span").len(),
            places(&person).len(),
            "numbered"
        );
        assert_eq!(person.attributes("a.skip", "href"), ["#main"], "keyboard");
        person
            .visit(&format!("/{language}/place/{place}/report"))
            .await;
        assert!(
            says(&person, t.get("subject-closed")),
            "a place that is no more can be told"
        );
        assert_eq!(
            person.attributes("meta[name=viewport]", "content"),
            ["width=device-width, initial-scale=1"]
        );
    }
    for (postcode, commune) in [
        ("1130", "21004"),
        ("1120", "21004"),
        ("1020", "21004"),
        ("1083", "21008"),
    ] {
        let near = kernel::Postcode::parse(postcode).unwrap();
        let communes = kernel::geography::Belgium::get().communes_of(near);
        assert!(
            communes.iter().any(|nis| nis.to_string() == commune),
            "{postcode}: {communes:?}"
        );
    }
}

testkit::both_databases!(&MIGRATIONS;
    item_9_quotes_commas_and_line_ends_survive_the_way_through_csv,
    item_10_a_change_shows_everywhere_at_once,
    item_11_the_csv_is_whole_every_time_for_whoever_asks,
    item_12_a_page_needs_at_most_two_more_files_and_asks_no_api,
    item_13_nobody_is_turned_away_for_where_they_come_from,
    item_14_the_accessibility_statement_says_what_was_measured_and_claims_no_more,
    item_36_the_sitemap_comes_in_parts_and_searches_ask_no_database,
    item_37_what_was_told_in_confidence_is_published_nowhere,
    item_39_a_page_that_was_open_during_an_update_keeps_its_looks,
    item_40_every_place_can_be_reported_by_anybody_in_every_language,
    item_42_paper_dates_closed_places_and_numbers_are_all_still_there,
);
