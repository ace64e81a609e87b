//! What the members of an organisation do to its places: change facts, confirm them, take a change back.

use db::AnyConnection;
use kernel::Id;
use serde_json::json;
use web::{Ground, Permit};

use super::history::{Act, confirmation, facts, note, only};
use super::places::{ChangeError, must_be_active, today};
use super::resolving::{ensure_record, remake_over};
use super::{tell, tell_more};
use crate::access::{EditPlace, SeeHistory};
use crate::model::{
    CONFIRMED, Change, ChangeKind, Correction, Fields, Place, Section, Seen, fields_of_fact,
    fields_with, merge,
};
use crate::store;

/// What became of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// So many facts were changed.
    Saved(usize),
    /// Everything already was as the form says.
    Nothing,
    /// Nothing was written: these facts were changed by others meanwhile, and by the form to something else.
    Conflict {
        facts: Vec<String>,
        /// The facts as they stand.
        now: Fields,
    },
}

/// What became of taking a change back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    Done,
    /// The fact was changed again since: only the newest change can be taken back.
    ChangedSince(Option<Id>),
    /// There is no such change of this place, or one that the operator made of the place as a whole.
    Never,
}

/// Holds the place, as it is; it must be active, and whose it was when the permit was given.
async fn held(
    tx: &mut AnyConnection,
    permit: &Permit<EditPlace>,
) -> Result<(Id, Place), ChangeError> {
    let id = permit.act().place().clone();
    must_be_active(tx, &id).await?;
    let place = store::any_place(tx, &id)
        .await?
        .ok_or_else(|| ChangeError::Unknown(id.clone()))?;
    if place.organisation.as_ref() != permit.act().organisation() {
        return Err(ChangeError::NotTheirs(id));
    }
    Ok((id, place))
}

/// Writes what a form asks for, as corrections that stand before every source. What others changed meanwhile and the
/// form left as it was stays theirs.
///
/// # Errors
/// [`ChangeError`]: a place that is closed, or whose organisation is another one since.
pub async fn edit_place(
    ground: &Ground,
    permit: &Permit<EditPlace>,
    section: Section,
    seen: &Seen,
    wanted: &Fields,
) -> Result<Edited, ChangeError> {
    let mut tx = ground.db.begin().await?;
    let (id, before) = held(&mut tx, permit).await?;
    let now = facts(&mut tx, &id).await?;
    let merged = merge(section, &now, seen, wanted);
    if !merged.conflicts.is_empty() {
        return Ok(Edited::Conflict {
            facts: merged.conflicts,
            now,
        });
    }
    if merged.changes.is_empty() {
        return Ok(Edited::Nothing);
    }
    ensure_record(&mut tx, &id, today(ground)).await?;
    for (fact, values) in &merged.changes {
        put(&mut tx, ground, permit, &id, fact, values).await?;
    }
    remake_over(&mut tx, &id, Some(&before)).await?;
    let after = facts(&mut tx, &id).await?;
    let act = Act {
        actor: permit.actor(),
        kind: ChangeKind::Edited,
        place: &id,
        undoes: None,
    };
    let changed = note(&mut tx, ground, act, &now, &after).await?;
    let names: Vec<&str> = changed.iter().map(|one| one.fact.as_str()).collect();
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "place.changed",
        id.as_str(),
        json!({ "fields": names }),
    )
    .await?;
    tx.commit().await?;
    Ok(Edited::Saved(changed.len()))
}

/// The facts of a place as they stand.
///
/// # Errors
/// The database's.
pub async fn facts_now(ground: &Ground, permit: &Permit<EditPlace>) -> Result<Fields, db::Error> {
    let mut conn = ground.db.snapshot().await?;
    facts(&mut conn, permit.act().place()).await
}

/// Lets a fact have these values, whatever sources say.
async fn put(
    tx: &mut AnyConnection,
    ground: &Ground,
    permit: &Permit<EditPlace>,
    place: &Id,
    fact: &str,
    values: &[String],
) -> Result<(), db::Error> {
    for (field, values) in fields_with(fact, values) {
        let correction = Correction {
            field,
            values,
            changed_at: db::moment(ground.clock.now()),
            changed_by: permit.actor().code().into_owned(),
        };
        store::put_correction(tx, place, &correction).await?;
    }
    Ok(())
}

/// Writes that everything about the place is still right, today.
///
/// # Errors
/// As [`edit_place`].
pub async fn confirm_own_place(
    ground: &Ground,
    permit: &Permit<EditPlace>,
) -> Result<(), ChangeError> {
    let mut tx = ground.db.begin().await?;
    let (id, _) = held(&mut tx, permit).await?;
    set_confirmation(
        &mut tx,
        ground,
        permit,
        &id,
        ChangeKind::Confirmed,
        Some(&today(ground).to_string()),
        None,
    )
    .await?;
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "place.confirmed",
        id.as_str(),
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn set_confirmation(
    tx: &mut AnyConnection,
    ground: &Ground,
    permit: &Permit<EditPlace>,
    place: &Id,
    kind: ChangeKind,
    day: Option<&str>,
    undoes: Option<&Id>,
) -> Result<(), db::Error> {
    let before = confirmation(tx, place).await?;
    store::confirm_place(tx, place, day).await?;
    let act = Act {
        actor: permit.actor(),
        kind,
        place,
        undoes,
    };
    note(tx, ground, act, &before, &only(CONFIRMED, day)).await?;
    Ok(())
}

/// Takes a change back: the fact is what it was before, by a change of its own. A fact that was what the sources say
/// follows them again.
///
/// # Errors
/// As [`edit_place`].
pub async fn undo_change(
    ground: &Ground,
    permit: &Permit<EditPlace>,
    change: &Id,
) -> Result<Undone, ChangeError> {
    let mut tx = ground.db.begin().await?;
    let (id, place) = held(&mut tx, permit).await?;
    let Some(change) = store::change_of(&mut tx, &id, change).await? else {
        return Ok(Undone::Never);
    };
    if !change.kind.can_be_undone() {
        return Ok(Undone::Never);
    }
    let newest = store::newest_change(&mut tx, &id, &change.fact).await?;
    let is_newest = newest.as_ref().is_some_and(|newest| newest.id == change.id);
    let now = if change.fact == CONFIRMED {
        confirmation(&mut tx, &id).await?
    } else {
        facts(&mut tx, &id).await?
    };
    if !is_newest || now.all(&change.fact) != change.became {
        let newest = newest.filter(|newest| newest.id != change.id);
        return Ok(Undone::ChangedSince(newest.map(|newest| newest.id)));
    }
    if change.fact == CONFIRMED {
        let day = change.was.first().map(String::as_str);
        let kind = ChangeKind::Undone;
        set_confirmation(&mut tx, ground, permit, &id, kind, day, Some(&change.id)).await?;
    } else {
        take_back(&mut tx, ground, permit, &place, &now, &change).await?;
    }
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "place.changed",
        id.as_str(),
        json!({ "fields": [change.fact], "undone": change.id.as_str() }),
    )
    .await?;
    tx.commit().await?;
    Ok(Undone::Done)
}

async fn take_back(
    tx: &mut AnyConnection,
    ground: &Ground,
    permit: &Permit<EditPlace>,
    place: &Place,
    now: &Fields,
    change: &Change,
) -> Result<(), db::Error> {
    let id = &place.id;
    ensure_record(tx, id, today(ground)).await?;
    for field in fields_of_fact(&change.fact) {
        store::clear_correction(tx, id, field).await?;
    }
    if facts(tx, id).await?.all(&change.fact) != change.was {
        put(tx, ground, permit, id, &change.fact, &change.was).await?;
    }
    remake_over(tx, id, Some(place)).await?;
    let after = facts(tx, id).await?;
    let act = Act {
        actor: permit.actor(),
        kind: ChangeKind::Undone,
        place: id,
        undoes: Some(&change.id),
    };
    note(tx, ground, act, now, &after).await?;
    Ok(())
}

/// The changes of a place that somebody may read, the newest first; one more than asked for where there are more.
///
/// # Errors
/// The database's.
pub async fn history(
    ground: &Ground,
    permit: &Permit<SeeHistory>,
    offset: usize,
    limit: usize,
) -> Result<Vec<Change>, db::Error> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut conn = ground.db.read().await?;
    store::changes_of(
        &mut conn,
        permit.act().place(),
        number(offset),
        number(limit.saturating_add(1)),
    )
    .await
}
