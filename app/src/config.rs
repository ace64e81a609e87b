//! The settings: one file, overridden by the environment; nothing unknown is passed over.

mod login;
mod mail;
mod reference;
mod setting;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use kernel::{Language, Wording};
use serde::Deserialize;
use web::{Contact, Installation, assets};

use login::LoginServiceFile;
pub use login::LoginServiceSetting;
use mail::MailFile;
pub use mail::shown as mail_shown;
pub use reference::{SETTINGS, reference};
use setting::{Words, from_environment};

/// What the file may hold. Unknown names are errors: a mistyped one must not be passed over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    database: Option<String>,
    pooler: Option<String>,
    name: Option<String>,
    address: Option<String>,
    languages: Option<Vec<String>>,
    accent: Option<String>,
    places: Option<Vec<String>>,
    trusted_proxies: Option<Vec<String>>,
    security_contact: Option<String>,
    legal_entity: Option<Words>,
    locales: Option<PathBuf>,
    log: Option<String>,
    #[serde(default)]
    contact: ContactFile,
    #[serde(default)]
    mail: MailFile,
    #[serde(default)]
    login_service: Vec<LoginServiceFile>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactFile {
    phone: Option<String>,
    phone_hours: Option<Words>,
    counter: Option<Words>,
    post: Option<Words>,
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub database: db::DatabaseUrl,
    /// The database was not named: the one in this folder.
    pub default_database: bool,
    pub pooler: db::Pooler,
    /// Places to load: nothing said, or just these.
    pub places: Option<Vec<String>>,
    pub installation: Installation,
    pub locales: Option<PathBuf>,
    pub log_as_json: bool,
    pub mail: ::mail::Settings,
    pub login_services: Vec<LoginServiceSetting>,
}

pub const DEFAULT_LISTEN: &str = "127.0.0.1:8080";
pub const DEFAULT_DATABASE: &str = "sqlite:passerelle.db";
const DEFAULT_NAME: &str = "Passerelle";
const DEFAULT_ACCENT: &str = "#0b4f6c";
/// No subscriber's number in Belgium begins with 0 behind its zone: this one is not assigned.
const DEMONSTRATION_PHONE: &str = "+32 2 000 00 00";
const DEMONSTRATION: &str = include_str!("../demonstration-contact.toml");

impl Config {
    /// Reads the file (if any), then the environment, then what the command line says.
    ///
    /// # Errors
    /// What is wrong, where, and what is expected there.
    pub fn read(
        file: Option<&Path>,
        database: Option<&str>,
        listen: Option<&str>,
    ) -> anyhow::Result<Self> {
        let mut settings = match file {
            Some(path) => parse(path)?,
            None if Path::new("passerelle.toml").is_file() => parse(Path::new("passerelle.toml"))?,
            None => File::default(),
        };
        from_environment(&mut settings, std::env::vars())?;
        settings.listen = listen.map(str::to_owned).or(settings.listen);
        settings.database = database.map(str::to_owned).or(settings.database);
        settings.check()
    }
}

fn parse(path: &Path) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
    understand(path, &text)
}

fn understand(path: &Path, text: &str) -> anyhow::Result<File> {
    toml::from_str(text).map_err(|error| {
        anyhow::anyhow!(
            "the settings file {} cannot be used: {}",
            path.display(),
            what_is_wrong(text, &error)
        )
    })
}

/// Where and what, never the line itself nor its value, as the error would show them: a password may stand there,
/// and what is said here ends in logs.
fn what_is_wrong(text: &str, error: &toml::de::Error) -> String {
    let what = without_value(error.message());
    let before = error.span().and_then(|span| text.get(..span.start));
    let Some(before) = before else {
        return what;
    };
    let line = before.matches('\n').count() + 1;
    let of_line = before.rsplit('\n').next().unwrap_or_default();
    let column = of_line.chars().count() + 1;
    format!("line {line}, column {column}: {what}")
}

/// `invalid type: string "…", expected u16` says what stands there; kept is of which kind it is.
fn without_value(message: &str) -> String {
    let rest = ["invalid type: ", "invalid value: "]
        .iter()
        .find_map(|beginning| Some((*beginning, message.strip_prefix(beginning)?)));
    let Some((beginning, (found, expected))) =
        rest.and_then(|(beginning, rest)| Some((beginning, rest.rsplit_once(", expected ")?)))
    else {
        return message.to_owned();
    };
    let kind = found.split(['`', '"']).next().unwrap_or_default().trim();
    format!("{beginning}{kind}, expected {expected}")
}

impl File {
    fn check(self) -> anyhow::Result<Config> {
        let listen_text = self.listen.as_deref().unwrap_or(DEFAULT_LISTEN);
        let listen: SocketAddr = listen_text.parse().with_context(|| {
            format!(
                "listen: \"{listen_text}\" is not an address and port, such as {DEFAULT_LISTEN}"
            )
        })?;
        let default_database = self.database.is_none();
        let database = self.database.as_deref().unwrap_or(DEFAULT_DATABASE);
        let database: db::DatabaseUrl = database.parse().context("database")?;
        let pooler = match self.pooler.as_deref() {
            None | Some("none") => db::Pooler::None,
            Some("transaction") => db::Pooler::Transaction,
            Some(other) => bail!("pooler: \"{other}\" is not known; it is none or transaction"),
        };
        let contact = contact(&self.contact)?;
        if contact.demonstration && !listen.ip().is_loopback() {
            bail!(
                "listen: {listen} can be reached from elsewhere, but there is no contact: people must have a phone, \
                 a counter and a postal way. Fill in [contact] (phone, phone_hours, counter, post) in passerelle.toml, \
                 or listen on {DEFAULT_LISTEN}"
            );
        }
        let accent = self.accent.unwrap_or_else(|| DEFAULT_ACCENT.to_owned());
        match assets::contrast(&accent, "#ffffff") {
            Some(contrast) if contrast >= 7.0 => {}
            Some(contrast) => bail!(
                "accent: {accent} has a contrast of {contrast:.1} to 1 against white; text needs 7 to 1: choose a darker colour"
            ),
            None => bail!("accent: \"{accent}\" is not a colour such as {DEFAULT_ACCENT}"),
        }
        let address = match self.address {
            Some(address) => public_address(&address)?,
            None => format!("http://{listen}"),
        };
        let trusted_proxies = self
            .trusted_proxies
            .unwrap_or_default()
            .iter()
            .map(|text| {
                text.parse::<IpAddr>()
                    .with_context(|| format!("trusted_proxies: \"{text}\" is not an IP address"))
            })
            .collect::<anyhow::Result<_>>()?;
        let unknown = self
            .places
            .iter()
            .flatten()
            .find(|place| *place != "brussels");
        if let Some(place) = unknown {
            bail!("places: \"{place}\" is not known; we ship brussels");
        }
        let log_as_json = match self.log.as_deref() {
            None | Some("text") => false,
            Some("json") => true,
            Some(other) => bail!("log: \"{other}\" is not known; it is text or json"),
        };
        Ok(Config {
            listen,
            database,
            default_database,
            pooler,
            places: self.places,
            installation: Installation {
                name: self.name.unwrap_or_else(|| DEFAULT_NAME.to_owned()),
                address,
                languages: languages(self.languages)?,
                contact,
                accent,
                trusted_proxies,
                security_contact: self.security_contact,
                legal_entity: self.legal_entity.map(Wording::from).unwrap_or_default(),
            },
            locales: self.locales,
            log_as_json,
            mail: self.mail.check()?,
            login_services: login_services(self.login_service)?,
        })
    }
}

/// Each under a name of its own: it stands in addresses.
fn login_services(files: Vec<LoginServiceFile>) -> anyhow::Result<Vec<LoginServiceSetting>> {
    let mut services: Vec<LoginServiceSetting> = Vec::new();
    for file in files {
        let service = file.check()?;
        if services.iter().any(|known| known.name() == service.name()) {
            bail!(
                "login_service: the name \"{}\" stands twice",
                service.name()
            );
        }
        services.push(service);
    }
    Ok(services)
}

fn public_address(address: &str) -> anyhow::Result<String> {
    let address = address.trim_end_matches('/');
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '"', '<', '?']) => {
            Ok(address.to_owned())
        }
        _ => bail!("address: \"{address}\" is not an address such as https://help.example"),
    }
}

fn languages(codes: Option<Vec<String>>) -> anyhow::Result<Vec<Language>> {
    let Some(codes) = codes else {
        return Ok(Language::ALL.to_vec());
    };
    let mut languages = Vec::new();
    for code in &codes {
        let language = Language::parse(code).with_context(|| {
            format!("languages: \"{code}\" is not known; there are fr, nl, de, en and ar")
        })?;
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        bail!("languages: at least one is needed, such as [\"fr\", \"nl\"]");
    }
    Ok(languages)
}

/// All of the contact, or none of it: then the demonstration's, marked as such.
fn contact(file: &ContactFile) -> anyhow::Result<Contact> {
    let given = [
        file.phone.is_some(),
        file.phone_hours.is_some(),
        file.counter.is_some(),
        file.post.is_some(),
    ];
    if given.iter().all(|given| !given) {
        return demonstration();
    }
    let names = ["phone", "phone_hours", "counter", "post"];
    let missing: Vec<&str> = names
        .into_iter()
        .zip(given)
        .filter(|(_, given)| !given)
        .map(|(name, _)| name)
        .collect();
    if !missing.is_empty() {
        bail!(
            "contact: {} is missing; people need the phone, the counter and the postal way",
            missing.join(", ")
        );
    }
    let words = |words: &Option<Words>| words.clone().map(Wording::from).unwrap_or_default();
    let phone = file.phone.clone().unwrap_or_default();
    if phone.chars().filter(char::is_ascii_digit).count() < 4 {
        bail!("contact.phone: \"{phone}\" is not a telephone number");
    }
    Ok(Contact {
        phone,
        phone_hours: words(&file.phone_hours),
        counter: words(&file.counter),
        post: words(&file.post),
        demonstration: false,
    })
}

fn demonstration() -> anyhow::Result<Contact> {
    let texts: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(DEMONSTRATION).context("the demonstration's contact")?;
    let words = |name: &str| Wording(texts.get(name).cloned().unwrap_or_default());
    Ok(Contact {
        phone: DEMONSTRATION_PHONE.to_owned(),
        phone_hours: words("phone_hours"),
        counter: words("counter"),
        post: words("post"),
        demonstration: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Config, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        file.check().map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn nothing_said_is_a_demonstration_on_this_machine() {
        let config = config("").unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert!(config.default_database && config.installation.contact.demonstration);
        assert_eq!(config.installation.languages.len(), 5);
    }

    #[test]
    fn without_a_contact_nobody_elsewhere_is_served() {
        let error = config("listen = \"0.0.0.0:8080\"").unwrap_err();
        assert!(error.contains("contact"), "{error}");
        let whole = "listen = \"0.0.0.0:80\"\n[contact]\nphone = \"02 123 45 67\"\nphone_hours = \"9-17\"\n\
                     counter = \"Rue X 1\"\npost = { fr = \"Rue X 1\", nl = \"X-straat 1\" }\n";
        assert!(!config(whole).unwrap().installation.contact.demonstration);
        let error = config("[contact]\nphone = \"02 123 45 67\"").unwrap_err();
        assert!(
            error.contains("phone_hours, counter, post is missing"),
            "{error}"
        );
    }

    #[test]
    fn what_is_unknown_or_wrong_is_named() {
        for (text, named) in [
            ("lisen = \"x\"", "lisen"),
            ("listen = \"8080\"", "listen"),
            ("database = \"mysql://x\"", "database"),
            ("accent = \"#cccccc\"", "accent"),
            ("accent = \"blue\"", "accent"),
            ("languages = [\"xx\"]", "languages"),
            ("places = [\"paris\"]", "places"),
            ("address = \"help.example\"", "address"),
            ("trusted_proxies = [\"proxy\"]", "trusted_proxies"),
            ("log = \"xml\"", "log"),
        ] {
            let error = config(text).unwrap_err();
            assert!(error.contains(named), "{text}: {error}");
        }
    }

    #[test]
    fn a_line_that_is_wrong_is_named_and_not_shown_for_it_may_hold_a_password() {
        let secret = "zebra-4711";
        for (line, named) in [
            ("password = zebra-4711", "line 3, column 12"),
            ("password = \"zebra-4711", "line 3, column 2"),
            ("password = \"zebra-4711\"\"", "line 3, column 2"),
            ("password = \"\\zebra-4711\"", "line 3, column 1"),
            ("password zebra-4711", "line 3, column 1"),
            ("password: \"zebra-4711\"", "line 3, column 1"),
            ("pasword = \"zebra-4711\"", "unknown field `pasword`"),
            (
                "port = \"zebra-4711\"",
                "line 3, column 8: invalid type: string, expected u16",
            ),
            ("password = [\"zebra-4711\"]", "line 3, column 12"),
            ("password = { zebra-4711 = 1 }", "line 3, column 12"),
            (
                "user = \"é\"; password = \"zebra-4711\"",
                "line 3, column 11",
            ),
            (
                "port = \", expected zebra-4711, expected \"",
                "invalid type: string, expected u16",
            ),
        ] {
            let text = format!("name = \"Pont\"\n[mail]\n{line}\n");
            let error = understand(Path::new("pont.toml"), &text).unwrap_err();
            let told = format!("{error:#}");
            assert!(
                told.contains(named) && told.contains("pont.toml"),
                "{line}: {told}"
            );
            assert!(!told.contains(secret), "{line}: {told}");
        }
        for number in ["4711", "47.11", "true"] {
            let text = format!("[mail]\npassword = {number}\n");
            let error = understand(Path::new("pont.toml"), &text).unwrap_err();
            let told = format!("{error:#}");
            assert!(
                told.contains("line 2, column 12") && told.contains("expected a string"),
                "{told}"
            );
            assert!(!told.contains(number), "{told}");
        }
        let whole = understand(
            Path::new("pont.toml"),
            "[mail]\npassword = \"zebra-4711\"\n",
        );
        assert_eq!(whole.unwrap().mail.password.as_deref(), Some(secret));
    }

    #[test]
    fn the_environment_overrides_and_unknown_names_are_errors() {
        let mut file = File::default();
        let set = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let variables = [
            set("PASSERELLE_NAME", "Pont"),
            set("PASSERELLE_CONTACT_PHONE", "02 123 45 67"),
            set("HOME", "/"),
        ];
        from_environment(&mut file, variables.into_iter()).unwrap();
        assert_eq!(file.name.as_deref(), Some("Pont"));
        assert_eq!(file.contact.phone.as_deref(), Some("02 123 45 67"));
        let error =
            from_environment(&mut file, [set("PASSERELLE_NAEM", "x")].into_iter()).unwrap_err();
        assert!(error.to_string().contains("PASSERELLE_NAEM"));
    }
    #[test]
    fn every_setting_can_come_from_the_environment() {
        for setting in SETTINGS {
            let name = format!(
                "PASSERELLE_{}",
                setting.name.replace('.', "_").to_uppercase()
            );
            let variable = [(name.clone(), "25".to_owned())];
            from_environment(&mut File::default(), variable.into_iter()).unwrap();
        }
        let port = [("PASSERELLE_MAIL_PORT".to_owned(), "smtp".to_owned())];
        let error = from_environment(&mut File::default(), port.into_iter()).unwrap_err();
        assert!(
            error.to_string().contains("PASSERELLE_MAIL_PORT"),
            "{error}"
        );
        let password = [("PASSERELLE_MAIL_PASSWORD".to_owned(), "zebra".to_owned())];
        let mut file = File::default();
        from_environment(&mut file, password.into_iter()).unwrap();
        assert!(!format!("{file:?}").contains("zebra"));
        assert!(format!("{:#}", file.check().unwrap_err()).contains("mail.password"));
    }
}
