//! Who may do what in the directory. Only this file can make these permits.

use kernel::Id;
use web::{Actor, Hat, Permit, Problem, Role};

use crate::model::{Coverage, Place};

/// To settle what people reported.
#[derive(Debug)]
pub struct SettleReports(());

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

/// Reports may hold anything that somebody wrote: only whoever runs the installation reads them,
/// until places have owners with accounts.
///
/// # Errors
/// Forbidden, for everybody else.
pub fn may_settle_reports(actor: Actor) -> Result<Permit<SettleReports>, Problem> {
    match actor {
        Actor::Operator => Ok(Permit::grant(actor, SettleReports(()))),
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
