//! Every change that people and commands make of a place is written down, fact by fact, with the change itself.

use db::AnyConnection;
use kernel::Id;
use web::{Actor, Ground};

use super::resolving::{own_record, resolved};
use crate::model::{
    CONFIRMED, Change, ChangeKind, Difference, Fields, KEPT_WHO, differences, facts_of,
};
use crate::store;

/// The facts of a place as they stand in this transaction.
///
/// # Errors
/// The database's.
pub async fn facts(conn: &mut AnyConnection, place: &Id) -> Result<Fields, db::Error> {
    let (records, resolved) = resolved(conn, place).await?;
    if !records.is_empty() {
        return Ok(facts_of(&resolved.values()));
    }
    let own = own_record(conn, place).await?;
    Ok(own.map_or_else(Fields::default, |record| facts_of(&record.fields)))
}

/// What a change is written down with.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    pub actor: &'a Actor,
    pub kind: ChangeKind,
    pub place: &'a Id,
    /// The change that this one takes back.
    pub undoes: Option<&'a Id>,
}

/// Writes down what differs.
///
/// # Errors
/// The database's.
pub async fn note(
    tx: &mut AnyConnection,
    ground: &Ground,
    act: Act<'_>,
    before: &Fields,
    after: &Fields,
) -> Result<Vec<Difference>, db::Error> {
    let found = differences(before, after);
    let now = ground.clock.now();
    for difference in &found {
        let change = Change {
            id: ground.ids.next(now),
            place: act.place.clone(),
            fact: difference.fact.clone(),
            kind: act.kind,
            was: difference.was.clone(),
            became: difference.became.clone(),
            changed_at: db::moment(now),
            changed_by: Some(act.actor.code().into_owned()),
            organisation: act.actor.hat().map(|hat| hat.organisation.clone()),
            undoes: act.undoes.cloned(),
        };
        store::insert_change(tx, &change).await?;
    }
    Ok(found)
}

/// One fact that records do not hold, such as the day of a confirmation, as [`note`] takes it.
#[must_use]
pub fn only(fact: &str, value: Option<&str>) -> Fields {
    let mut fields = Fields::default();
    fields.set(fact, value.map(str::to_owned).into_iter().collect());
    fields
}

/// The day on which somebody last confirmed a place, as [`note`] takes it.
///
/// # Errors
/// The database's.
pub async fn confirmation(conn: &mut AnyConnection, place: &Id) -> Result<Fields, db::Error> {
    let day = store::confirmed_on(conn, place).await?;
    Ok(only(CONFIRMED, day.as_deref()))
}

/// Forgets who made changes, two years later.
///
/// # Errors
/// The database's.
pub async fn forget_who(ground: &Ground) -> Result<u64, db::Error> {
    let mut tx = ground.db.begin().await?;
    let forgotten = store::forget_who(&mut tx, ground.clock.now() - KEPT_WHO).await?;
    tx.commit().await?;
    Ok(forgotten)
}
