//! Every row is told; nothing is taken twice; nothing that is gone is deleted.

mod merges;
mod peers;
mod rows;
mod together;

use std::io::Cursor;
use std::sync::{Arc, Mutex};

use web::{Actor, Ground, Permit};

use super::*;
use crate::access::{ChangePlaces, may_change_places};
use crate::jobs::{change_place_hours, merge_place, prefer_source, undo_merge};
use crate::model::Place;
use crate::store::tests::{MIGRATIONS, ground};
use crate::{Directory, fields_with_origin};

const MAPPING: &str = r#"
[source]
id = "city"
title = "List of the city"
language = "fr"
country = "BE"
lists = "|"

[fields]
id = "id"
name = "nom"
postcode = "cp"
phone = "tel"
hours = "heures"
updated_on = "date"
"#;

const HEAD: &str = "id,nom,cp,tel,heures,date\n";
const ROWS: [&str; 4] = [
    "1,Espace Lilas,1070,025550001,lu-ve 9h-17h,2026-01-05\n",
    "2,Espace Rose,1070,025550002,Mo-Fr 09:00-12:00,2026-01-06\n",
    "3,Espace Iris,1000,,,2026-01-07\n",
    "4,,1000,,,\n",
];

/// The ground with the communes and postcodes that always load.
async fn laid(db: db::Db) -> Arc<Ground> {
    let ground = ground(db);
    crate::load_shipped(&ground, false).await.unwrap();
    ground
}

fn permit() -> Permit<ChangePlaces> {
    may_change_places(Actor::Operator).unwrap()
}

#[derive(Default)]
struct Heard(Vec<Problem>);

impl Follow for Heard {
    fn problem(&mut self, problem: &Problem) {
        self.0.push(problem.clone());
    }
    fn progress(&mut self, _: Progress) {}
}

fn file(text: String) -> OpenInput {
    Arc::new(move || Ok(Box::new(Cursor::new(text.clone().into_bytes())) as Box<dyn Input>))
}

fn reader(source: &str) -> Reader {
    let mapping = MAPPING.replace("id = \"city\"", &format!("id = \"{source}\""));
    Reader::new(mapping::Mapping::parse(&mapping).unwrap()).unwrap()
}

async fn read(ground: &Arc<Ground>, rows: &[&str]) -> (Sums, Vec<Problem>) {
    read_as(ground, "city", rows, false).await
}

async fn read_as(
    ground: &Arc<Ground>,
    source: &str,
    rows: &[&str],
    dry_run: bool,
) -> (Sums, Vec<Problem>) {
    let mut heard = Heard::default();
    let text = format!("{HEAD}{}", rows.concat());
    let sums = import_file(
        ground,
        &permit(),
        reader(source),
        file(text),
        dry_run,
        &mut heard,
    )
    .await
    .unwrap();
    assert_eq!(sums.rows_in, sums.taken + sums.refused);
    assert_eq!(sums.taken, sums.changed + sums.unchanged);
    let refused = heard.0.iter().filter(|problem| problem.refused).count();
    assert_eq!(
        sums.refused,
        u64::try_from(refused).unwrap(),
        "each refusal is told"
    );
    (sums, heard.0)
}

async fn places(ground: &Arc<Ground>) -> Vec<Place> {
    let directory = Directory::open(Arc::clone(ground)).await.unwrap();
    directory.board().places.clone()
}

/// All that is shown of all places.
async fn all(ground: &Arc<Ground>) -> String {
    format!("{:#?}", places(ground).await)
}

fn named<'a>(places: &'a [Place], name: &str) -> &'a Place {
    let found = places
        .iter()
        .find(|place| place.name.texts().any(|one| one == name));
    found.unwrap_or_else(|| panic!("no place {name}"))
}

async fn every_row_is_told_and_the_same_file_twice_changes_nothing(db: db::Db) {
    let ground = laid(db).await;
    let (sums, problems) = read(&ground, &ROWS).await;
    assert_eq!(
        (sums.rows_in, sums.taken, sums.refused, sums.new),
        (4, 3, 1, 3)
    );
    let refused = problems.iter().find(|problem| problem.refused).unwrap();
    assert_eq!((refused.at.row, refused.reason.as_str()), (5, "no-name"));
    let before = all(&ground).await;
    assert!(before.contains("Mo-Fr 09:00-17:00"), "prose was understood");
    let (again, _) = read(&ground, &ROWS).await;
    assert_eq!((again.changed, again.unchanged, again.gone), (0, 3, 0));
    assert_eq!(all(&ground).await, before);
}

async fn no_order_of_rows_changes_an_id_or_a_place(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let before = all(&ground).await;
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        let (sums, _) = read(&ground, &order.map(|at| ROWS[at])).await;
        assert_eq!(sums.changed, 0, "{order:?}");
    }
    assert_eq!(all(&ground).await, before);
    let ids: Vec<String> = places(&ground)
        .await
        .iter()
        .map(|place| place.id.to_string())
        .collect();
    let derived: Vec<String> = ["1", "2", "3"]
        .map(|key| place_id("city", key).to_string())
        .to_vec();
    assert_eq!(
        sorted(ids),
        sorted(derived),
        "an empty database would give the same ids"
    );
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

async fn a_place_that_leaves_its_source_is_marked_and_comes_back(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let (sums, _) = read(&ground, &[ROWS[0], ROWS[2]]).await;
    assert_eq!((sums.gone, sums.changed), (1, 0));
    let marked = places(&ground).await;
    assert_eq!(marked.len(), 3, "marked, not deleted");
    assert_eq!(
        named(&marked, "Espace Rose").gone_on.as_deref(),
        Some("2026-11-23")
    );
    let (again, _) = read(&ground, &[ROWS[0], ROWS[2]]).await;
    assert_eq!((again.gone, again.changed), (0, 0), "told once");
    let (back, _) = read(&ground, &ROWS).await;
    assert_eq!(back.changed, 1);
    assert_eq!(named(&places(&ground).await, "Espace Rose").gone_on, None);
}

async fn rows_that_cannot_be_read_let_nothing_be_gone(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS[..3]).await;
    let unclosed = "2,\"Espace Rose,1070\n";
    let (sums, _) = read(&ground, &[ROWS[0], unclosed]).await;
    assert_eq!(
        (sums.gone, sums.gone_undecided),
        (0, 2),
        "the refused row may be one of them"
    );
    assert!(
        places(&ground)
            .await
            .iter()
            .all(|place| place.gone_on.is_none())
    );
}

async fn of_two_rows_with_one_id_the_newer_is_taken_in_every_order(db: db::Db) {
    let ground = laid(db).await;
    let rival = "1,Espace Lilas Nouveau,1070,025550009,,2026-03-05\n";
    for rows in [[ROWS[0], rival], [rival, ROWS[0]], [ROWS[0], rival]] {
        let (sums, problems) = read(&ground, &rows).await;
        assert_eq!((sums.taken, sums.refused), (1, 1));
        assert!(
            problems
                .iter()
                .any(|problem| problem.refused && problem.reason == "id-used-twice")
        );
        let now = places(&ground).await;
        assert_eq!(now.len(), 1);
        named(&now, "Espace Lilas Nouveau");
    }
    let (sums, problems) = read(&ground, &[rival, rival]).await;
    assert_eq!((sums.taken, sums.changed), (2, 0));
    assert!(
        problems
            .iter()
            .any(|problem| problem.reason == "same-row-twice")
    );
}

async fn rows_without_an_id_and_alike_stay_two(db: db::Db) {
    let ground = laid(db).await;
    let rows = [
        ",Maison de quartier,1070,025550001,,\n",
        ",Maison de quartier,1070,025550002,,\n",
    ];
    let (sums, problems) = read(&ground, &rows).await;
    assert_eq!((sums.taken, sums.new), (2, 2));
    assert!(
        problems
            .iter()
            .any(|problem| problem.reason == "no-id-of-its-own")
    );
    let before = all(&ground).await;
    let (again, _) = read(&ground, &[rows[1], rows[0]]).await;
    assert_eq!(again.changed, 0);
    assert_eq!(all(&ground).await, before);
}

async fn a_dry_run_says_the_same_and_writes_nothing(db: db::Db) {
    let ground = laid(db).await;
    let (dry, told) = read_as(&ground, "city", &ROWS, true).await;
    assert!(places(&ground).await.is_empty());
    let (wet, also) = read(&ground, &ROWS).await;
    assert_eq!(
        (dry.taken, dry.refused, dry.new),
        (wet.taken, wet.refused, wet.new)
    );
    assert_eq!(told, also);
}

async fn a_changed_row_changes_its_place_and_the_feed_tells(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let position = {
        let mut conn = ground.db.read().await.unwrap();
        ::jobs::latest_position(&mut conn).await.unwrap()
    };
    let mended = "2,Espace Rose,1070,025550099,Mo-Fr 09:00-12:00,2026-02-06\n";
    let (sums, _) = read(&ground, &[ROWS[0], mended, ROWS[2]]).await;
    assert_eq!((sums.changed, sums.new), (1, 0));
    let mut conn = ground.db.read().await.unwrap();
    let events = ::jobs::events_after(&mut conn, "place", position, 10)
        .await
        .unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].subject_id, place_id("city", "2").to_string());
}

async fn what_was_changed_here_outlives_every_reading_and_says_so(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let id = place_id("city", "1");
    let hours = hours::Hours::parse("Tu 10:00-11:00").unwrap();
    change_place_hours(&ground, &permit(), &id, Some(&hours))
        .await
        .unwrap();
    let newer = "1,Espace Lilas,1070,025550001,Sa 9:00-12:00,2026-11-05\n";
    read(&ground, &[newer, ROWS[1], ROWS[2]]).await;
    let now = places(&ground).await;
    assert_eq!(
        named(&now, "Espace Lilas").hours_text.as_deref(),
        Some("Tu 10:00-11:00")
    );
    let known = fields_with_origin(&ground, &id).await.unwrap();
    assert_eq!(
        known.fields["hours"].others[0].1,
        ["Sa 09:00-12:00"],
        "nothing is hidden"
    );
}

async fn a_merge_shows_the_best_of_both_and_can_be_undone(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let twin = "77,EPN Iris,1000,025550077,,2020-01-01\n";
    read_as(&ground, "nation", &[twin], false).await;
    let before = all(&ground).await;
    let (city, nation) = (place_id("city", "3"), place_id("nation", "77"));
    merge_place(&ground, &permit(), &nation, &city)
        .await
        .unwrap();
    let merged = places(&ground).await;
    assert_eq!(merged.len(), 3);
    let iris = named(&merged, "Espace Iris");
    assert!(
        iris.phone
            .as_deref()
            .is_some_and(|phone| phone.ends_with("5550077")),
        "{:?}",
        iris.phone
    );
    let (again, _) = read_as(&ground, "nation", &[twin], false).await;
    assert_eq!(
        (again.new, again.changed),
        (0, 0),
        "the merged record is known"
    );
    undo_merge(&ground, &permit(), &city, &nation)
        .await
        .unwrap();
    assert_eq!(all(&ground).await, before);
    assert!(
        undo_merge(&ground, &permit(), &city, &nation)
            .await
            .is_err(),
        "once"
    );
}

async fn a_region_that_prefers_its_own_source_is_heard(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &["3,Espace Iris,1000,025550003,,2020-01-07\n"]).await;
    read_as(
        &ground,
        "nation",
        &["77,EPN Iris,1000,025550077,,2026-01-01\n"],
        false,
    )
    .await;
    let (city, nation) = (place_id("city", "3"), place_id("nation", "77"));
    merge_place(&ground, &permit(), &nation, &city)
        .await
        .unwrap();
    assert!(
        all(&ground).await.contains("5550077"),
        "the newest is shown"
    );
    prefer_source(&ground, &permit(), "BE", "21", Some("city"))
        .await
        .unwrap();
    assert!(all(&ground).await.contains("5550003"));
    prefer_source(&ground, &permit(), "BE", "21", None)
        .await
        .unwrap();
    assert!(all(&ground).await.contains("5550077"));
    assert!(
        prefer_source(&ground, &permit(), "BE", "21", Some("nobody"))
            .await
            .is_err()
    );
    assert!(
        prefer_source(&ground, &permit(), "Brussels", "", Some("city"))
            .await
            .is_err()
    );
}

/// Breaks off a reading after some of its batches, as a kill would.
struct BreakAfter(usize, Arc<Mutex<Option<tokio::task::AbortHandle>>>);

impl Follow for BreakAfter {
    fn problem(&mut self, _: &Problem) {}
    fn progress(&mut self, _: Progress) {
        self.0 -= 1;
        if self.0 == 0
            && let Some(task) = self.1.lock().unwrap().take()
        {
            task.abort();
        }
    }
}

async fn a_reading_that_is_killed_is_whole_batches_and_can_be_run_again(db: db::Db) {
    let ground = laid(db).await;
    let rows: Vec<String> = (0..1_700)
        .map(|n| format!("{n},Espace {n},1070,0255{n:05},Mo-Fr 09:00-12:00,2026-01-05\n"))
        .collect();
    let text = format!("{HEAD}{}", rows.concat());
    let handle = Arc::new(Mutex::new(None));
    let mut follow = BreakAfter(2, Arc::clone(&handle));
    let (its_ground, its_text) = (Arc::clone(&ground), text.clone());
    let (start, begun) = tokio::sync::oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        let _ = begun.await;
        import_file(
            &its_ground,
            &permit(),
            reader("city"),
            file(its_text),
            false,
            &mut follow,
        )
        .await
    });
    *handle.lock().unwrap() = Some(task.abort_handle());
    start.send(()).unwrap();
    assert!(task.await.unwrap_err().is_cancelled());
    assert_eq!(places(&ground).await.len(), 2 * BATCH, "whole batches");
    let mut heard = Heard::default();
    let sums = import_file(
        &ground,
        &permit(),
        reader("city"),
        file(text),
        false,
        &mut heard,
    )
    .await
    .unwrap();
    assert_eq!((sums.new, sums.unchanged), (700, 1_000));
    assert_eq!(places(&ground).await.len(), 1_700);
}

/// Lets another reading of the same source begin and end after some batches of this one.
struct MeetAfter(usize, Option<(Arc<Ground>, String)>);

impl Follow for MeetAfter {
    fn problem(&mut self, _: &Problem) {}
    fn progress(&mut self, _: Progress) {
        self.0 -= 1;
        if self.0 > 0 {
            return;
        }
        if let Some((ground, text)) = self.1.take() {
            let other = async move {
                let mut heard = Heard::default();
                let open = file(text);
                import_file(&ground, &permit(), reader("city"), open, false, &mut heard).await
            };
            let handle = tokio::runtime::Handle::current();
            let done = std::thread::spawn(move || handle.block_on(other)).join();
            done.unwrap().unwrap();
        }
    }
}

async fn of_two_readings_at_a_time_the_one_that_began_last_stands(db: db::Db) {
    let ground = laid(db).await;
    let rows = |n: std::ops::Range<usize>| -> String {
        let row = |n| format!("{n},Espace {n},1070,0255{n:05},Mo-Fr 09:00-12:00,2026-01-05\n");
        HEAD.to_owned() + &n.map(row).collect::<String>()
    };
    let mut follow = MeetAfter(2, Some((Arc::clone(&ground), rows(400..1_300))));
    let open = file(rows(0..1_700));
    let first = import_file(&ground, &permit(), reader("city"), open, false, &mut follow).await;
    assert!(matches!(first, Err(ImportError::Overtaken)), "{first:?}");
    let now = places(&ground).await;
    assert_eq!(
        now.len(),
        1_300,
        "two batches of the first, all of the second"
    );
    for place in &now {
        let name = place.name.texts().next().unwrap();
        let number: usize = name.rsplit(' ').next().unwrap().parse().unwrap();
        assert_eq!(place.gone_on.is_some(), number < 400, "{name}");
    }
}

testkit::both_databases!(&MIGRATIONS;
    of_two_readings_at_a_time_the_one_that_began_last_stands,
    every_row_is_told_and_the_same_file_twice_changes_nothing,
    no_order_of_rows_changes_an_id_or_a_place,
    a_place_that_leaves_its_source_is_marked_and_comes_back,
    rows_that_cannot_be_read_let_nothing_be_gone,
    of_two_rows_with_one_id_the_newer_is_taken_in_every_order,
    rows_without_an_id_and_alike_stay_two,
    a_dry_run_says_the_same_and_writes_nothing,
    a_changed_row_changes_its_place_and_the_feed_tells,
    what_was_changed_here_outlives_every_reading_and_says_so,
    a_merge_shows_the_best_of_both_and_can_be_undone,
    a_region_that_prefers_its_own_source_is_heard,
    a_reading_that_is_killed_is_whole_batches_and_can_be_run_again,
);
