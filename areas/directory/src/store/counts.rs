//! How often help was sought and found.

use db::AnyConnection;

/// Adds searches to the count of a day (`2026-11-22`), commune, need and outcome.
///
/// # Errors
/// The database's.
pub async fn add_searches(
    tx: &mut AnyConnection,
    day: &str,
    nis: &str,
    need: &str,
    outcome: &str,
    searches: i64,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_search_count (day, nis, need, outcome, searches)
         values ($1, $2, $3, $4, $5)
         on conflict (day, nis, need, outcome) do update
         set searches = directory_search_count.searches + excluded.searches",
    )
    .bind(day)
    .bind(nis)
    .bind(need)
    .bind(outcome)
    .bind(searches)
    .execute(&mut *tx)
    .await?;
    Ok(())
}
