//! The table `[mail]`: how notifications leave, or that none do.

use std::path::PathBuf;

use anyhow::{Context, bail};
use mail::{Login, Security, Sender, Settings, Smtp};
use serde::Deserialize;

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailFile {
    pub transport: Option<String>,
    pub from: Option<String>,
    pub server: Option<String>,
    pub port: Option<u16>,
    pub security: Option<String>,
    pub user: Option<String>,
    pub password: Option<String>,
    pub folder: Option<PathBuf>,
}

impl std::fmt::Debug for MailFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MailFile(…)")
    }
}

impl MailFile {
    pub(super) fn check(self) -> anyhow::Result<Settings> {
        let transport = self.transport.as_deref().unwrap_or("none");
        let (belongs, does_not) = match transport {
            "none" => (
                &[][..],
                &[
                    "from", "server", "port", "security", "user", "password", "folder",
                ][..],
            ),
            "file" => (
                &["from", "folder"][..],
                &["server", "port", "security", "user", "password"][..],
            ),
            "smtp" => (&["from", "server"][..], &["folder"][..]),
            other => bail!("mail.transport: \"{other}\" is not known; it is none, smtp or file"),
        };
        if let Some(name) = does_not.iter().find(|name| self.says(name)) {
            bail!(
                "mail.{name} means nothing where mail.transport is \"{transport}\": take it away, or choose another transport"
            );
        }
        if let Some(name) = belongs.iter().find(|name| !self.says(name)) {
            bail!("mail.{name} is missing: mail.transport = \"{transport}\" needs it");
        }
        if transport == "none" {
            return Ok(Settings::Off);
        }
        let from = Sender::parse(&self.from.unwrap_or_default()).context("mail.from")?;
        if transport == "file" {
            return Ok(Settings::File {
                from,
                folder: self.folder.unwrap_or_default(),
            });
        }
        let security = match self.security.as_deref() {
            None | Some("tls") => Security::Tls,
            Some("starttls") => Security::StartTls,
            Some("none") => Security::None,
            Some(other) => {
                bail!("mail.security: \"{other}\" is not known; it is tls, starttls or none")
            }
        };
        let login = match (self.user, self.password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some(Login { user, password }),
            (Some(_), None) => bail!("mail.password is missing: mail.user needs it"),
            (None, Some(_)) => bail!("mail.user is missing: mail.password needs it"),
        };
        let server = self.server.unwrap_or_default();
        let smtp = Smtp::new(&server, self.port, security, login).context("mail.server")?;
        Ok(Settings::Smtp { from, smtp })
    }

    fn says(&self, name: &str) -> bool {
        match name {
            "from" => self.from.is_some(),
            "server" => self.server.is_some(),
            "port" => self.port.is_some(),
            "security" => self.security.is_some(),
            "user" => self.user.is_some(),
            "password" => self.password.is_some(),
            "folder" => self.folder.is_some(),
            _ => false,
        }
    }
}

/// The setting of this name as `check` prints it: never the password.
#[must_use]
pub fn shown(settings: &Settings, name: &str) -> String {
    let smtp = match settings {
        Settings::Smtp { smtp, .. } => Some(smtp),
        Settings::Off | Settings::File { .. } => None,
    };
    let login = smtp.and_then(Smtp::login);
    let text = match (name, settings) {
        ("transport", Settings::Off) => Some("none".to_owned()),
        ("transport", Settings::File { .. }) => Some("file".to_owned()),
        ("transport", Settings::Smtp { .. }) => Some("smtp".to_owned()),
        ("from", Settings::File { from, .. } | Settings::Smtp { from, .. }) => {
            Some(from.to_string())
        }
        ("folder", Settings::File { folder, .. }) => Some(folder.display().to_string()),
        ("server", _) => smtp.map(|smtp| smtp.server().to_owned()),
        ("port", _) => smtp.map(|smtp| smtp.port().to_string()),
        ("security", _) => smtp.map(|smtp| word(smtp.security()).to_owned()),
        ("user", _) => login.map(|login| login.user.clone()),
        ("password", _) => login.map(|_| "set, not shown".to_owned()),
        _ => None,
    };
    text.unwrap_or_default()
}

const fn word(security: Security) -> &'static str {
    match security {
        Security::Tls => "tls",
        Security::StartTls => "starttls",
        Security::None => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Result<Settings, String> {
        let file: MailFile = toml::from_str(text).map_err(|error| error.to_string())?;
        file.check().map_err(|error| format!("{error:#}"))
    }

    const WHOLE: &str = "transport = \"smtp\"\nfrom = \"Le Pont <aide@pont.example>\"\nserver = \"mail.pont.example\"\n";

    #[test]
    fn nothing_said_sends_nothing() {
        assert_eq!(settings(""), Ok(Settings::Off));
        assert_eq!(settings("transport = \"none\""), Ok(Settings::Off));
    }

    #[test]
    fn a_server_is_asked_over_tls_unless_the_settings_say_otherwise() {
        let shown = |text: &str, name| shown(&settings(text).unwrap(), name);
        assert_eq!(shown(WHOLE, "security"), "tls");
        assert_eq!(shown(WHOLE, "port"), "465");
        assert_eq!(shown(WHOLE, "from"), "Le Pont <aide@pont.example>");
        let with = |more: &str| format!("{WHOLE}{more}\n");
        assert_eq!(shown(&with("security = \"starttls\""), "port"), "587");
        assert_eq!(shown(&with("port = 2525"), "port"), "2525");
        let error = settings(&with("security = \"none\"")).unwrap_err();
        assert!(
            error.contains("mail.server") && error.contains("127.0.0.1"),
            "{error}"
        );
        let here = WHOLE.replace("mail.pont.example", "localhost");
        assert_eq!(shown(&format!("{here}security = \"none\""), "port"), "25");
    }

    #[test]
    fn a_password_is_never_shown() {
        let text = format!("{WHOLE}user = \"aide\"\npassword = \"zebra\"\n");
        let settings = settings(&text).unwrap();
        assert_eq!(shown(&settings, "password"), "set, not shown");
        assert_eq!(shown(&settings, "user"), "aide");
        let names = [
            "transport",
            "from",
            "server",
            "port",
            "security",
            "user",
            "password",
            "folder",
        ];
        for name in names {
            assert!(!shown(&settings, name).contains("zebra"), "{name}");
        }
        let file: MailFile = toml::from_str(&text).unwrap();
        assert!(!format!("{settings:?}{file:?}").contains("zebra"));
    }

    #[test]
    fn what_is_missing_wrong_or_does_not_belong_is_named() {
        let smtp = |more: &str| format!("{WHOLE}{more}");
        for (text, named) in [
            ("transport = \"pigeon\"".to_owned(), "mail.transport"),
            (
                "transport = \"smtp\"\nserver = \"mail.pont.example\"".to_owned(),
                "mail.from is missing",
            ),
            (
                "transport = \"smtp\"\nfrom = \"aide@pont.example\"".to_owned(),
                "mail.server is missing",
            ),
            (
                "transport = \"file\"\nfrom = \"aide@pont.example\"".to_owned(),
                "mail.folder is missing",
            ),
            // Somebody believes that mail leaves: it must not be passed over.
            (
                "server = \"mail.pont.example\"".to_owned(),
                "mail.server means nothing",
            ),
            (smtp("folder = \"mails\""), "mail.folder means nothing"),
            (smtp("security = \"ssl\""), "mail.security"),
            (smtp("user = \"aide\""), "mail.password is missing"),
            (smtp("password = \"zebra\""), "mail.user is missing"),
            (smtp("port = 70000"), "port"),
            (smtp("pasword = \"zebra\""), "pasword"),
            (WHOLE.replace("aide@", ""), "mail.from"),
            (WHOLE.replace("mail.pont", "mail pont"), "mail.server"),
        ] {
            let error = settings(&text).unwrap_err();
            assert!(error.contains(named), "{text}: {error}");
        }
    }
}
