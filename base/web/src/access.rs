//! Who acts, and what allows it.

use std::borrow::Cow;
use std::sync::Arc;

use kernel::Id;

/// Who stands behind a request or a command.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Anybody, without an account.
    Public,
    /// Whoever runs the installation, at the machine itself: commands and the operator's routes.
    Operator,
    /// Somebody who signed in, under the hat that they chose.
    Account(Arc<Hat>),
}

impl Actor {
    /// The word kept in the audit trail: `public`, `operator` or `account:ID`.
    #[must_use]
    pub fn code(&self) -> Cow<'static, str> {
        match self {
            Self::Public => Cow::Borrowed("public"),
            Self::Operator => Cow::Borrowed("operator"),
            Self::Account(hat) => Cow::Owned(format!("account:{}", hat.account)),
        }
    }

    /// The hat that is worn; nobody but an account wears one.
    #[must_use]
    pub fn hat(&self) -> Option<&Hat> {
        match self {
            Self::Account(hat) => Some(hat),
            Self::Public | Self::Operator => None,
        }
    }
}

/// What somebody is for one organisation. Who is several things chooses one hat at a time, so that
/// every act says in whose name it was done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hat {
    pub account: Id,
    pub membership: Id,
    pub organisation: Id,
    pub role: Role,
    /// The one place of the organisation that the hat is for; absent, it is for all of them.
    pub place: Option<Id>,
}

/// What a member may be for an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Helps people with digital things at a place.
    Mediator,
    /// Answers for the facts of the organisation's places.
    PlaceManager,
    /// Sends people on: a social worker, a job adviser.
    Referrer,
    /// Looks after the offer of the communes that the organisation coordinates.
    Coordinator,
    /// Invites colleagues into the organisation and ends their memberships.
    Administrator,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Mediator,
        Self::PlaceManager,
        Self::Referrer,
        Self::Coordinator,
        Self::Administrator,
    ];

    /// The word in tables, addresses and message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mediator => "mediator",
            Self::PlaceManager => "place_manager",
            Self::Referrer => "referrer",
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Who may use a route; every route says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Everybody, without an account.
    Public,
    /// Whoever has signed in, also before they chose a hat.
    SignedIn,
    /// Whoever has signed in and wears a hat of one of these roles.
    Roles(&'static [Role]),
    /// Only from the machine itself, directly: a request that came through a proxy is refused.
    Operator,
}

/// What a door says to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Open,
    /// It may open for them once they have signed in.
    SignIn,
    /// It may open for them once they have chosen a hat.
    ChooseHat,
    Closed,
}

impl Access {
    /// `signed_in` says whether there is a sign-in behind the request: somebody who has not chosen
    /// a hat yet acts as the public.
    #[must_use]
    pub fn door(self, actor: &Actor, signed_in: bool) -> Door {
        match (self, actor) {
            (Self::Public, _) | (Self::Operator, Actor::Operator) => Door::Open,
            (Self::Operator, _) => Door::Closed,
            (Self::SignedIn | Self::Roles(_), _) if !signed_in => Door::SignIn,
            (Self::SignedIn, _) => Door::Open,
            (Self::Roles(roles), Actor::Account(hat)) if roles.contains(&hat.role) => Door::Open,
            (Self::Roles(_), Actor::Account(_)) => Door::Closed,
            (Self::Roles(_), _) => Door::ChooseHat,
        }
    }
}

/// Proof that an act was allowed. `Act` is a type of the area whose fields only its `access.rs`
/// can fill in: code that did not ask there cannot make one.
#[derive(Debug)]
pub struct Permit<Act> {
    actor: Actor,
    act: Act,
}

impl<Act> Permit<Act> {
    pub const fn grant(actor: Actor, act: Act) -> Self {
        Self { actor, act }
    }

    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    pub const fn act(&self) -> &Act {
        &self.act
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(role: Role) -> Actor {
        let id = |n: u8| Id::parse(&format!("0193a1c0-0000-7000-8000-00000000000{n}")).unwrap();
        Actor::Account(Arc::new(Hat {
            account: id(1),
            membership: id(2),
            organisation: id(3),
            role,
            place: None,
        }))
    }

    #[test]
    fn an_operators_route_is_closed_to_everybody_else() {
        let doors = |actor: &Actor, signed_in| {
            (
                Access::Public.door(actor, signed_in),
                Access::Operator.door(actor, signed_in),
            )
        };
        assert_eq!(doors(&Actor::Public, false), (Door::Open, Door::Closed));
        assert_eq!(doors(&Actor::Operator, false), (Door::Open, Door::Open));
        for role in Role::ALL {
            assert_eq!(doors(&account(role), true), (Door::Open, Door::Closed));
        }
    }

    #[test]
    fn a_role_opens_its_doors_and_no_others() {
        let managers = Access::Roles(&[Role::PlaceManager, Role::Administrator]);
        for role in Role::ALL {
            let expected = if matches!(role, Role::PlaceManager | Role::Administrator) {
                Door::Open
            } else {
                Door::Closed
            };
            assert_eq!(managers.door(&account(role), true), expected, "{role:?}");
            assert_eq!(Access::SignedIn.door(&account(role), true), Door::Open);
        }
    }

    #[test]
    fn whoever_has_no_hat_is_sent_to_get_one() {
        let managers = Access::Roles(&[Role::PlaceManager]);
        assert_eq!(managers.door(&Actor::Public, false), Door::SignIn);
        assert_eq!(managers.door(&Actor::Public, true), Door::ChooseHat);
        assert_eq!(Access::SignedIn.door(&Actor::Public, false), Door::SignIn);
        assert_eq!(Access::SignedIn.door(&Actor::Public, true), Door::Open);
        // The operator acts by commands: nobody signed in behind them.
        assert_eq!(managers.door(&Actor::Operator, false), Door::SignIn);
    }

    #[test]
    fn the_audit_names_the_account() {
        assert_eq!(
            account(Role::Mediator).code(),
            "account:0193a1c0-0000-7000-8000-000000000001"
        );
        assert_eq!(Role::of_code("place_manager"), Some(Role::PlaceManager));
        assert_eq!(Role::of_code("root"), None);
    }
}
