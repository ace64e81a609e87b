//! Changes of one place, by whoever runs the installation.

use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use web::{Ground, Permit};

use super::{tell, tell_more};
use crate::access::ChangePlaces;
use crate::store::{self, Known};

/// Why a place was not changed; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no place {0}")]
    Unknown(Id),
    #[error("the place {0} is closed")]
    Closed(Id),
    #[error("the place {0} was merged into another before")]
    MergedBefore(Id),
    #[error("a place cannot be merged into itself")]
    IntoItself,
    #[error("{0} has not come yet: facts are confirmed today or earlier")]
    NotYet(Date),
    #[error(transparent)]
    Database(#[from] db::Error),
}

async fn state(tx: &mut db::AnyConnection, id: &Id) -> Result<Known, ChangeError> {
    store::known_place(tx, id)
        .await?
        .ok_or_else(|| ChangeError::Unknown(id.clone()))
}

async fn must_be_active(tx: &mut db::AnyConnection, id: &Id) -> Result<(), ChangeError> {
    match state(tx, id).await? {
        Known::Active => Ok(()),
        Known::Closed => Err(ChangeError::Closed(id.clone())),
    }
}

/// Writes new opening hours (OSM syntax) of a place; false where there is no such active place.
///
/// # Errors
/// The database's.
pub async fn change_place_hours(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    hours: Option<&hours::Hours>,
) -> Result<bool, db::Error> {
    let mut tx = ground.db.begin().await?;
    let text = hours.map(hours::Hours::to_osm);
    let changed = store::set_place_hours(&mut tx, id, text.as_deref()).await?;
    if changed {
        tell(
            &mut tx,
            ground,
            permit.actor(),
            "place.changed",
            id.as_str(),
        )
        .await?;
        tx.commit().await?;
    }
    Ok(changed)
}

/// Closes a place: its page answers that it was here and is gone.
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
    tell(&mut tx, ground, permit.actor(), "place.closed", id.as_str()).await?;
    Ok(tx.commit().await?)
}

/// Merges a place into another that stands for the same: its id leads there from now on, and it is closed.
/// It may have been closed before; the other must be active.
///
/// # Errors
/// [`ChangeError`].
pub async fn merge_place(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    id: &Id,
    into: &Id,
) -> Result<(), ChangeError> {
    if id == into {
        return Err(ChangeError::IntoItself);
    }
    let mut tx = ground.db.begin().await?;
    state(&mut tx, id).await?;
    must_be_active(&mut tx, into).await?;
    if store::merged_into(&mut tx, "place", id).await?.is_some() {
        return Err(ChangeError::MergedBefore(id.clone()));
    }
    store::merge_place(&mut tx, id, into, today(ground)).await?;
    store::close_place(&mut tx, id).await?;
    let detail = json!({ "into": into.as_str() });
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "place.merged",
        id.as_str(),
        detail,
    )
    .await?;
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
    store::confirm_place(&mut tx, id, on).await?;
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

fn today(ground: &Ground) -> Date {
    kernel::clock::in_brussels(ground.clock.now()).date()
}
