//! What we ship goes in on both databases, labels and postcodes among it.

use std::sync::Arc;

use web::{Actor, Hat, Role};

use super::{MIGRATIONS, ground, id, run};
use crate::access::may_edit_place;
use crate::jobs::{Edited, Undone, edit_place, facts_now, undo_change};
use crate::model::{Coverage, Place, Section, Seen};
use crate::store::{any_place, changes_of};
use crate::{Directory, load_shipped};

async fn what_we_ship_keeps_to_every_constraint_and_comes_in_once(db: db::Db) {
    let ground = ground(db);
    assert_eq!(load_shipped(&ground, true).await.unwrap(), 34);
    assert_eq!(load_shipped(&ground, true).await.unwrap(), 0);
    let directory = Directory::open(ground).await.unwrap();
    let board = directory.board();
    assert_eq!(board.places.len(), 34);
    assert!(board.listings.len() == 8 && board.organisations.len() > 50);
}

async fn what_a_place_without_a_record_says_survives_a_change_and_its_undoing(db: db::Db) {
    let ground = ground(db.clone());
    load_shipped(&ground, true).await.unwrap();
    let board = Directory::open(Arc::clone(&ground)).await.unwrap().board();
    let mut organisations: Vec<_> = board.organisations.keys().cloned().collect();
    organisations.sort();
    let own = organisations[0].clone();
    run(
        &db,
        &format!(
            "update directory_place set organisation_id = '{own}', hours_said = 'as said', run_by = 'a club'"
        ),
    )
    .await
    .unwrap();
    let actor = Actor::Account(Arc::new(Hat {
        account: id(90),
        membership: id(91),
        organisation: own,
        role: Role::PlaceManager,
        place: None,
    }));
    let said = async |place: &Place| {
        let mut conn = db.read().await.unwrap();
        any_place(&mut conn, &place.id).await.unwrap().unwrap()
    };
    for place in &board.places {
        let before = said(place).await;
        let permit = may_edit_place(&actor, &before, &Coverage::default()).unwrap();
        let facts = facts_now(&ground, &permit).await.unwrap();
        let seen = Seen::of(Section::Contact, &facts);
        let mut wanted = facts.clone();
        wanted.set("phone", vec!["+32 2 000 00 77".to_owned()]);
        let edited = edit_place(&ground, &permit, Section::Contact, &seen, &wanted).await;
        assert_eq!(edited.unwrap(), Edited::Saved(1));
        let mut after = said(place).await;
        assert_eq!(after.phone.as_deref(), Some("+32 2 000 00 77"));
        after.phone.clone_from(&before.phone);
        assert_eq!(format!("{after:?}"), format!("{before:?}"));
        let change = {
            let mut conn = db.read().await.unwrap();
            changes_of(&mut conn, &place.id, 0, 9).await.unwrap()
        };
        assert_eq!(change.len(), 1);
        let undone = undo_change(&ground, &permit, &change[0].id).await.unwrap();
        assert_eq!(undone, Undone::Done);
        assert_eq!(format!("{:?}", said(place).await), format!("{before:?}"));
        let late = undo_change(&ground, &permit, &change[0].id).await.unwrap();
        assert!(matches!(late, Undone::ChangedSince(Some(_))), "{late:?}");
    }
}

testkit::both_databases!(&MIGRATIONS;
    what_we_ship_keeps_to_every_constraint_and_comes_in_once,
    what_a_place_without_a_record_says_survives_a_change_and_its_undoing,
);
