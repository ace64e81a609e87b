//! What we ship goes in on both databases, labels and postcodes among it.

use super::{MIGRATIONS, ground};
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

testkit::both_databases!(&MIGRATIONS; what_we_ship_keeps_to_every_constraint_and_comes_in_once);
