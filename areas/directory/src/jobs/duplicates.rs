//! Which places may be the same is proposed; whether they are, a person says, and may take it back.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Ground, Permit};

use super::history::{facts, note, only};
use super::places::{ChangeError, act, must_be_active, state, today};
use super::resolving::{ensure_record, hold, remake};
use super::tell_more;
use crate::access::ChangePlaces;
use crate::model::ChangeKind;
use crate::store::{self, Decision, Known, Proposal};

/// Two places that may be the same, as a person reads it.
#[derive(Clone, Debug, Serialize)]
pub struct Duplicate {
    pub place: Id,
    pub other: Id,
    pub names: [String; 2],
    pub whereabouts: [String; 2],
    pub sources: [String; 2],
    /// 0 to 1.
    pub score: f64,
    pub reasons: Vec<Clue>,
    pub proposed_on: String,
}

/// One reason for or against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clue {
    pub clue: String,
    /// Above 0 for, below 0 against.
    pub weight: f64,
    pub detail: String,
}

/// What a merge moved, kept for its undoing.
#[derive(Debug, Serialize, Deserialize)]
struct Moved {
    /// The place whose id leads to the other since.
    from: Id,
    records: Vec<(String, String)>,
    listings: Vec<(String, i64)>,
    was_active: bool,
    /// Fields that were changed here at the place that was merged, with the moment: the other one says so since.
    #[serde(default)]
    corrections: Vec<(String, String)>,
    /// The day on which the place that was merged was confirmed, where the other one was not confirmed since.
    #[serde(default)]
    confirmed_on: Option<String>,
    /// The day on which the other one was confirmed before that.
    #[serde(default)]
    confirmed_before: Option<String>,
    /// What stood of the pair before: `proposed`, `apart` or nothing.
    #[serde(default)]
    before: Option<String>,
}

/// Above this many places duplicates are not looked for: it would hold them all in memory.
const MOST_PLACES: i64 = 50_000;

/// Looks through all places for pairs that may be the same; how many were not known before, or nothing where there
/// are too many places to hold at once.
///
/// # Errors
/// The database's.
pub async fn find_duplicates(
    ground: &Arc<Ground>,
    _permit: &Permit<ChangePlaces>,
) -> Result<Option<u64>, db::Error> {
    propose_all(ground, today(ground)).await
}

/// Writes what may be the same, and takes back what was proposed and no longer looks so; how many pairs were not
/// known before, or nothing where there are too many places to hold at once.
///
/// # Errors
/// The database's.
pub async fn propose_all(ground: &Arc<Ground>, on: Date) -> Result<Option<u64>, db::Error> {
    let (subjects, open) = {
        let mut conn = ground.db.snapshot().await?;
        if store::count_places(&mut conn).await? > MOST_PLACES {
            return Ok(None);
        }
        let open = store::proposals(&mut conn).await?;
        (store::subjects(&mut conn).await?, open)
    };
    let looked = tokio::task::spawn_blocking(move || {
        let pairs = ::duplicates::propose(&subjects);
        (subjects, pairs)
    });
    let Ok((subjects, pairs)) = looked.await else {
        return Err(db::Error::unreadable("a search for duplicates"));
    };
    let mut new = 0;
    let mut found = HashSet::new();
    for batch in pairs.chunks(500) {
        let mut tx = ground.db.begin().await?;
        for pair in batch {
            let parsed = [pair.a, pair.b].map(|at| Id::parse(&subjects[at].id));
            let [Ok(one), Ok(two)] = parsed else { continue };
            let (place, other) = in_order(one, two);
            found.insert((place.clone(), other.clone()));
            let reasons: Vec<Clue> = pair
                .reasons
                .iter()
                .map(|reason| Clue {
                    clue: reason.clue.code().to_owned(),
                    weight: reason.weight,
                    detail: reason.detail.clone(),
                })
                .collect();
            let proposal = Proposal {
                place,
                other,
                score: pair.score,
                reasons: json!(reasons).to_string(),
                proposed_on: on.to_string(),
            };
            new += u64::from(store::propose(&mut tx, &proposal).await?);
        }
        tx.commit().await?;
    }
    let mut tx = ground.db.begin().await?;
    for old in open {
        if !found.contains(&(old.place.clone(), old.other.clone())) {
            store::withdraw(&mut tx, &old.place, &old.other).await?;
        }
    }
    tx.commit().await?;
    Ok(Some(new))
}

fn in_order(one: Id, two: Id) -> (Id, Id) {
    if one <= two { (one, two) } else { (two, one) }
}

/// The open proposals, the likeliest first.
///
/// # Errors
/// The database's.
pub async fn list_duplicates(
    ground: &Ground,
    _permit: &Permit<ChangePlaces>,
) -> Result<Vec<Duplicate>, db::Error> {
    let mut conn = ground.db.snapshot().await?;
    let subjects = store::subjects(&mut conn).await?;
    let by_id: std::collections::HashMap<&str, &::duplicates::Subject> = subjects
        .iter()
        .map(|subject| (subject.id.as_str(), subject))
        .collect();
    let proposals = store::proposals(&mut conn).await?;
    Ok(proposals
        .into_iter()
        .filter_map(|proposal| {
            let two = [
                *by_id.get(proposal.place.as_str())?,
                *by_id.get(proposal.other.as_str())?,
            ];
            Some(Duplicate {
                names: two.map(|one| one.names.first().cloned().unwrap_or_default()),
                whereabouts: two.map(whereabouts),
                sources: two.map(|one| one.source.clone()),
                score: proposal.score,
                reasons: serde_json::from_str(&proposal.reasons).unwrap_or_default(),
                proposed_on: proposal.proposed_on,
                place: proposal.place,
                other: proposal.other,
            })
        })
        .collect())
}

fn whereabouts(subject: &::duplicates::Subject) -> String {
    let parts = [&subject.street, &subject.postcode, &subject.commune];
    let known: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    known.join(", ")
}

/// Says that two places are not the same: the pair is not proposed again.
///
/// # Errors
/// [`ChangeError`]: a place that is not known, or a pair that is merged.
pub async fn keep_apart(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    place: &Id,
    other: &Id,
) -> Result<(), ChangeError> {
    let (place, other) = in_order(place.clone(), other.clone());
    if place == other {
        return Err(ChangeError::IntoItself);
    }
    let mut tx = ground.db.begin().await?;
    // In the order of their ids, as whoever else needs both.
    for id in [&place, &other] {
        state(&mut tx, id).await?;
    }
    let known = store::decision(&mut tx, &place, &other).await?;
    if known.is_some_and(|known| known.state == "merged") {
        return Err(ChangeError::MergedBefore(place));
    }
    let apart = Decision {
        state: "apart".to_owned(),
        moved: None,
    };
    store::decide(&mut tx, &place, &other, &apart, today(ground)).await?;
    let detail = json!({ "other": other.as_str() });
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "duplicate.apart",
        place.as_str(),
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Merges a place into another that stands for the same: its id leads there from now on, its records and what was
/// changed and confirmed of it here speak for the other, and it is closed. It may have been closed before; the other
/// must be active.
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
    let today = today(ground);
    let mut tx = ground.db.begin().await?;
    hold(&mut tx, [id, into]).await?;
    let was = state(&mut tx, id).await?;
    must_be_active(&mut tx, into).await?;
    if store::merged_into(&mut tx, "place", id).await?.is_some() {
        return Err(ChangeError::MergedBefore(id.clone()));
    }
    ensure_record(&mut tx, id, today).await?;
    ensure_record(&mut tx, into, today).await?;
    let facts_before = facts(&mut tx, into).await?;
    let listings = store::merge_place(&mut tx, id, into, today).await?;
    let records = store::move_records(&mut tx, id, into, None).await?;
    store::close_place(&mut tx, id).await?;
    let corrections = move_corrections(&mut tx, id, into).await?;
    let (confirmed_on, confirmed_before) = move_confirmation(&mut tx, id, into).await?;
    remake(&mut tx, into).await?;
    let facts_after = facts(&mut tx, into).await?;
    let merged = act(permit, ChangeKind::Merged, into);
    note(&mut tx, ground, merged, &facts_before, &facts_after).await?;
    let (apart, merged) = (only("merged", None), only("merged", Some(into.as_str())));
    let left = act(permit, ChangeKind::Merged, id);
    note(&mut tx, ground, left, &apart, &merged).await?;
    let (one, two) = in_order(id.clone(), into.clone());
    let before = store::decision(&mut tx, &one, &two).await?;
    let moved = Moved {
        from: id.clone(),
        records,
        listings,
        was_active: was == Known::Active,
        corrections,
        confirmed_on,
        confirmed_before,
        before: before.map(|before| before.state),
    };
    let merged = Decision {
        state: "merged".to_owned(),
        moved: Some(json!(moved).to_string()),
    };
    store::decide(&mut tx, &one, &two, &merged, today).await?;
    let detail = json!({ "into": into.as_str() });
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "place.merged",
        id.as_str(),
        detail.clone(),
    )
    .await?;
    tell_more(
        &mut tx,
        ground,
        permit.actor(),
        "place.changed",
        into.as_str(),
        json!({ "merged": id.as_str() }),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Lets what was changed here of a place stand for the other too, where that was not changed itself; which fields,
/// and when. That a place is closed says nothing of the one that it is.
async fn move_corrections(
    tx: &mut db::AnyConnection,
    from: &Id,
    into: &Id,
) -> Result<Vec<(String, String)>, db::Error> {
    let there = store::corrections_of(tx, into).await?;
    let mut moved = Vec::new();
    for correction in store::corrections_of(tx, from).await? {
        let known = there.iter().any(|other| other.field == correction.field);
        if correction.field != "closed" && !known {
            store::put_correction(tx, into, &correction).await?;
            moved.push((correction.field, correction.changed_at));
        }
    }
    Ok(moved)
}

/// Lets a later confirmation of a place stand for the other; the day, and the other's own before.
async fn move_confirmation(
    tx: &mut db::AnyConnection,
    from: &Id,
    into: &Id,
) -> Result<(Option<String>, Option<String>), db::Error> {
    let own = store::confirmed_on(tx, from).await?;
    let before = store::confirmed_on(tx, into).await?;
    if own <= before {
        return Ok((None, before));
    }
    store::confirm_place(tx, into, own.as_deref()).await?;
    Ok((own, before))
}

/// Takes a merge back: both places are what they were, with what their sources say by now; whether the other one was
/// closed since does not matter.
///
/// # Errors
/// [`ChangeError`]: two places that are not merged, or another merge to be taken back first.
pub async fn undo_merge(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    one: &Id,
    two: &Id,
) -> Result<(), ChangeError> {
    let (place, other) = in_order(one.clone(), two.clone());
    let mut tx = ground.db.begin().await?;
    hold(&mut tx, [&place, &other]).await?;
    let known = store::decision(&mut tx, &place, &other).await?;
    let moved: Moved = known
        .and_then(|known| known.moved)
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or_else(|| ChangeError::NotMerged(place.clone(), other.clone()))?;
    let from = moved.from;
    let into = if from == place {
        other.clone()
    } else {
        place.clone()
    };
    if let Some(next) = store::merged_into(&mut tx, "place", &into).await?.flatten() {
        return Err(ChangeError::Merged(into, next));
    }
    let before = facts(&mut tx, &into).await?;
    store::move_records(&mut tx, &into, &from, Some(&moved.records)).await?;
    store::restore_place(&mut tx, &from, &moved.listings, moved.was_active).await?;
    for (field, changed_at) in &moved.corrections {
        store::drop_correction(&mut tx, &into, field, changed_at).await?;
    }
    if moved.confirmed_on.is_some()
        && store::confirmed_on(&mut tx, &into).await? == moved.confirmed_on
    {
        store::confirm_place(&mut tx, &into, moved.confirmed_before.as_deref()).await?;
    }
    for id in [&from, &into] {
        remake(&mut tx, id).await?;
    }
    if !moved.was_active {
        store::close_place(&mut tx, &from).await?;
    }
    let after = facts(&mut tx, &into).await?;
    let apart = act(permit, ChangeKind::Undone, &into);
    note(&mut tx, ground, apart, &before, &after).await?;
    match moved.before {
        Some(state) => {
            let before = Decision { state, moved: None };
            store::decide(&mut tx, &place, &other, &before, today(ground)).await?;
        }
        None => store::forget(&mut tx, &place, &other).await?,
    }
    for id in [&from, &into] {
        let detail = json!({ "unmerged": true });
        tell_more(
            &mut tx,
            ground,
            permit.actor(),
            "place.changed",
            id.as_str(),
            detail,
        )
        .await?;
    }
    Ok(tx.commit().await?)
}
