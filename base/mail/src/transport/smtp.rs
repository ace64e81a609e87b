//! To a mail server, one connection per mail, step by step: what a refusal means depends on the step.

use std::error::Error as _;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use super::Refusal;
use crate::{Letter, Security, Sender, Smtp};

/// How long a server is waited for.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// For its name to be found.
    find: Duration,
    /// For each of its addresses to answer.
    reach: Duration,
    /// For all of one mail.
    whole: Duration,
    /// For it to say goodbye, when the mail has already been taken.
    goodbye: Duration,
}

/// A dead server costs five seconds: of its addresses at most two are tried.
const PATIENCE: Patience = Patience {
    find: Duration::from_secs(2),
    reach: Duration::from_millis(1500),
    whole: Duration::from_secs(20),
    goodbye: Duration::from_secs(1),
};
const ADDRESSES: usize = 2;

pub struct Server {
    smtp: Smtp,
    /// Made once: reading the machine's certificates takes longer than sending a mail.
    tls: Option<TlsParameters>,
    patience: Patience,
}

impl Server {
    /// `None` where TLS is asked for and cannot be set up.
    pub fn new(smtp: Smtp) -> Option<Self> {
        let tls = match smtp.security {
            Security::None => None,
            Security::Tls | Security::StartTls => {
                Some(TlsParameters::new(smtp.server.clone()).ok()?)
            }
        };
        Some(Self {
            smtp,
            tls,
            patience: PATIENCE,
        })
    }

    pub async fn send(&self, from: &Sender, letter: &Letter, mail: &[u8]) -> Result<(), Refusal> {
        let whole = async {
            let mut connection = self.open(from).await?;
            deliver(&mut connection, from, letter, mail).await?;
            Ok(connection)
        };
        let mut connection = timeout(self.patience.whole, whole)
            .await
            .unwrap_or_else(|_| Err(Refusal::of_all("time-out")))?;
        // The mail has been taken: whatever happens to the goodbye must not have it sent again.
        let _ = timeout(self.patience.goodbye, connection.command(Quit)).await;
        Ok(())
    }

    /// A connection with which mail can be sent. What goes wrong here goes wrong for every mail.
    async fn open(&self, from: &Sender) -> Result<AsyncSmtpConnection, Refusal> {
        let addresses = self.find().await?;
        // The name of our own machine is nobody's business.
        let hello = ClientId::Domain(from.address().domain().to_owned());
        let (from_the_start, later) = match self.smtp.security {
            Security::StartTls => (None, self.tls.clone()),
            Security::Tls | Security::None => (self.tls.clone(), None),
        };
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            &addresses[..],
            Some(self.patience.reach),
            &hello,
            from_the_start,
            None,
        )
        .await
        .map_err(|error| of_all(&error, "unreachable"))?;
        if let Some(tls) = later {
            // Refused where the server does not offer it: nothing travels unprotected.
            connection
                .starttls(tls, &hello)
                .await
                .map_err(|error| of_all(&error, "tls"))?;
        }
        if let Some(login) = &self.smtp.login {
            let credentials = Credentials::new(login.user.clone(), login.password.clone());
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], &credentials)
                .await
                .map_err(|error| of_all(&error, "login"))?;
        }
        Ok(connection)
    }

    async fn find(&self) -> Result<Vec<SocketAddr>, Refusal> {
        let found = tokio::net::lookup_host((self.smtp.server.as_str(), self.smtp.port));
        let addresses: Vec<SocketAddr> = match timeout(self.patience.find, found).await {
            Ok(Ok(addresses)) => addresses.take(ADDRESSES).collect(),
            Ok(Err(_)) | Err(_) => Vec::new(),
        };
        if addresses.is_empty() {
            return Err(Refusal::of_all("unknown-server"));
        }
        Ok(addresses)
    }
}

async fn deliver(
    connection: &mut AsyncSmtpConnection,
    from: &Sender,
    letter: &Letter,
    mail: &[u8],
) -> Result<(), Refusal> {
    let sender = from.address().for_lettre();
    // A sender that is refused is refused for every mail: a setting has to be mended, no mail given up.
    connection
        .command(Mail::new(Some(sender), Vec::new()))
        .await
        .map_err(|error| of_all(&error, "sender"))?;
    connection
        .command(Rcpt::new(letter.to.for_lettre(), Vec::new()))
        .await
        .map_err(|error| of_one(&error))?;
    connection
        .command(Data)
        .await
        .map_err(|error| of_one(&error))?;
    connection
        .message(mail)
        .await
        .map_err(|error| of_one(&error))?;
    Ok(())
}

/// A failure that would meet every mail: the step it happened at, and the server's number if it gave one.
fn of_all(error: &Error, step: &'static str) -> Refusal {
    let step = if is_tls(error) { "tls" } else { step };
    Refusal::of_all(match error.status() {
        Some(code) => format!("{step}-{code}"),
        None => step.to_owned(),
    })
}

/// A failure that meets this mail, where the server says so; a connection that breaks is no answer.
fn of_one(error: &Error) -> Refusal {
    let Some(code) = error.status() else {
        return Refusal::of_all("broken-off");
    };
    let code = code.to_string();
    let problem = format!("smtp-{code}");
    match code.as_str() {
        // The server shuts down, or wants a login: nothing of this mail's.
        "421" | "530" | "535" => Refusal::of_all(problem),
        // The mailbox is full: it may have room tomorrow.
        "552" => Refusal::for_now(problem),
        _ if error.is_permanent() => Refusal::for_good(problem),
        _ => Refusal::for_now(problem),
    }
}

/// A handshake that failed comes as a failed connection; what is not valid data tells it from one.
fn is_tls(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return error.kind() == io::ErrorKind::InvalidData;
        }
        source = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use kernel::{Ids, Language};
    use tokio::net::TcpListener;

    use super::*;
    use crate::Address;

    #[test]
    fn a_dead_server_costs_five_seconds_and_a_mail_twenty() {
        let Patience {
            find, reach, whole, ..
        } = PATIENCE;
        let addresses = u32::try_from(ADDRESSES).unwrap();
        assert_eq!(find + reach * addresses, Duration::from_secs(5));
        assert_eq!(whole, Duration::from_secs(20));
    }

    #[test]
    fn a_server_that_answers_the_call_and_then_says_nothing_is_left() {
        testkit::run(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let port = listener.local_addr().unwrap().port();
            tokio::spawn(async move {
                let mut silent = Vec::new();
                while let Ok((stream, _)) = listener.accept().await {
                    silent.push(stream);
                }
            });
            let smtp = Smtp::new("127.0.0.1", Some(port), Security::None, None).unwrap();
            let mut server = Server::new(smtp).unwrap();
            server.patience.whole = Duration::from_millis(200);
            let date = "2026-11-22T10:00:00Z".parse().unwrap();
            let letter = Letter {
                id: Ids::counting().next(date),
                to: Address::parse("anna@help.example").unwrap(),
                language: Language::French,
                subject: "s".to_owned(),
                text: "t".to_owned(),
                date,
            };
            let from = Sender::parse("help@help.example").unwrap();
            let sending = server.send(&from, &letter, b"mail");
            let outcome = timeout(Duration::from_secs(5), sending).await.unwrap();
            assert_eq!(outcome, Err(Refusal::of_all("time-out")));
        });
    }
}
