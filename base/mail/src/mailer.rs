//! Sends what is in the outbox, a message at a time.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use db::{Db, Error};
use jiff::{SignedDuration, Timestamp};
use jobs::Job;
use kernel::Clock;

use crate::store::Leased;
use crate::transport::{Server, Transport, WhatNow};
use crate::{Letter, Memory, Refusal, Sender, Settings, housekeeping, store};

/// How often the outbox is looked into.
const EVERY: SignedDuration = SignedDuration::from_secs(20);

/// How long a message is one server's to send: far longer than one mail may take.
const LEASE: SignedDuration = SignedDuration::from_mins(2);

/// How long one pass may go on, so that other jobs get their turn.
const LONGEST_PASS: SignedDuration = SignedDuration::from_mins(1);
const AT_A_TIME: i64 = 100;

/// The waits between attempts that fail because of what the server says of this message: 12 in some 22 hours.
const WAITS: [SignedDuration; 11] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(2),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(10),
    SignedDuration::from_mins(20),
    SignedDuration::from_mins(40),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(4),
    SignedDuration::from_hours(6),
    SignedDuration::from_hours(8),
];

/// How long nothing is tried where no mail left at the last looks, by how many they were. Not at all after the first:
/// it may have been that one mail. Later more and more rarely, for many wrong logins have a provider lock the account.
const PAUSES: [SignedDuration; 4] = [
    SignedDuration::ZERO,
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(2),
    SignedDuration::from_mins(5),
];

/// What was meant to leave three days ago is given up: while no mail leaves, attempts do not run out, and
/// nobody should read on Thursday what was news on Monday.
const TOO_LATE: SignedDuration = SignedDuration::from_hours(72);

/// The installation's mail: whether it is on, and the job that sends.
pub struct Mail {
    transport: Transport,
    clock: Arc<dyn Clock>,
    /// So that the log says once that no mail leaves, and once that it does again.
    stuck: Mutex<Option<Stuck>>,
}

/// No mail left at the last looks.
#[derive(Clone, Copy, Debug)]
struct Stuck {
    looks: usize,
    until: Timestamp,
}

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    #[error("{0} is no folder: make it, writable for the program")]
    NoFolder(PathBuf),
    #[error("TLS cannot be set up: are the machine's certificates of authorities in order?")]
    Tls,
}

/// What one look into the outbox did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    pub sent: usize,
    /// Tried, and to be tried again.
    pub later: usize,
    pub given_up: usize,
}

impl Mail {
    /// Asks no mail server: one that is away for now must not keep the program from starting.
    ///
    /// # Errors
    /// A folder for files that is not there; TLS that cannot be set up.
    pub fn open(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Arc<Self>, MailError> {
        let transport = match settings.clone() {
            Settings::Off => Transport::Off,
            Settings::File { from, folder } => {
                if !folder.is_dir() {
                    return Err(MailError::NoFolder(folder));
                }
                Transport::File { from, folder }
            }
            Settings::Smtp { from, smtp } => Transport::Smtp {
                from,
                server: Server::new(smtp).ok_or(MailError::Tls)?,
            },
        };
        Ok(Self::new(transport, clock))
    }

    /// For tests: mails end in memory, where the test finds them.
    #[must_use]
    pub fn in_memory(from: Sender, memory: Memory, clock: Arc<dyn Clock>) -> Arc<Self> {
        Self::new(Transport::Memory { from, memory }, clock)
    }

    fn new(transport: Transport, clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self {
            transport,
            clock,
            stuck: Mutex::new(None),
        })
    }

    /// False where nobody is written to. Ask before you promise a mail, and offer a list of people to
    /// call instead; what is queued all the same is given up when it is due, with the problem `off`.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !matches!(self.transport, Transport::Off)
    }

    /// The jobs of this crate: sending, and deleting what must not be kept.
    #[must_use]
    pub fn jobs(self: &Arc<Self>) -> Vec<Job> {
        let mail = Arc::clone(self);
        let send = Job::new("mail.send", EVERY, move |db, _| {
            let mail = Arc::clone(&mail);
            async move {
                mail.send_due(&db).await?;
                Ok(())
            }
        });
        vec![send, housekeeping::housekeeping()]
    }

    /// Sends what is due, until nothing is, no mail leaves, or a minute is over. Several servers may do
    /// so at once: each message is leased by one of them.
    ///
    /// A server that dies between sending and writing it down sends the message again when the lease is
    /// over: at least once, not exactly once, which e-mail does not offer. Both carry the same Message-ID.
    ///
    /// # Errors
    /// Any [`Error`] of the database; what was leased is then tried again when its lease is over.
    pub async fn send_due(&self, db: &Db) -> Result<Pass, Error> {
        let start = self.clock.now();
        let mut pass = Pass::default();
        if self.with_stuck(|stuck| stuck.is_some_and(|stuck| start < stuck.until)) {
            return Ok(pass);
        }
        let due = store::due(&mut *db.read().await?, start, AT_A_TIME).await?;
        if due.is_empty() {
            return Ok(pass);
        }
        pass.given_up += self.give_up_old(db, start).await?;
        for id in due {
            let now = self.clock.now();
            if now.duration_since(start) > LONGEST_PASS {
                break;
            }
            let mut tx = db.begin().await?;
            let leased = store::lease(&mut tx, &id, now, later(now, LEASE)).await?;
            tx.commit().await?;
            let Some(Leased { attempt, letter }) = leased else {
                continue;
            };
            let letter = match letter {
                Ok(letter) => letter,
                Err(problem) => {
                    tracing::warn!(problem, "a mail cannot be read: {problem}");
                    self.give_up(db, &id, attempt, problem).await?;
                    pass.given_up += 1;
                    continue;
                }
            };
            let outcome = self.transport.send(&letter).await;
            self.write_down(db, &letter, attempt, &outcome, &mut pass)
                .await?;
            let nothing_leaves =
                matches!(&outcome, Err(refusal) if refusal.what_now == WhatNow::NothingLeaves);
            self.tell(&outcome);
            if nothing_leaves {
                break;
            }
        }
        Ok(pass)
    }

    async fn give_up_old(&self, db: &Db, now: Timestamp) -> Result<usize, Error> {
        let before = now.saturating_sub(TOO_LATE).unwrap_or(Timestamp::MIN);
        let mut tx = db.begin().await?;
        let given_up = store::give_up_old(&mut tx, now, before, MOST_ATTEMPTS, "too-late").await?;
        tx.commit().await?;
        Ok(usize::try_from(given_up).unwrap_or(usize::MAX))
    }

    async fn write_down(
        &self,
        db: &Db,
        letter: &Letter,
        attempt: i64,
        outcome: &Result<(), Refusal>,
        pass: &mut Pass,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        let refusal = match outcome {
            Ok(()) => {
                let mut tx = db.begin().await?;
                store::sent(&mut tx, &letter.id, now).await?;
                pass.sent += 1;
                return tx.commit().await;
            }
            Err(refusal) => refusal,
        };
        // A failure that is not this message's uses up none of its attempts.
        let next = match refusal.what_now {
            WhatNow::GiveUp => None,
            WhatNow::Later => wait_after(attempt).map(|wait| (attempt, wait)),
            WhatNow::NothingLeaves => Some((attempt - 1, WAITS[0])),
        };
        let Some((used, wait)) = next else {
            pass.given_up += 1;
            return self
                .give_up(db, letter.id.as_str(), attempt, &refusal.problem)
                .await;
        };
        let mut tx = db.begin().await?;
        let (id, at) = (&letter.id, later(now, wait));
        store::later(&mut tx, id, attempt, used, at, &refusal.problem).await?;
        pass.later += 1;
        tx.commit().await
    }

    async fn give_up(&self, db: &Db, id: &str, attempt: i64, problem: &str) -> Result<(), Error> {
        let mut tx = db.begin().await?;
        store::give_up(&mut tx, id, attempt, self.clock.now(), problem).await?;
        tx.commit().await
    }

    fn tell(&self, outcome: &Result<(), Refusal>) {
        match outcome {
            Ok(()) => {
                if self.with_stuck(Option::take).is_some() {
                    tracing::info!("mail leaves again");
                }
            }
            Err(refusal) if refusal.what_now == WhatNow::NothingLeaves => {
                if self.pause() {
                    tracing::warn!(problem = %refusal.problem, "no mail leaves for now: {}", refusal.problem);
                }
            }
            Err(refusal) => {
                tracing::info!(problem = %refusal.problem, "a mail was refused: {}", refusal.problem);
            }
        }
    }

    /// Nothing is tried for a while, the longer the more looks in a row found that no mail leaves. True at the first.
    fn pause(&self) -> bool {
        let now = self.clock.now();
        self.with_stuck(|stuck| {
            let before = stuck.map_or(0, |stuck| stuck.looks);
            let wait = PAUSES[before.min(PAUSES.len() - 1)];
            *stuck = Some(Stuck {
                looks: before.saturating_add(1),
                until: later(now, wait),
            });
            before == 0
        })
    }

    fn with_stuck<T>(&self, act: impl FnOnce(&mut Option<Stuck>) -> T) -> T {
        act(&mut self.stuck.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.transport {
            Transport::Off => "Mail(off)",
            Transport::File { .. } => "Mail(file)",
            Transport::Smtp { .. } => "Mail(smtp)",
            Transport::Memory { .. } => "Mail(memory)",
        })
    }
}

const MOST_ATTEMPTS: i64 = WAITS.len() as i64 + 1;

/// How long to wait after the attempt with this number, from 1; `None` after the last.
fn wait_after(attempt: i64) -> Option<SignedDuration> {
    let index = usize::try_from(attempt.checked_sub(1)?).ok()?;
    WAITS.get(index).copied()
}

fn later(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_attempts_within_a_day_each_wait_longer_than_the_last() {
        assert_eq!(MOST_ATTEMPTS, 12);
        assert!(WAITS.is_sorted_by(|a, b| a < b));
        let whole: SignedDuration = WAITS.iter().sum();
        assert!((20..=26).contains(&whole.as_hours()), "{whole:#}");
        assert_eq!(wait_after(1), Some(WAITS[0]));
        assert_eq!(wait_after(11), Some(WAITS[10]));
        for none in [0, 12, 13, i64::MIN, i64::MAX] {
            assert_eq!(wait_after(none), None, "{none}");
        }
    }
}
