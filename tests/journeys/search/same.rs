//! What machines get is what people see.

use kernel::Language;

use super::ids;
use crate::ground::{MIGRATIONS, Server};

/// The ids behind the links to places in one list of the page.
fn on_page(person: &testkit::Visitor, list: &str) -> Vec<String> {
    person
        .attributes(&format!("{list} h3 a"), "href")
        .iter()
        .map(|address| address.rsplit('/').next().unwrap().to_owned())
        .collect()
}

async fn the_page_shows_what_the_api_gives(db: db::Db) {
    let server = Server::open(db).await;
    let refuses = server.place_called("EPN Bravvo");
    server
        .change(&[format!(
            "insert into directory_answer (place_id, question, answer, source_id) values ('{refuses}', 'wheelchair', 'no', 'pan-2021')"
        )])
        .await;
    for query in [
        "near=1000",
        "near=1060&need=learn",
        "near=1000&need=work&wheelchair=1",
        "q=itsme&near=1210",
        "q=qsdfghjk&near=1000",
        "q=Open+Atelier&near=1080",
        "near=Namur&need=children&mode=home",
        "near=1000&wheelchair=1&when=weekend&language=nl",
    ] {
        let found = server
            .json(&format!("/api/v1/search?{query}&limit=8"))
            .await;
        let numbered: Vec<String> = ["results", "almost"]
            .iter()
            .flat_map(|list| ids(&found[list]))
            .collect();
        // Beside the places, a page has room for three and a link to all.
        let mut remote = ids(&found["remote"]);
        remote.truncate(3);
        for language in [Language::French, Language::Arabic] {
            let mut person = server.visitor();
            person.visit(&format!("/{language}/search?{query}")).await;
            assert_eq!(
                on_page(&person, "ol.places"),
                numbered,
                "{language}: {query}"
            );
            assert_eq!(on_page(&person, "ul.places"), remote, "{language}: {query}");
        }
    }
}

async fn the_map_has_the_numbers_of_the_list(db: db::Db) {
    let server = Server::open(db).await;
    let point = server.place_called("L’Atelier du Web");
    server
        .change(&[format!(
            "update directory_place set lat = 50.8268, lon = 4.3459 where id = '{point}'"
        )])
        .await;
    for page in 1..=3 {
        let mut person = server.visitor();
        let address = format!("/fr/search?near=1060&need=learn&wheelchair=1&page={page}");
        person.visit(&address).await;
        let list: Vec<u32> = person
            .find("form ol.places h3 span")
            .iter()
            .map(|number| number.trim_end_matches('.').parse().unwrap())
            .collect();
        let first = (page - 1) * 8 + 1;
        assert_eq!(list, (first..first + 8).collect::<Vec<u32>>(), "{address}");
        let drawn = person.find("svg.map text");
        assert!(!drawn.is_empty());
        for number in drawn
            .iter()
            .flat_map(|text| text.split(['–', ',', ' ', '…']))
            .filter(|part| !part.is_empty())
        {
            assert!(
                list.contains(&number.parse().unwrap()),
                "{number} is not in {list:?}"
            );
        }
        let points = person.attributes("svg.map circle:not(.area)", "r");
        assert_eq!(
            points.len(),
            usize::from(page == 1),
            "one place has a known spot"
        );
    }
}

testkit::both_databases!(&MIGRATIONS;
    the_page_shows_what_the_api_gives,
    the_map_has_the_numbers_of_the_list,
);
