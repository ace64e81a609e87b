//! One reading under way: batches that are written wholly or not at all, and what they add up to.

use std::sync::Arc;

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use web::{Actor, Ground};

use super::reading::{Census, Outcome, Reader, Verdict};
use super::{BATCH, Follow, ImportError, Problem, Progress, RowAt, Sums, place_id};
use crate::jobs::resolving::{organisation_of, remake};
use crate::jobs::{duplicates, tell, tell_more};
use crate::model::{Draft, Preference, Record, place_of, resolve};
use crate::store::{self, Met, SourceFacts};

/// Above this many places duplicates are not looked for after a reading: it would hold them all in memory.
const MOST_FOR_DUPLICATES: i64 = 50_000;

/// One reading under way.
pub struct Run<'a> {
    ground: &'a Arc<Ground>,
    actor: Actor,
    id: Id,
    source: String,
    preferences: Vec<Preference>,
    today: Date,
    rows: u64,
    dry_run: bool,
    /// Rows whose record was there before.
    met: u64,
    /// Of these in a dry run: those that their source had not left.
    met_dry: u64,
    pub sums: Sums,
}

/// What became of a row that was taken.
enum Written {
    New,
    Changed,
    Unchanged,
}

impl<'a> Run<'a> {
    pub async fn begin(
        ground: &'a Arc<Ground>,
        actor: Actor,
        reader: &Reader,
        rows: u64,
        dry_run: bool,
    ) -> Result<Self, db::Error> {
        let now = ground.clock.now();
        let source = &reader.mapping.source;
        let run = Self {
            ground,
            actor,
            id: ground.ids.next(now),
            source: source.id.clone(),
            preferences: store::preferences(&mut *ground.db.read().await?).await?,
            today: kernel::clock::in_brussels(now).date(),
            rows,
            dry_run,
            met: 0,
            met_dry: 0,
            sums: Sums::default(),
        };
        if !dry_run {
            let mut tx = ground.db.begin().await?;
            let facts = SourceFacts {
                id: &source.id,
                title: &source.title,
                publisher: known(&source.publisher),
                address: known(&source.url),
                edition: None,
                language: known(&source.language),
                licence: known(&source.licence),
            };
            store::put_source(&mut tx, &facts).await?;
            store::begin_import(&mut tx, &run.id, &run.source, now).await?;
            tx.commit().await?;
        }
        Ok(run)
    }

    pub async fn take(
        &mut self,
        batch: Vec<Outcome>,
        census: &mut Census,
        follow: &mut dyn Follow,
    ) -> Result<(), ImportError> {
        let mut problems = Vec::new();
        let mut rows = Vec::new();
        for outcome in batch {
            self.sums.rows_in += 1;
            match outcome.draft {
                Ok(draft) => rows.extend(self.judge(outcome.at, draft, census, &mut problems)),
                Err(its) => {
                    self.refuse(its.first().map_or("", |problem| problem.reason.as_str()));
                    problems.extend(its);
                }
            }
        }
        if self.dry_run {
            let mut conn = self.ground.db.read().await?;
            for (_, draft) in &rows {
                let known = store::known_record(&mut conn, &self.source, &draft.key).await?;
                let still_there = known.as_ref().is_some_and(|known| known.gone_on.is_none());
                self.met_dry += u64::from(still_there);
                let written = match known {
                    None => Written::New,
                    Some(known) if self.same(&known, draft) => Written::Unchanged,
                    Some(_) => Written::Changed,
                };
                self.count(&written);
            }
        } else {
            self.write(&rows).await?;
        }
        for problem in &problems {
            if !problem.refused {
                let of_field = self.sums.remarks_by_reason.entry(problem.field.clone());
                let count = of_field.or_default().entry(problem.reason.clone());
                *count.or_default() += 1;
            }
            follow.problem(problem);
        }
        follow.progress(Progress {
            done: self.sums.rows_in,
            rows: self.rows,
        });
        Ok(())
    }

    /// The row as it will be written; nothing where it is refused or says nothing new.
    fn judge(
        &mut self,
        at: RowAt,
        mut draft: Draft,
        census: &mut Census,
        problems: &mut Vec<Problem>,
    ) -> Option<(RowAt, Draft)> {
        let remark = |reason: &str, refused: bool| Problem {
            at: at.clone(),
            field: "id".to_owned(),
            value: draft.key.clone(),
            reason: reason.to_owned(),
            became: None,
            refused,
        };
        let verdict = census.judge(&draft);
        let told = match verdict {
            Verdict::Take => None,
            Verdict::Beaten => {
                problems.push(remark("id-used-twice", true));
                self.refuse("id-used-twice");
                return None;
            }
            Verdict::Again => Some(remark("same-row-twice", false)),
            Verdict::Alike => Some(remark("no-id-of-its-own", false)),
        };
        self.sums.taken += 1;
        self.sums.remarked += u64::from(told.is_some() || !draft.remarks.is_empty());
        problems.extend(told);
        let remarks = std::mem::take(&mut draft.remarks);
        problems.extend(
            remarks
                .into_iter()
                .map(|remark| Problem::of_remark(&at, remark)),
        );
        if verdict == Verdict::Again {
            self.sums.unchanged += 1;
            return None;
        }
        if verdict == Verdict::Alike {
            let content = draft.fields.fingerprint();
            draft.key = format!("{}.{}", draft.key, &content[..12]);
        }
        Some((at, draft))
    }

    fn refuse(&mut self, reason: &str) {
        self.sums.refused += 1;
        *self
            .sums
            .refused_by_reason
            .entry(reason.to_owned())
            .or_default() += 1;
    }

    fn count(&mut self, written: &Written) {
        self.met += u64::from(!matches!(written, Written::New));
        match written {
            Written::New => {
                self.sums.new += 1;
                self.sums.changed += 1;
            }
            Written::Changed => self.sums.changed += 1,
            Written::Unchanged => self.sums.unchanged += 1,
        }
    }

    fn same(&self, known: &store::KnownRecord, draft: &Draft) -> bool {
        known.gone_on.is_none()
            && known.stated_on == draft.stated_on
            && known.fingerprint == draft.fields.fingerprint()
    }

    /// Begins to write, unless a newer reading of the source did: two that mark what the other one met as gone would
    /// end in what neither of them read.
    async fn writing(&self) -> Result<db::Tx, ImportError> {
        let mut tx = self.ground.db.begin().await?;
        if store::still_reading(&mut tx, &self.id).await? {
            return Ok(tx);
        }
        Err(ImportError::Overtaken)
    }

    async fn write(&mut self, rows: &[(RowAt, Draft)]) -> Result<(), ImportError> {
        let mut tx = self.writing().await?;
        let mut changed = Vec::new();
        let mut written = Vec::with_capacity(rows.len());
        for (at, draft) in rows {
            let (became, place) = self.write_row(&mut tx, at, draft).await?;
            if !matches!(became, Written::Unchanged) {
                changed.push(place);
            }
            written.push(became);
        }
        self.tell_all(&mut tx, &changed).await?;
        tx.commit().await?;
        for became in &written {
            self.count(became);
        }
        Ok(())
    }

    async fn tell_all(&self, tx: &mut AnyConnection, changed: &[Id]) -> Result<(), db::Error> {
        for place in changed {
            tell(
                tx,
                self.ground,
                self.actor,
                "place.imported",
                place.as_str(),
            )
            .await?;
        }
        Ok(())
    }

    async fn write_row(
        &self,
        tx: &mut AnyConnection,
        at: &RowAt,
        draft: &Draft,
    ) -> Result<(Written, Id), db::Error> {
        let met = Met {
            import: &self.id,
            row: i64::try_from(at.row).unwrap_or(i64::MAX),
        };
        let record = Record {
            source: self.source.clone(),
            key: draft.key.clone(),
            fields: draft.fields.clone(),
            stated_on: draft.stated_on.clone(),
            gone_on: None,
            own: true,
        };
        match store::known_record(tx, &self.source, &draft.key).await? {
            Some(known) if self.same(&known, draft) => {
                store::meet_record(tx, &self.source, &draft.key, met).await?;
                Ok((Written::Unchanged, known.place))
            }
            Some(known) => {
                store::update_record(tx, &record, met).await?;
                remake(tx, &known.place, &self.preferences).await?;
                Ok((Written::Changed, known.place))
            }
            None => {
                let place = place_id(&self.source, &draft.key);
                self.insert(tx, &place, &record, met).await?;
                Ok((Written::New, place))
            }
        }
    }

    async fn insert(
        &self,
        tx: &mut AnyConnection,
        place: &Id,
        record: &Record,
        met: Met<'_>,
    ) -> Result<(), db::Error> {
        let alone = resolve(std::slice::from_ref(record), &[], None);
        let organisation = organisation_of(tx, &alone).await?;
        let taken = place_of(place.clone(), organisation, &alone, &record.source);
        store::insert_place(tx, &taken.place).await?;
        store::insert_record(tx, record, place, self.today, Some(met)).await?;
        if taken.closed {
            store::close_place(tx, place).await?;
        }
        Ok(())
    }

    /// Marks what the file no longer names. Where rows could not be read, nobody knows what they named; and a file
    /// that names nothing of what was known is another list under the same name, or has other ids.
    pub async fn mark_gone(&mut self, census: &Census) -> Result<(), ImportError> {
        let mut conn = self.ground.db.read().await?;
        let left = store::not_met(&mut conn, &self.source, &self.id).await?;
        drop(conn);
        self.sums.names_none_known = left > 0 && self.met == 0;
        if census.unread > 0 || self.sums.names_none_known {
            self.sums.gone_undecided = left;
            return Ok(());
        }
        if self.dry_run {
            self.sums.gone = left.saturating_sub(self.met_dry);
            return Ok(());
        }
        loop {
            let mut tx = self.writing().await?;
            let batch = i64::try_from(BATCH).unwrap_or(i64::MAX);
            let places =
                store::mark_gone(&mut tx, &self.source, &self.id, self.today, batch).await?;
            if places.is_empty() {
                return Ok(());
            }
            for place in &places {
                remake(&mut tx, place, &self.preferences).await?;
                tell(
                    &mut tx,
                    self.ground,
                    self.actor,
                    "place.gone",
                    place.as_str(),
                )
                .await?;
            }
            tx.commit().await?;
            self.sums.gone += u64::try_from(places.len()).unwrap_or(0);
        }
    }

    pub async fn end(&mut self) -> Result<(), ImportError> {
        if self.dry_run {
            return Ok(());
        }
        let now: Timestamp = self.ground.clock.now();
        let mut tx = self.writing().await?;
        store::end_import(&mut tx, &self.id, &self.source, now).await?;
        let detail =
            json!({ "rows": self.sums.rows_in, "taken": self.sums.taken, "gone": self.sums.gone });
        tell_more(
            &mut tx,
            self.ground,
            self.actor,
            "import.finished",
            self.id.as_str(),
            detail,
        )
        .await?;
        tx.commit().await?;
        let mut conn = self.ground.db.read().await?;
        let places = store::count_places(&mut conn).await?;
        drop(conn);
        if places <= MOST_FOR_DUPLICATES {
            self.sums.duplicates_proposed =
                duplicates::propose_all(self.ground, self.today).await?;
            self.sums.duplicates_looked_for = true;
        }
        Ok(())
    }
}

fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
