//! What was changed stands there with its day and in whose name, and can be taken back.

use directory::may_change_places;
use jiff::SignedDuration;
use web::{Actor, Role};

use super::{houses, manager};
use crate::ground::{MIGRATIONS, Server};

const UNDO: &str = "Undo this change";

async fn a_change_is_told_without_a_name_and_taken_back(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let one = &mut manager(&server, &houses).await;
    let contact = format!("/en/work/place/{}/contact", houses.own);
    let history = format!("/en/work/place/{}/history", houses.own);
    let phone = server
        .directory
        .board()
        .place(&houses.own)
        .unwrap()
        .phone
        .clone();
    one.visit(&contact)
        .await
        .fill("Phone", "+32 2 000 00 01")
        .submit("Save")
        .await
        .visit(&history)
        .await;
    let text = one.text();
    assert!(
        text.contains("Changed · 23 November 2026, 10:00 · you"),
        "{text}"
    );
    assert!(text.contains("+32 2 000 00 01"));
    // A colleague is told no name.
    let two = &mut server
        .signed_in(Role::Mediator, &houses.organisation, Some(&houses.own))
        .await;
    two.visit(&history).await;
    assert!(two.text().contains("a colleague at your organisation"));
    assert!(!two.html().contains("account:"));

    two.submit(UNDO).await;
    assert!(two.text().contains("The change is undone."));
    server.directory.refresh().await.unwrap();
    let board = server.directory.board();
    assert_eq!(board.place(&houses.own).unwrap().phone, phone);
    // The undoing is a change itself, and can be undone; the first one cannot any more.
    assert_eq!(two.find("ol.places > li").len(), 2);
    let changes = two.attributes("input[name=change]", "value");
    let member = server
        .member(Role::PlaceManager, &houses.organisation, None)
        .await;
    let undo = |change: &str| {
        let form = format!("token={}&change={change}", member.token());
        let address = format!("/en/work/place/{}/undo", houses.own);
        crate::ground::Ask::post(&address, &form).by(&server, &member)
    };
    let late = server.ask(&undo(&changes[1])).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains(&format!("#change-{}", changes[0])));
    assert_eq!(server.ask(&undo(&changes[0])).await.status, 303);
    assert_eq!(server.ask(&undo("nothing")).await.status, 404);
    server.directory.refresh().await.unwrap();
    let board = server.directory.board();
    assert_eq!(
        board.place(&houses.own).unwrap().phone.as_deref(),
        Some("+32 2 000 00 01")
    );
}

async fn what_the_operator_does_by_command_stands_there_too(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let permit = may_change_places(Actor::Operator).unwrap();
    let hours = directory::hours::Hours::parse("Mo 09:00-12:00").unwrap();
    directory::change_place_hours(&server.ground, &permit, &houses.own, Some(&hours))
        .await
        .unwrap();
    server.confirm_place(&houses.own).await;
    directory::merge_place(&server.ground, &permit, &houses.colleague, &houses.own)
        .await
        .unwrap();
    let visitor = &mut manager(&server, &houses).await;
    visitor
        .visit(&format!("/en/work/place/{}/history", houses.own))
        .await;
    let text = visitor.text();
    assert!(text.contains("whoever runs this site"), "{text}");
    assert!(text.contains("Monday: 9:00 – 12:00"), "{text}");
    assert!(text.contains("Confirmed · "), "{text}");
    // The place that was merged leads on.
    visitor
        .visit(&format!("/en/work/place/{}", houses.colleague))
        .await;
    assert_eq!(visitor.url(), format!("/en/work/place/{}", houses.own));
}

async fn who_made_a_change_is_forgotten_after_two_years(db: db::Db) {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let visitor = &mut manager(&server, &houses).await;
    visitor
        .visit(&format!("/en/work/place/{}/contact", houses.own))
        .await
        .fill("Phone", "+32 2 000 00 01")
        .submit("Save")
        .await;
    let known = async || {
        let mut conn = server.ground.db.read().await.unwrap();
        let mut known = Vec::new();
        for table in ["directory_place_change", "directory_correction"] {
            let sql = format!("select count(*) from {table} where changed_by like 'account:_%'");
            let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                .fetch_one(&mut *conn)
                .await
                .unwrap();
            known.push(count);
        }
        known
    };
    assert_eq!(known().await, [1, 1]);
    for (days, left) in [(729, [1, 1]), (2, [0, 0])] {
        server.pass(SignedDuration::from_hours(days * 24)).await;
        server.run_due().await;
        assert_eq!(known().await, left, "{days}");
    }
    visitor
        .visit(&format!("/en/work/place/{}/history", houses.own))
        .await;
    assert!(visitor.text().contains("a colleague at your organisation"));
}

testkit::both_databases!(&MIGRATIONS;
    a_change_is_told_without_a_name_and_taken_back,
    what_the_operator_does_by_command_stands_there_too,
    who_made_a_change_is_forgotten_after_two_years,
);
