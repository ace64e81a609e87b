//! What holds for any records at all.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use duplicates::{Context, Pair, Subject, THRESHOLD, compare, newcomers, propose};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Names that meet, so that every reason comes up; and now and then anything.
fn name() -> impl Strategy<Value = String> {
    let words = [
        "Mairie",
        "Médiathèque",
        "bibliotheek",
        "annexe",
        "2",
        "3",
        "Louis",
        "Aragon",
        "Aragom",
        "CCAS",
        "Mons",
        "OMR",
        "Office",
        "Rabot",
        "Espace",
        "numérique",
    ];
    prop_oneof![
        8 => vec(select(words.to_vec()), 0..5).prop_map(|words| words.join(" ")),
        1 => "\\PC{0,40}",
    ]
}

fn street() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(vec![
            "12 rue Pasteur", "12, R. Pasteur", "14 rue Pasteur", "Kerkstraat 5", "Kerkstr. 5 bus 2",
            "place de la Mairie", "rue Pasteur 71000 Mons", "",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
    ]
}

fn point() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        6 => (0..40i32, 0..40i32).prop_map(|(y, x)| (50.0 + f64::from(y) * 0.001, 4.0 + f64::from(x) * 0.001)),
        1 => Just((0.0, 0.0)),
        1 => (any::<f64>(), any::<f64>()),
    ]
}

fn contact(known: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let one = prop_oneof![6 => select(known).prop_map(str::to_owned), 1 => "\\PC{0,20}"];
    vec(one, 0..3)
}

prop_compose! {
    fn subject()(
        names in vec(name(), 0..3),
        street in option::of(street()),
        postcode in option::of(select(vec!["7000", "7100", "71000", "x", ""])),
        commune in option::of(select(vec!["Mons", "MONS", "Gent", ""])),
        country in select(vec!["BE", "FR", ""]),
        point in option::of(point()),
        phones in contact(&["065 12 34 56", "+32 65 12 34 56", "0600000000", "1"]),
        emails in contact(&["a@example.org", "A@example.org ", "b@example.org"]),
        websites in contact(&["example.org", "https://www.example.org/", "example.org/b"]),
        registrations in contact(&["0123.456.789", "0123456789", "0000000000", "0987654321"]),
        source in select(vec!["one", "two", ""]),
        id in 0..1000u32,
    ) -> Subject {
        Subject {
            id: id.to_string(),
            names,
            street,
            postcode: postcode.map(str::to_owned),
            commune: commune.map(str::to_owned),
            country: country.to_owned(),
            point,
            phones,
            emails,
            websites,
            registrations,
            source: source.to_owned(),
        }
    }
}

/// Each record under an id of its own.
fn subjects(most: usize) -> impl Strategy<Value = Vec<Subject>> {
    vec(subject(), 2..most).prop_map(|mut subjects| {
        for (at, subject) in subjects.iter_mut().enumerate() {
            subject.id = format!("{at:03}");
        }
        subjects
    })
}

/// The subject without one of its fields.
fn without(subject: &Subject, field: usize) -> Subject {
    let mut less = subject.clone();
    match field {
        0 => less.names.clear(),
        1 => less.street = None,
        2 => less.postcode = None,
        3 => less.commune = None,
        4 => less.point = None,
        5 => less.phones.clear(),
        6 => less.emails.clear(),
        7 => less.websites.clear(),
        _ => less.registrations.clear(),
    }
    less
}
const FIELDS: usize = 9;

/// Pairs by ids, with all that was found.
fn by_ids(subjects: &[Subject], pairs: &[Pair]) -> Vec<String> {
    let id = |at: usize| (&subjects[at].source, &subjects[at].id);
    let pairs = pairs.iter();
    pairs
        .map(|pair| {
            format!(
                "{:?} {:?} {} {:?}",
                id(pair.a),
                id(pair.b),
                pair.score,
                pair.reasons
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pair_is_the_same_both_ways_and_always_a_number(all in subjects(5)) {
        let context = Context::new(&all);
        for a in &all {
            for b in &all {
                let pair = compare(&context, a, b);
                prop_assert_eq!(&pair, &compare(&context, b, a));
                prop_assert!((0.0..=1.0).contains(&pair.score));
                prop_assert!(pair.reasons.iter().all(|reason| reason.weight.is_finite()));
            }
        }
    }

    #[test]
    fn the_order_of_the_records_changes_nothing(
        (one, other) in subjects(14).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(by_ids(&one, &propose(&one)), by_ids(&other, &propose(&other)));
    }

    #[test]
    fn what_is_taken_away_raises_a_score_only_where_it_spoke_against(
        mut all in subjects(6),
        field in 0..FIELDS,
    ) {
        // A line or a name that says the town counts for more once the field for it falls silent.
        for subject in &mut all {
            subject.street = subject.street.take().filter(|line| !line.contains("71000"));
            for name in &mut subject.names {
                *name = name.replace("Mons", "Mars");
            }
        }
        let context = Context::new(&all);
        let (a, b) = (&all[0], &all[1]);
        let (full, less) = (compare(&context, a, b), compare(&context, &without(a, field), b));
        let against = |reason: &&duplicates::Reason| reason.weight < 0.0;
        if full.reasons.iter().find(against).is_none() {
            prop_assert!(less.score <= full.score + 1e-12, "{full:?}\n{less:?}");
        }
    }

    #[test]
    fn records_that_say_nothing_are_never_one_place(mut a in subject(), mut b in subject()) {
        for field in 0..FIELDS {
            (a, b) = (without(&a, field), without(&b, field));
        }
        let pair = compare(&Context::new([&a, &b]), &a, &b);
        prop_assert!(pair.reasons.iter().all(|reason| reason.weight < 0.0));
        prop_assert!(pair.score < THRESHOLD);
    }

    #[test]
    fn newcomers_are_the_proposals_with_a_new_record(all in subjects(14), share in 0.0..1.0) {
        let split = (all.len() as f64 * share) as usize;
        let (known, new) = all.split_at(split);
        let wanted: Vec<Pair> = propose(&all)
            .into_iter()
            .filter(|pair| pair.a.max(pair.b) >= split)
            .collect();
        prop_assert_eq!(newcomers(known, new), wanted);
    }

    #[test]
    fn each_proposal_is_what_a_comparison_of_the_two_says(all in subjects(14)) {
        let context = Context::new(&all);
        for pair in propose(&all) {
            let again = compare(&context, &all[pair.a], &all[pair.b]);
            prop_assert_eq!(Pair { a: pair.a, b: pair.b, ..again }, pair.clone());
            prop_assert!(pair.score >= THRESHOLD && pair.a != pair.b);
        }
    }
}
