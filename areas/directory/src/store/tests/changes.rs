//! Places close, merge and are confirmed; old ids lead on; reports end.

use web::{Actor, Permit};

use super::{MIGRATIONS, NOW, ground, ground_at, id, run, with_right_rows};
use crate::access::{ChangePlaces, may_change_places, may_settle_reports};
use crate::jobs::{ChangeError, close_place, confirm_place, merge_place, purge};
use crate::store::{Alias, alias_of};
use crate::{Directory, SettledAs};

fn permit() -> Permit<ChangePlaces> {
    may_change_places(Actor::Operator).unwrap()
}

async fn leads(db: &db::Db, number: u8) -> Option<Alias> {
    let mut conn = db.read().await.unwrap();
    alias_of(&mut conn, "place", &id(number)).await.unwrap()
}

async fn alias(db: &db::Db, from: u8, to: u8) {
    let (from, to) = (id(from), id(to));
    let sql = format!(
        "insert into directory_alias (old_id, kind, new_id, since) values ('{from}', 'place', '{to}', '2026-11-01')"
    );
    run(db, &sql).await.unwrap();
}

async fn an_old_id_leads_through_every_merger_to_the_place_that_is_left(db: db::Db) {
    with_right_rows(&db).await;
    for step in 20..27 {
        alias(&db, step, step + 1).await;
    }
    alias(&db, 27, 2).await;
    assert_eq!(
        leads(&db, 20).await,
        Some(Alias::Moved(id(2))),
        "eight steps"
    );
    assert_eq!(leads(&db, 27).await, Some(Alias::Moved(id(2))));
    alias(&db, 19, 20).await;
    assert_eq!(leads(&db, 19).await, Some(Alias::Gone), "nine steps");
    run(&db, "update directory_place set state = 'closed'")
        .await
        .unwrap();
    assert_eq!(
        leads(&db, 27).await,
        Some(Alias::Gone),
        "the last one closed"
    );
    assert_eq!(leads(&db, 2).await, Some(Alias::Gone));
    assert_eq!(
        leads(&db, 9).await,
        Some(Alias::Gone),
        "an alias that leads nowhere"
    );
    assert_eq!(leads(&db, 99).await, None);
}

async fn ids_that_lead_in_a_circle_lead_nowhere(db: db::Db) {
    with_right_rows(&db).await;
    run(&db, "update directory_place set state = 'closed'")
        .await
        .unwrap();
    alias(&db, 2, 3).await;
    alias(&db, 3, 2).await;
    assert_eq!(leads(&db, 2).await, Some(Alias::Gone));
    assert_eq!(leads(&db, 3).await, Some(Alias::Gone));
}

async fn traces(db: &db::Db) -> Vec<(String, String, String)> {
    let mut conn = db.read().await.unwrap();
    db::query_as("select action, actor, detail from audit_event order by at, action")
        .fetch_all(&mut *conn)
        .await
        .unwrap()
}

async fn a_merged_place_leads_to_the_other_also_in_listings_and_leaves_a_trace(db: db::Db) {
    with_right_rows(&db).await;
    let ground = ground(db.clone());
    let directory = Directory::open(ground.clone()).await.unwrap();
    merge_place(&ground, &permit(), &id(2), &id(3))
        .await
        .unwrap();
    assert_eq!(leads(&db, 2).await, Some(Alias::Moved(id(3))));
    assert!(directory.refresh().await.unwrap());
    let board = directory.board();
    assert!(board.place(&id(2)).is_none());
    assert_eq!(board.listings[0].entries[0].place, Some(id(3)));
    let told = |action: &str, word: &str, of: u8| {
        let detail = format!("{{\"{word}\":\"{}\"}}", id(of));
        (action.to_owned(), "operator".to_owned(), detail)
    };
    assert_eq!(
        traces(&db).await,
        [
            told("place.changed", "merged", 2),
            told("place.merged", "into", 3)
        ]
    );
    let again = merge_place(&ground, &permit(), &id(2), &id(3)).await;
    assert!(
        matches!(again, Err(ChangeError::MergedBefore(_))),
        "{again:?}"
    );
    let back = merge_place(&ground, &permit(), &id(3), &id(2)).await;
    assert!(
        matches!(back, Err(ChangeError::Merged(_, _))),
        "no circle: {back:?}"
    );
}

async fn what_cannot_be_done_to_a_place_is_told_and_nothing_is_written(db: db::Db) {
    with_right_rows(&db).await;
    let ground = ground(db.clone());
    let unknown = close_place(&ground, &permit(), &id(99)).await;
    assert!(
        matches!(unknown, Err(ChangeError::Unknown(_))),
        "{unknown:?}"
    );
    let itself = merge_place(&ground, &permit(), &id(2), &id(2)).await;
    assert!(matches!(itself, Err(ChangeError::IntoItself)), "{itself:?}");
    let nowhere = merge_place(&ground, &permit(), &id(2), &id(99)).await;
    assert!(
        matches!(nowhere, Err(ChangeError::Unknown(_))),
        "{nowhere:?}"
    );
    let tomorrow = "2026-11-24".parse().unwrap();
    let early = confirm_place(&ground, &permit(), &id(2), Some(tomorrow)).await;
    assert!(matches!(early, Err(ChangeError::NotYet(_))), "{early:?}");
    assert_eq!(traces(&db).await, []);
    close_place(&ground, &permit(), &id(3)).await.unwrap();
    let closed = confirm_place(&ground, &permit(), &id(3), None).await;
    assert!(matches!(closed, Err(ChangeError::Closed(_))), "{closed:?}");
    let twice = close_place(&ground, &permit(), &id(3)).await;
    assert!(matches!(twice, Err(ChangeError::Closed(_))), "{twice:?}");
    merge_place(&ground, &permit(), &id(3), &id(2))
        .await
        .unwrap();
    assert_eq!(
        leads(&db, 3).await,
        Some(Alias::Moved(id(2))),
        "closed first, merged later"
    );
}

/// Shortly after midnight in Brussels it is still yesterday in UTC.
async fn today_is_the_day_in_brussels(db: db::Db) {
    with_right_rows(&db).await;
    let ground = ground_at(db, "2026-11-22T23:30:00Z");
    let day = confirm_place(&ground, &permit(), &id(2), None)
        .await
        .unwrap();
    assert_eq!(day.to_string(), "2026-11-23");
}

async fn a_report_ends_ninety_days_after_it_is_settled_and_two_years_after_it_is_made(db: db::Db) {
    with_right_rows(&db).await;
    let (old, recent, settled) = (id(71), id(72), id(73));
    for (report, made) in [
        (&old, "2024-11-22"),
        (&recent, "2024-11-25"),
        (&settled, "2026-01-01"),
    ] {
        let sql = format!(
            "insert into directory_report (id, place_id, subject, message, language, made_at)
             values ('{report}', '{}', 'hours', 'x', 'fr', '{made}T00:00:00.000Z')",
            id(2)
        );
        run(&db, &sql).await.unwrap();
    }
    let directory = Directory::open(ground(db.clone())).await.unwrap();
    let settle = may_settle_reports(Actor::Operator).unwrap();
    crate::settle(&directory, &settle, &settled, SettledAs::Mended)
        .await
        .unwrap();
    assert_eq!(
        purge(&ground_at(db.clone(), NOW)).await.unwrap(),
        1,
        "the one of two years ago"
    );
    let left = crate::list_reports(&directory, &settle).await.unwrap();
    assert!(left.iter().all(|report| report.id != old));
    assert!(left.iter().any(|report| report.id == recent));
    assert_eq!(purge(&ground_at(db.clone(), NOW)).await.unwrap(), 0);
    // Ninety days on, the settled one goes, and so does what has become two years old.
    assert_eq!(
        purge(&ground_at(db, "2027-02-21T10:00:00Z")).await.unwrap(),
        2
    );
}

testkit::both_databases!(&MIGRATIONS;
    an_old_id_leads_through_every_merger_to_the_place_that_is_left,
    ids_that_lead_in_a_circle_lead_nowhere,
    a_merged_place_leads_to_the_other_also_in_listings_and_leaves_a_trace,
    what_cannot_be_done_to_a_place_is_told_and_nothing_is_written,
    today_is_the_day_in_brussels,
    a_report_ends_ninety_days_after_it_is_settled_and_two_years_after_it_is_made,
);
