//! Where the database is, as an operator writes it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::any::AnyConnectOptions;

/// Which of the two databases is behind the SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// `sqlite:PATH`, `sqlite://PATH`, `postgres://…` or `postgresql://…`.
///
/// Several PostgreSQL servers are separated by commas, either as whole addresses or, as libpq does,
/// as hosts (`postgres://name@one:5432,two/passerelle`); the first that accepts writes is used.
/// A SQLite path is taken letter by letter: nothing is decoded, no parameters are read.
/// Neither `Debug` nor `Display` shows a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Sqlite(PathBuf),
    Postgres(Vec<String>),
}

/// An address that names no database. The messages repeat no part that may be a password.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    #[error(
        "\"{0}\" is not a kind of database Passerelle knows: write sqlite:PATH or postgres://USER@HOST/DATABASE"
    )]
    UnknownScheme(String),
    #[error(
        "the database address has no \"sqlite:\" or \"postgres://\" in front: write sqlite:PATH or postgres://USER@HOST/DATABASE"
    )]
    NoScheme,
    #[error("the SQLite address names no file: write for instance sqlite:passerelle.db")]
    NoFile,
    #[error("SQLite in memory would lose everything at the first restart: write sqlite:PATH")]
    InMemory,
    #[error("nothing may follow the path of a SQLite file (found \"?\"): write sqlite:PATH alone")]
    Parameters,
    #[error(
        "the PostgreSQL address cannot be read ({0}): write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with %XX for special characters in the password"
    )]
    Malformed(String),
    #[error("the PostgreSQL address names no database: write postgres://USER@HOST/DATABASE")]
    NoDatabase,
}

impl DatabaseUrl {
    /// The address of a SQLite file.
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self(Kind::Sqlite(path.into()))
    }

    #[must_use]
    pub fn backend(&self) -> Backend {
        match self.0 {
            Kind::Sqlite(_) => Backend::Sqlite,
            Kind::Postgres(_) => Backend::Postgres,
        }
    }

    /// The file of a SQLite database.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.0 {
            Kind::Sqlite(path) => Some(path),
            Kind::Postgres(_) => None,
        }
    }

    /// One address per PostgreSQL server, passwords included.
    pub(crate) fn servers(&self) -> &[String] {
        match &self.0 {
            Kind::Sqlite(_) => &[],
            Kind::Postgres(servers) => servers,
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("sqlite:") {
            return sqlite_path(path.strip_prefix("//").unwrap_or(path));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return postgres_servers(text);
        }
        match text.split_once(':') {
            // A Windows drive or a bare file name is no scheme, and what follows a colon may be a password.
            Some((scheme, _))
                if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric()) =>
            {
                Err(AddressError::UnknownScheme(scheme.to_owned()))
            }
            _ => Err(AddressError::NoScheme),
        }
    }
}

fn sqlite_path(path: &str) -> Result<DatabaseUrl, AddressError> {
    match path {
        "" => Err(AddressError::NoFile),
        ":memory:" => Err(AddressError::InMemory),
        path if path.contains('?') => Err(AddressError::Parameters),
        path => Ok(DatabaseUrl::sqlite(path)),
    }
}

fn postgres_servers(text: &str) -> Result<DatabaseUrl, AddressError> {
    let mut servers = Vec::new();
    for address in whole_addresses(text) {
        for server in one_per_host(address) {
            let parsed: AnyConnectOptions = server
                .parse()
                .map_err(|error: sqlx::Error| AddressError::Malformed(reason(&error)))?;
            let url = &parsed.database_url;
            let named_in_query = url.query_pairs().any(|(key, _)| key == "dbname");
            if url.path().trim_matches('/').is_empty() && !named_in_query {
                return Err(AddressError::NoDatabase);
            }
            servers.push(server);
        }
    }
    Ok(DatabaseUrl(Kind::Postgres(servers)))
}

/// The parser's own words ("invalid port number"), which quote nothing of the address.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Configuration(inner) => inner.to_string(),
        other => other.to_string(),
    }
}

fn whole_addresses(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = text.match_indices(",postgres").map(|(at, _)| at).collect();
    starts.retain(|at| {
        let rest = &text[at + 1..];
        rest.starts_with("postgres://") || rest.starts_with("postgresql://")
    });
    let mut addresses = Vec::new();
    let mut from = 0;
    for at in starts {
        addresses.push(&text[from..at]);
        from = at + 1;
    }
    addresses.push(&text[from..]);
    addresses
}

/// `postgres://name@one,two/base` becomes `postgres://name@one/base` and `postgres://name@two/base`.
fn one_per_host(address: &str) -> Vec<String> {
    let Some((scheme, rest)) = address.split_once("://") else {
        return vec![address.to_owned()];
    };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (login, hosts) = match authority.rfind('@') {
        Some(at) => authority.split_at(at + 1),
        None => ("", authority),
    };
    hosts
        .split(',')
        .map(|host| format!("{scheme}://{login}{host}{tail}"))
        .collect()
}

/// One server's address without its password, for messages.
pub(crate) fn without_password(server: &str) -> String {
    let Ok(parsed) = server.parse::<AnyConnectOptions>() else {
        return "postgres://…".to_owned();
    };
    let url = &parsed.database_url;
    let login = if url.username().is_empty() {
        String::new()
    } else {
        format!("{}@", url.username())
    };
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let query = |wanted: &str| {
        url.query_pairs()
            .find(|(key, _)| key == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let host = query("host").unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
    let database = query("dbname").map_or_else(|| url.path().to_owned(), |name| format!("/{name}"));
    format!("postgres://{login}{host}{port}{database}")
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Kind::Postgres(servers) => {
                let shown: Vec<String> = servers
                    .iter()
                    .map(|server| without_password(server))
                    .collect();
                f.write_str(&shown.join(","))
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<DatabaseUrl, AddressError> {
        text.parse()
    }

    #[test]
    fn a_sqlite_path_is_taken_letter_by_letter() {
        for (text, path) in [
            ("sqlite:passerelle.db", "passerelle.db"),
            ("sqlite://passerelle.db", "passerelle.db"),
            ("sqlite:/var/lib/passerelle.db", "/var/lib/passerelle.db"),
            ("sqlite:///var/lib/passerelle.db", "/var/lib/passerelle.db"),
            ("sqlite:été 100%#1.db", "été 100%#1.db"),
        ] {
            assert_eq!(read(text).unwrap().path(), Some(Path::new(path)), "{text}");
        }
    }

    #[test]
    fn an_address_of_an_unknown_kind_is_refused_with_its_kind_only() {
        assert_eq!(
            read("mysql://me:secret@host/base"),
            Err(AddressError::UnknownScheme("mysql".into()))
        );
        assert_eq!(read("postgre//typo"), Err(AddressError::NoScheme));
        assert_eq!(read("passerelle.db"), Err(AddressError::NoScheme));
        assert_eq!(read(""), Err(AddressError::NoScheme));
        assert_eq!(read("sqlite:"), Err(AddressError::NoFile));
        assert_eq!(read("sqlite::memory:"), Err(AddressError::InMemory));
        assert_eq!(read("sqlite:a.db?mode=ro"), Err(AddressError::Parameters));
        assert_eq!(read("postgres://me@host"), Err(AddressError::NoDatabase));
        assert!(matches!(
            read("postgres://me@host:port/base"),
            Err(AddressError::Malformed(_))
        ));
    }

    #[test]
    fn several_servers_are_read_in_both_spellings() {
        let expected = [
            "postgres://me:a,b@one:5433/base?sslmode=require",
            "postgres://me:a,b@two/base?sslmode=require",
        ];
        assert_eq!(
            read("postgres://me:a,b@one:5433,two/base?sslmode=require")
                .unwrap()
                .servers(),
            expected
        );
        assert_eq!(read(&expected.join(",")).unwrap().servers(), expected);
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = read("postgres://me:s3cret@one,two/base?password=s3cret").unwrap();
        assert_eq!(
            url.to_string(),
            "postgres://me@one/base,postgres://me@two/base"
        );
        assert!(!format!("{url:?}").contains("s3cret"));
    }
}
