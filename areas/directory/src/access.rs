//! Who may do what in the directory. Only this file can make these permits.

use kernel::{Id, Nis};
use web::{Actor, Hat, Permit, Problem, Role};

use crate::model::{Coverage, Place, Scope};

/// To read what people reported about a place, and to settle it.
#[derive(Debug)]
pub struct SettleReports {
    place: Option<Id>,
}

impl SettleReports {
    /// Whether it is for reports about this place; the operator's is for all of them.
    #[must_use]
    pub fn is_for(&self, place: &Id) -> bool {
        self.place.as_ref().is_none_or(|only| only == place)
    }
}

/// To see which reports wait, and which places are to be called.
#[derive(Debug)]
pub struct SeeWaiting {
    organisation: Id,
    only: Option<Id>,
    coordinates: bool,
}

impl SeeWaiting {
    /// Whose they are.
    #[must_use]
    pub const fn scope(&self) -> Scope<'_> {
        Scope {
            organisation: &self.organisation,
            only: self.only.as_ref(),
            coordinates: self.coordinates,
        }
    }
}

/// To choose how often and how somebody is asked about one place.
#[derive(Debug)]
pub struct ChooseReminder {
    place: Id,
    membership: Id,
}

impl ChooseReminder {
    #[must_use]
    pub const fn place(&self) -> &Id {
        &self.place
    }

    #[must_use]
    pub const fn membership(&self) -> &Id {
        &self.membership
    }
}

/// To propose a place that is not known.
#[derive(Debug)]
pub struct MakeProposals(());

/// To read what people propose in a commune, and to decide on it.
#[derive(Debug)]
pub struct DecideProposals {
    commune: Option<Nis>,
    by: Option<Id>,
}

impl DecideProposals {
    /// Whether it is for proposals in this commune; the operator's is for all of them.
    #[must_use]
    pub fn is_for(&self, commune: Nis) -> bool {
        self.commune.is_none_or(|only| only == commune)
    }

    /// The organisation that checks; absent where the operator does.
    #[must_use]
    pub const fn by(&self) -> Option<&Id> {
        self.by.as_ref()
    }
}

/// To see how the places of the communes stand that an organisation coordinates, and which proposals wait there.
#[derive(Debug)]
pub struct Coordinate {
    organisation: Id,
    coverage: Coverage,
}

impl Coordinate {
    #[must_use]
    pub const fn organisation(&self) -> &Id {
        &self.organisation
    }

    #[must_use]
    pub const fn coverage(&self) -> &Coverage {
        &self.coverage
    }
}

/// To change the facts of a place.
#[derive(Debug)]
pub struct ChangePlaces(());

/// To add organisations, and to say which communes each coordinates.
#[derive(Debug)]
pub struct KeepOrganisations(());

/// To change the facts of one place and to confirm them.
#[derive(Debug)]
pub struct EditPlace {
    place: Id,
    organisation: Option<Id>,
}

impl EditPlace {
    /// The place that it is for.
    #[must_use]
    pub const fn place(&self) -> &Id {
        &self.place
    }

    /// Whose place it was when it was allowed: a place that has another organisation since is asked for anew.
    #[must_use]
    pub const fn organisation(&self) -> Option<&Id> {
        self.organisation.as_ref()
    }
}

/// To read what was changed of one place, when and by whom.
#[derive(Debug)]
pub struct SeeHistory {
    place: Id,
}

impl SeeHistory {
    /// The place that it is for.
    #[must_use]
    pub const fn place(&self) -> &Id {
        &self.place
    }
}

/// The roles that change places at all; which ones, [`may_edit_place`] says.
pub const EDITORS: &[Role] = &[
    Role::Mediator,
    Role::PlaceManager,
    Role::Coordinator,
    Role::Administrator,
];

/// To say that something is wrong at a place.
#[derive(Debug)]
pub struct MakeReports(());

/// Everybody may: whoever stands before a closed door has no account. How many reports come from one network
/// is limited where they come in.
///
/// It is the public's act whoever sends the form: the operator acts by commands, and on an installation
/// without a proxy everybody at the machine would else be told apart as the operator.
#[must_use]
pub const fn may_report(_sender: &Actor) -> Permit<MakeReports> {
    Permit::grant(Actor::Public, MakeReports(()))
}

/// Everybody may, as for reports.
#[must_use]
pub const fn may_propose(_sender: &Actor) -> Permit<MakeProposals> {
    Permit::grant(Actor::Public, MakeProposals(()))
}

/// Reports may hold anything that somebody wrote: all of them are read by whoever runs the installation alone.
///
/// # Errors
/// Forbidden, for everybody else.
pub fn may_settle_reports(actor: Actor) -> Result<Permit<SettleReports>, Problem> {
    match actor {
        Actor::Operator => Ok(Permit::grant(actor, SettleReports { place: None })),
        Actor::Public | Actor::Account(_) => Err(Problem::Forbidden),
    }
}

/// # Errors
/// Forbidden, for everybody but the operator.
pub fn may_change_places(actor: Actor) -> Result<Permit<ChangePlaces>, Problem> {
    match actor {
        Actor::Operator => Ok(Permit::grant(actor, ChangePlaces(()))),
        Actor::Public | Actor::Account(_) => Err(Problem::Forbidden),
    }
}

/// # Errors
/// Forbidden, for everybody but the operator: who coordinates what decides who reads reports.
pub fn may_keep_organisations(actor: Actor) -> Result<Permit<KeepOrganisations>, Problem> {
    match actor {
        Actor::Operator => Ok(Permit::grant(actor, KeepOrganisations(()))),
        Actor::Public | Actor::Account(_) => Err(Problem::Forbidden),
    }
}

/// A place is changed by its own organisation: by the members whose hat is for this place, or for all of them. A
/// coordinator also changes what lies in the communes that the organisation coordinates (`coverage`), whatever place
/// the hat names. Who sends people on changes nothing; the operator acts by commands.
///
/// # Errors
/// Forbidden: the place itself is public.
pub fn may_edit_place(
    actor: &Actor,
    place: &Place,
    coverage: &Coverage,
) -> Result<Permit<EditPlace>, Problem> {
    let allowed = actor
        .hat()
        .is_some_and(|hat| works_at(hat, place) || looks_after(hat, place, coverage));
    if allowed {
        let act = EditPlace {
            place: place.id.clone(),
            organisation: place.organisation.clone(),
        };
        Ok(Permit::grant(actor.clone(), act))
    } else {
        Err(Problem::Forbidden)
    }
}

/// Who may change a place also reads what people reported about it, and settles that.
///
/// # Errors
/// Not found: a report is not public, so nobody else learns whether there is one.
pub fn may_settle_reports_of(
    actor: &Actor,
    place: &Place,
    coverage: &Coverage,
) -> Result<Permit<SettleReports>, Problem> {
    may_edit_place(actor, place, coverage).map_err(|_| Problem::NotFound)?;
    let place = Some(place.id.clone());
    Ok(Permit::grant(actor.clone(), SettleReports { place }))
}

/// Who changes places at all sees what waits at those that they may change.
///
/// # Errors
/// Forbidden.
pub fn may_see_waiting(actor: &Actor) -> Result<Permit<SeeWaiting>, Problem> {
    let hat = actor.hat().filter(|hat| EDITORS.contains(&hat.role));
    let hat = hat.ok_or(Problem::Forbidden)?;
    let act = SeeWaiting {
        organisation: hat.organisation.clone(),
        only: hat.place.clone(),
        coordinates: hat.role == Role::Coordinator,
    };
    Ok(Permit::grant(actor.clone(), act))
}

/// Who may change a place also chooses how somebody is reminded of it.
///
/// # Errors
/// Not found: a reminder may hold somebody's address.
pub fn may_choose_reminder(
    actor: &Actor,
    place: &Place,
    coverage: &Coverage,
) -> Result<Permit<ChooseReminder>, Problem> {
    let hat = actor.hat().ok_or(Problem::NotFound)?;
    may_edit_place(actor, place, coverage).map_err(|_| Problem::NotFound)?;
    let act = ChooseReminder {
        place: place.id.clone(),
        membership: hat.membership.clone(),
    };
    Ok(Permit::grant(actor.clone(), act))
}

/// Coordinators see what is to be done in the communes of their organisation.
///
/// # Errors
/// Forbidden, for every other role.
pub fn may_coordinate(actor: &Actor, coverage: Coverage) -> Result<Permit<Coordinate>, Problem> {
    let hat = actor.hat().filter(|hat| hat.role == Role::Coordinator);
    let organisation = hat.ok_or(Problem::Forbidden)?.organisation.clone();
    let act = Coordinate {
        organisation,
        coverage,
    };
    Ok(Permit::grant(actor.clone(), act))
}

/// Coordinators decide on what is proposed in the communes of their organisation.
///
/// # Errors
/// Not found: a proposal is not public, so nobody else learns whether there is one.
pub fn may_decide_proposals_in(
    actor: &Actor,
    commune: Nis,
    coverage: &Coverage,
) -> Result<Permit<DecideProposals>, Problem> {
    let hat = actor.hat().filter(|hat| hat.role == Role::Coordinator);
    let hat = hat.filter(|_| coverage.covers(Some(commune)));
    let act = DecideProposals {
        commune: Some(commune),
        by: Some(hat.ok_or(Problem::NotFound)?.organisation.clone()),
    };
    Ok(Permit::grant(actor.clone(), act))
}

/// Proposals in communes that nobody coordinates wait for whoever runs the installation.
///
/// # Errors
/// Forbidden, for everybody else.
pub fn may_decide_proposals(actor: Actor) -> Result<Permit<DecideProposals>, Problem> {
    match actor {
        Actor::Operator => {
            let (commune, by) = (None, None);
            Ok(Permit::grant(actor, DecideProposals { commune, by }))
        }
        Actor::Public | Actor::Account(_) => Err(Problem::Forbidden),
    }
}

/// Who may change a place may also read what was changed before.
///
/// # Errors
/// Not found: a history is not public, so nobody else learns whether there is one.
pub fn may_see_history(
    actor: &Actor,
    place: &Place,
    coverage: &Coverage,
) -> Result<Permit<SeeHistory>, Problem> {
    match may_edit_place(actor, place, coverage) {
        Ok(_) => {
            let place = place.id.clone();
            Ok(Permit::grant(actor.clone(), SeeHistory { place }))
        }
        Err(_) => Err(Problem::NotFound),
    }
}

/// Whether a hat is for a place of its own organisation, and its role changes places.
#[must_use]
pub fn works_at(hat: &Hat, place: &Place) -> bool {
    EDITORS.contains(&hat.role)
        && place.organisation.as_ref() == Some(&hat.organisation)
        && hat.place.as_ref().is_none_or(|only| *only == place.id)
}

fn looks_after(hat: &Hat, place: &Place, coverage: &Coverage) -> bool {
    hat.role == Role::Coordinator && coverage.holds(place)
}

#[cfg(test)]
mod tests;
