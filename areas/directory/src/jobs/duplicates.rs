//! Which places may be the same is proposed; whether they are, a person says, and may take it back.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::Id;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Ground, Permit};

use super::places::{ChangeError, must_be_active, state, today};
use super::resolving::{ensure_record, remake};
use super::tell_more;
use crate::access::ChangePlaces;
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
}

/// Looks through all places and writes what may be the same; how many pairs were not known before.
///
/// # Errors
/// The database's.
pub async fn propose_all(ground: &Arc<Ground>, on: Date) -> Result<u64, db::Error> {
    let subjects = store::subjects(&mut *ground.db.snapshot().await?).await?;
    let looked = tokio::task::spawn_blocking(move || {
        let pairs = ::duplicates::propose(&subjects);
        (subjects, pairs)
    });
    let Ok((subjects, pairs)) = looked.await else {
        return Err(db::Error::unreadable("a search for duplicates"));
    };
    let mut new = 0;
    for batch in pairs.chunks(500) {
        let mut tx = ground.db.begin().await?;
        for pair in batch {
            let parsed = [pair.a, pair.b].map(|at| Id::parse(&subjects[at].id));
            let [Ok(one), Ok(two)] = parsed else { continue };
            let (place, other) = in_order(one, two);
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
    Ok(new)
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

/// Merges a place into another that stands for the same: its id leads there from now on, its records speak of the
/// other, and it is closed. It may have been closed before; the other must be active.
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
    let was = state(&mut tx, id).await?;
    must_be_active(&mut tx, into).await?;
    if store::merged_into(&mut tx, "place", id).await?.is_some() {
        return Err(ChangeError::MergedBefore(id.clone()));
    }
    ensure_record(&mut tx, id, today).await?;
    ensure_record(&mut tx, into, today).await?;
    let listings = store::merge_place(&mut tx, id, into, today).await?;
    let records = store::move_records(&mut tx, id, into, None).await?;
    store::close_place(&mut tx, id).await?;
    let preferences = store::preferences(&mut tx).await?;
    remake(&mut tx, into, &preferences).await?;
    let moved = Moved {
        from: id.clone(),
        records,
        listings,
        was_active: was == Known::Active,
    };
    let merged = Decision {
        state: "merged".to_owned(),
        moved: Some(json!(moved).to_string()),
    };
    let (one, two) = in_order(id.clone(), into.clone());
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

/// Takes a merge back: both places are what they were, with what their sources say by now.
///
/// # Errors
/// [`ChangeError`]: two places that are not merged.
pub async fn undo_merge(
    ground: &Ground,
    permit: &Permit<ChangePlaces>,
    one: &Id,
    two: &Id,
) -> Result<(), ChangeError> {
    let (place, other) = in_order(one.clone(), two.clone());
    let mut tx = ground.db.begin().await?;
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
    must_be_active(&mut tx, &into).await?;
    store::move_records(&mut tx, &into, &from, Some(&moved.records)).await?;
    store::restore_place(&mut tx, &from, &moved.listings, moved.was_active).await?;
    let preferences = store::preferences(&mut tx).await?;
    for id in [&from, &into] {
        remake(&mut tx, id, &preferences).await?;
    }
    if !moved.was_active {
        store::close_place(&mut tx, &from).await?;
    }
    let open = Decision {
        state: "proposed".to_owned(),
        moved: None,
    };
    store::decide(&mut tx, &place, &other, &open, today(ground)).await?;
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
