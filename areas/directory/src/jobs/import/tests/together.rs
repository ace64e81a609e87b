//! A list is read while somebody changes what it speaks of: nothing that was written is lost, and nobody waits in a
//! circle. On `PostgreSQL` both really run at once; on `SQLite` one waits for the other.

use std::time::Duration;

use super::*;
use crate::jobs::confirm_place;
use crate::model::Correction;
use crate::store;

fn list(rows: usize, phone: usize) -> String {
    let mut text = HEAD.to_owned();
    for n in 0..rows {
        text += &format!("{n},Espace {n},1070,0255{phone}{n:04},Mo-Fr 09:00-12:00,2026-01-05\n");
    }
    text
}

async fn read_list(ground: Arc<Ground>, source: &'static str, text: String) -> Sums {
    let mut heard = Heard::default();
    import_file(
        &ground,
        &permit(),
        reader(source),
        file(text),
        false,
        &mut heard,
    )
    .await
    .unwrap()
}

async fn hours_that_are_written_while_their_list_is_read_are_not_lost(db: db::Db) {
    let ground = laid(db).await;
    read_list(Arc::clone(&ground), "city", list(1, 1)).await;
    let id = place_id("city", "0");
    // Written, and not yet committed.
    let mut tx = ground.db.begin().await.unwrap();
    store::hold_place(&mut tx, &id).await.unwrap();
    store::set_place_hours(&mut tx, &id, Some("Tu 10:00-11:00"))
        .await
        .unwrap();
    let correction = Correction {
        field: "hours".to_owned(),
        values: vec!["Tu 10:00-11:00".to_owned()],
        changed_at: db::moment(ground.clock.now()),
        changed_by: "operator".to_owned(),
    };
    store::put_correction(&mut tx, &id, &correction)
        .await
        .unwrap();
    let reading = tokio::spawn(read_list(Arc::clone(&ground), "city", list(1, 2)));
    // By then the reading has come as far as it can.
    tokio::time::sleep(Duration::from_millis(700)).await;
    tx.commit().await.unwrap();
    assert_eq!(reading.await.unwrap().changed, 1);
    let shown = places(&ground).await;
    assert_eq!(shown[0].hours_text.as_deref(), Some("Tu 10:00-11:00"));
    assert_eq!(shown[0].phone.as_deref(), Some("+3225520000"));
}

async fn places_that_are_left_out_of_a_list_are_confirmed_meanwhile(db: db::Db) {
    const PLACES: usize = 60;
    let ground = laid(db).await;
    read_list(Arc::clone(&ground), "city", list(PLACES, 1)).await;
    let reading = tokio::spawn(read_list(Arc::clone(&ground), "city", list(1, 1)));
    let mut confirming = Vec::new();
    for n in (1..PLACES).rev() {
        let ground = Arc::clone(&ground);
        confirming.push(tokio::spawn(async move {
            confirm_place(&ground, &permit(), &place_id("city", &n.to_string()), None).await
        }));
    }
    for one in confirming {
        one.await.unwrap().unwrap();
    }
    assert_eq!(reading.await.unwrap().gone, 59);
    for place in places(&ground).await {
        let left_out = place.id != place_id("city", "0");
        assert_eq!(place.gone_on.is_some(), left_out);
        assert_eq!(place.confirmed_on.is_some(), left_out);
    }
}

async fn of_merges_at_the_same_time_none_leads_to_a_place_that_is_merged(db: db::Db) {
    const TRIPLES: usize = 15;
    let ground = laid(db).await;
    read_list(Arc::clone(&ground), "city", list(TRIPLES * 3, 1)).await;
    for triple in 0..TRIPLES {
        let [a, b, c] = [0, 1, 2].map(|n| place_id("city", &(triple * 3 + n).to_string()));
        let merging = |from: &Id, into: &Id| {
            let (ground, from, into) = (Arc::clone(&ground), from.clone(), into.clone());
            tokio::spawn(async move { merge_place(&ground, &permit(), &from, &into).await })
        };
        let (first, second) = (merging(&a, &b), merging(&b, &c));
        let done = [first.await.unwrap(), second.await.unwrap()];
        assert!(done[1].is_ok(), "{:?}", done[1]);
        let shown = places(&ground).await;
        let active = |id: &Id| shown.iter().any(|place| place.id == *id);
        assert!(!active(&b) && active(&c));
        assert_eq!(
            active(&a),
            done[0].is_err(),
            "a merge that was refused changed nothing"
        );
    }
}

async fn two_sources_of_the_same_places_are_read_at_once(db: db::Db) {
    const PLACES: usize = 40;
    let ground = laid(db).await;
    for source in ["city", "nation"] {
        read_list(Arc::clone(&ground), source, list(PLACES, 1)).await;
    }
    for n in 0..PLACES {
        let [from, into] = ["city", "nation"].map(|source| place_id(source, &n.to_string()));
        merge_place(&ground, &permit(), &from, &into).await.unwrap();
    }
    let backwards = |text: &str| {
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        lines.reverse();
        format!("{HEAD}{}\n", lines.join("\n"))
    };
    let city = tokio::spawn(read_list(Arc::clone(&ground), "city", list(PLACES, 2)));
    let nation = list(PLACES, 3).replace("2026-01-05", "2026-01-09");
    let nation = tokio::spawn(read_list(Arc::clone(&ground), "nation", backwards(&nation)));
    assert_eq!(city.await.unwrap().changed, 40);
    assert_eq!(nation.await.unwrap().changed, 40);
    for place in places(&ground).await {
        let known = fields_with_origin(&ground, &place.id).await.unwrap();
        let shown = known.values().first("phone").map(str::to_owned);
        assert_eq!(
            place.phone, shown,
            "a place is what all its records make it"
        );
    }
}

testkit::both_databases!(&MIGRATIONS;
    hours_that_are_written_while_their_list_is_read_are_not_lost,
    places_that_are_left_out_of_a_list_are_confirmed_meanwhile,
    of_merges_at_the_same_time_none_leads_to_a_place_that_is_merged,
    two_sources_of_the_same_places_are_read_at_once,
);
