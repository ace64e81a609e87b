//! Where a mail goes and who it is from, checked before anything is written down.

use std::fmt;

/// The longest address that a mail server must take (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST: usize = 254;
/// The longest part before the @ (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// The longest name of a sender, in characters.
const LONGEST_NAME: usize = 100;

/// An address of e-mail as every mail server takes it: ASCII, without comments and quotes.
///
/// `Debug` does not show it, so that it cannot stray into a log; `Display` does.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    whole: String,
    at: usize,
}

/// Why a text is no address that mail can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("there is no address")]
    Empty,
    #[error("the address is longer than 254 characters")]
    TooLong,
    #[error("the address has no @ with something on both sides, as in name@help.example")]
    NoAt,
    /// A space, a line break, or another character that stands in no address.
    #[error("the address holds a space, a line break or a sign that no address has")]
    Sign,
    /// Before the @: a letter with an accent, a dot too many, or more than 64 characters.
    #[error("what stands before the @ is no name of a mailbox")]
    Mailbox,
    /// Behind the @: no dot, or a part that is no part of a domain.
    #[error("what stands behind the @ is no domain such as help.example")]
    Domain,
}

impl AddressError {
    /// A word for the name of a message to people, such as `no-at`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::NoAt => "no-at",
            Self::Sign => "sign",
            Self::Mailbox => "mailbox",
            Self::Domain => "domain",
        }
    }
}

impl Address {
    /// Reads what a person typed: spaces around it do not count, a domain with accents becomes the
    /// ASCII form that mail servers know. Whether somebody reads mail there, only a mail can tell.
    ///
    /// # Errors
    /// What is wrong with it, for a message beside the field.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim_matches([' ', '\t', '\u{a0}']);
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        let strange = |c: char| {
            c.is_control() || c.is_whitespace() || "<>()[]\\,;:\"\u{feff}\u{200b}".contains(c)
        };
        if text.contains(strange) {
            return Err(AddressError::Sign);
        }
        let (local, domain) = text.split_once('@').ok_or(AddressError::NoAt)?;
        if local.is_empty() || domain.is_empty() {
            return Err(AddressError::NoAt);
        }
        if local.len() > LONGEST_LOCAL || !local.split('.').all(is_atom) {
            return Err(AddressError::Mailbox);
        }
        let domain = idna::domain_to_ascii(domain).map_err(|_| AddressError::Domain)?;
        if !is_domain(&domain) {
            return Err(AddressError::Domain);
        }
        let whole = format!("{local}@{domain}");
        if whole.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        // The library that sends has rules of its own: what it refuses must not be queued.
        if lettre::Address::new(local, &domain).is_err() {
            return Err(AddressError::Mailbox);
        }
        Ok(Self {
            at: local.len(),
            whole,
        })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// What stands behind the @, in ASCII and lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.whole[self.at + 1..]
    }

    pub(crate) fn for_lettre(&self) -> lettre::Address {
        lettre::Address::new_dangerous(&self.whole[..self.at], self.domain())
    }
}

/// One part of a mailbox's name between dots (RFC 5322, `atext`).
fn is_atom(part: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    !part.is_empty() && part.chars().all(sign)
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let sign = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(sign)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    // A last part without a letter is an IP address, or a slip.
    domain.contains('.')
        && domain.split('.').all(label)
        && last.chars().any(|c| c.is_ascii_alphabetic())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

/// Who the mails of the installation are from: an address, and a name that people see before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    pub(crate) name: Option<String>,
    pub(crate) address: Address,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    #[error("{0}; expected is help@help.example or Name <help@help.example>")]
    Address(#[from] AddressError),
    #[error("the name holds a line break or another sign that no name has")]
    Sign,
    #[error("the name is longer than 100 characters")]
    TooLong,
}

impl Sender {
    /// Reads `help@help.example` or `Name <help@help.example>`; quotes around the name do not count.
    ///
    /// # Errors
    /// What is wrong with the name or the address.
    pub fn parse(text: &str) -> Result<Self, SenderError> {
        let text = text.trim_matches([' ', '\t']);
        let Some((name, address)) = text
            .strip_suffix('>')
            .and_then(|text| text.rsplit_once('<'))
        else {
            return Ok(Self {
                name: None,
                address: Address::parse(text)?,
            });
        };
        let name = name.trim_matches([' ', '\t']);
        let bare = name
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'))
            .unwrap_or(name);
        if bare.contains(breaks_a_line) || bare.contains(['<', '>', '"', '\\']) {
            return Err(SenderError::Sign);
        }
        if bare.chars().count() > LONGEST_NAME {
            return Err(SenderError::TooLong);
        }
        Ok(Self {
            name: (!bare.is_empty()).then(|| one_space(bare)),
            address: Address::parse(address)?,
        })
    }

    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.address
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => write!(f, "{}", self.address),
        }
    }
}

/// Signs that end a line, or that a line of a header cannot hold: a header could be put in behind them.
pub(crate) fn breaks_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Runs of spaces as one: headers are broken at spaces and put together again.
pub(crate) fn one_space(text: &str) -> String {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have_are_taken() {
        for (typed, taken) in [
            ("anna@help.example", "anna@help.example"),
            ("  anna@help.example ", "anna@help.example"),
            (
                "A.b-c+news_1@Mail.Help.Example",
                "A.b-c+news_1@mail.help.example",
            ),
            ("o'neil@help.example", "o'neil@help.example"),
            (
                "info@Crèche-étoile.example",
                "info@xn--crche-toile-z9ar.example",
            ),
        ] {
            assert_eq!(
                Address::parse(typed).as_ref().map(Address::as_str),
                Ok(taken),
                "{typed}"
            );
        }
        assert_eq!(
            Address::parse("anna@Mail.Help.Example").unwrap().domain(),
            "mail.help.example"
        );
    }

    #[test]
    fn what_is_no_address_is_refused_and_the_reason_is_told() {
        use AddressError::{Domain, Empty, Mailbox, NoAt, Sign, TooLong};
        let long_mailbox = format!("{}@help.example", "a".repeat(65));
        let long = format!("a@{}help.example", "aa.".repeat(90));
        for (typed, error) in [
            ("", Empty),
            ("   ", Empty),
            ("anna", NoAt),
            ("@help.example", NoAt),
            ("anna@", NoAt),
            ("anna@help@help.example", Domain),
            ("anna maria@help.example", Sign),
            ("anna@help.example\r\nBcc: all@help.example", Sign),
            ("anna@help.example\n", Sign),
            ("Anna <anna@help.example>", Sign),
            ("anna@help.example, bob@help.example", Sign),
            ("anna(comment)@help.example", Sign),
            ("\"anna\"@help.example", Sign),
            ("anna@[127.0.0.1]", Sign),
            ("anna@127.0.0.1", Domain),
            ("anna@localhost", Domain),
            ("anna@help..example", Domain),
            ("anna@-help.example", Domain),
            ("anna@help_desk.example", Domain),
            (".anna@help.example", Mailbox),
            ("an..na@help.example", Mailbox),
            ("zoé@help.example", Mailbox),
            (&long_mailbox, Mailbox),
            (&long, TooLong),
        ] {
            assert_eq!(Address::parse(typed), Err(error), "{typed:?}");
            assert!(!error.code().is_empty());
        }
    }

    #[test]
    fn an_address_does_not_stray_into_a_log() {
        let address = Address::parse("anna@help.example").unwrap();
        assert!(!format!("{address:?}").contains("anna"));
    }

    #[test]
    fn a_sender_is_an_address_with_or_without_a_name() {
        let sender = |text| Sender::parse(text).map(|sender| sender.to_string());
        let bare = Ok("help@help.example".to_owned());
        assert_eq!(sender("help@help.example"), bare);
        assert_eq!(sender("<help@help.example>"), bare);
        let named = Ok("Le Pont, aide <help@help.example>".to_owned());
        assert_eq!(sender("Le Pont, aide <help@help.example>"), named);
        assert_eq!(sender("\"Le  Pont, aide\" <help@help.example>"), named);
        for (text, error) in [
            ("", SenderError::Address(AddressError::Empty)),
            ("Le Pont", SenderError::Address(AddressError::Sign)),
            ("Le Pont <help>", SenderError::Address(AddressError::NoAt)),
            ("Le\nPont <help@help.example>", SenderError::Sign),
            ("Le <Pont> <help@help.example>", SenderError::Sign),
        ] {
            assert_eq!(sender(text), Err(error), "{text:?}");
        }
        let long = format!("{} <help@help.example>", "é".repeat(101));
        assert_eq!(sender(&long), Err(SenderError::TooLong));
    }
}
