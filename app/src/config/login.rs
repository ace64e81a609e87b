//! The tables `[[login_service]]`: where people who have an account may sign in instead of with a password.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use accounts::{LoginService, return_address};
use anyhow::{Context, bail};
use kernel::Wording;
use oidc::{Algorithm, AssertionFor, Authentication, Client, Fetch, Provider, Secret, SigningKey};
use serde::Deserialize;
use web::Installation;

use super::reference::Setting;
use super::setting::Words;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LoginServiceFile {
    name: String,
    title: Words,
    issuer: String,
    client_id: String,
    secret_file: Option<PathBuf>,
    key_file: Option<PathBuf>,
    key_id: Option<String>,
    key_algorithm: Option<String>,
    #[serde(default)]
    strengths: Vec<String>,
    always_ask: Option<bool>,
}

/// A login service, checked as far as it can be without asking it.
#[derive(Clone, Debug)]
pub struct LoginServiceSetting {
    title: Wording,
    name: String,
    issuer: String,
    client_id: String,
    authentication: Authentication,
    strengths: Vec<String>,
    always_ask: bool,
}

/// What each table may hold.
pub const FIELDS: [Setting; 10] = [
    Setting {
        name: "name",
        default: "needed",
        what: "our own word for it, as it stands in addresses: `fas`",
    },
    Setting {
        name: "title",
        default: "needed",
        what: "what people know it by; a text, or one by language",
    },
    Setting {
        name: "issuer",
        default: "needed",
        what: "its address, exactly as it writes it in its tokens",
    },
    Setting {
        name: "client_id",
        default: "needed",
        what: "what it knows us by",
    },
    Setting {
        name: "secret_file",
        default: "needed, or `key_file`",
        what: "a file that holds our secret and nothing else",
    },
    Setting {
        name: "key_file",
        default: "needed, or `secret_file`",
        what: "a file with our private key (PEM, PKCS #8)",
    },
    Setting {
        name: "key_id",
        default: "needed with `key_file`",
        what: "the key's `kid`",
    },
    Setting {
        name: "key_algorithm",
        default: "RS256",
        what: "how the key signs: `RS256`, `PS256` or `ES256`",
    },
    Setting {
        name: "strengths",
        default: "none: our own code is asked afterwards",
        what: "the values of `acr` that are strong enough, the best first; then no code of ours is asked",
    },
    Setting {
        name: "always_ask",
        default: "true",
        what: "everybody signs in there anew, whoever was there before; `false` only where nobody shares a computer",
    },
];

impl LoginServiceFile {
    pub(super) fn check(self) -> anyhow::Result<LoginServiceSetting> {
        let name = self.name;
        let at = |field: &str| format!("login_service {name}: {field}");
        let read = |path: &Path, field: &str| {
            std::fs::read_to_string(path)
                .with_context(|| format!("{}: {} cannot be read", at(field), path.display()))
        };
        let authentication = match (&self.secret_file, &self.key_file) {
            (Some(file), None) => {
                let secret = read(file, "secret_file")?;
                let secret = secret.trim_end_matches(['\r', '\n']);
                Authentication::ClientSecretBasic(Secret::new(secret))
            }
            (None, Some(file)) => {
                let named = self.key_algorithm.as_deref().unwrap_or("RS256");
                let algorithm = Algorithm::parse(named).with_context(|| {
                    format!(
                        "{}: \"{named}\" is not known; it is RS256, PS256 or ES256",
                        at("key_algorithm")
                    )
                })?;
                let pem = read(file, "key_file")?;
                let id = self.key_id.unwrap_or_default();
                let key = SigningKey::from_pem(algorithm, pem.as_bytes(), id, AssertionFor::Issuer);
                Authentication::PrivateKeyJwt(key.with_context(|| at("key_file"))?)
            }
            _ => bail!("{} or key_file: one of both is needed", at("secret_file")),
        };
        Ok(LoginServiceSetting {
            title: self.title.into(),
            issuer: self.issuer,
            client_id: self.client_id,
            authentication,
            strengths: self.strengths,
            always_ask: self.always_ask.unwrap_or(true),
            name,
        })
    }
}

impl LoginServiceSetting {
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The service as the program uses it. Nothing is asked of the network yet.
    ///
    /// # Errors
    /// Everything that is wrong with the settings.
    pub fn open(
        &self,
        installation: &Installation,
        network: Arc<dyn Fetch>,
    ) -> anyhow::Result<LoginService> {
        let mut provider = Provider::new(
            &self.name,
            &self.issuer,
            &self.client_id,
            self.authentication.clone(),
            return_address(installation, &self.name),
        );
        // Neither name nor e-mail is needed to know an account again.
        provider.scopes = Vec::new();
        provider.strengths.clone_from(&self.strengths);
        provider.always_ask = self.always_ask;
        provider.after_end = Some(format!(
            "{}/{}/signed-out",
            installation.address, installation.languages[0]
        ));
        let client = Client::new(provider, network).map_err(|wrong| {
            let wrong: Vec<String> = wrong.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("login_service {}: {}", self.name, wrong.join("; "))
        })?;
        Ok(LoginService::new(self.title.clone(), client))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(text: &str) -> Result<LoginServiceSetting, String> {
        let file: LoginServiceFile = toml::from_str(text).map_err(|error| error.to_string())?;
        file.check().map_err(|error| format!("{error:#}"))
    }

    const WHOLE: &str = "name = \"fas\"\ntitle = \"FAS\"\nissuer = \"https://login.example\"\nclient_id = \"help\"\n";

    #[test]
    fn the_secret_stands_in_a_file_of_its_own_and_is_never_shown() {
        let file = std::env::temp_dir().join(format!("login-{}", std::process::id()));
        std::fs::write(&file, "zebra 4711\n").unwrap();
        let text = format!("{WHOLE}secret_file = {:?}\n", file.display().to_string());
        let setting = setting(&text).unwrap();
        std::fs::remove_file(&file).unwrap();
        let Authentication::ClientSecretBasic(secret) = &setting.authentication else {
            panic!("{setting:?}");
        };
        assert!(secret.is("zebra 4711"));
        assert!(!format!("{setting:?}").contains("zebra"));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        for (more, named) in [
            ("", "secret_file or key_file"),
            ("secret_file = \"/there/is/none\"", "secret_file"),
            ("secret_file = \"a\"\nkey_file = \"b\"", "one of both"),
            ("key_file = \"a\"\nkey_algorithm = \"HS256\"", "HS256"),
            ("secret = \"zebra\"", "secret"),
        ] {
            let error = setting(&format!("{WHOLE}{more}\n")).unwrap_err();
            assert!(error.contains(named), "{more}: {error}");
        }
        assert!(setting("name = \"fas\"").unwrap_err().contains("title"));
    }

    #[test]
    fn every_field_is_explained() {
        for Setting { name, .. } in FIELDS {
            let text = format!("{WHOLE}{name} = 4711\n");
            let error = setting(&text).unwrap_err();
            assert!(!error.contains("unknown field"), "{name}: {error}");
        }
    }
}
