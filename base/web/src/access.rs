//! Who acts, and what allows it.

/// Who stands behind a request or a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Anybody, without an account.
    Public,
    /// Whoever runs the installation, at the machine itself: commands and the operator's routes.
    Operator,
}

impl Actor {
    /// The word kept in the audit trail.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Operator => "operator",
        }
    }
}

/// Who may use a route; every route says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Everybody, without an account.
    Public,
    /// Only from the machine itself, directly: a request that came through a proxy is refused.
    Operator,
}

impl Access {
    #[must_use]
    pub const fn allows(self, actor: Actor) -> bool {
        matches!(
            (self, actor),
            (Self::Public, _) | (Self::Operator, Actor::Operator)
        )
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

    pub const fn actor(&self) -> Actor {
        self.actor
    }

    pub const fn act(&self) -> &Act {
        &self.act
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operators_route_is_closed_to_the_public() {
        assert!(Access::Public.allows(Actor::Public));
        assert!(Access::Public.allows(Actor::Operator));
        assert!(Access::Operator.allows(Actor::Operator));
        assert!(!Access::Operator.allows(Actor::Public));
    }
}
