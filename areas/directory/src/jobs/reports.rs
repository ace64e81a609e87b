//! Reports that something is wrong: made by anybody, settled by the operator, purged.

use jiff::Timestamp;
use kernel::Id;
use web::{Actor, Ground, Permit};

use super::trace;
use crate::Directory;
use crate::access::{Coordinate, MakeReports, SeeWaiting, SettleReports};
use crate::model::{
    KEPT_AFTER_SETTLING, KEPT_UNSETTLED, Place, Report, ReportDraft, Settled, SettledAs,
};
use crate::store;

/// Keeps what somebody reported about a place; its id.
///
/// # Errors
/// The database's.
pub async fn report(
    directory: &Directory,
    permit: &Permit<MakeReports>,
    place: &Id,
    draft: &ReportDraft,
    now: Timestamp,
) -> Result<Id, db::Error> {
    let ground = &directory.ground;
    let id = ground.ids.next(now);
    let mut tx = ground.db.begin().await?;
    store::add_report(&mut tx, &id, place, draft, now).await?;
    trace(&mut tx, ground, permit.actor(), "report.made", id.as_str()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Deletes the reports whose time has come; how many.
///
/// # Errors
/// The database's.
pub async fn purge(ground: &Ground) -> Result<u64, db::Error> {
    let mut tx = ground.db.begin().await?;
    let now = ground.clock.now();
    let purged = store::purge_reports(&mut tx, now - KEPT_AFTER_SETTLING).await?
        + store::purge_open_reports(&mut tx, now - KEPT_UNSETTLED).await?;
    if purged > 0 {
        trace(
            &mut tx,
            ground,
            &Actor::Operator,
            "reports.purged",
            "installation",
        )
        .await?;
    }
    tx.commit().await?;
    Ok(purged)
}

/// A report and the place that it is about.
#[derive(Debug)]
pub struct OpenReport {
    pub id: Id,
    pub place: Id,
    pub place_name: String,
    pub subject: String,
    pub message: String,
    pub language: String,
    pub made_at: String,
}

/// The open reports, oldest first.
///
/// # Errors
/// The database's.
pub async fn list_reports(
    directory: &Directory,
    permit: &Permit<SettleReports>,
) -> Result<Vec<OpenReport>, db::Error> {
    let mut conn = directory.ground.db.read().await?;
    let board = directory.board();
    let with_name = |report: Report| OpenReport {
        place_name: board
            .place(&report.place)
            .and_then(|place| place.name.texts().next().map(str::to_owned))
            .unwrap_or_default(),
        id: report.id,
        place: report.place,
        subject: report.subject,
        message: report.message,
        language: report.language,
        made_at: report.made_at,
    };
    Ok(store::open_reports(&mut conn)
        .await?
        .into_iter()
        .filter(|report| permit.act().is_for(&report.place))
        .map(with_name)
        .collect())
}

/// A part of what waits, and where in it.
#[derive(Debug)]
pub struct Waiting<T> {
    pub shown: Vec<T>,
    pub total: usize,
    /// 1 for the first.
    pub page: usize,
}

/// Which page of so many is meant: the last where there are not as many.
#[must_use]
pub fn turned(total: usize, per_page: usize, wanted: usize) -> usize {
    wanted.clamp(1, total.div_ceil(per_page).max(1))
}

/// The open reports about places that somebody may change, oldest first. Each is written down as read: what people
/// write may be about themselves.
///
/// # Errors
/// The database's.
pub async fn read_reports(
    directory: &Directory,
    permit: &Permit<SeeWaiting>,
    page: usize,
    per_page: usize,
) -> Result<Waiting<(Report, Option<Place>)>, db::Error> {
    let scope = permit.act().scope();
    let (total, page, reports) = {
        let mut conn = directory.ground.db.read().await?;
        let total = store::count_reports_of(&mut conn, &scope).await?;
        let page = turned(total, per_page, page);
        let from = (page - 1) * per_page;
        let reports = store::reports_of(&mut conn, &scope, from, per_page).await?;
        (total, page, reports)
    };
    let mut shown = Vec::with_capacity(reports.len());
    for report in reports {
        let place = place_or_former(directory, &report.place).await?;
        shown.push((report, place));
    }
    let read: Vec<Id> = shown.iter().map(|(report, _)| report.id.clone()).collect();
    written_as_read(&directory.ground, permit.actor(), "report.read", &read).await?;
    Ok(Waiting { shown, total, page })
}

/// The open reports about places that somebody may change, without what was written: nothing is read.
///
/// # Errors
/// The database's.
pub async fn waiting_reports(
    directory: &Directory,
    permit: &Permit<SeeWaiting>,
    most: usize,
) -> Result<Vec<Report>, db::Error> {
    let mut conn = directory.ground.db.read().await?;
    let reports = store::reports_of(&mut conn, &permit.act().scope(), 0, most).await?;
    let unread = reports.into_iter().map(|report| Report {
        message: String::new(),
        ..report
    });
    Ok(unread.collect())
}

/// How many open reports there are in each commune of a coordinator, by its code.
///
/// # Errors
/// The database's.
pub async fn reports_by_commune(
    ground: &Ground,
    permit: &Permit<Coordinate>,
) -> Result<Vec<(String, usize)>, db::Error> {
    let mut conn = ground.db.read().await?;
    let counts = store::open_reports_by_commune(&mut conn, permit.act().organisation()).await?;
    let counts = counts.into_iter();
    Ok(counts
        .map(|(nis, count)| (nis, usize::try_from(count).unwrap_or(0)))
        .collect())
}

/// A report with its place, as a question of rights needs it; nothing where there is no such report.
///
/// # Errors
/// The database's.
pub async fn place_of_report(
    directory: &Directory,
    id: &Id,
) -> Result<Option<(Place, Option<Settled>)>, db::Error> {
    let found = {
        let mut conn = directory.ground.db.read().await?;
        store::report(&mut conn, id).await?
    };
    let Some((report, settled)) = found else {
        return Ok(None);
    };
    let place = place_or_former(directory, &report.place).await?;
    Ok(place.map(|place| (place, settled)))
}

/// A report; one that is open is written down as read.
///
/// # Errors
/// The database's.
pub async fn read_report(
    directory: &Directory,
    permit: &Permit<SettleReports>,
    id: &Id,
) -> Result<Option<(Report, Option<Settled>)>, db::Error> {
    let found = {
        let mut conn = directory.ground.db.read().await?;
        store::report(&mut conn, id).await?
    };
    let found = found.filter(|(report, _)| permit.act().is_for(&report.place));
    if let Some((report, None)) = &found {
        let read = std::slice::from_ref(&report.id);
        written_as_read(&directory.ground, permit.actor(), "report.read", read).await?;
    }
    Ok(found)
}

/// Writes down who read what people wrote to us.
pub(super) async fn written_as_read(
    ground: &Ground,
    actor: &Actor,
    action: &'static str,
    read: &[Id],
) -> Result<(), db::Error> {
    let mut tx = ground.db.begin().await?;
    for id in read {
        trace(&mut tx, ground, actor, action, id.as_str()).await?;
    }
    tx.commit().await
}

/// A place of the board, or one that is closed or was merged since.
pub(super) async fn place_or_former(
    directory: &Directory,
    id: &Id,
) -> Result<Option<Place>, db::Error> {
    if let Some(place) = directory.board().place(id) {
        return Ok(Some(place.clone()));
    }
    let mut conn = directory.ground.db.read().await?;
    store::any_place(&mut conn, id).await
}

/// Why a report was not settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    #[error("there is no report {0}: `passerelle reports list` shows the open ones")]
    Unknown(Id),
    #[error("the report {0} was settled before")]
    SettledBefore(Id),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Settles an open report.
///
/// # Errors
/// An unknown report, one that was settled before, or the database's.
pub async fn settle(
    directory: &Directory,
    permit: &Permit<SettleReports>,
    id: &Id,
    settled_as: SettledAs,
) -> Result<(), SettleError> {
    let ground = &directory.ground;
    let mut tx = ground.db.begin().await?;
    let about = store::report(&mut tx, id).await?;
    if !about.is_some_and(|(report, _)| permit.act().is_for(&report.place)) {
        return Err(SettleError::Unknown(id.clone()));
    }
    if !store::settle_report(&mut tx, id, settled_as, ground.clock.now()).await? {
        return Err(match store::report_state(&mut tx, id).await? {
            None => SettleError::Unknown(id.clone()),
            Some(_) => SettleError::SettledBefore(id.clone()),
        });
    }
    trace(
        &mut tx,
        ground,
        permit.actor(),
        "report.settled",
        id.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
