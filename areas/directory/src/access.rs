//! Who may do what in the directory. Only this file can make these permits.

use web::{Actor, Permit, Problem};

/// To settle what people reported.
#[derive(Debug)]
pub struct SettleReports(());

/// To change the facts of a place.
#[derive(Debug)]
pub struct ChangePlaces(());

/// To add organisations, and to say which communes each coordinates.
#[derive(Debug)]
pub struct KeepOrganisations(());

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_settles_nothing_and_changes_nothing() {
        assert!(may_settle_reports(Actor::Operator).is_ok());
        assert_eq!(
            may_settle_reports(Actor::Public).err(),
            Some(Problem::Forbidden)
        );
        assert!(may_change_places(Actor::Operator).is_ok());
        assert!(may_keep_organisations(Actor::Operator).is_ok());
        assert!(may_keep_organisations(Actor::Public).is_err());
        assert_eq!(may_report(&Actor::Public).actor(), &Actor::Public);
        assert_eq!(may_report(&Actor::Operator).actor(), &Actor::Public);
        assert_eq!(
            may_change_places(Actor::Public).err(),
            Some(Problem::Forbidden)
        );
    }
}
