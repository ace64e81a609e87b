//! What a merge takes along, and what its undoing gives back.

use super::*;
use crate::jobs::{
    ChangeError, close_place, confirm_place, find_duplicates, keep_apart, list_duplicates,
};
use crate::store;

const TUESDAY: &str = "Tu 10:00-11:00";
const ROSE: &str = "2,Espace Rose,1070,025550002,,2026-01-06\n";

async fn lilas_and_rose(db: db::Db) -> (Arc<Ground>, Id, Id) {
    let ground = laid(db).await;
    read(&ground, &[ROWS[0], ROSE]).await;
    (ground, place_id("city", "1"), place_id("city", "2"))
}

async fn hours_of(ground: &Arc<Ground>, name: &str) -> Option<String> {
    named(&places(ground).await, name).hours_text.clone()
}

async fn confirmed(ground: &Arc<Ground>, id: &Id) -> Option<String> {
    let shown = places(ground).await;
    let place = shown.iter().find(|place| place.id == *id).unwrap();
    place.confirmed_on.clone()
}

async fn what_was_changed_and_confirmed_here_goes_along_and_comes_back(db: db::Db) {
    let (ground, lilas, rose) = lilas_and_rose(db).await;
    let hours = hours::Hours::parse(TUESDAY).unwrap();
    change_place_hours(&ground, &permit(), &lilas, Some(&hours))
        .await
        .unwrap();
    let day = confirm_place(&ground, &permit(), &lilas, None)
        .await
        .unwrap()
        .to_string();
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    assert_eq!(
        hours_of(&ground, "Espace Rose").await.as_deref(),
        Some(TUESDAY)
    );
    assert_eq!(confirmed(&ground, &rose).await, Some(day.clone()));

    undo_merge(&ground, &permit(), &rose, &lilas).await.unwrap();
    assert_eq!(hours_of(&ground, "Espace Rose").await, None);
    assert_eq!(
        hours_of(&ground, "Espace Lilas").await.as_deref(),
        Some(TUESDAY)
    );
    assert_eq!(confirmed(&ground, &rose).await, None);
    assert_eq!(confirmed(&ground, &lilas).await, Some(day));
}

async fn what_the_other_said_of_itself_stands_before_and_after(db: db::Db) {
    let (ground, lilas, rose) = lilas_and_rose(db).await;
    let hours = |text| hours::Hours::parse(text).unwrap();
    change_place_hours(&ground, &permit(), &lilas, Some(&hours(TUESDAY)))
        .await
        .unwrap();
    change_place_hours(&ground, &permit(), &rose, None)
        .await
        .unwrap();
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    assert_eq!(
        hours_of(&ground, "Espace Rose").await,
        None,
        "unknown, said here"
    );
    undo_merge(&ground, &permit(), &lilas, &rose).await.unwrap();
    assert_eq!(hours_of(&ground, "Espace Rose").await, None);

    // Changed again after a merge: then it is the other's own.
    change_place_hours(&ground, &permit(), &lilas, Some(&hours("We 10:00-11:00")))
        .await
        .unwrap();
    let (ground, first) = (ground, place_id("city", "1"));
    merge_place(&ground, &permit(), &first, &rose)
        .await
        .unwrap();
    change_place_hours(&ground, &permit(), &rose, Some(&hours("Sa 10:00-11:00")))
        .await
        .unwrap();
    undo_merge(&ground, &permit(), &first, &rose).await.unwrap();
    assert_eq!(
        hours_of(&ground, "Espace Rose").await.as_deref(),
        Some("Sa 10:00-11:00")
    );
}

async fn a_merge_is_undone_whatever_became_of_the_other(db: db::Db) {
    let (ground, lilas, rose) = lilas_and_rose(db).await;
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    close_place(&ground, &permit(), &rose).await.unwrap();
    undo_merge(&ground, &permit(), &lilas, &rose).await.unwrap();
    let shown = places(&ground).await;
    assert_eq!(shown.len(), 1, "the other one stays closed");
    named(&shown, "Espace Lilas");
}

async fn merges_on_merges_are_undone_from_the_last_on(db: db::Db) {
    let (ground, lilas, rose) = lilas_and_rose(db).await;
    read(&ground, &[ROWS[0], ROSE, ROWS[2]]).await;
    let iris = place_id("city", "3");
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    merge_place(&ground, &permit(), &rose, &iris).await.unwrap();
    let early = undo_merge(&ground, &permit(), &lilas, &rose).await;
    assert!(matches!(early, Err(ChangeError::Merged(of, into)) if of == rose && into == iris));
    let moved = change_place_hours(&ground, &permit(), &rose, None).await;
    assert!(matches!(moved, Err(ChangeError::Merged(_, into)) if into == iris));
    undo_merge(&ground, &permit(), &rose, &iris).await.unwrap();
    undo_merge(&ground, &permit(), &lilas, &rose).await.unwrap();
    assert_eq!(places(&ground).await.len(), 3);
}

async fn what_stood_of_a_pair_before_its_merge_stands_after_its_undoing(db: db::Db) {
    let (ground, lilas, rose) = lilas_and_rose(db).await;
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    undo_merge(&ground, &permit(), &lilas, &rose).await.unwrap();
    let listed = list_duplicates(&ground, &permit()).await.unwrap();
    assert!(listed.is_empty(), "nobody had proposed it");
    keep_apart(&ground, &permit(), &lilas, &rose).await.unwrap();
    merge_place(&ground, &permit(), &lilas, &rose)
        .await
        .unwrap();
    undo_merge(&ground, &permit(), &lilas, &rose).await.unwrap();
    let mut conn = ground.db.read().await.unwrap();
    let (one, two) = if lilas < rose {
        (lilas, rose)
    } else {
        (rose, lilas)
    };
    let stands = store::decision(&mut conn, &one, &two)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stands.state, "apart");
}

async fn a_pair_that_no_longer_looks_alike_is_no_longer_proposed(db: db::Db) {
    let ground = laid(db).await;
    let twins = [
        "1,Espace public Lilas,1070,025550001,,\n",
        "2,Espace public Lilas,1070,025550001,,\n",
    ];
    read(&ground, &twins).await;
    assert_eq!(list_duplicates(&ground, &permit()).await.unwrap().len(), 1);
    read(&ground, &[twins[0], "2,Maison Rose,1000,025559999,,\n"]).await;
    let listed = list_duplicates(&ground, &permit()).await.unwrap();
    assert!(listed.is_empty());
    assert_eq!(find_duplicates(&ground, &permit()).await.unwrap(), Some(0));
}

testkit::both_databases!(&MIGRATIONS;
    what_was_changed_and_confirmed_here_goes_along_and_comes_back,
    what_the_other_said_of_itself_stands_before_and_after,
    a_merge_is_undone_whatever_became_of_the_other,
    merges_on_merges_are_undone_from_the_last_on,
    what_stood_of_a_pair_before_its_merge_stands_after_its_undoing,
    a_pair_that_no_longer_looks_alike_is_no_longer_proposed,
);
