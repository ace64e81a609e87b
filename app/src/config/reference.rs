//! The reference of all settings, from which docs/configuration.md is written.

use std::fmt::Write;

use super::login::FIELDS;
use super::{DEFAULT_DATABASE, DEFAULT_LISTEN};

/// A setting as it is explained.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub name: &'static str,
    pub default: &'static str,
    pub what: &'static str,
}

pub const SETTINGS: [Setting; 25] = [
    Setting {
        name: "listen",
        default: DEFAULT_LISTEN,
        what: "address and port; anything but loopback needs a contact",
    },
    Setting {
        name: "database",
        default: DEFAULT_DATABASE,
        what: "`sqlite:PATH` or `postgres://USER@HOST/NAME`; a PostgreSQL database is never created",
    },
    Setting {
        name: "pooler",
        default: "none",
        what: "`transaction` behind a pooler that shares connections between transactions",
    },
    Setting {
        name: "name",
        default: "Passerelle",
        what: "the installation's name, at the top of every page",
    },
    Setting {
        name: "address",
        default: "http:// and `listen`",
        what: "the public address, for links, the sitemap and paper",
    },
    Setting {
        name: "languages",
        default: "fr, nl, de, en, ar",
        what: "which languages are offered, in this order",
    },
    Setting {
        name: "accent",
        default: "#0b4f6c",
        what: "the one colour of the installation; at least 7:1 against white",
    },
    Setting {
        name: "places",
        default: "brussels in the default database and in new SQLite files",
        what: "places to load: `[\"brussels\"]` or `[]`",
    },
    Setting {
        name: "trusted_proxies",
        default: "none",
        what: "IP addresses whose `X-Forwarded-For` is believed",
    },
    Setting {
        name: "security_contact",
        default: "none: no security.txt",
        what: "where to write about a weakness, as `mailto:` or `https:`",
    },
    Setting {
        name: "legal_entity",
        default: "none: \"demonstration\"",
        what: "who answers for the site; a text, or one by language",
    },
    Setting {
        name: "locales",
        default: "the built-in texts",
        what: "a folder like `locales/` whose files replace built-in ones, to try a translation",
    },
    Setting {
        name: "log",
        default: "text",
        what: "`text` or `json`, one line per event",
    },
    Setting {
        name: "contact.phone",
        default: "a demonstration number that nobody has",
        what: "the telephone number for people",
    },
    Setting {
        name: "contact.phone_hours",
        default: "demonstration",
        what: "when somebody answers; a text, or one by language",
    },
    Setting {
        name: "contact.counter",
        default: "demonstration",
        what: "where to come in person; a text, or one by language",
    },
    Setting {
        name: "contact.post",
        default: "demonstration",
        what: "where to write a letter; a text, or one by language",
    },
    Setting {
        name: "mail.transport",
        default: "none: no mail is sent",
        what: "`smtp`, or `file` for one file per mail in `mail.folder`, or `none`",
    },
    Setting {
        name: "mail.from",
        default: "needed with `smtp` and `file`",
        what: "who mails are from: `help@help.example` or `Name <help@help.example>`",
    },
    Setting {
        name: "mail.server",
        default: "needed with `smtp`",
        what: "the mail server that takes our mails",
    },
    Setting {
        name: "mail.port",
        default: "465, with `starttls` 587, with `none` 25",
        what: "the port of `mail.server`",
    },
    Setting {
        name: "mail.security",
        default: "tls",
        what: "`tls`, `starttls` (never without), or `none`: only to a server on this machine",
    },
    Setting {
        name: "mail.user",
        default: "no login",
        what: "the account at `mail.server`",
    },
    Setting {
        name: "mail.password",
        default: "no login",
        what: "its password; better in the environment than in the file",
    },
    Setting {
        name: "mail.folder",
        default: "needed with `file`",
        what: "a folder that is there, where each mail becomes `ID.eml`",
    },
];

/// The whole reference as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = String::from(
        "# Settings\n\nWritten by `passerelle config-reference`; a test holds it to the program. Settings stand in \
         `passerelle.toml` in the working folder, or in the file given with `--config`; an environment variable \
         overrides the file, an argument overrides both. An unknown setting is an error. `passerelle check` prints \
         what is in force, without secrets.\n\n| setting | environment | where nothing is said | what it is |\n\
         | --- | --- | --- | --- |\n",
    );
    for setting in SETTINGS {
        let variable = format!(
            "PASSERELLE_{}",
            setting.name.replace('.', "_").to_uppercase()
        );
        let _ = writeln!(
            text,
            "| `{}` | `{variable}` | {} | {} |",
            setting.name, setting.default, setting.what
        );
    }
    text.push_str(
        "\n## Login services\n\nEach table `[[login_service]]` of the file is one, by OpenID Connect; none stands in \
         the environment. Register there `ADDRESS/LANGUAGE/sign-in/return/NAME` (our address, our first language, its \
         name) to come back to, and `ADDRESS/LANGUAGE/signed-out` after signing out. Only accounts that a person \
         linked to it under “My account” come in by it.\n\n| setting | where nothing is said | what it is |\n| --- | --- | --- |\n",
    );
    for field in FIELDS {
        let (name, default, what) = (field.name, field.default, field.what);
        let _ = writeln!(text, "| `{name}` | {default} | {what} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_in_docs_is_the_programs() {
        let written = include_str!("../../../docs/configuration.md");
        assert_eq!(
            written,
            reference(),
            "write it anew: passerelle config-reference > docs/configuration.md"
        );
    }
}
