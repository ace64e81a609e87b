//! A change made by another process shows here, and the feed tells of places only.

use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use crate::ground::{Ask, MIGRATIONS, Server};

async fn hours(server: &Server, place: &str) -> Value {
    let found = server.json("/api/v1/search?near=1060&limit=1").await;
    assert_eq!(found["results"][0]["id"], place);
    found["results"][0]["opening"]["hours"].clone()
}

/// Writes hours as the command `passerelle place hours` does, in a process of its own.
async fn command(other: &Server, place: &str, text: &str) {
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    let id = kernel::Id::parse(place).unwrap();
    let hours = (text != "unknown").then(|| directory::hours::Hours::parse(text).unwrap());
    let done = directory::change_place_hours(&other.ground, &permit, &id, hours.as_ref());
    done.await.unwrap();
}

/// Far more than the five seconds that are promised: a test that runs beside others sets no bar in time.
const PATIENCE: Duration = Duration::from_secs(60);

async fn an_edit_by_another_process_shows_in_a_running_servers_searches(db: db::Db) {
    let server = Server::open(db.clone()).await;
    let other = Server::another(db).await;
    let place = server.place_called("L’Atelier du Web");
    command(&other, &place, "Mo-Fr 09:00-12:00").await;
    assert_eq!(
        hours(&server, &place).await,
        Value::Null,
        "nobody follows yet"
    );
    let (stop, stopped) = watch::channel(false);
    let following = directory::start(&server.directory, stopped);
    for text in ["Mo-Fr 09:00-12:00", "Tu 13:00-17:00", "unknown"] {
        command(&other, &place, text).await;
        let expected = if text == "unknown" {
            Value::Null
        } else {
            text.into()
        };
        let seen = tokio::time::timeout(PATIENCE, async {
            while hours(&server, &place).await != expected {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert!(seen.await.is_ok(), "{text} never shows");
        let page = server.get(&format!("/fr/place/{place}")).await.body;
        assert_eq!(
            page.contains("<caption>"),
            text != "unknown",
            "the page follows too"
        );
    }
    stop.send_replace(true);
    following.await.unwrap();
}

async fn the_feed_tells_of_changed_places_and_never_of_reports(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let start = server.json("/api/v1/changes").await;
    assert_eq!(start["changes"][0]["what"], "places.loaded");
    let after = start["next"].as_i64().unwrap();
    let report = Ask::post(
        &format!("/fr/place/{place}/report"),
        "subject=hours&message=secret",
    );
    assert_eq!(server.ask(&report).await.status, 303);
    command(&server, &place, "Mo 09:00-12:00").await;
    let permit = directory::may_settle_reports(web::Actor::Operator).unwrap();
    let open = directory::list_reports(&server.directory, &permit)
        .await
        .unwrap();
    directory::settle(
        &server.directory,
        &permit,
        &open[0].id,
        directory::SettledAs::Mended,
    )
    .await
    .unwrap();
    assert!(server.directory.refresh().await.unwrap());
    let news = server.json(&format!("/api/v1/changes?after={after}")).await;
    let changes = news["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{news}");
    assert_eq!(changes[0]["what"], "place.changed");
    assert_eq!(changes[0]["id"], place);
    assert_eq!(changes[0]["at"], "2026-11-23T09:00:00Z");
    assert!(changes[0]["position"].as_i64().unwrap() > after);
    assert!(
        !server
            .json("/api/v1/changes")
            .await
            .to_string()
            .contains("report")
    );
    let nothing = server
        .json(&format!("/api/v1/changes?after={}", news["next"]))
        .await;
    assert_eq!(nothing["changes"], serde_json::json!([]));
    assert_eq!(nothing["next"], news["next"]);
}

async fn two_servers_on_one_database_load_what_we_ship_once(db: db::Db) {
    let server = Server::open(db.clone()).await;
    let other = Server::another(db).await;
    assert_eq!(
        server.directory.board().places.len(),
        other.directory.board().places.len()
    );
    let loaded = server.json("/api/v1/changes").await;
    assert_eq!(loaded["changes"].as_array().unwrap().len(), 1);
}

testkit::both_databases!(&MIGRATIONS;
    an_edit_by_another_process_shows_in_a_running_servers_searches,
    the_feed_tells_of_changed_places_and_never_of_reports,
    two_servers_on_one_database_load_what_we_ship_once,
);
