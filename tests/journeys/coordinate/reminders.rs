//! Whoever answers for a place is reminded of it in time, once, in the way that they chose.

use jiff::SignedDuration;
use kernel::{Id, Language};
use web::Role;

use super::{coordinator, organisation};
use crate::ground::{MIGRATIONS, Server};
use crate::without_javascript::says;

async fn days(server: &Server, days: i64) {
    server.pass(SignedDuration::from_hours(days * 24)).await;
}

async fn confirm(server: &Server, place: &Id) {
    server.confirm_place(place).await;
    server.directory.refresh().await.unwrap();
}

async fn a_place_is_on_the_list_to_call_once_when_it_is_due_and_off_it_when_it_is_confirmed(
    db: db::Db,
) {
    let server = Server::open(db).await;
    let place = Id::parse(&server.place_called("L’Atelier du Web")).unwrap();
    let mut person = coordinator(&server, &["21"]).await;
    confirm(&server, &place).await;
    let t = server.texts(Language::French);
    person
        .visit(&format!("/fr/work/place/{place}/reminders"))
        .await;
    assert!(
        !says(&person, t.get("reminder-by-mail")),
        "no mail is sent here"
    );
    let every = t.msg("reminder-every").num("months", 3_usize).to_string();
    person
        .choose(&every)
        .choose(&t.get("reminder-by-call"))
        .submit(&t.get("edit-save"))
        .await;
    assert!(says(&person, t.get("reminders-saved")), "{}", person.text());
    for (later, made) in [(91, 0), (1, 1), (1, 0), (30, 0)] {
        days(&server, later).await;
        for again in [made, 0] {
            assert_eq!(directory::remind(&server.directory).await.unwrap(), again);
        }
    }
    for language in Language::ALL {
        person.visit(&format!("/{language}/work/calls")).await;
        assert_eq!(person.find("ol.places h2"), ["L’Atelier du Web"]);
    }
    confirm(&server, &place).await;
    person.visit("/fr/work/calls").await;
    assert!(says(&person, t.get("calls-none")), "{}", person.text());
    // Nobody answers: it is due again an interval later.
    days(&server, 93).await;
    assert_eq!(directory::remind(&server.directory).await.unwrap(), 1);
    days(&server, 93).await;
    assert_eq!(directory::remind(&server.directory).await.unwrap(), 1);
    person.visit("/fr/work/calls").await;
    assert_eq!(person.find("ol.places h2").len(), 1, "it stands there once");
}

async fn the_interval_decides_when_the_worklist_asks(db: db::Db) {
    let server = Server::open(db).await;
    let place = Id::parse(&server.place_called("L’Atelier du Web")).unwrap();
    let id = organisation(&server, "Une organisation", &[]).await;
    let sql = format!("update directory_place set organisation_id = '{id}' where id = '{place}'");
    server.change(&[sql]).await;
    confirm(&server, &place).await;
    let mut person = server.signed_in(Role::PlaceManager, &id, None).await;
    let t = server.texts(Language::French);
    days(&server, 100).await;
    person.visit("/fr/work").await;
    assert!(!says(&person, t.get("task-confirm")), "{}", person.text());
    person
        .visit(&format!("/fr/work/place/{place}/reminders"))
        .await;
    let every = t.msg("reminder-every").num("months", 3_usize).to_string();
    person.choose(&every).submit(&t.get("edit-save")).await;
    person.visit("/fr/work").await;
    assert!(says(&person, t.get("task-confirm")), "{}", person.text());
}

async fn nobody_else_learns_what_was_chosen(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let id = organisation(&server, "Une organisation", &["62"]).await;
    for role in Role::ALL {
        let mut person = server.signed_in(role, &id, None).await;
        person
            .visit(&format!("/fr/work/place/{place}/reminders"))
            .await;
        assert_eq!(person.status(), 404, "{role:?}");
    }
}

async fn an_address_goes_when_the_membership_of_whoever_gave_it_ends(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let membership = Id::parse("01a40000-0000-7000-8000-000000000001").unwrap();
    let sql = format!(
        "insert into directory_reminder (place_id, months, way, address, membership_id, language, set_at)
         values ('{place}', 6, 'mail', 'a@mail.example', '{membership}', 'fr', '2026-11-23T09:00:00.000Z')"
    );
    server.change(&[sql]).await;
    let kept = async || {
        let mut conn = server.ground.db.read().await.unwrap();
        let row: (String, Option<String>) =
            db::query_as("select way, address from directory_reminder")
                .fetch_one(&mut *conn)
                .await
                .unwrap();
        row
    };
    directory::remind(&server.directory).await.unwrap();
    assert_eq!(kept().await.1.as_deref(), Some("a@mail.example"));
    let mut tx = server.ground.db.begin().await.unwrap();
    let forgotten = directory::forget_reminders_of(&mut tx, &membership).await;
    tx.commit().await.unwrap();
    assert_eq!(forgotten.unwrap(), 1);
    assert_eq!(kept().await, ("call".to_owned(), None));
    // The same where nobody renewed a role in time: the job that ends it does it.
    let owner = organisation(&server, "EPN", &[]).await;
    let member = server.member(Role::PlaceManager, &owner, None).await;
    server
        .write(&[
            format!(
                "update directory_reminder
                 set way = 'mail', address = 'a@mail.example', membership_id = '{}'",
                member.membership
            ),
            format!(
                "update accounts_membership set ends_on = '2026-11-30' where id = '{}'",
                member.membership
            ),
        ])
        .await;
    days(&server, 90).await;
    server.run_due().await;
    assert_eq!(kept().await.0, "mail", "it can still be renewed");
    days(&server, 30).await;
    server.run_due().await;
    assert_eq!(kept().await, ("call".to_owned(), None));
    // The same where nobody answered for two years.
    let sql = format!(
        "update directory_reminder set way = 'mail', address = 'a@mail.example', membership_id = '{membership}'"
    );
    server.change(&[sql]).await;
    days(&server, 731).await;
    directory::remind(&server.directory).await.unwrap();
    assert_eq!(kept().await, ("call".to_owned(), None));
}

async fn by_mail_there_is_one_mail_with_the_page_and_the_phone(db: db::Db) {
    let server = Server::open(db).await;
    let (mail, memory) = server.send_mail();
    let place = Id::parse(&server.place_called("L’Atelier du Web")).unwrap();
    confirm(&server, &place).await;
    let mut person = coordinator(&server, &["21"]).await;
    // The account's own language and address, whatever the page is read in.
    let set = "update accounts_account set language = 'nl', email = 'own@mail.example'";
    server.write(&[set.to_owned()]).await;
    let t = server.texts(Language::French);
    person
        .visit(&format!("/fr/work/place/{place}/reminders"))
        .await;
    assert_eq!(person.attributes("#address", "value"), ["own@mail.example"]);
    person
        .choose(&t.get("reminder-by-mail"))
        .fill(&t.get("reminder-address"), "nobody")
        .submit(&t.get("edit-save"))
        .await;
    assert_eq!(person.status(), 422);
    assert!(
        says(&person, t.get("reminder-address-wrong")),
        "{}",
        person.text()
    );
    assert_eq!(person.attributes("#address", "value"), ["nobody"]);
    person
        .fill(&t.get("reminder-address"), "a@mail.example")
        .submit(&t.get("edit-save"))
        .await;
    assert!(says(&person, t.get("reminders-saved")), "{}", person.text());
    days(&server, 182).await;
    for made in [1, 0] {
        assert_eq!(directory::remind(&server.directory).await.unwrap(), made);
        mail.send_due(&server.ground.db).await.unwrap();
    }
    let sent = memory.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].language, Language::Dutch);
    assert_eq!(sent[0].to, mail::Address::parse("a@mail.example").unwrap());
    assert!(sent[0].subject.contains("L’Atelier du Web"));
    let page = format!("http://passerelle.test/nl/work/place/{place}\n");
    for words in [page.as_str(), "+32 2 000 00 00", "L’Atelier du Web"] {
        assert!(sent[0].text.contains(words), "{words}: {}", sent[0].text);
    }
    person.visit("/fr/work/calls").await;
    assert!(says(&person, t.get("calls-none")), "{}", person.text());
}

testkit::both_databases!(&MIGRATIONS;
    a_place_is_on_the_list_to_call_once_when_it_is_due_and_off_it_when_it_is_confirmed,
    the_interval_decides_when_the_worklist_asks,
    nobody_else_learns_what_was_chosen,
    an_address_goes_when_the_membership_of_whoever_gave_it_ends,
    by_mail_there_is_one_mail_with_the_page_and_the_phone,
);
