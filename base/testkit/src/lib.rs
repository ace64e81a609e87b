//! What every crate's tests stand on: both databases, thrown away afterwards, and a visitor
//! who has no JavaScript. Anything missing fails a test; nothing is skipped in silence.
//!
//! ```ignore
//! async fn a_place_is_found_again(db: db::Db) { … }
//! testkit::both_databases!(&MIGRATIONS; a_place_is_found_again);
//! ```
//! makes the tests `a_place_is_found_again::sqlite` and `a_place_is_found_again::postgres`.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod cluster;
mod database;
mod form;
mod page;
mod portable;
mod visitor;

pub use database::{TestDatabase, postgres, sqlite};
pub use page::{Foreign, Link};
pub use visitor::Visitor;

/// Two tests from each function `async fn name(db: db::Db)`: one on SQLite, one on PostgreSQL.
/// The first argument, `&[db::Migration]`, makes the tables.
#[macro_export]
macro_rules! both_databases {
    ($migrations:expr; $($name:ident),+ $(,)?) => {
        $(
            mod $name {
                use super::*;

                #[test]
                fn sqlite() {
                    $crate::run(async {
                        let database = $crate::sqlite($migrations).await;
                        super::$name(database.db()).await;
                    });
                }

                #[test]
                fn postgres() {
                    $crate::run(async {
                        let database = $crate::postgres($migrations).await;
                        super::$name(database.db()).await;
                    });
                }
            }
        )+
    };
}

/// Runs a test on two threads, as the server does, so that what must be shared between threads is.
pub fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(test);
}
