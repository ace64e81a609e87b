//! Reports that something is wrong: made by anybody, settled by the operator, purged.

use jiff::Timestamp;
use kernel::Id;
use web::{Actor, Ground, Permit};

use super::trace;
use crate::Directory;
use crate::access::{MakeReports, SettleReports};
use crate::model::{KEPT_AFTER_SETTLING, KEPT_UNSETTLED, Report, ReportDraft, SettledAs};
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
    _permit: &Permit<SettleReports>,
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
        .map(with_name)
        .collect())
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
