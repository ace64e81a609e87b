//! A list that comes in, as whoever needs help reads it.

use std::io::Cursor;
use std::sync::Arc;

use directory::{Follow, Mapping, OpenInput, Problem, Progress, Reader};

use crate::ground::{MIGRATIONS, Server};

const MAPPING: &str = r#"
source = { id = "city", title = "Liste de la ville", language = "fr", country = "BE" }
fields = { id = "id", name = "nom", postcode = "cp", hours = "heures", organisation = "gestion" }
"#;

struct Deaf;

impl Follow for Deaf {
    fn problem(&mut self, _: &Problem) {}
    fn progress(&mut self, _: Progress) {}
}

async fn what_a_list_says_and_we_do_not_understand_is_shown_in_its_words(db: db::Db) {
    let server = Server::open(db).await;
    let list = "id,nom,cp,heures,gestion\n\
                1,Coin numérique,1070,quand la lampe est allumée,Les Amis du clavier\n\
                2,Autre coin,1070,Mo-Fr 09:00-12:00,\n";
    let open: OpenInput = Arc::new(move || Ok(Box::new(Cursor::new(list.as_bytes()))));
    let reader = Reader::new(Mapping::parse(MAPPING).unwrap()).unwrap();
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    directory::import_file(&server.ground, &permit, reader, open, false, &mut Deaf)
        .await
        .unwrap();
    server.directory.refresh().await.unwrap();
    let page = async |language: &str, key: &str| {
        let id = directory::place_id("city", key);
        server.get(&format!("/{language}/place/{id}")).await.body
    };
    let french = page("fr", "1").await;
    assert!(
        french.contains("quand la lampe est allumée") && french.contains("Les Amis du clavier")
    );
    let dutch = page("nl", "1").await;
    assert!(
        dutch.contains("lang=\"fr\" dir=\"auto\">quand la lampe est allumée"),
        "{dutch}"
    );
    assert!(!page("fr", "2").await.contains("source écrit"));
}

testkit::both_databases!(&MIGRATIONS;
    what_a_list_says_and_we_do_not_understand_is_shown_in_its_words,
);
