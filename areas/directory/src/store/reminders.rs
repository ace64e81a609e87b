//! How often somebody wants to be asked about a place, and of what they were reminded.

use std::collections::HashMap;

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Id, Language};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::records::id_of;
use super::scope::{of_scope, parameters};
use crate::model::{Reminder, Scope, Way};

fn reminder_at(row: &AnyRow) -> Result<Reminder, db::Error> {
    let unreadable = || db::Error::unreadable("a reminder");
    let way: String = row.try_get("way")?;
    let language: String = row.try_get("language")?;
    let membership: Option<String> = row.try_get("membership_id")?;
    let set_at: String = row.try_get("set_at")?;
    Ok(Reminder {
        place: id_of(row, 0)?,
        months: i32::try_from(row.try_get::<i64, _>("months")?).map_err(|_| unreadable())?,
        way: Way::parse(&way).ok_or_else(unreadable)?,
        address: row.try_get("address")?,
        membership: membership
            .map(|text| Id::parse(&text).map_err(|_| unreadable()))
            .transpose()?,
        language: Language::parse(&language).ok_or_else(unreadable)?,
        set_on: kernel::clock::in_brussels(db::read_moment(&set_at)?).date(),
    })
}

/// # Errors
/// The database's.
pub async fn reminder(conn: &mut AnyConnection, place: &Id) -> Result<Option<Reminder>, db::Error> {
    let row = db::query(
        "select place_id, months, way, address, membership_id, language, set_at
           from directory_reminder where place_id = $1",
    )
    .bind(place.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    row.as_ref().map(reminder_at).transpose()
}

/// The reminders of active places after one, in the order of their ids.
///
/// # Errors
/// The database's.
pub async fn reminders_after(
    conn: &mut AnyConnection,
    after: &str,
    limit: i64,
) -> Result<Vec<Reminder>, db::Error> {
    let rows = db::query(
        "select r.place_id, r.months, r.way, r.address, r.membership_id, r.language, r.set_at
           from directory_reminder r join directory_place p on p.id = r.place_id and p.state = 'active'
          where r.place_id > $1 and r.way <> 'none'
          order by r.place_id limit $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(reminder_at).collect()
}

/// The intervals that were chosen, in months, by place: all others have the usual one.
///
/// # Errors
/// The database's.
pub async fn chosen_months(
    conn: &mut AnyConnection,
    scope: &Scope<'_>,
) -> Result<HashMap<Id, i32>, db::Error> {
    let [organisation, only, coordinates] = parameters(scope);
    let rows = db::query(of_scope!(
        "select r.place_id, r.months from mine cross join directory_reminder r where r.place_id = mine.id"
    ))
    .bind(organisation)
    .bind(only)
    .bind(coordinates)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| {
            let months = i32::try_from(row.try_get::<i64, _>(1)?)
                .map_err(|_| db::Error::unreadable("an interval"))?;
            Ok((id_of(row, 0)?, months))
        })
        .collect()
}

/// Writes what was chosen for a place, over what was before.
///
/// # Errors
/// The database's.
pub async fn put_reminder(
    tx: &mut AnyConnection,
    reminder: &Reminder,
    now: Timestamp,
) -> Result<(), db::Error> {
    db::query(
        "insert into directory_reminder (place_id, months, way, address, membership_id, language, set_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (place_id) do update set months = excluded.months, way = excluded.way,
             address = excluded.address, membership_id = excluded.membership_id, language = excluded.language,
             set_at = excluded.set_at",
    )
    .bind(reminder.place.as_str())
    .bind(i64::from(reminder.months))
    .bind(reminder.way.code())
    .bind(reminder.address.clone())
    .bind(reminder.membership.as_ref().map(|id| id.as_str().to_owned()))
    .bind(reminder.language.code())
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(())
}

/// Writes that a place was reminded of for a day; false where it was before.
///
/// # Errors
/// The database's.
pub async fn make_reminder(
    tx: &mut AnyConnection,
    place: &Id,
    due_on: Date,
    way: Way,
    now: Timestamp,
) -> Result<bool, db::Error> {
    let done = db::query(
        "insert into directory_reminder_made (place_id, due_on, way, made_at) values ($1, $2, $3, $4)
         on conflict (place_id, due_on) do nothing",
    )
    .bind(place.as_str())
    .bind(due_on.to_string())
    .bind(way.code())
    .bind(db::moment(now))
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets the places whose reminder went to addresses of a membership be called instead; how many.
///
/// # Errors
/// The database's.
pub async fn forget_addresses_of(
    tx: &mut AnyConnection,
    membership: &Id,
) -> Result<u64, db::Error> {
    let done = db::query(
        "update directory_reminder set way = 'call', address = null, membership_id = null
          where membership_id = $1",
    )
    .bind(membership.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}

/// The same for addresses that were given before a moment, and whose place nobody confirmed since that day.
///
/// # Errors
/// The database's.
pub async fn forget_unused_addresses(
    tx: &mut AnyConnection,
    set_before: Timestamp,
) -> Result<u64, db::Error> {
    let day = kernel::clock::in_brussels(set_before).date();
    let done = db::query(
        "update directory_reminder set way = 'call', address = null, membership_id = null
          where address is not null and set_at < $1
            and not exists (
                select 1 from directory_place p
                 where p.id = directory_reminder.place_id and p.confirmed_on is not null and p.confirmed_on >= $2)",
    )
    .bind(db::moment(set_before))
    .bind(day.to_string())
    .execute(&mut *tx)
    .await?;
    Ok(done.rows_affected())
}

/// The places that were put on the list of those to call, each with the last day on which it was due, in the order
/// of these days. Whether somebody answered since, the places say.
///
/// # Errors
/// The database's.
pub async fn called_for(
    conn: &mut AnyConnection,
    scope: &Scope<'_>,
) -> Result<Vec<(Id, String)>, db::Error> {
    let [organisation, only, coordinates] = parameters(scope);
    let rows = db::query(of_scope!(
        "select mine.id, max(m.due_on)
               from mine cross join directory_reminder_made m join directory_place p on p.id = mine.id
              where m.place_id = mine.id and m.way = 'call' and p.state = 'active'
              group by mine.id order by max(m.due_on), mine.id"
    ))
    .bind(organisation)
    .bind(only)
    .bind(coordinates)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok((id_of(row, 0)?, row.try_get(1)?)))
        .collect()
}
