//! What the README says of each case.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use duplicates::{Clue, Context, Pair, Subject, THRESHOLD, compare, propose};

fn place(source: &str, id: &str, name: &str) -> Subject {
    Subject {
        id: id.to_owned(),
        source: source.to_owned(),
        names: vec![name.to_owned()],
        country: "BE".to_owned(),
        ..Subject::default()
    }
}

fn at(subject: Subject, street: &str, postcode: &str, commune: &str) -> Subject {
    Subject {
        street: Some(street.to_owned()),
        postcode: Some(postcode.to_owned()),
        commune: Some(commune.to_owned()),
        ..subject
    }
}

fn on(subject: Subject, latitude: f64, longitude: f64) -> Subject {
    Subject {
        point: Some((latitude, longitude)),
        ..subject
    }
}

fn calling(subject: Subject, phone: &str) -> Subject {
    Subject {
        phones: vec![phone.to_owned()],
        ..subject
    }
}

fn alone(a: &Subject, b: &Subject) -> Pair {
    compare(&Context::new([a, b]), a, b)
}

fn weight(pair: &Pair, clue: Clue) -> Option<f64> {
    let reason = pair.reasons.iter().find(|reason| reason.clue == clue)?;
    Some(reason.weight)
}

#[test]
fn item_17_a_missing_point_is_never_the_same_point() {
    let a = place("one", "1", "Centre social Hector");
    let b = place("two", "1", "Maison Clarisse");
    for (a, b) in [
        (a.clone(), b.clone()),
        (on(a.clone(), 50.0, 4.0), b.clone()),
        (on(a.clone(), 0.0, 0.0), on(b.clone(), 0.0, 0.0)),
        (on(a, f64::NAN, 4.0), on(b, f64::NAN, 4.0)),
    ] {
        let pair = alone(&a, &b);
        assert_eq!(weight(&pair, Clue::NearPoint), None);
        assert!(pair.score < 0.05);
    }
}

#[test]
fn item_17_distance_is_round_and_not_in_degrees() {
    // A hundredth of a degree: 1.1 km to the north, 715 m to the east at this latitude.
    let here = on(place("one", "1", "De Krook"), 50.0, 4.0);
    let north = alone(&here, &on(place("two", "1", "De Krook"), 50.01, 4.0));
    let east = alone(&here, &on(place("two", "1", "De Krook"), 50.0, 4.01));
    let detail = |pair: &Pair, clue: Clue| {
        pair.reasons
            .iter()
            .find(|reason| reason.clue == clue)
            .unwrap()
            .detail
            .clone()
    };
    assert_eq!(detail(&north, Clue::FarPoint), "1112 m");
    assert_eq!(detail(&east, Clue::NearPoint), "715 m");
}

#[test]
fn item_17_a_commune_border_between_two_records_hides_nothing() {
    let a = on(
        at(
            place("one", "1", "Maison Clarisse"),
            "Rue du Moulin 2",
            "7000",
            "Mons",
        ),
        50.45,
        3.95,
    );
    let b = on(
        at(
            place("two", "9", "La Maison Clarisse"),
            "2 r. du Moulin",
            "7012",
            "Jemappes",
        ),
        50.4501,
        3.95,
    );
    let pairs = propose(&[a, b]);
    assert_eq!(pairs.len(), 1);
}

#[test]
fn one_street_name_in_two_towns_says_nothing() {
    let a = at(
        place("one", "1", "Bibliothèque"),
        "Rue de la Gare 5",
        "7000",
        "Mons",
    );
    let b = at(
        place("two", "1", "Bibliothèque"),
        "Rue de la Gare 5",
        "5000",
        "Namur",
    );
    let pair = alone(&a, &b);
    assert_eq!(weight(&pair, Clue::SameStreet), None);
    assert!(weight(&pair, Clue::OtherPostcode).unwrap() < 0.0);
    assert!(pair.score < THRESHOLD);
}

#[test]
fn a_telephone_of_many_places_is_shown_and_counts_nothing() {
    let library = |number: u32| {
        let id = number.to_string();
        let north = 50.0 + f64::from(number) * 0.05;
        calling(
            on(place("city", &id, "Bibliothèque de la ville"), north, 4.0),
            "065 12 34 56",
        )
    };
    let libraries: Vec<Subject> = (0..10).map(library).collect();
    assert!(propose(&libraries).is_empty());
    let context = Context::new(&libraries);
    let pair = compare(&context, &libraries[0], &libraries[1]);
    assert_eq!(weight(&pair, Clue::SharedContact), Some(0.0));
    assert_eq!(weight(&pair, Clue::SamePhone), None);
}

#[test]
fn a_telephone_known_to_six_sources_is_still_that_of_one_place() {
    let known = |source: &str| calling(place(source, "1", "Maison Clarisse"), "065 12 34 56");
    let all: Vec<Subject> = ["a", "b", "c", "d", "e", "f"].map(known).into();
    assert_eq!(propose(&all).len(), 15);
}

#[test]
fn many_places_on_one_point_are_not_near_each_other() {
    let place = |number: u32| {
        let name = format!(
            "Maison {}",
            ["Anna", "Berta", "Clara", "Dora", "Emma"][number as usize]
        );
        on(place("one", &number.to_string(), &name), 50.0, 4.0)
    };
    let all: Vec<Subject> = (0..5).map(place).collect();
    let pair = compare(&Context::new(&all), &all[0], &all[1]);
    assert_eq!(weight(&pair, Clue::SharedPoint), Some(0.0));
    assert!(propose(&all).is_empty());
}

#[test]
fn numbers_and_kinds_in_names_tell_places_apart() {
    let near = |source: &str, name: &str| on(place(source, name, name), 50.0, 4.0);
    for (a, b, clue) in [
        (
            "Mairie annexe 2",
            "Mairie annexe 3",
            Clue::OtherNumberInName,
        ),
        ("Lycée Ampère", "Collège Ampère", Clue::OtherKind),
        ("Mairie de Mons", "Médiathèque de Mons", Clue::OtherKind),
    ] {
        let pair = alone(&near("one", a), &near("two", b));
        assert!(weight(&pair, clue).unwrap() < 0.0, "{a} / {b}");
        assert!(pair.score < THRESHOLD, "{a} / {b}: {pair:?}");
    }
}

#[test]
fn one_house_in_two_languages_and_in_short_is_proposed() {
    let near = |source: &str, name: &str| {
        at(
            on(place(source, name, name), 50.85, 4.35),
            "Rue Haute 10",
            "1000",
            "Bruxelles",
        )
    };
    for (a, b) in [
        (
            "Bibliothèque Sainte-Catherine",
            "Bibliotheek Sainte Catherine",
        ),
        ("EPN des Marolles", "Espace public numérique Marolles"),
        ("CPAS de Bruxelles", "OCMW Bruxelles"),
        ("Maison de la Vie Citoyenne", "MVC"),
    ] {
        assert_eq!(
            propose(&[near("one", a), near("two", b)]).len(),
            1,
            "{a} / {b}"
        );
    }
}

#[test]
fn two_ids_of_one_source_count_against_unless_name_and_address_agree() {
    let one = at(
        place("one", "1", "Maison Clarisse"),
        "Rue Haute 10",
        "1000",
        "Bruxelles",
    );
    let again = Subject {
        id: "2".to_owned(),
        ..one.clone()
    };
    let other = Subject {
        names: vec!["Atelier Clarisse Dubois".to_owned()],
        ..again.clone()
    };
    assert_eq!(weight(&alone(&one, &again), Clue::SameSourceTwoIds), None);
    assert!(weight(&alone(&one, &other), Clue::SameSourceTwoIds).unwrap() < 0.0);
}

#[test]
fn ninety_records_of_one_key_are_skipped_for_that_key_only() {
    let mut all: Vec<Subject> = (0..90)
        .map(|number| {
            at(
                place("one", &number.to_string(), "Mairie"),
                "",
                "7000",
                "Mons",
            )
        })
        .collect();
    let rare = |source: &str| {
        at(
            place(source, "x", "Mairie Zénobie Quarante"),
            "Rue Haute 1",
            "7000",
            "Mons",
        )
    };
    all.extend([rare("one"), rare("two")]);
    let pairs = propose(&all);
    assert_eq!(pairs.len(), 1);
    assert_eq!(all[pairs[0].a].id, "x");
}

#[test]
fn codes_are_distinct_and_in_kebab_case() {
    let clues = [
        Clue::SameName,
        Clue::LikeName,
        Clue::OtherName,
        Clue::OtherNumberInName,
        Clue::OtherKind,
        Clue::SameStreet,
        Clue::SameStreetOtherNumber,
        Clue::OtherStreet,
        Clue::SharedAddress,
        Clue::NearPoint,
        Clue::FarPoint,
        Clue::SharedPoint,
        Clue::SameLocality,
        Clue::OtherPostcode,
        Clue::OtherCountry,
        Clue::SamePhone,
        Clue::SameEmail,
        Clue::SameWebsite,
        Clue::SameRegistration,
        Clue::OtherRegistration,
        Clue::SharedContact,
        Clue::SameSourceTwoIds,
    ];
    let mut codes: Vec<&str> = clues.iter().map(|clue| clue.code()).collect();
    assert!(
        codes
            .iter()
            .all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    );
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), clues.len());
}
