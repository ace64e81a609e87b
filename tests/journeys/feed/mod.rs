//! The feed: a copy that begins with the download and follows the changes is equal in the end, however often whoever
//! keeps it dies in the middle.

mod changing;
mod following;

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde_json::Value;

use self::changing::Changing;
use self::following::{Deletions, Disk};
use crate::ground::{MIGRATIONS, Server};

/// Random numbers that are the same in every run.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    pub fn chance(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }
}

/// How many changes are made; the full form of the proof makes ten times as many.
fn many() -> usize {
    match std::env::var("PASSERELLE_PROOF").as_deref() {
        Ok("full") => 2_000,
        _ => 200,
    }
}

/// What the server itself gives to whoever begins now.
async fn download(server: &Server) -> (BTreeMap<String, Value>, i64) {
    let all = server.json("/api/v1/places.json").await;
    let places = all["places"].as_array().unwrap();
    let by_id = places
        .iter()
        .map(|place| (place["id"].as_str().unwrap().to_owned(), place.clone()));
    (by_id.collect(), all["position"].as_i64().unwrap())
}

async fn a_copy_that_follows_is_equal_in_the_end_however_often_it_is_killed(db: db::Db) {
    let server = Server::open(db.clone()).await;
    let other = Server::another(db).await;
    let mut random = Random(20_261_123);
    let mut changing = Changing::new(&other);
    let mut disk = Disk::default();
    let mut careless = Disk::default();
    let (mut kills, changes) = (0, many());
    let mut trimmed = false;
    while changing.done < changes {
        changing.change(&mut random).await;
        // Not every try is a change: the half may be passed in several rounds.
        if !trimmed && changing.done >= changes / 2 {
            trim(&other).await;
            trimmed = true;
        }
        if random.chance(40) {
            server.directory.refresh().await.unwrap();
        }
        if random.chance(50) {
            // Short ones end between two changes, long ones in the middle of a beginning.
            let longest = if random.chance(80) { 8 } else { 90 };
            let fuse = random.chance(70).then(|| random.below(longest));
            let ended = disk.follow(&server, fuse, Deletions::Heeded).await;
            kills += usize::from(ended.is_err());
        }
        if random.chance(20) {
            let _ = careless.follow(&server, None, Deletions::PassedOver).await;
        }
    }
    server.directory.refresh().await.unwrap();
    for (copy, heed) in [
        (&mut disk, Deletions::Heeded),
        (&mut careless, Deletions::PassedOver),
    ] {
        copy.follow(&server, None, heed).await.unwrap();
    }
    let (all, position) = download(&server).await;
    assert_eq!(disk.places, all, "the copy differs");
    assert_eq!(disk.position, Some(position));
    other.directory.refresh().await.unwrap();
    assert_eq!(download(&other).await, (all.clone(), position));
    let too_many = careless.places.len() - all.len();
    assert!(too_many > 0, "a copy without deletions must differ");
    assert!(kills > changes / 10, "{kills} kills");
    assert!(disk.beginnings >= 2, "the trimmed feed made it begin anew");
    println!(
        "figure: {} places equal after {changes} changes ({}), {kills} kills and {} beginnings; without \
         deletions a copy has {too_many} too many",
        all.len(),
        changing.told(),
        disk.beginnings
    );
}

/// Forgets the feed so far, as happens after 90 days.
async fn trim(server: &Server) {
    let later = server.ground.clock.now() + SignedDuration::from_hours(1);
    let mut tx = server.ground.db.begin().await.unwrap();
    assert!(jobs::trim_before(&mut tx, later).await.unwrap() > 0);
    tx.commit().await.unwrap();
}

async fn each_change_says_what_became_of_the_place(db: db::Db) {
    let server = Server::open(db).await;
    let (_, start) = download(&server).await;
    let id = |name: &str| kernel::Id::parse(&server.place_called(name)).unwrap();
    let (closed, merged, into) = (id("Sapiens"), id("EPN Bravvo"), id("L’Atelier du Web"));
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    let ground = &server.ground;
    let done = directory::close_place(ground, &permit, &closed).await;
    done.unwrap();
    let done = directory::merge_place(ground, &permit, &merged, &into).await;
    done.unwrap();
    server.confirm_place(&into).await;
    let before = server.json(&format!("/api/v1/changes?after={start}")).await;
    assert_eq!(before["changes"], serde_json::json!([]), "not read yet");
    assert_eq!(before["next"], start);
    server.directory.refresh().await.unwrap();
    let told = server.json(&format!("/api/v1/changes?after={start}")).await;
    let changes = told["changes"].as_array().unwrap();
    let of = |what: &str| {
        changes
            .iter()
            .find(|change| change["what"] == what)
            .unwrap()
    };
    assert_eq!(of("place.closed")["id"], closed.as_str());
    assert_eq!(of("place.closed")["deleted"], true);
    assert_eq!(of("place.closed")["merged_into"], Value::Null);
    assert_eq!(of("place.merged")["deleted"], true);
    assert_eq!(of("place.merged")["merged_into"], into.as_str());
    assert_eq!(of("place.merged")["place"], Value::Null);
    let confirmed = of("place.confirmed");
    assert_eq!(confirmed["deleted"], false);
    assert_eq!(confirmed["place"]["confirmed_on"], "2026-11-23");
    let (all, position) = download(&server).await;
    assert_eq!(confirmed["place"], all[into.as_str()]);
    assert_eq!(told["next"], position);
    assert_eq!(told["complete"], true);
}

async fn who_comes_from_before_the_feed_or_from_after_it_begins_anew(db: db::Db) {
    let server = Server::open(db).await;
    let (_, position) = download(&server).await;
    let complete = |after: i64| {
        let address = format!("/api/v1/changes?after={after}");
        let server = &server;
        async move { server.json(&address).await["complete"].clone() }
    };
    assert_eq!(complete(0).await, false, "all places at once stand in it");
    assert_eq!(complete(position).await, true);
    assert_eq!(complete(position + 7).await, false, "a backup was put back");
    trim(&server).await;
    assert_eq!(complete(0).await, false, "what stood there is forgotten");
    assert_eq!(complete(position).await, true);
}

testkit::both_databases!(&MIGRATIONS;
    a_copy_that_follows_is_equal_in_the_end_however_often_it_is_killed,
    each_change_says_what_became_of_the_place,
    who_comes_from_before_the_feed_or_from_after_it_begins_anew,
);
