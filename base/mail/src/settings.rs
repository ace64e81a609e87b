//! How mail leaves, as the installation's settings say.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use crate::Sender;

/// The way that mail takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Settings {
    /// None: nobody is written to.
    #[default]
    Off,
    /// One file per mail (`ID.eml`) in a folder that exists, for another program to send or for looking at.
    File {
        from: Sender,
        folder: PathBuf,
    },
    Smtp {
        from: Sender,
        smtp: Smtp,
    },
}

/// A mail server that takes our mail and carries it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smtp {
    pub(crate) server: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) login: Option<Login>,
}

/// Who keeps others from reading along on the way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte; port 465.
    Tls,
    /// TLS before anything else is said; a server that does not offer it gets nothing. Port 587.
    StartTls,
    /// Nobody; only for a server on this machine. Port 25.
    None,
}

/// The account at the mail server. `Debug` does not show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub password: String,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    #[error("\"{0}\" is no name of a server and no IP address")]
    Name(String),
    #[error(
        "without security mail may only go to this machine (127.0.0.1, ::1 or localhost), not to {0}"
    )]
    Unprotected(String),
}

impl Smtp {
    /// `port` where it is another than the usual one of `security`.
    ///
    /// # Errors
    /// A name that is none, or an unprotected way to another machine.
    pub fn new(
        server: &str,
        port: Option<u16>,
        security: Security,
        login: Option<Login>,
    ) -> Result<Self, ServerError> {
        let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let ip: Option<IpAddr> = server.parse().ok();
        if ip.is_none() && (server.is_empty() || !server.chars().all(sign)) {
            return Err(ServerError::Name(server.to_owned()));
        }
        let here = ip.map_or(server == "localhost", |ip| ip.is_loopback());
        if security == Security::None && !here {
            return Err(ServerError::Unprotected(server.to_owned()));
        }
        let usual = match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        };
        Ok(Self {
            server: server.to_owned(),
            port: port.unwrap_or(usual),
            security,
            login,
        })
    }

    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    #[must_use]
    pub const fn security(&self) -> Security {
        self.security
    }

    #[must_use]
    pub const fn login(&self) -> Option<&Login> {
        self.login.as_ref()
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Login({})", self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unprotected_way_ends_on_this_machine() {
        let to = |server, security| Smtp::new(server, None, security, None);
        for here in ["127.0.0.1", "127.1.2.3", "::1", "localhost"] {
            assert_eq!(to(here, Security::None).unwrap().port(), 25, "{here}");
        }
        for elsewhere in [
            "mail.help.example",
            "192.0.2.1",
            "localhost.example",
            "0.0.0.0",
        ] {
            assert_eq!(
                to(elsewhere, Security::None),
                Err(ServerError::Unprotected(elsewhere.to_owned()))
            );
            assert_eq!(to(elsewhere, Security::Tls).unwrap().port(), 465);
            assert_eq!(to(elsewhere, Security::StartTls).unwrap().port(), 587);
        }
        for no_name in ["", "mail server", "smtp://mail.example", "mail.example:25"] {
            assert!(
                matches!(to(no_name, Security::Tls), Err(ServerError::Name(_))),
                "{no_name}"
            );
        }
    }

    #[test]
    fn a_password_does_not_stray_into_a_log() {
        let login = Login {
            user: "help".to_owned(),
            password: "zebra".to_owned(),
        };
        let smtp = Smtp::new("mail.help.example", None, Security::Tls, Some(login)).unwrap();
        assert!(!format!("{smtp:?}").contains("zebra"));
    }
}
