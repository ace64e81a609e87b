//! Places that somebody proposed: kept, read, decided on once, purged.

use jiff::Timestamp;
use kernel::{Id, Language};
use serde_json::json;
use sha2::{Digest, Sha256};
use web::{Actor, Ground, Permit};

use super::places::today;
use super::reports::{Waiting, turned, written_as_read};
use super::{tell, trace, trace_more};
use crate::Directory;
use crate::access::{Coordinate, DecideProposals, MakeProposals};
use crate::model::{
    Coverage, Intake, KeptProposal, NUMBER_DIGITS, PROPOSAL_KEPT, PROPOSAL_UNDECIDED,
    ProposalDraft, ProposalState, Record, RefusedAs, Verified, fields_of_proposal, intake,
    place_of, resolve,
};
use crate::store::{self, SourceFacts};

/// Why a proposal was not decided on; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("there is no proposal {0}: `passerelle proposals list` shows those that wait")]
    Unknown(Id),
    #[error("the proposal {0} was decided on before")]
    DecidedBefore(Id),
    #[error("there is no place {0}")]
    NoPlace(Id),
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// Keeps a place that somebody proposes; the number to ask about it.
///
/// # Errors
/// The database's.
pub async fn propose(
    directory: &Directory,
    permit: &Permit<MakeProposals>,
    draft: &ProposalDraft,
    now: Timestamp,
) -> Result<String, db::Error> {
    let ground = &directory.ground;
    let mut tx = ground.db.begin().await?;
    loop {
        let id = ground.ids.next(now);
        let number = number_of(&id);
        if store::add_proposal(&mut tx, &id, &number, draft, now).await? {
            trace(
                &mut tx,
                ground,
                permit.actor(),
                "proposal.made",
                id.as_str(),
            )
            .await?;
            tx.commit().await?;
            return Ok(number);
        }
    }
}

/// Digits out of an id: they tell nothing of when it was made, nor of how many there are.
fn number_of(id: &Id) -> String {
    let digest = Sha256::digest(id.as_str());
    let digits = digest.iter().take(NUMBER_DIGITS);
    digits.map(|byte| char::from(b'0' + byte % 10)).collect()
}

/// What became of the proposal with this number; nothing where there is none, or none any more.
///
/// # Errors
/// The database's.
pub async fn state_of_proposal(
    ground: &Ground,
    number: &str,
) -> Result<Option<ProposalState>, db::Error> {
    let mut conn = ground.db.read().await?;
    store::proposal_state(&mut conn, number).await
}

/// The proposals that wait in the communes of a coordinator's organisation, oldest first.
///
/// # Errors
/// The database's.
pub async fn waiting_proposals(
    ground: &Ground,
    permit: &Permit<Coordinate>,
    page: usize,
    per_page: usize,
) -> Result<Waiting<KeptProposal>, db::Error> {
    let organisation = permit.act().organisation();
    let mut conn = ground.db.read().await?;
    let total = store::count_undecided(&mut conn, organisation).await?;
    let page = turned(total, per_page, page);
    let from = (page - 1) * per_page;
    let shown = store::undecided_of(&mut conn, organisation, from, per_page).await?;
    Ok(Waiting { shown, total, page })
}

/// All proposals that wait, oldest first, and whether somebody coordinates the commune.
///
/// # Errors
/// The database's.
pub async fn list_proposals(
    ground: &Ground,
    _permit: &Permit<DecideProposals>,
) -> Result<Vec<(KeptProposal, bool)>, db::Error> {
    let mut conn = ground.db.read().await?;
    let prefixes = store::all_prefixes(&mut conn).await?;
    let coverage = Coverage::new(prefixes.into_values().flatten());
    let waiting = store::undecided(&mut conn).await?;
    let with = |proposal: KeptProposal| {
        let covered = coverage.covers(Some(proposal.draft.commune));
        (proposal, covered)
    };
    Ok(waiting.into_iter().map(with).collect())
}

/// A proposal, as a question of rights needs it.
///
/// # Errors
/// The database's.
pub async fn proposal(ground: &Ground, id: &Id) -> Result<Option<KeptProposal>, db::Error> {
    let mut conn = ground.db.read().await?;
    store::proposal(&mut conn, id).await
}

/// Writes down that somebody read what a proposal says.
///
/// # Errors
/// The database's.
pub async fn proposal_was_read(
    ground: &Ground,
    permit: &Permit<DecideProposals>,
    proposal: &KeptProposal,
) -> Result<(), db::Error> {
    let read = std::slice::from_ref(&proposal.id);
    written_as_read(ground, permit.actor(), "proposal.read", read).await
}

/// Whether a permit is for this proposal, and nobody decided on it before, nor does until the transaction ends.
async fn may_decide(
    tx: &mut db::AnyConnection,
    permit: &Permit<DecideProposals>,
    id: &Id,
) -> Result<KeptProposal, DecideError> {
    store::hold_proposal(tx, id).await?;
    let kept = store::proposal(tx, id).await?;
    let kept = kept.filter(|kept| permit.act().is_for(kept.draft.commune));
    let kept = kept.ok_or_else(|| DecideError::Unknown(id.clone()))?;
    if kept.state == ProposalState::Proposed {
        Ok(kept)
    } else {
        Err(DecideError::DecidedBefore(id.clone()))
    }
}

/// Makes the place that was proposed, with what was checked of it and nothing else; its id.
///
/// # Errors
/// [`DecideError`]: no such proposal, or one that was decided on: of two who accept at once one makes the place.
pub async fn accept_proposal(
    ground: &Ground,
    permit: &Permit<DecideProposals>,
    id: &Id,
    checked: Verified,
) -> Result<Id, DecideError> {
    let now = ground.clock.now();
    let today = today(ground);
    let mut tx = ground.db.begin().await?;
    let kept = may_decide(&mut tx, permit, id).await?;
    let (source, changed) = source_of(&mut tx, ground, permit).await?;
    let here = Intake {
        country: Some("BE"),
        ..Intake::default()
    };
    let mapped = fields_of_proposal(&kept.draft, checked);
    // A proposal has a name: nothing else is refused.
    let draft = intake(&here, mapped).map_err(|_| DecideError::Unknown(id.clone()))?;
    let record = Record {
        source,
        key: id.to_string(),
        fields: draft.fields,
        stated_on: Some(today.to_string()),
        gone_on: None,
        own: true,
    };
    let place = ground.ids.next(now);
    let resolved = resolve(std::slice::from_ref(&record), &[], None);
    let taken = place_of(place.clone(), None, &resolved, &record.source);
    store::insert_place(&mut tx, &taken.place).await?;
    store::insert_record(&mut tx, &record, &place, today, None).await?;
    store::confirm_place(&mut tx, &place, Some(&today.to_string())).await?;
    // Whoever waited for this row finds it decided: then nothing of all this is written.
    let state = ProposalState::Accepted;
    if !store::settle_proposal(&mut tx, id, state, &place, now).await? {
        return Err(DecideError::DecidedBefore(id.clone()));
    }
    decided(&mut tx, ground, permit, id, state).await?;
    if changed {
        let source = record.source.as_str();
        tell(&mut tx, ground, permit.actor(), "source.changed", source).await?;
    }
    tell(
        &mut tx,
        ground,
        permit.actor(),
        "place.added",
        place.as_str(),
    )
    .await?;
    tx.commit().await?;
    Ok(place)
}

/// The source of places that were proposed here and that an organisation checked, and whether it is new.
async fn source_of(
    tx: &mut db::AnyConnection,
    ground: &Ground,
    permit: &Permit<DecideProposals>,
) -> Result<(String, bool), db::Error> {
    let language: Language = ground.installation.languages[0];
    let by = permit.act().by();
    let name = match by {
        Some(organisation) => store::organisation_name(tx, organisation, language).await?,
        None => None,
    };
    let name = name.unwrap_or_else(|| ground.installation.name.clone());
    let id = by.map_or_else(|| "proposed-here".to_owned(), |by| format!("proposed-{by}"));
    let t = ground.texts(language);
    let title = t
        .msg("proposed-source")
        .str("organisation", name)
        .to_string();
    let facts = SourceFacts {
        id: &id,
        title: &title,
        language: Some(language.code()),
        ..SourceFacts::default()
    };
    let changed = store::put_source(tx, &facts).await?;
    Ok((id, changed))
}

async fn decided(
    tx: &mut db::AnyConnection,
    ground: &Ground,
    permit: &Permit<DecideProposals>,
    id: &Id,
    state: ProposalState,
) -> Result<(), db::Error> {
    let detail = json!({ "state": state.code() });
    trace_more(
        tx,
        ground,
        permit.actor(),
        "proposal.decided",
        id.as_str(),
        detail,
    )
    .await
}

/// Says that a proposal becomes no place.
///
/// # Errors
/// [`DecideError`]: no such proposal, or one that was decided on.
pub async fn refuse_proposal(
    ground: &Ground,
    permit: &Permit<DecideProposals>,
    id: &Id,
    reason: RefusedAs,
) -> Result<(), DecideError> {
    let mut tx = ground.db.begin().await?;
    may_decide(&mut tx, permit, id).await?;
    if !store::refuse_proposal(&mut tx, id, reason, ground.clock.now()).await? {
        return Err(DecideError::DecidedBefore(id.clone()));
    }
    decided(&mut tx, ground, permit, id, ProposalState::Refused).await?;
    Ok(tx.commit().await?)
}

/// Says that the place that was proposed was known already.
///
/// # Errors
/// [`DecideError`]: no such proposal, one that was decided on, or no such place.
pub async fn proposal_is_known(
    directory: &Directory,
    permit: &Permit<DecideProposals>,
    id: &Id,
    place: &Id,
) -> Result<(), DecideError> {
    if directory.board().place(place).is_none() {
        return Err(DecideError::NoPlace(place.clone()));
    }
    let ground = &directory.ground;
    let mut tx = ground.db.begin().await?;
    may_decide(&mut tx, permit, id).await?;
    let (state, now) = (ProposalState::Known, ground.clock.now());
    if !store::settle_proposal(&mut tx, id, state, place, now).await? {
        return Err(DecideError::DecidedBefore(id.clone()));
    }
    decided(&mut tx, ground, permit, id, state).await?;
    Ok(tx.commit().await?)
}

/// Deletes the proposals whose time has come; how many.
///
/// # Errors
/// The database's.
pub async fn purge_proposals(ground: &Ground) -> Result<u64, db::Error> {
    let mut tx = ground.db.begin().await?;
    let now = ground.clock.now();
    let purged =
        store::purge_proposals(&mut tx, now - PROPOSAL_KEPT, now - PROPOSAL_UNDECIDED).await?;
    if purged > 0 {
        let operator = Actor::Operator;
        trace(
            &mut tx,
            ground,
            &operator,
            "proposals.purged",
            "installation",
        )
        .await?;
    }
    tx.commit().await?;
    Ok(purged)
}
