//! Saying where one is: what is not clear is asked back, and nothing typed is lost.

use kernel::geography::Belgium;
use kernel::{Language, Nis};

use super::{places, plain, says};
use crate::ground::{MIGRATIONS, Server};

async fn a_postcode_of_two_communes_asks_which_and_keeps_the_rest(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/where?need=learn"))
            .await
            .fill(&t.get("where-title"), "1050")
            .submit(&t.get("search-button"))
            .await;
        assert_eq!(person.find("h1"), [plain(&t.get("which-title"))]);
        let choices = person.find("main ul.choices a");
        assert_eq!(choices.len(), 2, "{choices:?}");
        let ixelles = choices
            .iter()
            .find(|choice| choice.contains("Ixelles") || choice.contains("Elsene"))
            .unwrap();
        person.follow(ixelles).await;
        assert!(person.url().contains("need=learn"), "{}", person.url());
        assert_eq!(
            places(&person)[0].0,
            "EPN de la Bibliothèque communale d’Ixelles"
        );
        assert!(
            says(&person, t.msg("near").str("place", ixelles)),
            "{}",
            person.text()
        );
    }
}

async fn a_postcode_of_one_commune_asks_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    person.visit("/fr/search?need=learn&near=1060").await;
    assert!(!places(&person).is_empty());
}

async fn a_merged_commune_is_found_under_its_old_name(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/"))
            .await
            .fill(&t.get("field-near"), "borsbeek")
            .submit(&t.get("search-button"))
            .await;
        let antwerp = Belgium::get()
            .commune(Nis::parse("11002").unwrap())
            .unwrap()
            .name(language);
        let remark = |old: &str| {
            t.msg("formerly")
                .str("old", old)
                .str("today", antwerp)
                .to_string()
        };
        assert!(says(&person, remark("Borsbeek")), "{}", person.text());
        person
            .visit(&format!("/{language}/search?near=Antwerpen"))
            .await;
        assert!(
            !says(&person, remark("Antwerpen")) && !says(&person, remark("Borsbeek")),
            "today's name needs no remark: {}",
            person.text()
        );
    }
}

/// Everything that the form of a search can hold, with a commune that is misspelt.
const ALL_TYPED: &str = "near=Molenbek&q=itsme&need=learn&language=nl&when=weekend&setting=group&mode=home&wheelchair=1&free=1";

fn checked(person: &testkit::Visitor, name: &str) -> Vec<String> {
    person
        .attributes(&format!("input[name={name}][checked]"), "value")
        .into_iter()
        .filter(|value| !value.is_empty())
        .collect()
}

async fn an_unknown_commune_is_sent_back_with_proposals_and_nothing_is_lost(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person
            .visit(&format!("/{language}/search?{ALL_TYPED}"))
            .await;
        assert_eq!(person.status(), 200);
        assert!(says(&person, t.get("wrong-commune")), "{}", person.text());
        assert_eq!(person.attributes("#near", "aria-invalid"), ["true"]);
        assert_eq!(person.attributes("#near", "value"), ["Molenbek"]);
        assert_eq!(person.attributes("#q", "value"), ["itsme"]);
        for (name, value) in [
            ("need", "learn"),
            ("language", "nl"),
            ("when", "weekend"),
            ("setting", "group"),
            ("mode", "home"),
            ("wheelchair", "1"),
            ("free", "1"),
        ] {
            assert_eq!(checked(&person, name), [value], "{name} is kept");
        }
        let proposals = person.find("[role=alert] ul a");
        let right = proposals
            .iter()
            .find(|proposal| proposal.contains("Molenbeek"))
            .unwrap_or_else(|| panic!("no proposal fits: {proposals:?}"));
        person.follow(right).await;
        assert!(!says(&person, t.get("wrong-commune")), "{}", person.text());
        for kept in [
            "q=itsme",
            "need=learn",
            "language=nl",
            "when=weekend",
            "mode=home",
        ] {
            assert!(person.url().contains(kept), "{kept}: {}", person.url());
        }
    }
}

async fn a_postcode_that_does_not_exist_is_said_beside_its_field(db: db::Db) {
    let server = Server::open(db).await;
    let t = server.texts(Language::French);
    let mut person = server.visitor();
    person.visit("/fr/search?need=learn&near=0000").await;
    assert!(says(&person, t.get("wrong-postcode")), "{}", person.text());
    assert_eq!(person.attributes("#near", "value"), ["0000"]);
    let described = person.attributes("#near", "aria-describedby").remove(0);
    for id in described.split(' ') {
        assert_eq!(
            person.find(&format!("#{id}")).len(),
            1,
            "{id} is on the page"
        );
    }
    assert!(described.contains("near-problem"), "{described}");
}

async fn a_position_counts_distances_and_is_not_shown_again(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    person
        .visit("/fr/search?need=learn&near=50.8268,4.3459")
        .await;
    assert_eq!(
        places(&person)[0].0,
        "L’Atelier du Web",
        "{}",
        person.text()
    );
    assert!(
        says(&person, "Saint-Gilles"),
        "the commune is named: {}",
        person.text()
    );
    person.visit("/fr/search?need=learn&near=48.85,2.35").await;
    let t = server.texts(Language::French);
    assert!(says(&person, t.get("wrong-outside")), "{}", person.text());
}

testkit::both_databases!(&MIGRATIONS;
    a_postcode_of_two_communes_asks_which_and_keeps_the_rest,
    a_postcode_of_one_commune_asks_nothing,
    a_merged_commune_is_found_under_its_old_name,
    an_unknown_commune_is_sent_back_with_proposals_and_nothing_is_lost,
    a_postcode_that_does_not_exist_is_said_beside_its_field,
    a_position_counts_distances_and_is_not_shown_again,
);
