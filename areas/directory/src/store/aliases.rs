//! Where old ids lead.

use db::AnyConnection;
use kernel::Id;

/// Where an id that is not in the directory leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alias {
    /// It was merged into this one, which is active.
    Moved(Id),
    /// It was here, and is closed.
    Gone,
}

/// More mergers than one record goes through in its life; a circle ends here.
const MOST_STEPS: usize = 8;

/// Where an id leads in the end: to a record that is active, to nothing, or it was never here (`None`).
///
/// # Errors
/// The database's.
pub async fn alias_of(
    conn: &mut AnyConnection,
    kind: &'static str,
    id: &Id,
) -> Result<Option<Alias>, db::Error> {
    let mut at = id.clone();
    for step in 0..MOST_STEPS {
        let Some(next) = merged_into(conn, kind, &at).await? else {
            let known = step > 0 || state_of(conn, kind, id).await?.as_deref() == Some("closed");
            return Ok(known.then_some(Alias::Gone));
        };
        let Some(next) = next else {
            return Ok(Some(Alias::Gone));
        };
        if state_of(conn, kind, &next).await?.as_deref() == Some("active") {
            return Ok(Some(Alias::Moved(next)));
        }
        at = next;
    }
    Ok(Some(Alias::Gone))
}

/// The next step from an id: nothing where it has no alias, `Some(None)` where the alias leads nowhere.
///
/// # Errors
/// The database's.
pub async fn merged_into(
    conn: &mut AnyConnection,
    kind: &'static str,
    id: &Id,
) -> Result<Option<Option<Id>>, db::Error> {
    let new: Option<Option<String>> =
        db::query_scalar("select new_id from directory_alias where old_id = $1 and kind = $2")
            .bind(id.as_str())
            .bind(kind)
            .fetch_optional(&mut *conn)
            .await?;
    Ok(new.map(|new| new.and_then(|new| Id::parse(&new).ok())))
}

async fn state_of(
    conn: &mut AnyConnection,
    kind: &'static str,
    id: &Id,
) -> Result<Option<String>, db::Error> {
    let state = match kind {
        "place" => db::query_scalar("select state from directory_place where id = $1"),
        _ => db::query_scalar("select state from directory_organisation where id = $1"),
    };
    Ok(state.bind(id.as_str()).fetch_optional(&mut *conn).await?)
}
