//! The login services at which people of an installation may sign in.

use kernel::Wording;
use oidc::Client;
use web::Installation;

/// A login service, as the operator sets it up.
#[derive(Debug)]
pub struct LoginService {
    pub(crate) client: Client,
    /// What people know it by.
    title: Wording,
}

impl LoginService {
    #[must_use]
    pub const fn new(title: Wording, client: Client) -> Self {
        Self { client, title }
    }

    /// Our own word for it, as it stands in addresses.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.client.provider().name
    }

    #[must_use]
    pub const fn title(&self) -> &Wording {
        &self.title
    }

    pub(crate) fn issuer(&self) -> &str {
        &self.client.provider().issuer
    }

    /// Whether it shows by more than a password who somebody is: then no code of ours is asked.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        !self.client.provider().strengths.is_empty()
    }
}

/// Where people come back to from a login service: what has to be registered there.
#[must_use]
pub fn return_address(installation: &Installation, login_service: &str) -> String {
    let language = installation.languages[0];
    format!(
        "{}/{language}/sign-in/return/{login_service}",
        installation.address
    )
}
