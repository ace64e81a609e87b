use super::*;

fn here(text: &str) -> Whereabouts {
    match Near::parse(text) {
        Ok(Near::Here(whereabouts)) => whereabouts,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_postcode_a_name_and_a_position_are_understood() {
    assert_eq!(here("1000").commune, Nis::parse("21004"));
    for text in [" B-1000 Bruxelles ", "B1000", "b1000 Bruxelles", "b-1000"] {
        assert_eq!(here(text).commune, Nis::parse("21004"), "{text}");
    }
    assert_eq!(here("Elsene").commune, Nis::parse("21009"));
    assert_eq!(here("ixelles").commune, Nis::parse("21009"));
    assert_eq!(here("21009").commune, Nis::parse("21009"));
    assert_eq!(
        here("50.84661, 4.35279").point,
        Point {
            lat: 50.847,
            lon: 4.353
        }
    );
    assert_eq!(Near::parse("  "), Ok(Near::Anywhere));
}

#[test]
fn a_postcode_of_two_communes_asks_which() {
    let Err(NearProblem::Which(choices)) = Near::parse("1050") else {
        panic!("1050 lies in two communes")
    };
    assert_eq!(choices.len(), 2);
    for choice in choices {
        assert_eq!(here(&choice.near).commune, Some(choice.commune));
    }
    assert_eq!(here("1050 Ixelles").commune, Nis::parse("21009"));
}

#[test]
fn letters_that_look_like_digits_propose_the_postcode() {
    for (text, first) in [("1OOO", "1000-21004"), ("lO3o", "1030-21015")] {
        let Err(NearProblem::NoSuchCommune(choices)) = Near::parse(text) else {
            panic!("{text}")
        };
        assert_eq!(choices[0].near, first);
        assert!(Near::parse(first).is_ok());
    }
    let Err(NearProblem::NoSuchCommune(choices)) = Near::parse("Ollo") else {
        panic!("letters only")
    };
    assert!(choices.iter().all(|choice| choice.postcode.is_none()));
}

#[test]
fn a_merged_commune_is_found_under_its_old_name() {
    let antwerp = here("Borsbeek");
    assert_eq!(antwerp.commune, Nis::parse("11002"));
    assert_eq!(antwerp.formerly.as_deref(), Some("Borsbeek"));
    assert_eq!(here("Antwerpen").formerly, None);
}

fn which(text: &str) -> Vec<String> {
    match Near::parse(text) {
        Err(NearProblem::Which(choices)) => choices
            .iter()
            .inspect(|choice| assert_eq!(here(&choice.near).commune, Some(choice.commune)))
            .map(|choice| choice.shown(Language::Dutch))
            .collect(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn parts_of_towns_and_villages_are_found_under_their_own_names() {
    for (text, commune, postcode) in [
        ("Laeken", "21004", Some("1020")),
        ("Haren", "21004", Some("1130")),
        ("heverlee", "24062", Some("3001")),
        ("JAMBES", "92094", None),
        ("Marcinelle", "52011", Some("6001")),
        ("Gosselies", "52011", Some("6041")),
        ("Jumet", "52011", Some("6040")),
        ("Angleur", "62063", Some("4031")),
        ("kessel-lo", "24062", Some("3010")),
        ("Genval", "25091", Some("1332")),
        ("Knokke", "31043", Some("8300")),
    ] {
        let found = here(text);
        assert_eq!(found.commune, Nis::parse(commune), "{text}");
        assert_eq!(found.postcode, postcode.and_then(Postcode::parse), "{text}");
        assert!(!found.whole_commune && found.formerly.is_some(), "{text}");
    }
    // A town that bears the name is meant before a village elsewhere.
    assert_eq!(here("Aalst").commune, Nis::parse("41002"));
    assert_eq!(here("Hal").commune, Nis::parse("23027"));
}

#[test]
fn a_name_that_several_may_mean_asks_which() {
    assert_eq!(
        which("Berchem"),
        [
            "Antwerpen",
            "Sint-Agatha-Berchem",
            "Berchem (9690 Kluisbergen)"
        ]
    );
    assert_eq!(which("Deurne"), ["Antwerpen", "Deurne (3290 Diest)"]);
    assert_eq!(which("Woluwe").len(), 2);
}

#[test]
fn whole_words_of_one_name_only_are_that_name() {
    for (text, commune) in [
        ("Molenbeek", "21012"),
        ("Saint-Josse", "21014"),
        ("st joost", "21014"),
        ("Wezembeek", "23103"),
        ("Noode", "21014"),
    ] {
        let found = here(text);
        assert_eq!(found.commune, Nis::parse(commune), "{text}");
        assert!(found.whole_commune && found.formerly.is_none(), "{text}");
    }
    // Too many begin so, and "ten" is no name.
    for text in ["Saint", "Sint", "ten"] {
        let answer = Near::parse(text);
        assert!(
            matches!(answer, Err(NearProblem::NoSuchCommune(_))),
            "{text}: {answer:?}"
        );
    }
}

#[test]
fn english_and_arabic_names_are_understood() {
    for (text, commune) in [
        ("Brussels", "21004"),
        ("Antwerp", "11002"),
        ("Ostend", "35013"),
        ("بروكسل", "21004"),
        ("بروج", "31005"),
    ] {
        assert_eq!(
            here(text),
            in_commune(Nis::parse(commune).unwrap(), None),
            "{text}"
        );
    }
}

#[test]
fn a_commune_that_ended_without_a_trace_is_no_other_town() {
    assert_eq!(
        Near::parse("Zoutenaaie"),
        Err(NearProblem::Ended(Vec::new()))
    );
    for ended in Belgium::get().ended() {
        let answer = Near::parse(ended.name);
        match answer {
            // Villages of that name elsewhere, or a name that is the same without its accents.
            Ok(Near::Here(Whereabouts { formerly, .. })) => {
                assert!(formerly.is_some(), "{ended:?}")
            }
            Err(NearProblem::Ended(_) | NearProblem::Which(_)) => {}
            other => panic!("{ended:?}: {other:?}"),
        }
    }
}

#[test]
fn every_locality_can_be_chosen() {
    for (index, locality) in Belgium::get().localities().iter().enumerate() {
        let choice = Meant::Locality(index).choice().unwrap();
        let found = here(&choice.near);
        assert_eq!(found.commune, Some(locality.commune), "{choice:?}");
        assert_eq!(
            found.formerly.as_deref().map(finder::fold),
            Some(finder::fold(locality.name))
        );
    }
}

#[test]
fn what_is_not_known_is_sent_back_with_a_proposal() {
    assert_eq!(Near::parse("1099"), Err(NearProblem::NoSuchPostcode));
    assert_eq!(Near::parse("0999"), Err(NearProblem::NoSuchPostcode));
    assert_eq!(Near::parse("48.85,2.35"), Err(NearProblem::OutsideBelgium));
    assert_eq!(Near::parse("999,999"), Err(NearProblem::OutsideBelgium));
    // No source of ours has the Dutch name of Laeken: a proposal, with the real one.
    let Err(NearProblem::NoSuchCommune(close)) = Near::parse("Laken") else {
        panic!()
    };
    assert!(
        close
            .iter()
            .any(|choice| choice.shown(Language::French) == "Laeken (1020 Bruxelles)"),
        "{close:?}"
    );
    let Err(NearProblem::NoSuchCommune(close)) = Near::parse("Molenbek") else {
        panic!()
    };
    assert!(
        close
            .iter()
            .any(|choice| Some(choice.commune) == Nis::parse("21012"))
    );
}
