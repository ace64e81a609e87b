//! The trace of a change, written in its own transaction: one row for the audit, one for whoever follows.

use db::{AnyConnection, Error, moment};
use jiff::Timestamp;
use kernel::Ids;

/// What was done to what, by whom.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// `public`, `operator` or `account:ID`.
    pub actor: &'a str,
    /// What happened, as `subject.verb`, for instance `place.changed`; also the topic of the event.
    pub action: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: &'a str,
    /// Ids and names of fields; never what a person wrote or who they are.
    pub detail: serde_json::Value,
}

impl<'a> Change<'a> {
    /// The kind of the subject is the word of the action before its dot.
    #[must_use]
    pub fn of(
        actor: &'a str,
        action: &'a str,
        subject_id: &'a str,
        detail: serde_json::Value,
    ) -> Self {
        Self {
            actor,
            action,
            subject_kind: action.split_once('.').map_or(action, |(kind, _)| kind),
            subject_id,
            detail,
        }
    }
}

/// A change that was committed.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// 1, 2, 3 … in the order of commits, without gaps.
    pub position: i64,
    pub at: Timestamp,
    pub topic: String,
    pub subject_id: String,
    pub payload: serde_json::Value,
}

/// Writes who did what into the audit alone: for what nobody outside follows, such as reports and accounts.
/// The change feed does not move, so that whoever reads it learns nothing of these, not even how often they come.
///
/// # Errors
/// Any [`Error`]; the caller's transaction must then be dropped.
pub async fn trace(
    tx: &mut AnyConnection,
    ids: &Ids,
    now: Timestamp,
    change: &Change<'_>,
) -> Result<(), Error> {
    const AUDIT: &str = "
        insert into audit_event (id, at, actor, action, subject_kind, subject_id, detail)
        values ($1, $2, $3, $4, $5, $6, $7)";
    db::query(AUDIT)
        .bind(ids.next(now).as_str())
        .bind(moment(now))
        .bind(change.actor)
        .bind(change.action)
        .bind(change.subject_kind)
        .bind(change.subject_id)
        .bind(change.detail.to_string())
        .execute(&mut *tx)
        .await?;
    Ok(())
}

/// Writes the trace of a change, for the audit and for the change feed, and gives the position of its event.
///
/// Call it last in a transaction: from here to the commit no other transaction can record,
/// which is what keeps positions in the order of commits.
///
/// # Errors
/// Any [`Error`]; the caller's transaction must then be dropped.
pub async fn record(
    tx: &mut AnyConnection,
    ids: &Ids,
    now: Timestamp,
    change: &Change<'_>,
) -> Result<i64, Error> {
    const NEXT: &str = "update outbox_position set value = value + 1 where one = 1 returning value";
    const EVENT: &str = "
        insert into outbox (position, at, topic, subject_id, payload)
        values ($1, $2, $3, $4, $5)";
    trace(tx, ids, now, change).await?;
    let at = moment(now);
    let detail = change.detail.to_string();
    let position: i64 = db::query_scalar(NEXT).fetch_one(&mut *tx).await?;
    db::query(EVENT)
        .bind(position)
        .bind(at.as_str())
        .bind(change.action)
        .bind(change.subject_id)
        .bind(detail.as_str())
        .execute(&mut *tx)
        .await?;
    Ok(position)
}

/// The events after a position whose topic starts with `topic_prefix` (`""` for all), oldest first.
///
/// Before relying on the answer, a follower that was away compares its position with [`trimmed_up_to`].
///
/// # Errors
/// Any [`Error`].
pub async fn events_after(
    conn: &mut AnyConnection,
    topic_prefix: &str,
    position: i64,
    limit: i64,
) -> Result<Vec<Event>, Error> {
    const EVENTS: &str = "
        select position, at, topic, subject_id, payload
          from outbox
         where position > $1
           and substr(topic, 1, cast($2 as integer)) = $3
         order by position
         limit $4";
    let length = i64::try_from(topic_prefix.chars().count()).unwrap_or(i64::MAX);
    let rows: Vec<(i64, String, String, String, String)> = db::query_as(EVENTS)
        .bind(position)
        .bind(length)
        .bind(topic_prefix)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.into_iter()
        .map(|(position, at, topic, subject_id, payload)| {
            let at = db::read_moment(&at)?;
            let payload =
                serde_json::from_str(&payload).map_err(|_| Error::unreadable("a JSON payload"))?;
            Ok(Event {
                position,
                at,
                topic,
                subject_id,
                payload,
            })
        })
        .collect()
}

/// The position of the last committed event, 0 when there never was one.
///
/// # Errors
/// Any [`Error`].
pub async fn latest_position(conn: &mut AnyConnection) -> Result<i64, Error> {
    let position = db::query_scalar("select value from outbox_position where one = 1");
    Ok(position.fetch_one(conn).await?)
}

/// The position up to which events were removed: a follower that is behind it must load everything anew.
///
/// # Errors
/// Any [`Error`].
pub async fn trimmed_up_to(conn: &mut AnyConnection) -> Result<i64, Error> {
    const TRIMMED: &str = "
        select coalesce((select min(position) - 1 from outbox), value)
          from outbox_position
         where one = 1";
    Ok(db::query_scalar(TRIMMED).fetch_one(conn).await?)
}

/// Removes the events made before a moment and says how many; the audit keeps its rows.
///
/// # Errors
/// Any [`Error`].
pub async fn trim_before(tx: &mut AnyConnection, at: Timestamp) -> Result<u64, Error> {
    // Up to a position rather than by time: servers' clocks differ a little, and a hole in the
    // middle would go unnoticed by a follower.
    const TRIM: &str = "
        delete from outbox
         where position < coalesce(
             (select min(position) from outbox where at >= $1),
             (select value + 1 from outbox_position where one = 1))";
    let trimmed = db::query(TRIM).bind(moment(at)).execute(tx).await?;
    Ok(trimmed.rows_affected())
}

/// Removes the audit's rows made before a moment and says how many.
///
/// # Errors
/// Any [`Error`].
pub async fn trim_audit_before(tx: &mut AnyConnection, at: Timestamp) -> Result<u64, Error> {
    let trimmed = db::query("delete from audit_event where at < $1")
        .bind(moment(at))
        .execute(tx)
        .await?;
    Ok(trimmed.rows_affected())
}
