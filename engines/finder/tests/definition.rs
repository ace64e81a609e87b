//! Sentences of the definition and of the regression list, one example each. Numbers in names are
//! those of our list of faults found in existing directories.

use finder::{Answer, Entry, Facet, Finder, Fit, Found, Point, Query, Reason, Wish};

const SENIORS: Facet = Facet(1);
const EVERYBODY: Facet = Facet(2);
const FREE: Facet = Facet(3);

fn place(key: &str, at: Option<(f64, f64)>, facets: &[(Facet, Answer)]) -> Entry<String> {
    Entry {
        key: key.to_owned(),
        at: at.and_then(|(lat, lon)| Point::new(lat, lon)),
        remote: false,
        facets: facets.to_vec(),
    }
}

fn near<'a>(wishes: Vec<Wish<'a, String>>) -> Query<'a, String> {
    Query {
        origin: Point::new(50.85, 4.35),
        wishes,
        ..Query::default()
    }
}

fn keys(found: &Found<String>) -> Vec<&str> {
    found.results.iter().map(|hit| hit.key.as_str()).collect()
}

#[test]
fn item_31_whoever_is_open_to_everybody_shows_under_every_audience() {
    let finder = Finder::new([
        place(
            "everybody",
            Some((50.86, 4.35)),
            &[(EVERYBODY, Answer::Yes)],
        ),
        place("seniors", Some((50.85, 4.35)), &[(SENIORS, Answer::Yes)]),
        place("not said", Some((50.85, 4.35)), &[]),
        place(
            "youth only",
            Some((50.85, 4.35)),
            &[(SENIORS, Answer::No), (EVERYBODY, Answer::No)],
        ),
    ]);
    let found = finder.search(&near(vec![Wish::AnyOf(vec![SENIORS, EVERYBODY])]));
    assert_eq!(keys(&found), ["seniors", "everybody", "not said"]);
    assert_eq!(found.almost[0].key, "youth only");
}

#[test]
fn item_32_help_at_a_distance_stands_apart_from_help_on_the_spot() {
    let mut phone = place("phone", None, &[(FREE, Answer::Yes)]);
    phone.remote = true;
    let mut paid = place("paid line", None, &[(FREE, Answer::No)]);
    paid.remote = true;
    let finder = Finder::new([phone, paid, place("desk", Some((50.85, 4.35)), &[])]);
    let found = finder.search(&near(vec![Wish::AnyOf(vec![FREE])]));
    assert_eq!(keys(&found), ["desk"]);
    assert_eq!(found.remote.len(), 1);
    assert_eq!(found.remote[0].key, "phone");
    assert!(found.almost.is_empty());
}

#[test]
fn item_8_the_nearest_comes_first_whatever_its_name() {
    let finder = Finder::new([
        place("a, far", Some((51.2, 4.4)), &[]),
        place("z, near", Some((50.851, 4.35)), &[]),
    ]);
    assert_eq!(keys(&finder.search(&near(vec![]))), ["z, near", "a, far"]);
}

#[test]
fn item_17_a_place_without_coordinates_is_not_at_distance_zero() {
    let finder = Finder::new([
        place("somewhere", None, &[]),
        place("far", Some((51.2, 4.4)), &[]),
    ]);
    let found = finder.search(&near(vec![]));
    assert_eq!(keys(&found), ["far", "somewhere"]);
    assert_eq!(found.results[1].distance_m, None);
}

#[test]
fn item_33_a_page_is_limited_and_says_how_many_there_are() {
    let many = (0..250).map(|i| place(&format!("{i:03}"), Some((50.85, 4.35)), &[]));
    let finder = Finder::new(many);
    let found = finder.search(&Query {
        offset: 240,
        limit: 20,
        ..near(vec![])
    });
    assert_eq!((found.total, found.results.len()), (250, 10));
    assert_eq!(found.results[0].key, "240");
}

#[test]
fn by_appointment_is_asked_by_phone_neither_open_nor_closed() {
    let finder = Finder::new(
        ["closed", "appointment", "open"].map(|key| place(key, Some((50.85, 4.35)), &[])),
    );
    let open = |key: &String| match key.as_str() {
        "open" => Answer::Yes,
        "closed" => Answer::No,
        _ => Answer::Unknown,
    };
    let found = finder.search(&near(vec![Wish::Asked(&open)]));
    assert_eq!(keys(&found), ["open", "appointment"]);
    assert_eq!(found.results[1].fit, Fit::Unknown(vec![Reason::Wish(0)]));
    assert_eq!(found.almost[0].because, [Reason::Wish(0)]);
}

#[test]
fn a_place_too_far_almost_fits_and_one_nobody_can_locate_may_fit() {
    let finder = Finder::new([
        place("far", Some((51.2, 4.4)), &[]),
        place("somewhere", None, &[]),
    ]);
    let found = finder.search(&Query {
        radius_m: Some(5_000),
        ..near(vec![])
    });
    assert_eq!(found.results[0].fit, Fit::Unknown(vec![Reason::Radius]));
    assert_eq!(found.almost[0].because, [Reason::Radius]);
    let anywhere = finder.search(&Query {
        radius_m: Some(5_000),
        ..Query::default()
    });
    assert!(anywhere.results.iter().all(|hit| hit.fit == Fit::Match));
}

#[test]
fn sources_that_disagree_leave_the_answer_unknown() {
    let finder = Finder::new([place(
        "disputed",
        None,
        &[(FREE, Answer::Yes), (FREE, Answer::No)],
    )]);
    let found = finder.search(&near(vec![Wish::AnyOf(vec![FREE])]));
    assert_eq!(found.results[0].fit, Fit::Unknown(vec![Reason::Wish(0)]));
}

#[test]
fn an_empty_finder_finds_nothing() {
    let finder: Finder<String> = Finder::default();
    assert!(finder.is_empty());
    let found = finder.search(&Query {
        offset: usize::MAX,
        limit: usize::MAX,
        ..near(vec![])
    });
    assert_eq!((found.total, found.remote_total), (0, 0));
}
