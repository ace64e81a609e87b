//! An administrator invites into their organisation, and ends and renews its memberships.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::Id;
use web::{Actor, Permit, Role};

use super::{today, trace};
use crate::Accounts;
use crate::access::ManageMembers;
use crate::model::{Code, DayProblem, last_day, last_moment, may_be_for_one_place};
use crate::store::{self, Invitation, Kind, Membership, NewInvitation};

/// Long enough for somebody who works two days a week; short enough that a letter left lying about is
/// soon worth nothing.
const INVITATION_DAYS: i64 = 7;

/// Why somebody is not invited, or a membership not changed.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// Also where it is another organisation's: nobody learns that it exists.
    #[error("there is no such organisation, membership or invitation")]
    Unknown,
    #[error("this is no place of the organisation")]
    NotItsPlace,
    #[error(
        "a coordinator and an administrator are that for the whole organisation, not for a place"
    )]
    NoPlaceForRole,
    #[error("the last day is today or later, and at most two years from now")]
    Day(DayProblem),
    #[error("the organisation would have no administrator any more: invite another one first")]
    LastAdministrator,
    #[error(transparent)]
    Database(#[from] db::Error),
}

/// An invitation that was made just now; its code is known here and never again.
#[derive(Debug)]
pub struct Invited {
    pub id: Id,
    pub code: Code,
}

/// A member of an organisation as its administrators see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub membership: Membership,
    /// When the person last chose a new password with a code that somebody gave them, within 90 days.
    pub renewed: Option<Timestamp>,
}

/// Invites somebody to become a member until a day (a year from today where none is given); for one
/// `place` of the organisation, or for all of them.
///
/// # Errors
/// [`MemberError`].
pub async fn invite(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
    role: Role,
    place: Option<&Id>,
    ends_on: Option<Date>,
    for_whom: Option<&str>,
) -> Result<Invited, MemberError> {
    let organisation = permit.act().organisation();
    let board = accounts.directory.board();
    if !board.organisations.contains_key(organisation) {
        return Err(MemberError::Unknown);
    }
    if let Some(place) = place {
        if !may_be_for_one_place(role) {
            return Err(MemberError::NoPlaceForRole);
        }
        if !is_place_of(accounts, place, organisation) {
            return Err(MemberError::NotItsPlace);
        }
    }
    let today = today(accounts.ground.clock.now());
    let kind = Kind::Join {
        role,
        place: place.cloned(),
        ends_on: last_day(ends_on, today).map_err(MemberError::Day)?,
    };
    let mut tx = accounts.ground.db.begin().await?;
    let actor = permit.actor();
    let invited = add(&mut tx, accounts, actor, organisation, &kind, for_whom).await?;
    tx.commit().await?;
    Ok(invited)
}

pub(super) fn is_place_of(accounts: &Accounts, place: &Id, organisation: &Id) -> bool {
    let board = accounts.directory.board();
    let place = board.place(place);
    place.is_some_and(|place| place.organisation.as_ref() == Some(organisation))
}

pub(super) async fn add(
    tx: &mut db::AnyConnection,
    accounts: &Accounts,
    actor: &Actor,
    organisation: &Id,
    kind: &Kind,
    for_whom: Option<&str>,
) -> Result<Invited, db::Error> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let (id, code) = (ground.ids.next(now), Code::new(ground.ids.random()));
    let new = NewInvitation {
        id: &id,
        kind,
        organisation,
        for_whom,
        kept_code: &code.kept(),
        made_by: &actor.code(),
        expires: last_moment(today(now).saturating_add(INVITATION_DAYS.days())),
    };
    store::add_invitation(tx, &new, now).await?;
    trace(tx, ground, &actor.code(), "invitation.made", id.as_str()).await?;
    Ok(Invited { id, code })
}

/// Gives a member a code to choose a new password with; one that was given before counts no more.
///
/// # Errors
/// [`MemberError`].
pub async fn invite_to_renew(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
    membership: &Id,
) -> Result<Invited, MemberError> {
    let now = accounts.ground.clock.now();
    let mut tx = accounts.ground.db.begin().await?;
    let membership = own(&mut tx, permit, membership).await?;
    if !membership.counts(today(now)) {
        return Err(MemberError::Unknown);
    }
    let organisation = permit.act().organisation();
    store::withdraw_renewals(&mut tx, Some(organisation), &membership.account, now).await?;
    let kind = Kind::Renew {
        account: membership.account,
    };
    let actor = permit.actor();
    let invited = add(&mut tx, accounts, actor, organisation, &kind, None).await?;
    tx.commit().await?;
    Ok(invited)
}

/// The membership, where it is one of the organisation and was not ended.
async fn own(
    tx: &mut db::AnyConnection,
    permit: &Permit<ManageMembers>,
    membership: &Id,
) -> Result<Membership, MemberError> {
    let organisation = permit.act().organisation();
    let known = store::membership(tx, membership).await?;
    known
        .filter(|known| known.organisation == *organisation && !known.ended)
        .ok_or(MemberError::Unknown)
}

/// Takes an open invitation back.
///
/// # Errors
/// [`MemberError::Unknown`] where there is none of this organisation that is open.
pub async fn withdraw(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
    invitation: &Id,
) -> Result<(), MemberError> {
    let ground = &accounts.ground;
    let organisation = permit.act().organisation();
    let mut tx = ground.db.begin().await?;
    let now = ground.clock.now();
    if !store::withdraw_invitation(&mut tx, organisation, invitation, now).await? {
        return Err(MemberError::Unknown);
    }
    let actor = permit.actor().code();
    let id = invitation.as_str();
    trace(&mut tx, ground, &actor, "invitation.withdrawn", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a membership at once: at their next click the person has this hat no more. An organisation
/// keeps one administrator, except where the operator ends the last one.
///
/// # Errors
/// [`MemberError`].
pub async fn end_membership(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
    membership: &Id,
) -> Result<(), MemberError> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let organisation = permit.act().organisation();
    let mut tx = ground.db.begin().await?;
    // Two administrators who end each other at the same moment do it one after the other.
    store::hold_administrators(&mut tx, organisation).await?;
    let known = own(&mut tx, permit, membership).await?;
    if !store::end_membership(&mut tx, &known.id, now).await? {
        return Err(MemberError::Unknown);
    }
    let must_stay = known.role == Role::Administrator && *permit.actor() != Actor::Operator;
    if must_stay && !store::has_administrator(&mut tx, organisation, today(now)).await? {
        return Err(MemberError::LastAdministrator);
    }
    directory::forget_reminders_of(&mut tx, &known.id).await?;
    let actor = permit.actor().code();
    let id = membership.as_str();
    trace(&mut tx, ground, &actor, "membership.ended", id).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets a membership count until another day.
///
/// # Errors
/// [`MemberError`].
pub async fn renew_membership(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
    membership: &Id,
    ends_on: Date,
) -> Result<(), MemberError> {
    let ground = &accounts.ground;
    let today = today(ground.clock.now());
    let ends_on = last_day(Some(ends_on), today).map_err(MemberError::Day)?;
    let mut tx = ground.db.begin().await?;
    let known = own(&mut tx, permit, membership).await?;
    if !store::renew_membership(&mut tx, &known.id, ends_on).await? {
        return Err(MemberError::Unknown);
    }
    let actor = permit.actor().code();
    let id = membership.as_str();
    trace(&mut tx, ground, &actor, "membership.renewed", id).await?;
    tx.commit().await?;
    Ok(())
}

/// The members of the organisation, by name: also those whose last day has passed, until upkeep ends
/// their memberships.
///
/// # Errors
/// The database's.
pub async fn members(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
) -> Result<Vec<Member>, db::Error> {
    let organisation = permit.act().organisation();
    let mut conn = accounts.ground.db.snapshot().await?;
    let mut memberships = store::memberships_of_organisation(&mut conn, organisation).await?;
    let renewals = store::renewals_of_members(&mut conn, organisation).await?;
    memberships
        .sort_by_cached_key(|membership| (membership.name.to_lowercase(), membership.id.clone()));
    let member = |membership: Membership| Member {
        renewed: renewals.get(&membership.account).copied(),
        membership,
    };
    Ok(memberships.into_iter().map(member).collect())
}

/// The invitations of the organisation that somebody may still take, the newest first.
///
/// # Errors
/// The database's.
pub async fn invitations(
    accounts: &Accounts,
    permit: &Permit<ManageMembers>,
) -> Result<Vec<Invitation>, db::Error> {
    let now = accounts.ground.clock.now();
    let mut conn = accounts.ground.db.read().await?;
    let organisation = permit.act().organisation();
    let mut open = store::invitations_of(&mut conn, organisation).await?;
    open.retain(|invitation| now < invitation.expires);
    Ok(open)
}
