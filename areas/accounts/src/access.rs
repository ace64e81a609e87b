//! Who may do what with accounts. Only this file can make these permits.

use kernel::Id;
use web::{Actor, Permit, Problem, Role};

/// To invite into one organisation, and to end and renew its memberships.
#[derive(Debug)]
pub struct ManageMembers {
    organisation: Id,
}

impl ManageMembers {
    #[must_use]
    pub const fn organisation(&self) -> &Id {
        &self.organisation
    }
}

/// An administrator manages the members of the organisation whose hat they wear, and of no other; the
/// operator, by commands, those of any.
///
/// # Errors
/// Forbidden, for everybody else.
pub fn may_manage_members(
    actor: &Actor,
    organisation: &Id,
) -> Result<Permit<ManageMembers>, Problem> {
    let may = match actor {
        Actor::Operator => true,
        Actor::Account(hat) => hat.role == Role::Administrator && hat.organisation == *organisation,
        Actor::Public => false,
    };
    if !may {
        return Err(Problem::Forbidden);
    }
    let act = ManageMembers {
        organisation: organisation.clone(),
    };
    Ok(Permit::grant(actor.clone(), act))
}

/// To list, renew and close the accounts of all organisations.
#[derive(Debug)]
pub struct RunAccounts(());

/// Only the operator, by commands.
///
/// # Errors
/// Forbidden, for everybody else.
pub fn may_run_accounts(actor: &Actor) -> Result<Permit<RunAccounts>, Problem> {
    match actor {
        Actor::Operator => Ok(Permit::grant(actor.clone(), RunAccounts(()))),
        Actor::Account(_) | Actor::Public => Err(Problem::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use web::Hat;

    use super::*;

    fn id(n: u8) -> Id {
        Id::parse(&format!("0193a1c0-0000-7000-8000-00000000000{n}")).unwrap()
    }

    #[test]
    fn only_an_administrator_manages_members_and_only_their_own() {
        for role in Role::ALL {
            let actor = Actor::Account(Arc::new(Hat {
                account: id(1),
                membership: id(2),
                organisation: id(3),
                role,
                place: None,
            }));
            let own = may_manage_members(&actor, &id(3));
            assert_eq!(own.is_ok(), role == Role::Administrator, "{role:?}");
            assert!(may_manage_members(&actor, &id(4)).is_err(), "{role:?}");
            assert!(may_run_accounts(&actor).is_err(), "{role:?}");
        }
        assert!(may_manage_members(&Actor::Operator, &id(4)).is_ok());
        assert!(may_manage_members(&Actor::Public, &id(4)).is_err());
        assert!(may_run_accounts(&Actor::Operator).is_ok());
        assert!(may_run_accounts(&Actor::Public).is_err());
    }
}
