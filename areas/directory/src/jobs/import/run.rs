//! One reading under way: batches that are written wholly or not at all, and what they add up to.

use std::collections::BTreeSet;
use std::sync::Arc;

use db::AnyConnection;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use web::{Actor, Ground};

use super::reading::{Census, Names, Outcome, Reader, Verdict};
use super::{BATCH, Follow, ImportError, Problem, Progress, RowAt, Sums, place_id};
use crate::jobs::resolving::{hold, organisation_of, remake};
use crate::jobs::{duplicates, tell, tell_more};
use crate::model::{Draft, Record, place_of, resolve};
use crate::store::{self, KnownRecord, Met, SourceFacts};

/// One reading under way.
pub struct Run<'a> {
    ground: &'a Arc<Ground>,
    actor: Actor,
    id: Id,
    source: String,
    today: Date,
    rows: u64,
    dry_run: bool,
    /// Rows whose record was there before.
    met: u64,
    /// Of these in a dry run: those that their source had not left.
    met_dry: u64,
    pub sums: Sums,
}

/// A row that is taken.
struct Row {
    at: RowAt,
    draft: Draft,
    /// It has no id, and others in the file have its name and address and say something else.
    alike: bool,
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
                // Nobody reads a source without a name.
                title: known(&source.title).unwrap_or(&source.id),
                publisher: known(&source.publisher),
                address: known(&source.url),
                language: known(&source.language),
                licence: known(&source.licence),
            };
            let changed = store::put_source(&mut tx, &facts).await?;
            store::begin_import(&mut tx, &run.id, &run.source, now).await?;
            if changed {
                tell(&mut tx, ground, &run.actor, "source.changed", &run.source).await?;
            }
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
        let mut named = Vec::new();
        for outcome in batch {
            self.sums.rows_in += 1;
            match outcome.draft {
                Ok(draft) => rows.extend(self.judge(outcome.at, draft, census, &mut problems)),
                Err(untaken) => {
                    let first = untaken.problems.first();
                    self.refuse(first.map_or("", |problem| problem.reason.as_str()));
                    problems.extend(untaken.problems);
                    if let Names::Record(key) = untaken.names {
                        named.push((outcome.at, key));
                    }
                }
            }
        }
        if self.dry_run {
            self.only_look(&mut rows, &named).await?;
        } else {
            self.write(&mut rows, &named).await?;
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
    ) -> Option<Row> {
        // A key that we made says nothing to whoever wrote the list.
        let value = if draft.has_no_id() {
            draft.name()
        } else {
            draft.key.as_str()
        };
        let remark = |reason: &str, refused: bool| Problem {
            at: at.clone(),
            field: "id".to_owned(),
            column: String::new(),
            value: value.to_owned(),
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
        Some(Row {
            at,
            alike: verdict == Verdict::Alike,
            draft,
        })
    }

    /// Gives a row without an id its key. One that says what a record says is this record, whether others of its name
    /// and address stood beside it then or stand beside it now: an id must not change because a neighbour came or left.
    async fn settle_key(&self, conn: &mut AnyConnection, row: &mut Row) -> Result<(), db::Error> {
        if !row.draft.has_no_id() {
            return Ok(());
        }
        let by_content = row.draft.key_by_content();
        let keys = [row.draft.key.as_str(), by_content.as_str()];
        let known = store::key_of_content(conn, &self.source, keys, &row.draft.fingerprint).await?;
        if let Some(key) = known {
            row.draft.key = key;
        } else if row.alike {
            row.draft.key = by_content;
        }
        Ok(())
    }

    /// What a dry run says instead of writing.
    async fn only_look(
        &mut self,
        rows: &mut [Row],
        named: &[(RowAt, String)],
    ) -> Result<(), db::Error> {
        let mut conn = self.ground.db.read().await?;
        for row in rows {
            self.settle_key(&mut conn, row).await?;
            let known = store::known_record(&mut conn, &self.source, &row.draft.key).await?;
            self.met_dry += u64::from(known.as_ref().is_some_and(|known| known.gone_on.is_none()));
            let written = match known {
                None => Written::New,
                Some(known) if same(&known, &row.draft) => Written::Unchanged,
                Some(_) => Written::Changed,
            };
            self.count(&written);
        }
        for (_, key) in named {
            let known = store::known_record(&mut conn, &self.source, key).await?;
            self.met += u64::from(known.is_some());
            self.met_dry += u64::from(known.is_some_and(|known| known.gone_on.is_none()));
        }
        Ok(())
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

    /// Begins to write, unless a newer reading of the source did: two that mark what the other one met as gone would
    /// end in what neither of them read.
    async fn writing(&self) -> Result<db::Tx, ImportError> {
        let mut tx = self.ground.db.begin().await?;
        if store::still_reading(&mut tx, &self.id).await? {
            return Ok(tx);
        }
        Err(ImportError::Overtaken)
    }

    async fn write(
        &mut self,
        rows: &mut [Row],
        named: &[(RowAt, String)],
    ) -> Result<(), ImportError> {
        let mut tx = self.writing().await?;
        let known = self.hold_known(&mut tx, rows).await?;
        let mut changed = Vec::new();
        let mut written = Vec::with_capacity(rows.len());
        for (row, known) in rows.iter().zip(known) {
            let (became, place) = self.write_row(&mut tx, row, known).await?;
            if !matches!(became, Written::Unchanged) {
                changed.push(place);
            }
            written.push(became);
        }
        let mut met = 0;
        for (at, key) in named {
            met +=
                u64::from(store::meet_record(&mut tx, &self.source, key, self.met_in(at)).await?);
        }
        for place in &changed {
            let place = place.as_str();
            tell(&mut tx, self.ground, &self.actor, "place.imported", place).await?;
        }
        tx.commit().await?;
        for became in &written {
            self.count(became);
        }
        self.met += met;
        Ok(())
    }

    /// The records that rows will change, with their places held: nobody merges or changes these until the batch is
    /// written. A merge that came in between may have moved a record to another place, which is then held as well.
    async fn hold_known(
        &self,
        tx: &mut AnyConnection,
        rows: &mut [Row],
    ) -> Result<Vec<Option<KnownRecord>>, db::Error> {
        let mut known = Vec::with_capacity(rows.len());
        for row in rows.iter_mut() {
            self.settle_key(tx, row).await?;
            known.push(store::known_record(tx, &self.source, &row.draft.key).await?);
        }
        let mut held: BTreeSet<Id> = BTreeSet::new();
        loop {
            let changing = rows.iter().zip(&known);
            let places: BTreeSet<Id> = changing
                .filter_map(|(row, known)| Some((row, known.as_ref()?)))
                .filter(|(row, known)| !same(known, &row.draft))
                .map(|(_, known)| known.place.clone())
                .filter(|place| !held.contains(place))
                .collect();
            if places.is_empty() {
                return Ok(known);
            }
            hold(tx, &places).await?;
            for (row, known) in rows.iter().zip(&mut known) {
                if known
                    .as_ref()
                    .is_some_and(|known| places.contains(&known.place))
                {
                    *known = store::known_record(tx, &self.source, &row.draft.key).await?;
                }
            }
            held.extend(places);
        }
    }

    fn met_in(&self, at: &RowAt) -> Met<'_> {
        Met {
            import: &self.id,
            row: i64::try_from(at.row).unwrap_or(i64::MAX),
        }
    }

    async fn write_row(
        &self,
        tx: &mut AnyConnection,
        row: &Row,
        known: Option<KnownRecord>,
    ) -> Result<(Written, Id), db::Error> {
        let draft = &row.draft;
        let met = self.met_in(&row.at);
        let record = Record {
            source: self.source.clone(),
            key: draft.key.clone(),
            fields: draft.fields.clone(),
            stated_on: draft.stated_on.clone(),
            gone_on: None,
            own: true,
        };
        match known {
            Some(known) if same(&known, draft) => {
                store::meet_record(tx, &self.source, &draft.key, met).await?;
                Ok((Written::Unchanged, known.place))
            }
            Some(known) => {
                store::update_record(tx, &record, met).await?;
                remake(tx, &known.place).await?;
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
        let batch = i64::try_from(BATCH).unwrap_or(i64::MAX);
        let mut after = String::new();
        loop {
            let mut tx = self.writing().await?;
            let left = store::left_out(&mut tx, &self.source, &self.id, &after, batch).await?;
            let Some((last, _)) = left.last() else {
                return Ok(());
            };
            after.clone_from(last);
            hold(&mut tx, left.iter().map(|(_, place)| place)).await?;
            let mut told = Vec::with_capacity(left.len());
            for (key, _) in &left {
                let place = store::mark_gone(&mut tx, &self.source, key, self.today).await?;
                let Some(place) = place else { continue };
                let now = remake(&mut tx, &place).await?;
                let gone = now.is_some_and(|place| place.gone_on.is_some());
                told.push((place, if gone { "place.gone" } else { "place.changed" }));
            }
            // Last: from the first of these on, nobody else can tell anything until the end.
            for (place, what) in &told {
                tell(&mut tx, self.ground, &self.actor, what, place.as_str()).await?;
            }
            tx.commit().await?;
            self.sums.gone += u64::try_from(left.len()).unwrap_or(0);
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
            &self.actor,
            "import.finished",
            self.id.as_str(),
            detail,
        )
        .await?;
        tx.commit().await?;
        let proposed = duplicates::propose_all(self.ground, self.today).await;
        let proposed = proposed.map_err(ImportError::Duplicates)?;
        self.sums.duplicates_looked_for = proposed.is_some();
        self.sums.duplicates_proposed = proposed.unwrap_or(0);
        Ok(())
    }
}

fn same(known: &KnownRecord, draft: &Draft) -> bool {
    known.gone_on.is_none()
        && known.stated_on == draft.stated_on
        && known.fingerprint == draft.fingerprint
}

fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
