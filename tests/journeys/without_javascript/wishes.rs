//! Narrowing a search, and turning its pages.

use kernel::Language;

use super::{places, plain, says};
use crate::ground::{MIGRATIONS, Server};

async fn a_wish_nobody_knows_about_removes_no_place(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?need=learn&near=1000"))
            .await;
        let before = on_the_spot(&person);
        let total = person.find("main > p");
        assert!(!says(&person, t.get("unknown-title")), "{}", person.text());
        person
            .choose(&t.get("wish-wheelchair"))
            .submit(&t.get("search-button"))
            .await;
        assert_eq!(on_the_spot(&person), before, "same places, same order");
        assert!(says(&person, t.get("unknown-title")), "{}", person.text());
        assert!(says(&person, t.get("unknown-what")));
        let count = |lines: &[String]| {
            lines
                .iter()
                .filter_map(|line| {
                    line.split_whitespace()
                        .find(|word| word.parse::<u32>().is_ok())
                })
                .next()
                .map(str::to_owned)
        };
        assert_eq!(count(&person.find("main > p")), count(&total));
    }
}

async fn a_wish_that_a_place_answers_brings_it_first(db: db::Db) {
    let server = Server::open(db).await;
    let far = server.place_called("Sapiens");
    server
        .change(&[format!(
            "insert into directory_answer (place_id, question, answer, source_id) values ('{far}', 'wheelchair', 'yes', 'pan-2021')"
        )])
        .await;
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit("/fr/search?need=learn&near=1060").await;
    assert!(
        !places(&person)[0].0.contains("Sapiens"),
        "it is not the nearest"
    );
    person
        .choose(&t.get("wish-wheelchair"))
        .submit(&t.get("search-button"))
        .await;
    assert!(
        places(&person)[0].0.contains("Sapiens"),
        "{}",
        person.text()
    );
    assert!(says(&person, t.get("matching-title")));
    assert!(says(&person, t.get("unknown-title")));
    assert!(says(&person, t.get("known-wheelchair-yes")));
    person
        .clear(&t.get("wish-wheelchair"))
        .submit(&t.get("search-button"))
        .await;
    assert!(!places(&person)[0].0.contains("Sapiens"));
}

async fn under_what_fits_stand_the_hours_that_were_asked_for(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    for (hours, wishes) in [
        (
            "Mo-Fr 08:00-09:00; Th 18:00-20:00",
            vec![("evening", "2026-11-26T18:00", Some("20:00"))],
        ),
        (
            "Sa 10:00-13:00",
            vec![("weekend", "2026-11-28T10:00", Some("13:00"))],
        ),
        (
            "Mo 14:00-24:00",
            vec![
                ("today", "2026-11-23T14:00", Some("00:00")),
                ("evening", "2026-11-23T18:00", Some("00:00")),
            ],
        ),
        (
            "Fr 20:00-26:00",
            vec![("evening", "2026-11-27T20:00", None)],
        ),
    ] {
        server
            .change(&[format!(
                "update directory_place set hours = '{hours}' where id = '{place}'"
            )])
            .await;
        for ((when, from, to), language) in wishes
            .into_iter()
            .flat_map(|wish| Language::ALL.map(|language| (wish, language)))
        {
            let t = server.texts(language);
            let now = kernel::clock::in_brussels(server.ground.clock.now());
            let to = to.map(|to| to.parse().unwrap());
            let span = t.span(from.parse().unwrap(), to, now);
            let fits = t.msg("opening-fits").str("span", span);
            let mut person = server.visitor();
            let address = format!("/{language}/search?near=1060&need=learn&when={when}");
            person.visit(&address).await;
            assert_eq!(places(&person)[0].0, "L’Atelier du Web", "{address}");
            let first = plain(&person.find("ol.places > li").remove(0));
            assert!(
                first.contains(&plain(&fits.to_string())),
                "{address}: {first}"
            );
            let closed = plain(&t.get("opening-closed"));
            assert!(!first.contains(&closed), "{address}: {first}");
        }
    }
}

async fn help_at_a_distance_that_may_not_fit_says_what_to_ask(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        let offers = |person: &testkit::Visitor| -> Vec<String> {
            let offers = person.find("ul.places > li");
            offers.iter().map(|offer| plain(offer)).collect()
        };
        let asks = |offer: &String| offer.contains(&plain(&t.get("ask-need")));
        person
            .visit(&format!("/{language}/search?near=1000&need=device"))
            .await;
        assert!(says(&person, t.get("remote-maybe")), "{}", person.text());
        let unsure = offers(&person);
        assert!(!unsure.is_empty() && unsure.iter().all(asks), "{unsure:?}");
        let of_wallonia: Vec<&String> = unsure
            .iter()
            .filter(|offer| offer.contains("Macartonum"))
            .collect();
        let region = plain(&t.get("region-wallonia"));
        assert!(
            !of_wallonia.is_empty() && of_wallonia.iter().all(|offer| offer.contains(&region)),
            "{unsure:?}"
        );
        person
            .visit(&format!(
                "/{language}/search?near=1000&need=device&mode=remote"
            ))
            .await;
        let all = offers(&person);
        assert!(all.len() > unsure.len(), "{all:?}");
        assert_eq!(all[..unsure.len()], unsure, "beside places stand the first");
        assert!(all.iter().all(asks), "{all:?}");
        person
            .visit(&format!("/{language}/search?near=1000&need=learn"))
            .await;
        let all = offers(&person);
        let sure = all.iter().position(asks).unwrap_or(all.len());
        assert!(
            sure > 0 && all[sure..].iter().all(asks),
            "what fits comes first: {all:?}"
        );
        assert_eq!(sure < all.len(), says(&person, t.get("remote-maybe")));
    }
}

async fn a_known_no_moves_a_place_to_almost_and_says_why(db: db::Db) {
    let server = Server::open(db).await;
    let near = server.place_called("L’Atelier du Web");
    server
        .change(&[format!(
            "insert into directory_answer (place_id, question, answer, source_id) values ('{near}', 'free', 'no', 'pan-2021')"
        )])
        .await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?need=learn&near=1060"))
            .await;
        assert_eq!(places(&person)[0].0, "L’Atelier du Web");
        let reason = t
            .msg("almost-because")
            .str("reasons", t.get("because-free"))
            .to_string();
        assert!(!says(&person, &reason), "nobody asked for it");
        person
            .choose(&t.get("wish-free"))
            .submit(&t.get("search-button"))
            .await;
        let reason = t
            .msg("almost-because")
            .str("reasons", t.get("because-free"));
        assert!(says(&person, reason), "{}", person.text());
        assert!(says(&person, t.get("almost-title")));
        assert_ne!(places(&person)[0].0, "L’Atelier du Web");
    }
}

async fn every_choice_of_the_form_is_said_back_and_can_be_taken_back(db: db::Db) {
    let server = Server::open(db).await;
    let t = server.texts(Language::German);
    let mut person = server.visitor();
    person.visit("/de/search?near=1000").await;
    person
        .choose(&t.get("need-work"))
        .choose(&t.get("when-evening"))
        .choose(&t.get("spoken-ar"))
        .choose(&t.get("setting-group"))
        .choose(&t.get("mode-home"))
        .choose(&t.get("wish-free"))
        .submit(&t.get("search-button"))
        .await;
    let said = person.find("main > p strong").join(" ");
    for key in [
        "need-work",
        "when-evening",
        "spoken-ar",
        "setting-group",
        "mode-home",
        "wish-free",
    ] {
        assert!(said.contains(&t.get(key)), "{key} is not said back: {said}");
    }
    let group = |legend: &str| format!("{}: {}", t.get(legend), t.get("any"));
    person
        .choose(&group("field-when"))
        .choose(&group("field-setting"))
        .choose(&group("field-mode"))
        .submit(&t.get("search-button"))
        .await;
    let said = person.find("main > p strong").join(" ");
    assert!(!said.contains(&t.get("when-evening")), "{said}");
    assert!(said.contains(&t.get("need-work")), "the rest stays: {said}");
}

async fn turning_the_pages_shows_every_place_once_and_leads_back(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!(
                "/{language}/search?need=learn&near=1000&wheelchair=1"
            ))
            .await;
        let first = on_the_spot(&person);
        let (mut seen, mut pages) = (first.clone(), 1);
        while person.find("nav button").contains(&t.get("next")) {
            person.submit(&t.get("next")).await;
            seen.extend(on_the_spot(&person));
            pages += 1;
            assert!(person.url().contains("wheelchair=1"), "{}", person.url());
        }
        assert!(pages >= 3, "enough places to turn pages: {pages}");
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "no place twice");
        let total = server
            .json("/api/v1/search?need=learn&near=1000&wheelchair=1")
            .await["total"]
            .as_u64()
            .unwrap();
        assert_eq!(seen.len() as u64, total, "and none is missing");
        for _ in 1..pages {
            person.submit(&t.get("previous")).await;
        }
        assert_eq!(on_the_spot(&person), first);
    }
}

/// The numbered places that can be kept on a list: not the remote, not the almost fitting ones.
fn on_the_spot(person: &testkit::Visitor) -> Vec<String> {
    person.attributes("ol.places input[name=place]", "value")
}

testkit::both_databases!(&MIGRATIONS;
    a_wish_nobody_knows_about_removes_no_place,
    a_wish_that_a_place_answers_brings_it_first,
    under_what_fits_stand_the_hours_that_were_asked_for,
    help_at_a_distance_that_may_not_fit_says_what_to_ask,
    a_known_no_moves_a_place_to_almost_and_says_why,
    every_choice_of_the_form_is_said_back_and_can_be_taken_back,
    turning_the_pages_shows_every_place_once_and_leads_back,
);
