//! Single settings: texts in one or several languages, and values out of the environment.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use kernel::Wording;
use serde::Deserialize;

use super::File;

/// A text that is the same in every language, or one by language.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Words {
    Same(String),
    ByLanguage(BTreeMap<String, String>),
}

impl From<Words> for Wording {
    fn from(words: Words) -> Self {
        match words {
            Words::Same(text) => Self::same_everywhere(&text),
            Words::ByLanguage(texts) => Self(texts),
        }
    }
}

const PREFIX: &str = "PASSERELLE_";
/// The tests' own variables are no settings.
const TEST_PREFIX: &str = "PASSERELLE_TEST_";

/// `PASSERELLE_CONTACT_PHONE` is `contact.phone`; lists are separated by commas.
pub(super) fn from_environment(
    file: &mut File,
    variables: impl Iterator<Item = (String, String)>,
) -> anyhow::Result<()> {
    let list = |value: &str| {
        value
            .split(',')
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .collect()
    };
    for (name, value) in variables {
        let Some(setting) = name
            .strip_prefix(PREFIX)
            .filter(|_| !name.starts_with(TEST_PREFIX))
        else {
            continue;
        };
        match setting {
            "LISTEN" => file.listen = Some(value),
            "DATABASE" => file.database = Some(value),
            "POOLER" => file.pooler = Some(value),
            "NAME" => file.name = Some(value),
            "ADDRESS" => file.address = Some(value),
            "LANGUAGES" => file.languages = Some(list(&value)),
            "ACCENT" => file.accent = Some(value),
            "PLACES" => file.places = Some(list(&value)),
            "TRUSTED_PROXIES" => file.trusted_proxies = Some(list(&value)),
            "SECURITY_CONTACT" => file.security_contact = Some(value),
            "LEGAL_ENTITY" => file.legal_entity = Some(Words::Same(value)),
            "LOCALES" => file.locales = Some(PathBuf::from(value)),
            "LOG" => file.log = Some(value),
            "CONTACT_PHONE" => file.contact.phone = Some(value),
            "CONTACT_PHONE_HOURS" => file.contact.phone_hours = Some(Words::Same(value)),
            "CONTACT_COUNTER" => file.contact.counter = Some(Words::Same(value)),
            "CONTACT_POST" => file.contact.post = Some(Words::Same(value)),
            "MAIL_TRANSPORT" => file.mail.transport = Some(value),
            "MAIL_FROM" => file.mail.from = Some(value),
            "MAIL_SERVER" => file.mail.server = Some(value),
            "MAIL_PORT" => {
                file.mail.port = Some(value.parse().with_context(|| {
                    format!("{name}: \"{value}\" is not a port, a number up to 65535")
                })?);
            }
            "MAIL_SECURITY" => file.mail.security = Some(value),
            "MAIL_USER" => file.mail.user = Some(value),
            "MAIL_PASSWORD" => file.mail.password = Some(value),
            "MAIL_FOLDER" => file.mail.folder = Some(PathBuf::from(value)),
            _ => bail!(
                "the environment variable {name} is no setting; docs/configuration.md lists them"
            ),
        }
    }
    Ok(())
}
