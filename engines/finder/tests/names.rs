//! Names of communes as people type them.

use finder::{NameIndex, Named};
use proptest::prelude::*;

const COMMUNES: [(u16, &str); 36] = [
    (1, "Anderlecht"),
    (2, "Auderghem"),
    (2, "Oudergem"),
    (3, "Berchem-Sainte-Agathe"),
    (3, "Sint-Agatha-Berchem"),
    (4, "Bruxelles"),
    (4, "Brussel"),
    (4, "Brüssel"),
    (5, "Etterbeek"),
    (6, "Evere"),
    (7, "Forest"),
    (7, "Vorst"),
    (8, "Ganshoren"),
    (9, "Ixelles"),
    (9, "Elsene"),
    (10, "Jette"),
    (11, "Koekelberg"),
    (12, "Molenbeek-Saint-Jean"),
    (12, "Sint-Jans-Molenbeek"),
    (13, "Saint-Gilles"),
    (13, "Sint-Gillis"),
    (14, "Saint-Josse-ten-Noode"),
    (14, "Sint-Joost-ten-Node"),
    (15, "Schaerbeek"),
    (15, "Schaarbeek"),
    (16, "Uccle"),
    (16, "Ukkel"),
    (17, "Watermael-Boitsfort"),
    (18, "Woluwe-Saint-Lambert"),
    (19, "Woluwe-Saint-Pierre"),
    (20, "Liège"),
    (20, "Lüttich"),
    (21, "Saint-Nicolas"),
    (22, "Saint-Nicolas"),
    (22, "Sint-Niklaas"),
    (23, "Ham-sur-Heure-Nalinnes"),
];

fn index() -> NameIndex<u16> {
    NameIndex::new(COMMUNES)
}

fn close(query: &str) -> Vec<u16> {
    match index().find(query) {
        Named::Close(close) => close.into_iter().map(|s| s.key).collect(),
        Named::Exact(keys) => panic!("{query} is exactly {keys:?}"),
    }
}

#[test]
fn a_name_is_found_in_each_language_without_accents_hyphens_or_a_whole_saint() {
    for (query, key) in [
        ("liege", 20),
        ("LUTTICH", 20),
        ("st josse ten noode", 14),
        ("Ste Agatha Berchem", 3),
        ("sint gillis", 13),
        ("molenbeek st jean", 12),
        ("watermaelboitsfort", 17),
    ] {
        assert_eq!(index().find(query), Named::Exact(vec![key]), "{query}");
    }
}

#[test]
fn two_communes_that_share_a_name_are_both_named() {
    assert_eq!(index().find("st-nicolas"), Named::Exact(vec![21, 22]));
}

#[test]
fn a_beginning_proposes_the_names_that_start_so_then_those_with_such_a_word() {
    assert_eq!(close("schaer"), [15]);
    assert_eq!(close("woluw"), [18, 19]);
    assert_eq!(close("mol"), [12]);
    assert_eq!(close("gilles"), [13]);
    assert_eq!(close("josse"), [14]);
}

#[test]
fn a_misspelt_name_proposes_the_right_one_first() {
    for (query, key) in [
        ("Molenbek", 12),
        ("scharbek", 15),
        ("Scharbeek", 15),
        ("anderlect", 1),
        ("etterbek", 5),
        ("ixelle", 9),
        ("bruxeles", 4),
        ("brusel", 4),
        ("oudergehm", 2),
        ("wolluwe", 18),
        ("watermal boitsfort", 17),
        ("saint gile", 13),
        ("koekelbergh", 11),
        ("gansoren", 8),
    ] {
        assert_eq!(close(query).first(), Some(&key), "{query}");
    }
}

#[test]
fn nonsense_and_nothing_propose_nothing() {
    for query in ["", "xqzt", "---", "🙂", "zzzzzzzzzz", "1030"] {
        assert_eq!(index().find(query), Named::Close(vec![]), "{query}");
    }
}

#[test]
fn at_most_eight_names_are_proposed() {
    let many = NameIndex::new((0..100).map(|i| (i, format!("Saint-Quelquechose-{i:02}"))));
    let Named::Close(close) = many.find("saint") else {
        panic!("no name is just that");
    };
    let keys: Vec<i32> = close.into_iter().map(|s| s.key).collect();
    assert_eq!(keys, [0, 1, 2, 3, 4, 5, 6, 7]);
}

proptest! {
    #[test]
    fn any_text_is_answered_and_the_order_of_the_names_changes_nothing(query in any::<String>()) {
        let backwards = NameIndex::new(COMMUNES.into_iter().rev());
        prop_assert_eq!(index().find(&query), backwards.find(&query));
    }

    #[test]
    fn every_name_is_found_by_itself(i in 0..COMMUNES.len()) {
        let (key, name) = COMMUNES[i];
        let Named::Exact(keys) = index().find(name) else {
            panic!("{name} is not found");
        };
        prop_assert!(keys.contains(&key));
    }
}
