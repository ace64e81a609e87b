//! Who sees and does what: every door for every role, and nothing of the neighbour's.

/// Two tests from `async fn name(TestDatabase, TestDatabase)`, which compares two installations: both on SQLite, both
/// on PostgreSQL.
macro_rules! side_by_side {
    ($name:ident) => {
        mod $name {
            use super::*;

            #[test]
            fn sqlite() {
                testkit::run(async {
                    let one = testkit::sqlite(&MIGRATIONS).await;
                    super::$name(one, testkit::sqlite(&MIGRATIONS).await).await;
                });
            }

            #[test]
            fn postgres() {
                testkit::run(async {
                    let one = testkit::postgres(&MIGRATIONS).await;
                    super::$name(one, testkit::postgres(&MIGRATIONS).await).await;
                });
            }
        }
    };
}

mod matrix;
mod people;
mod times;
pub mod town;
mod twins;
