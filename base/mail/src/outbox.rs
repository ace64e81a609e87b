//! What areas ask of the outbox: queue, withdraw, look.

use db::{AnyConnection, Error};
use jiff::Timestamp;
use kernel::Ids;

use crate::{Message, store};

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// A server is sending it, or died while it did.
    Sending,
    /// The mail server has taken it. Whether somebody reads it, nobody knows.
    Sent,
    /// Given up: call instead.
    Failed,
    /// Taken back before it was sent.
    Withdrawn,
}

impl State {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            "queued" => Some(Self::Queued),
            "sending" => Some(Self::Sending),
            "sent" => Some(Self::Sent),
            "failed" => Some(Self::Failed),
            "withdrawn" => Some(Self::Withdrawn),
            _ => None,
        }
    }
}

/// What is known of a message, without who gets it and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub request_key: String,
    pub state: State,
    /// How many attempts it has used up: those that failed because of the installation's setting or connection do
    /// not count.
    pub attempts: i64,
    /// When it was sent, given up or withdrawn.
    pub ended_at: Option<Timestamp>,
    /// Why the last attempt failed, as a code such as `smtp-550`; README.md lists them.
    pub problem: Option<String>,
}

/// How the outbox stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Messages that are still to be sent.
    pub waiting: i64,
    /// Messages that were given up within the last 90 days.
    pub given_up: i64,
}

/// Writes down that a message shall be sent, in the transaction of its cause. True when it is new; false
/// when the same request key was queued before, within the last 90 days, whatever became of it.
///
/// # Errors
/// Any [`Error`]; the caller's transaction must then be dropped.
pub async fn queue(
    tx: &mut AnyConnection,
    ids: &Ids,
    now: Timestamp,
    message: &Message,
) -> Result<bool, Error> {
    store::add(tx, ids, now, message).await
}

/// Takes a message back and deletes who should have got it. True when it will not be sent; false when
/// it was sent, is perhaps being sent at this moment, or is not known.
///
/// # Errors
/// Any [`Error`].
pub async fn withdraw(
    tx: &mut AnyConnection,
    request_key: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let was = store::withdraw(tx, request_key, now).await?;
    Ok(matches!(
        was,
        Some(State::Queued | State::Failed | State::Withdrawn)
    ))
}

/// Where the message with this request key stands; `None` when there is none, or it ended 90 days ago.
///
/// # Errors
/// Any [`Error`].
pub async fn standing(
    conn: &mut AnyConnection,
    request_key: &str,
) -> Result<Option<Standing>, Error> {
    store::standing(conn, request_key).await
}

/// The messages that were given up and whose request key starts with `key_prefix` (`""` for all), the
/// newest first: the list of people to call.
///
/// # Errors
/// Any [`Error`].
pub async fn given_up(
    conn: &mut AnyConnection,
    key_prefix: &str,
    limit: i64,
) -> Result<Vec<Standing>, Error> {
    store::given_up(conn, key_prefix, limit).await
}

/// How many messages wait and how many were given up.
///
/// # Errors
/// Any [`Error`].
pub async fn counts(conn: &mut AnyConnection) -> Result<Counts, Error> {
    store::counts(conn).await
}
