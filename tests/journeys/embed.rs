//! The list for somebody else's site, and the page about our data.

use kernel::Language;
use kernel::geography::Belgium;

use crate::doors::{DOORS, address};
use crate::ground::{MIGRATIONS, PHONE, Server, encoded};
use crate::without_javascript::says;

/// What the list promises to weigh, without its style sheet and picture.
const MOST_BYTES: usize = 10_000;

const EMBED: &str = "/{language}/embed/commune/{nis}";

async fn only_the_list_for_other_sites_may_stand_in_a_frame(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let organisation = server.directory.board();
    let organisation = organisation.organisations.keys().next().unwrap();
    let mut framed = Vec::new();
    for (method, path, _) in DOORS {
        if method != "GET" {
            continue;
        }
        let answer = server
            .get(&address(path, &place, organisation.as_str()))
            .await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("base-uri 'none'"), "{path}: {policy}");
        if policy.ends_with("frame-ancestors *") {
            framed.push(path);
        } else {
            assert!(
                policy.ends_with("frame-ancestors 'none'"),
                "{path}: {policy}"
            );
        }
        assert_eq!(answer.header("x-frame-options"), "", "{path}");
    }
    assert_eq!(framed, [EMBED]);
    let wrong = server.get("/fr/embed/commune/21004?postcode=4000").await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.header("content-security-policy").ends_with("'none'"));
}

async fn the_list_is_small_whole_and_leads_out_of_its_frame(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        for query in ["", "?postcode=1000"] {
            let mut person = server.visitor();
            let address = format!("/{language}/embed/commune/21004{query}");
            person.visit(&address).await;
            assert_eq!(person.status(), 200, "{address}");
            assert!(person.html().len() <= MOST_BYTES, "{}", person.html().len());
            assert_eq!(person.attributes("base", "target"), ["_top"]);
            assert_eq!(person.attributes("script, form, iframe", "src"), [""; 0]);
            assert!(!person.html().contains("<script"), "{address}");
            assert_eq!(person.find("ol.places > li").len(), 6, "{address}");
            assert!(
                person.find("h1")[0].contains(if query.is_empty() { "Brux" } else { "1000" })
                    || language != Language::French
            );
            let phone = format!("tel:{}", PHONE.replace(' ', ""));
            assert!(person.attributes("aside a", "href").contains(&phone));
            let picture = person.attributes("img.map", "src");
            let alt = person.attributes("img.map", "alt");
            assert_eq!(alt, [t.get("map-same-numbers")]);
            let picture = server.get(&picture[0]).await;
            assert_eq!(picture.header("content-type"), "image/svg+xml");
            assert!(picture.body.starts_with("<svg xmlns="), "{}", picture.body);
            assert!(picture.body.len() <= MOST_BYTES, "{}", picture.body.len());
            assert!(!picture.body.contains("style=") && !picture.body.contains("<script"));
            let noindex = person.attributes("meta[name=robots]", "content");
            assert_eq!(
                noindex,
                ["noindex"],
                "the page of the commune is the one to find"
            );
        }
    }
}

async fn every_commune_has_a_list_and_a_picture_that_stay_small(db: db::Db) {
    let server = Server::open(db).await;
    let (mut most, mut most_of_pictures) = (0, 0);
    for (number, commune) in Belgium::get().communes().iter().enumerate() {
        let language = Language::ALL[number % Language::ALL.len()];
        let address = format!("/{language}/embed/commune/{}", commune.nis);
        let list = server.get(&address).await;
        assert_eq!(list.status, 200, "{address}");
        most = most.max(list.body.len());
        let picture = server.get(&format!("{address}/map.svg?first=6")).await;
        assert_eq!(picture.status, 200, "{address}");
        most_of_pictures = most_of_pictures.max(picture.body.len());
    }
    assert!(most <= MOST_BYTES, "{most}");
    println!(
        "figure: lists of 565 communes for other sites: at most {most} bytes, pictures {most_of_pictures}"
    );
}

async fn long_names_make_a_shorter_list_and_not_a_heavier_one(db: db::Db) {
    let server = Server::open(db).await;
    let long = "Un nom très long ".repeat(60);
    server
        .change(&[format!(
            "update directory_place_text set text = '{long}' where field = 'name'"
        )])
        .await;
    let list = server.get("/fr/embed/commune/21004").await;
    assert!(list.body.len() <= MOST_BYTES, "{}", list.body.len());
    let shown = list.body.matches("<h3>").count();
    assert!((1..6).contains(&shown), "{shown}");
    assert!(
        list.body.contains(&format!("map.svg?first={shown}")),
        "the same numbers"
    );
}

async fn a_commune_of_before_leads_on_and_nonsense_is_refused(db: db::Db) {
    let server = Server::open(db).await;
    // Bastogne became another commune on 1 January 2025.
    let before = server.get("/fr/embed/commune/82003").await;
    assert_eq!(before.status, 308);
    assert!(before.header("location").starts_with("/fr/embed/commune/"));
    for (address, status) in [
        ("/fr/embed/commune/99999", 404),
        ("/fr/embed/commune/x", 404),
        ("/fr/embed/commune/21004?postcode=x", 400),
        ("/fr/embed/commune/21004?postcode=4000", 400),
        ("/fr/embed/commune/21004?postcode=", 200),
        ("/fr/embed/commune/21004?postcode=1000&postcode=1020", 400),
        ("/fr/embed/commune/21004/map.svg?first=0", 404),
        ("/fr/embed/commune/21004/map.svg?first=-1", 400),
        ("/fr/embed/commune/21004/map.svg?first=999999999999", 200),
    ] {
        assert_eq!(server.get(address).await.status, status, "{address}");
    }
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person
        .visit(&format!(
            "/fr/embed/commune/21004?postcode={}",
            encoded("4000")
        ))
        .await;
    assert!(
        says(&person, t.get("embed-wrong-postcode")),
        "{}",
        person.text()
    );
}

async fn the_page_about_our_data_says_all_in_every_language(db: db::Db) {
    let server = Server::open(db).await;
    let places = server.directory.board().places.len();
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/listings")).await;
        person.follow(&t.get("data-title")).await;
        assert!(person.url().ends_with("/data"), "{}", person.url());
        assert_eq!(person.find("main ol li").len(), 10, "ten criteria");
        for key in [
            "data-licence-what",
            "data-follow-what",
            "data-embed-what",
            "data-fresh-what",
        ] {
            assert!(says(&person, t.get(key)), "{key}");
        }
        let figures: Vec<usize> = person
            .find("main dd")
            .iter()
            .filter_map(|figure| figure.trim().parse().ok())
            .collect();
        assert_eq!(figures.len(), 6, "{figures:?}");
        assert_eq!(figures[0], places);
        assert_eq!(figures[1..5].iter().sum::<usize>(), places, "{figures:?}");
        assert_eq!(figures[5], 0, "nothing was imported");
        let downloads = person.attributes("a[download]", "href");
        for address in &downloads {
            assert_eq!(server.get(address).await.status, 200, "{address}");
        }
        assert_eq!(downloads.len(), 3);
        let code = person.find("main code");
        assert!(code[0].contains("/api/v1/changes?after="), "{code:?}");
        let frame = format!("http://passerelle.test/{language}/embed/commune/21004");
        assert!(code[1].contains(&frame), "{code:?}");
    }
}

testkit::both_databases!(&MIGRATIONS;
    only_the_list_for_other_sites_may_stand_in_a_frame,
    the_list_is_small_whole_and_leads_out_of_its_frame,
    every_commune_has_a_list_and_a_picture_that_stay_small,
    long_names_make_a_shorter_list_and_not_a_heavier_one,
    a_commune_of_before_leads_on_and_nonsense_is_refused,
    the_page_about_our_data_says_all_in_every_language,
);
