//! Work that is done again and again, on one server at a time.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use db::{Db, Error, moment};
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;

/// Why a job did not succeed; it is logged and tried again.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

type Work = dyn Fn(Db, Timestamp) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>
    + Send
    + Sync;

/// How long a server may work on a job before another may think it dead, and before it is stopped.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// A failed job is not left until its next turn when that is far away.
const LATEST_RETRY: SignedDuration = SignedDuration::from_mins(5);

/// How long a job that is running may go on when the server stops.
const GRACE: Duration = Duration::from_secs(5);

/// Something to do every so often. It may be cut off at any `await` and done again: it must allow for both.
#[derive(Clone)]
pub struct Job {
    name: &'static str,
    every: SignedDuration,
    work: Arc<Work>,
}

impl Job {
    /// `name` is `area.what`, unique in the program; `work` is given the database and the time.
    pub fn new<W, F>(name: &'static str, every: SignedDuration, work: W) -> Self
    where
        W: Fn(Db, Timestamp) -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        let work = Arc::new(move |db, now| -> Pin<Box<dyn Future<Output = _> + Send>> {
            Box::pin(work(db, now))
        });
        Self { name, every, work }
    }

    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Job({} every {:#})", self.name, self.every)
    }
}

/// All jobs of the program.
#[derive(Clone, Debug)]
pub struct Schedule {
    db: Db,
    clock: Arc<dyn Clock>,
    jobs: Vec<Job>,
}

impl Schedule {
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>, jobs: Vec<Job>) -> Self {
        Self { db, clock, jobs }
    }

    /// Looks every `tick` for what is due, until `stop` is ready; then gives a running job a few
    /// seconds to end. One that is cut off is done again when its lease has run out.
    pub async fn run(&self, tick: Duration, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let mut pass = std::pin::pin!(self.run_due());
            tokio::select! {
                _ = &mut pass => {}
                () = &mut stop => {
                    let _ = tokio::time::timeout(GRACE, pass).await;
                    return;
                }
            }
            tokio::select! {
                () = tokio::time::sleep(tick) => {}
                () = &mut stop => return,
            }
        }
    }

    /// Runs what is due now, one after the other, and says which jobs it ran.
    pub async fn run_due(&self) -> Vec<&'static str> {
        let mut ran = Vec::new();
        for job in &self.jobs {
            match self.lease(job).await {
                Ok(true) => {
                    self.work(job).await;
                    ran.push(job.name);
                }
                Ok(false) => {}
                Err(error) if error.is_unavailable() => {
                    tracing::debug!(job = job.name, "not run for now: {error}");
                }
                Err(error) => tracing::error!(job = job.name, "cannot be run: {error}"),
            }
        }
        ran
    }

    /// True when the job is due and this server, and no other, shall do it.
    async fn lease(&self, job: &Job) -> Result<bool, Error> {
        const KNOWN: &str =
            "insert into job_run (name, due_at) values ($1, $2) on conflict (name) do nothing";
        const DUE: &str = "
            select case when due_at <= $2 and (leased_until is null or leased_until <= $2) then 1 else 0 end
              from job_run
             where name = $1";
        const LEASE_IT: &str = "
            update job_run
               set leased_until = $3, last_started_at = $2
             where name = $1 and due_at <= $2 and (leased_until is null or leased_until <= $2)";
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let due: Option<i64> = db::query_scalar(DUE)
            .bind(job.name)
            .bind(moment(now))
            .fetch_optional(&mut *conn)
            .await?;
        // Given back before a transaction is asked for: nobody holds one connection while waiting for another.
        drop(conn);
        if due == Some(0) {
            return Ok(false);
        }
        let mut tx = self.db.begin().await?;
        db::query(KNOWN)
            .bind(job.name)
            .bind(moment(now))
            .execute(&mut *tx)
            .await?;
        let leased = db::query(LEASE_IT)
            .bind(job.name)
            .bind(moment(now))
            .bind(moment(now.saturating_add(LEASE).unwrap_or(Timestamp::MAX)))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(leased.rows_affected() == 1)
    }

    async fn work(&self, job: &Job) {
        let cut_off = CutOff(tokio::spawn((job.work)(self.db.clone(), self.clock.now())));
        let lease = Duration::try_from(LEASE).unwrap_or(GRACE);
        let outcome = tokio::time::timeout(lease, cut_off).await;
        let failure = match outcome {
            Ok(Ok(Ok(()))) => None,
            Ok(Ok(Err(failure))) => Some(failure.to_string()),
            Ok(Err(_)) => Some("it panicked".to_owned()),
            Err(_) => Some("it took too long and was stopped".to_owned()),
        };
        if let Some(failure) = &failure {
            tracing::error!(job = job.name, "the job {} failed: {failure}", job.name);
        }
        if let Err(error) = self.finish(job, failure.is_none()).await {
            tracing::warn!(
                job = job.name,
                "the end of the job could not be written down: {error}"
            );
        }
    }

    async fn finish(&self, job: &Job, done: bool) -> Result<(), Error> {
        const FINISH: &str = "
            update job_run
               set due_at = $2, leased_until = null, last_finished_at = $3, last_outcome = $4
             where name = $1";
        let wait = if done {
            job.every
        } else {
            job.every.min(LATEST_RETRY)
        };
        let now = self.clock.now();
        let mut tx = self.db.begin().await?;
        db::query(FINISH)
            .bind(job.name)
            .bind(moment(now.saturating_add(wait).unwrap_or(Timestamp::MAX)))
            .bind(moment(now))
            .bind(if done { "done" } else { "failed" })
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }
}

/// A task that ends when nobody waits for it any more.
struct CutOff<T>(tokio::task::JoinHandle<T>);

impl<T> Future for CutOff<T> {
    type Output = Result<T, tokio::task::JoinError>;

    fn poll(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context)
    }
}

impl<T> Drop for CutOff<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
