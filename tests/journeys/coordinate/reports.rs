//! What people report reaches whoever answers for the place, is read by nobody else, and is settled once.

use kernel::{Id, Language};
use web::Role;

use super::{coordinator, done, organisation};
use crate::ground::{Ask, MIGRATIONS, Server};
use crate::without_javascript::says;

/// Reports that the hours of a place are wrong, in these words.
async fn report(server: &Server, place: &str, words: &str, language: &str) {
    let form = format!("subject=hours&message={}", crate::ground::encoded(words));
    let address = format!("/{language}/place/{place}/report");
    let answer = server.ask(&Ask::post(&address, &form)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn position(server: &Server) -> i64 {
    let mut conn = server.ground.db.read().await.unwrap();
    jobs::latest_position(&mut conn).await.unwrap()
}

/// Gives a place to an organisation.
async fn belongs(server: &Server, place: &str, organisation: &Id) {
    let sql = format!(
        "update directory_place set organisation_id = '{organisation}' where id = '{place}'"
    );
    server.change(&[sql]).await;
}

async fn a_report_about_a_place_without_an_organisation_reaches_the_coordinator(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let sql = format!("update directory_place set organisation_id = null where id = '{place}'");
    server.change(&[sql]).await;
    let mut person = coordinator(&server, &["21"]).await;
    let before = position(&server).await;
    report(&server, &place, "Gesloten op <b>maandag</b>", "nl").await;
    assert_eq!(position(&server).await, before, "the public feed moved");
    let t = server.texts(Language::French);
    person.visit("/fr/work").await;
    assert_eq!(
        done(&server, "report.read").await,
        0,
        "nothing was shown yet"
    );
    person.follow(&t.get("reports-title")).await;
    assert!(
        says(&person, "Gesloten op <b>maandag</b>"),
        "{}",
        person.text()
    );
    assert_eq!(person.attributes("blockquote", "lang"), ["nl"]);
    assert_eq!(done(&server, "report.read").await, 1);
    person.follow("L’Atelier du Web").await;
    assert_eq!(done(&server, "report.read").await, 2);
    assert!(says(&person, t.get("reports-read")), "{}", person.text());
    let address = person.url();
    person.submit(&t.get("settle-as-mended")).await;
    assert_eq!(person.status(), 200);
    assert_eq!(person.url(), address);
    assert!(says(&person, t.get("settled-mended")), "{}", person.text());
    assert!(
        !says(&person, "maandag"),
        "what is settled need not be read"
    );
    assert_eq!(done(&server, "report.settled").await, 1);
    assert_eq!(position(&server).await, before, "the public feed moved");
    person.visit("/fr/work/reports").await;
    assert!(says(&person, t.get("reports-none")), "{}", person.text());
}

async fn of_two_who_settle_a_report_the_second_sees_that_it_was_done(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let id = organisation(&server, "Coordination de l’Essai", &["21"]).await;
    report(&server, &place, "Fermé le lundi", "fr").await;
    let mut one = server.signed_in(Role::Coordinator, &id, None).await;
    let mut two = server.signed_in(Role::Coordinator, &id, None).await;
    for language in Language::ALL {
        let t = server.texts(language);
        for person in [&mut one, &mut two] {
            person.visit(&format!("/{language}/work/reports")).await;
            person.follow("L’Atelier du Web").await;
        }
        one.submit(&t.get("settle-as-nothing-wrong")).await;
        two.submit(&t.get("settle-as-mended")).await;
        assert_eq!(two.status(), 409);
        assert!(says(&two, t.get("answered-late")), "{}", two.text());
        assert!(says(&two, t.get("settled-nothing-wrong")), "{}", two.text());
        report(&server, &place, "Encore", "fr").await;
        server.pass(jiff::SignedDuration::from_hours(1)).await;
    }
    assert_eq!(done(&server, "report.settled").await, 5);
}

async fn nobody_else_learns_that_there_is_a_report(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let other = {
        let board = server.directory.board();
        let mut ids = board.places.iter().map(|place| place.id.to_string());
        ids.find(|id| *id != place).unwrap()
    };
    let own = organisation(&server, "Une organisation", &[]).await;
    let stranger = organisation(&server, "Une autre organisation", &["62"]).await;
    belongs(&server, &place, &own).await;
    report(&server, &place, "Fermé le lundi", "fr").await;
    let mut manager = server.signed_in(Role::PlaceManager, &own, None).await;
    manager.visit("/fr/work/reports").await;
    manager.follow("L’Atelier du Web").await;
    let address = manager.url();
    let unknown = format!("/fr/work/report/{place}");
    let parsed = |text: &str| Id::parse(text).unwrap();
    let (here, elsewhere) = (parsed(&place), parsed(&other));
    for (role, organisation, only, sees) in [
        (Role::Administrator, &own, None, true),
        (Role::Mediator, &own, Some(&here), true),
        (Role::Mediator, &own, Some(&elsewhere), false),
        (Role::Referrer, &own, None, false),
        (Role::PlaceManager, &stranger, None, false),
        (Role::Coordinator, &stranger, None, false),
    ] {
        let member = server.member(role, organisation, only).await;
        let get = server.ask(&Ask::get(&address).by(&server, &member)).await;
        assert_eq!(get.status == 200, sees, "{role:?}");
        let form = format!("token={}&settled_as=lost", member.token());
        let post = server
            .ask(&Ask::post(&address, &form).by(&server, &member))
            .await;
        assert_eq!(post.status, if sees { 422 } else { 404 }, "{role:?}");
        let told = ["href=\"#outcome\"", "aria-describedby=\"outcome-problem\""];
        for part in told {
            assert_eq!(post.body.contains(part), sees, "{role:?}: {part}");
        }
        if !sees {
            assert_eq!(get.status, 404, "{role:?}");
            let nothing = server.ask(&Ask::get(&unknown).by(&server, &member)).await;
            assert_eq!(nothing.status, 404);
            let list = server
                .ask(&Ask::get("/fr/work/reports").by(&server, &member))
                .await;
            assert!(!list.body.contains("Fermé le lundi"), "{role:?}");
        }
    }
    let without_token = Ask::post(&address, "settled_as=mended");
    let member = server.member(Role::PlaceManager, &own, None).await;
    let refused = server.ask(&without_token.by(&server, &member)).await;
    assert_eq!(refused.status, 403);
    assert_eq!(done(&server, "report.settled").await, 0);
}

async fn many_reports_come_page_by_page_the_oldest_first(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let mut person = coordinator(&server, &["21004", "21013"]).await;
    for number in 0..23 {
        report(&server, &place, &format!("Message {number}."), "fr").await;
        server.pass(jiff::SignedDuration::from_mins(15)).await;
    }
    let t = server.texts(Language::French);
    person.visit("/fr/work/reports").await;
    let mut messages = person.find("blockquote");
    while !person.attributes("a[rel=next]", "href").is_empty() {
        person.follow(&t.get("next")).await;
        messages.extend(person.find("blockquote"));
    }
    let expected: Vec<String> = (0..23).map(|number| format!("Message {number}.")).collect();
    assert_eq!(messages, expected);
}

testkit::both_databases!(&MIGRATIONS;
    a_report_about_a_place_without_an_organisation_reaches_the_coordinator,
    of_two_who_settle_a_report_the_second_sees_that_it_was_done,
    nobody_else_learns_that_there_is_a_report,
    many_reports_come_page_by_page_the_oldest_first,
);
