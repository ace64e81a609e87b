//! Several who change the same place: two owners, and a list that is read again.

use std::io::Cursor;
use std::sync::Arc;

use directory::{Follow, Mapping, OpenInput, Problem, Progress, Reader};
use web::{Actor, Role};

use super::{houses, manager};
use crate::ground::{MIGRATIONS, Server};

async fn two_owners_at_once_lose_nothing(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let address = format!("/en/work/place/{}/contact", houses.own);
    let one = &mut manager(&server, &houses).await;
    one.visit(&address).await;
    let two = &mut server
        .signed_in(Role::Mediator, &houses.organisation, Some(&houses.own))
        .await;
    two.visit(&address).await;

    one.fill("Phone", "+32 2 000 00 01").submit("Save").await;
    assert!(one.text().contains("Saved:"));
    // Another fact: both changes stand.
    two.fill("Email", "two@house.example").submit("Save").await;
    assert!(two.text().contains("Saved:"));
    assert!(two.text().contains("+32 2 000 00 01"), "{}", two.text());
    assert!(two.text().contains("two@house.example"));

    // The same fact: side by side, and what was typed is still there.
    one.visit(&address).await;
    two.visit(&address).await;
    one.fill("Phone", "+32 2 000 00 11").submit("Save").await;
    two.fill("Phone", "+32 2 000 00 22").submit("Save").await;
    assert_eq!(two.status(), 409);
    assert!(two.text().contains("Now: +32 2 000 00 11"));
    assert!(two.text().contains("You wrote: +32 2 000 00 22"));
    assert_eq!(two.attributes("#phone", "value"), ["+32 2 000 00 22"]);
    two.submit("Save").await;
    assert!(two.text().contains("+32 2 000 00 22"));
}

const MAPPING: &str = r#"
source = { id = "city", title = "Liste de la ville", language = "fr", country = "BE" }
fields = { id = "id", name = "nom", postcode = "cp", street = "rue", phone = "tel", email = "mail" }
"#;

struct Deaf;

impl Follow for Deaf {
    fn problem(&mut self, _: &Problem) {}
    fn progress(&mut self, _: Progress) {}
}

async fn read_list(server: &Server, row: &str) {
    let list = format!("id,nom,cp,rue,tel,mail\n{row}\n");
    let open: OpenInput = Arc::new(move || Ok(Box::new(Cursor::new(list.clone().into_bytes()))));
    let reader = Reader::new(Mapping::parse(MAPPING).unwrap()).unwrap();
    let permit = directory::may_change_places(Actor::Operator).unwrap();
    directory::import_file(&server.ground, &permit, reader, open, false, &mut Deaf)
        .await
        .unwrap();
    server.directory.refresh().await.unwrap();
}

async fn what_is_changed_here_stands_before_a_list_that_is_read_again(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    read_list(
        &server,
        "1,Coin numérique,1070,rue de la Liste 1,02 000 00 01,a@list.example",
    )
    .await;
    let id = directory::place_id("city", "1");
    // The organisation that a record names by its id.
    let record = format!(
        "update directory_record set fields = replace(fields, '{{\"', '{{\"organisation_id\":[\"{}\"],\"') where place_id = '{id}'",
        houses.organisation
    );
    let own = format!(
        "update directory_place set organisation_id = '{}' where id = '{id}'",
        houses.organisation
    );
    server.change(&[record, own]).await;
    let one = &mut server
        .signed_in(Role::PlaceManager, &houses.organisation, None)
        .await;
    let contact = format!("/en/work/place/{id}/contact");
    one.visit(&contact)
        .await
        .fill("Phone", "+32 2 000 00 77")
        .fill("Street and number", "rue de la Porte 7")
        .submit("Save")
        .await;
    assert!(one.text().contains("Saved:"), "{}", one.text());
    read_list(
        &server,
        "1,Coin numérique,1060,rue de la Liste 2,02 000 00 02,b@list.example",
    )
    .await;
    let board = server.directory.board();
    let place = board.place(&id).unwrap();
    assert_eq!(place.phone.as_deref(), Some("+32 2 000 00 77"));
    // The address is one: neither the list's new postcode nor its street is mixed in.
    assert_eq!(place.street.as_deref(), Some("rue de la Porte 7"));
    assert_eq!(
        place.postcode.map(|code| code.to_string()).as_deref(),
        Some("1070")
    );
    // What nobody changed here follows the list.
    assert_eq!(place.email.as_deref(), Some("b@list.example"));
}

testkit::both_databases!(&MIGRATIONS;
    two_owners_at_once_lose_nothing,
    what_is_changed_here_stands_before_a_list_that_is_read_again,
);
