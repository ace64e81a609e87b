//! Changes of one place, by whoever runs the installation.

use jiff::civil::Date;
use kernel::Id;
use web::{Ground, Permit};

use super::history::{Act, confirmation, facts, note, only};
use super::tell;
use crate::access::ChangePlaces;
use crate::model::{ChangeKind, Correction};
use crate::store::{self, Known};

/// Why a place was not changed; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no place {0}")]
    Unknown(Id),
    #[error("the place {0} is closed")]
    Closed(Id),
    #[error("the place {0} was merged into {1}")]
    Merged(Id, Id),
    #[error("the place {0} was merged into another before")]
    MergedBefore(Id),
    #[error("the place {0} belongs to another organisation since")]
    NotTheirs(Id),
    #[error("there is no source {0}: sources are known once a file of theirs was read")]
    NoSource(String),
    #[error(
        "a region is two capital letters, or these and the first digits of a commune's code, such as BE:21"
    )]
    NoRegion,
    #[error("the places {0} and {1} are not merged")]
    NotMerged(Id, Id),
    #[error("a place cannot be merged into itself")]
    IntoItself,
    #[error("{0} has not come yet: facts are confirmed today or earlier")]
    NotYet(Date),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Whether a place is active; nobody else changes it from here to the end of the transaction.
pub(super) async fn state(tx: &mut db::AnyConnection, id: &Id) -> Result<Known, ChangeError> {
    store::hold_place(tx, id)
        .await?
        .ok_or_else(|| ChangeError::Unknown(id.clone()))
}

pub(super) async fn must_be_active(tx: &mut db::AnyConnection, id: &Id) -> Result<(), ChangeError> {
    match state(tx, id).await? {
        Known::Active => Ok(()),
        Known::Closed => match store::merged_into(tx, "place", id).await?.flatten() {
            Some(into) => Err(ChangeError::Merged(id.clone(), into)),
            None => Err(ChangeError::Closed(id.clone())),
        },
    }
}

/// Writes new opening hours of a place; without any they are unknown from now on.
///
/// # Errors
/// [`ChangeError`]: no such place, or one that is closed.
pub async fn change_place_hours(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    hours: Option<&hours::Hours>,
) -> Result<(), ChangeError> {
    let mut tx = ground.db.begin().await?;
    must_be_active(&mut tx, id).await?;
    let before = facts(&mut tx, id).await?;
    let text = hours.map(hours::Hours::to_osm);
    store::set_place_hours(&mut tx, id, text.as_deref()).await?;
    let values = text.into_iter().collect();
    correct(&mut tx, ground, permit, id, "hours", values).await?;
    let after = facts(&mut tx, id).await?;
    let act = act(permit, ChangeKind::Edited, id);
    note(&mut tx, ground, act, &before, &after).await?;
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "place.changed",
        id.as_str(),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// How the history names what the operator does to a place.
pub(super) const fn act<'a>(
    permit: &'a Permit<ChangePlaces>,
    kind: ChangeKind,
    place: &'a Id,
) -> Act<'a> {
    Act {
        actor: permit.actor(),
        kind,
        place,
        undoes: None,
    }
}

/// Lets what is changed here stand before whatever sources say, now and at every reading to come.
async fn correct(
    tx: &mut db::AnyConnection,
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    field: &str,
    values: Vec<String>,
) -> Result<(), db::Error> {
    let correction = Correction {
        field: field.to_owned(),
        values,
        changed_at: db::moment(ground.clock.now()),
        changed_by: permit.actor().code().into_owned(),
    };
    store::put_correction(tx, id, &correction).await
}

/// Closes a place: its page answers that it was here and is gone, and no source opens it again.
///
/// # Errors
/// [`ChangeError`]: no such place, or one that is closed.
pub async fn close_place(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
) -> Result<(), ChangeError> {
    let mut tx = ground.db.begin().await?;
    must_be_active(&mut tx, id).await?;
    store::close_place(&mut tx, id).await?;
    correct(
        &mut tx,
        ground,
        permit,
        id,
        "closed",
        vec!["yes".to_owned()],
    )
    .await?;
    let (before, after) = (only("closed", None), only("closed", Some("yes")));
    let act = act(permit, ChangeKind::Closed, id);
    note(&mut tx, ground, act, &before, &after).await?;
    tell(&mut tx, ground, permit.actor(), "place.closed", id.as_str()).await?;
    Ok(tx.commit().await?)
}

/// Writes that the facts of a place were confirmed, on a day (in Brussels) or today; the day.
///
/// # Errors
/// [`ChangeError`]: no such place, one that is closed, or a day to come.
pub async fn confirm_place(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    on: Option<Date>,
) -> Result<Date, ChangeError> {
    let today = today(ground);
    let on = on.unwrap_or(today);
    if on > today {
        return Err(ChangeError::NotYet(on));
    }
    let mut tx = ground.db.begin().await?;
    must_be_active(&mut tx, id).await?;
    let before = confirmation(&mut tx, id).await?;
    store::confirm_place(&mut tx, id, Some(&on.to_string())).await?;
    let after = confirmation(&mut tx, id).await?;
    let act = act(permit, ChangeKind::Confirmed, id);
    note(&mut tx, ground, act, &before, &after).await?;
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "place.confirmed",
        id.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(on)
}

pub(super) fn today(ground: &Ground) -> Date {
    kernel::clock::in_brussels(ground.clock.now()).date()
}
