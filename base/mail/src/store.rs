//! The SQL of the outbox.

use db::{AnyConnection, Error, moment, read_moment};
use jiff::Timestamp;
use kernel::{Id, Ids, Language};

use crate::outbox::{Counts, Standing, State};
use crate::{Address, Letter, Message};

/// True when the message is new, false when its cause was known.
pub async fn add(
    tx: &mut AnyConnection,
    ids: &Ids,
    now: Timestamp,
    message: &Message,
) -> Result<bool, Error> {
    const ADD: &str = "
        insert into mail_message
            (id, request_key, recipient, subject, body, language, created_at, not_before, attempts,
             next_attempt_at, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $8, 'queued')
        on conflict (request_key) do nothing";
    let not_before = message.not_before.map_or(now, |at| at.max(now));
    let added = db::query(ADD)
        .bind(ids.next(now).as_str())
        .bind(message.request_key.as_str())
        .bind(message.to.as_str())
        .bind(message.subject.as_str())
        .bind(message.text.as_str())
        .bind(message.language.code())
        .bind(moment(now))
        .bind(moment(not_before))
        .execute(tx)
        .await?;
    Ok(added.rows_affected() == 1)
}

/// The state that the row was in; `None` where there is none.
pub async fn withdraw(
    tx: &mut AnyConnection,
    request_key: &str,
    now: Timestamp,
) -> Result<Option<State>, Error> {
    // Changes nothing, but holds the row: what it tells stays true until the end of the transaction.
    const HOLD: &str = "
        update mail_message set request_key = request_key where request_key = $1 returning state";
    const WITHDRAW: &str = "
        update mail_message
           set state = 'withdrawn', ended_at = $2, recipient = null, subject = null, body = null
         where request_key = $1 and state in ('queued', 'sending')";
    let state: Option<String> = db::query_scalar(HOLD)
        .bind(request_key)
        .fetch_optional(&mut *tx)
        .await?;
    db::query(WITHDRAW)
        .bind(request_key)
        .bind(moment(now))
        .execute(tx)
        .await?;
    state.as_deref().map(read_state).transpose()
}

pub async fn standing(
    conn: &mut AnyConnection,
    request_key: &str,
) -> Result<Option<Standing>, Error> {
    const STANDING: &str = "
        select request_key, state, attempts, ended_at, problem from mail_message where request_key = $1";
    let row: Option<StandingRow> = db::query_as(STANDING)
        .bind(request_key)
        .fetch_optional(conn)
        .await?;
    row.map(read_standing).transpose()
}

pub async fn given_up(
    conn: &mut AnyConnection,
    key_prefix: &str,
    limit: i64,
) -> Result<Vec<Standing>, Error> {
    const GIVEN_UP: &str = "
        select request_key, state, attempts, ended_at, problem
          from mail_message
         where state = 'failed' and substr(request_key, 1, cast($1 as integer)) = $2
         order by ended_at desc, id desc
         limit $3";
    let length = i64::try_from(key_prefix.chars().count()).unwrap_or(i64::MAX);
    let rows: Vec<StandingRow> = db::query_as(GIVEN_UP)
        .bind(length)
        .bind(key_prefix)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(read_standing).collect()
}

type StandingRow = (String, String, i64, Option<String>, Option<String>);

fn read_standing(row: StandingRow) -> Result<Standing, Error> {
    let (request_key, state, attempts, ended_at, problem) = row;
    Ok(Standing {
        request_key,
        state: read_state(&state)?,
        attempts,
        ended_at: ended_at.as_deref().map(read_moment).transpose()?,
        problem,
    })
}

fn read_state(word: &str) -> Result<State, Error> {
    State::parse(word).ok_or_else(|| Error::unreadable("a state of a message"))
}

pub async fn counts(conn: &mut AnyConnection) -> Result<Counts, Error> {
    const COUNTS: &str = "
        select count(case when state in ('queued', 'sending') then 1 end),
               count(case when state = 'failed' then 1 end)
          from mail_message";
    let (waiting, given_up): (i64, i64) = db::query_as(COUNTS).fetch_one(conn).await?;
    Ok(Counts { waiting, given_up })
}

/// The ids of the messages whose turn it is, those that wait longest first.
pub async fn due(
    conn: &mut AnyConnection,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<String>, Error> {
    const DUE: &str = "
        select id
          from mail_message
         where state in ('queued', 'sending') and next_attempt_at <= $1
         order by next_attempt_at, id
         limit $2";
    Ok(db::query_scalar(DUE)
        .bind(moment(now))
        .bind(limit)
        .fetch_all(conn)
        .await?)
}

/// A message that is ours to send.
pub struct Leased {
    /// The number of this attempt, which is also the proof that the message is still ours when the outcome is
    /// written down.
    pub attempt: i64,
    /// What to send; else what of the row cannot be read, as a problem.
    pub letter: Result<Letter, &'static str>,
}

/// A message that is ours to send until `until`. `None` where somebody else was quicker.
///
/// A row that cannot be read is no error: it would come up again at every look, before all others.
pub async fn lease(
    tx: &mut AnyConnection,
    id: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<Leased>, Error> {
    const LEASE: &str = "
        update mail_message
           set state = 'sending', attempts = attempts + 1, next_attempt_at = $3
         where id = $1 and state in ('queued', 'sending') and next_attempt_at <= $2
        returning attempts";
    const READ: &str = "
        select recipient, subject, body, language, not_before from mail_message where id = $1";
    let attempt: Option<i64> = db::query_scalar(LEASE)
        .bind(id)
        .bind(moment(now))
        .bind(moment(until))
        .fetch_optional(&mut *tx)
        .await?;
    let Some(attempt) = attempt else {
        return Ok(None);
    };
    let row: Result<LetterRow, Error> = db::query_as(READ)
        .bind(id)
        .fetch_one(tx)
        .await
        .map_err(Error::from);
    let letter = match row {
        Ok(row) => read_letter(id, row),
        // The row is there and ours: what fails is that its columns are no texts.
        Err(Error::Sql(_)) => Err("unreadable-text"),
        Err(error) => return Err(error),
    };
    Ok(Some(Leased { attempt, letter }))
}

type LetterRow = (String, String, String, String, String);

fn read_letter(id: &str, row: LetterRow) -> Result<Letter, &'static str> {
    let (recipient, subject, text, language, not_before) = row;
    Ok(Letter {
        id: Id::parse(id).map_err(|_| "unreadable-id")?,
        to: Address::parse(&recipient).map_err(|_| "unreadable-address")?,
        language: Language::parse(&language).ok_or("unreadable-language")?,
        subject,
        text,
        date: read_moment(&not_before).map_err(|_| "unreadable-date")?,
    })
}

/// A fact, whoever holds the message by now: it has left.
pub async fn sent(tx: &mut AnyConnection, id: &Id, now: Timestamp) -> Result<(), Error> {
    const SENT: &str = "
        update mail_message set state = 'sent', ended_at = $2, problem = null where id = $1 and state <> 'sent'";
    db::query(SENT)
        .bind(id.as_str())
        .bind(moment(now))
        .execute(tx)
        .await?;
    Ok(())
}

/// Back into the queue, unless the message is no longer ours. `used` is how many attempts it has then used up:
/// this one too, or this one not.
pub async fn later(
    tx: &mut AnyConnection,
    id: &Id,
    attempt: i64,
    used: i64,
    at: Timestamp,
    problem: &str,
) -> Result<(), Error> {
    const LATER: &str = "
        update mail_message
           set state = 'queued', attempts = $3, next_attempt_at = $4, problem = $5
         where id = $1 and state = 'sending' and attempts = $2";
    db::query(LATER)
        .bind(id.as_str())
        .bind(attempt)
        .bind(used)
        .bind(moment(at))
        .bind(problem)
        .execute(tx)
        .await?;
    Ok(())
}

/// Given up, unless the message is no longer ours.
pub async fn give_up(
    tx: &mut AnyConnection,
    id: &str,
    attempt: i64,
    now: Timestamp,
    problem: &str,
) -> Result<(), Error> {
    const GIVE_UP: &str = "
        update mail_message
           set state = 'failed', ended_at = $3, problem = $4
         where id = $1 and state = 'sending' and attempts = $2";
    db::query(GIVE_UP)
        .bind(id)
        .bind(attempt)
        .bind(moment(now))
        .bind(problem)
        .execute(tx)
        .await?;
    Ok(())
}

/// Gives up what is due and was meant to leave before `meant_before`, or was tried `attempts` times; says
/// how many. What was tried keeps the problem that it met.
pub async fn give_up_old(
    tx: &mut AnyConnection,
    now: Timestamp,
    meant_before: Timestamp,
    attempts: i64,
    problem: &str,
) -> Result<u64, Error> {
    const GIVE_UP_OLD: &str = "
        update mail_message
           set state = 'failed', ended_at = $1, problem = coalesce(problem, $4)
         where state in ('queued', 'sending') and next_attempt_at <= $1
           and (not_before < $2 or attempts >= $3)";
    let given_up = db::query(GIVE_UP_OLD)
        .bind(moment(now))
        .bind(moment(meant_before))
        .bind(attempts)
        .bind(problem)
        .execute(tx)
        .await?;
    Ok(given_up.rows_affected())
}

/// Deletes who got what where the message ended before `before`; says of how many.
pub async fn forget(tx: &mut AnyConnection, before: Timestamp) -> Result<u64, Error> {
    const FORGET: &str = "
        update mail_message
           set recipient = null, subject = null, body = null
         where ended_at < $1 and (recipient is not null or subject is not null or body is not null)";
    let forgotten = db::query(FORGET).bind(moment(before)).execute(tx).await?;
    Ok(forgotten.rows_affected())
}

/// Deletes the rows whose message ended before `before`; says how many.
pub async fn delete(tx: &mut AnyConnection, before: Timestamp) -> Result<u64, Error> {
    let deleted = db::query("delete from mail_message where ended_at < $1")
        .bind(moment(before))
        .execute(tx)
        .await?;
    Ok(deleted.rows_affected())
}
