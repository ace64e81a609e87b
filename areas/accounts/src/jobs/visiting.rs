//! To a login service and back: signing in there, or saying who one is there.

use std::net::IpAddr;

use jiff::Timestamp;
use kernel::Language;
use oidc::{Ask, Identity, Random, SignedIn, Started, Words};
use web::SignIn;
use web::sign_in::{kept_of, new_secret};

use super::entering::{Opened, end_former, only_hat};
use super::login_service::LoginService;
use super::{code_of, trace};
use crate::Accounts;
use crate::model::Span;
use crate::store::{self, LoginVisit, NewLoginLink, NewSignIn, Stage};

/// Why somebody does not get to a login service, or does not come in after it.
#[derive(Debug)]
pub enum NotIn {
    /// This installation has no such login service.
    NoSuchService,
    /// Too many browsers of this network set out at once.
    Slowed {
        retry_after_s: u64,
    },
    /// The service, or what came back from it, was not accepted.
    Service(Words),
    /// The browser did not set out, set out too long ago, or was here with it before.
    TooLate,
    /// No account is linked to who this is there.
    NotLinked,
    /// Who this is there belongs to another account, or the account to somebody else there.
    Taken,
    Database(db::Error),
}

impl From<db::Error> for NotIn {
    fn from(error: db::Error) -> Self {
        Self::Database(error)
    }
}

/// What a browser sets out for.
#[derive(Debug)]
pub struct Errand<'a> {
    pub login_service: &'a str,
    pub language: Language,
    /// Where the person goes on to afterwards, behind the language; empty: nowhere in particular.
    pub next: &'a str,
    pub public_computer: bool,
    /// Whose account is to be linked; nothing where somebody signs in.
    pub linking: Option<&'a SignIn>,
    /// The secret of whoever is signed in with this browser: it also stands for the visit, so that a link
    /// from elsewhere to a login service signs nobody out.
    pub held: Option<&'a str>,
    pub network: IpAddr,
}

/// Where the browser goes now.
#[derive(Debug)]
pub struct SetOut {
    pub address: String,
    /// What the browser holds from now on, where nobody was signed in with it.
    pub secret: Option<String>,
}

/// Notes for what a browser sets out. Whoever is signed in stays so until somebody comes back.
///
/// # Errors
/// [`NotIn`].
pub async fn set_out(accounts: &Accounts, errand: &Errand<'_>) -> Result<SetOut, NotIn> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let service = accounts
        .login_service(errand.login_service)
        .ok_or(NotIn::NoSuchService)?;
    accounts
        .visits
        .take(errand.network, now)
        .map_err(|retry_after_s| NotIn::Slowed { retry_after_s })?;
    let ask = Ask {
        language: Some(errand.language),
        max_age: None,
        // Who was there before on a shared computer is not who links an account, or signs in, now.
        anew: errand.public_computer || errand.linking.is_some(),
    };
    let random = Random::of(std::array::from_fn(|_| ground.ids.random()));
    let begun = service.client.begin(&ask, now, random).await;
    let begun = begun.map_err(|refused| told(service, refused))?;
    // What nobody is known by is not taken over: somebody else may have put it there.
    let (held, fresh) = match errand.held {
        Some(held) => (kept_of(held), None),
        None => {
            let fresh = new_secret(ground.ids.random());
            (kept_of(&fresh), Some(fresh))
        }
    };
    let visit = LoginVisit {
        login_service: errand.login_service.to_owned(),
        started: serde_json::to_string(&begun.started)
            .map_err(|_| db::Error::unreadable("a sign-in that begins"))?,
        sign_in: errand.linking.map(|sign_in| sign_in.id.clone()),
        language: errand.language,
        next: errand.next.to_owned(),
        public_computer: errand.public_computer,
        ends: now + oidc::LONGEST_SIGN_IN,
    };
    let mut tx = ground.db.begin().await?;
    store::put_login_visit(&mut tx, &held, &visit).await?;
    tx.commit().await?;
    Ok(SetOut {
        address: begun.address,
        secret: fresh,
    })
}

/// A browser that comes back.
#[derive(Debug)]
pub struct Return<'a> {
    pub login_service: &'a str,
    /// What stands behind the question mark.
    pub query: &'a str,
    /// The secret that the browser holds.
    pub held: &'a str,
    pub sign_in: Option<&'a SignIn>,
    pub device: Option<&'a str>,
}

/// What somebody came back with.
#[derive(Debug)]
pub enum Came {
    /// Signed in.
    In(Opened),
    /// Known, but not strongly enough: the code is still asked. The secret that the browser holds now.
    AskedForCode(String),
    Linked,
}

/// What the browser had set out for, and what came of it.
#[derive(Debug)]
pub struct Back {
    pub language: Language,
    pub next: String,
    pub linking: bool,
    pub outcome: Result<Came, NotIn>,
}

/// Whoever comes back from a login service; nothing where this browser did not set out.
///
/// # Errors
/// The database's.
pub async fn come_back(accounts: &Accounts, back: &Return<'_>) -> Result<Option<Back>, db::Error> {
    let mut tx = accounts.ground.db.begin().await?;
    let visit = store::take_login_visit(&mut tx, &kept_of(back.held)).await?;
    tx.commit().await?;
    let Some(visit) = visit else { return Ok(None) };
    let outcome = match finish(accounts, back, &visit).await {
        Ok((service, identity)) => match &visit.sign_in {
            Some(_) => link(accounts, back, &visit, service, &identity).await,
            None => enter(accounts, back, &visit, service, &identity).await,
        },
        Err(not_in) => Err(not_in),
    };
    if let Err(NotIn::Database(error)) = outcome {
        return Err(error);
    }
    Ok(Some(Back {
        language: visit.language,
        next: visit.next,
        linking: visit.sign_in.is_some(),
        outcome,
    }))
}

/// Who the service says it is.
async fn finish<'a>(
    accounts: &'a Accounts,
    back: &Return<'_>,
    visit: &LoginVisit,
) -> Result<(&'a LoginService, Identity), NotIn> {
    let now = accounts.ground.clock.now();
    if visit.login_service != back.login_service || now >= visit.ends {
        return Err(NotIn::TooLate);
    }
    let service = accounts
        .login_service(&visit.login_service)
        .ok_or(NotIn::NoSuchService)?;
    let started: Started = serde_json::from_str(&visit.started)
        .map_err(|_| db::Error::unreadable("a sign-in that began"))?;
    match service.client.finish(started, back.query, now).await {
        Ok(SignedIn { identity, .. }) => Ok((service, identity)),
        Err(refused) => Err(told(service, refused)),
    }
}

/// The reason goes to the log; the person is told one of three things.
fn told(service: &LoginService, refused: oidc::Refused) -> NotIn {
    tracing::warn!(
        login_service = service.name(),
        reason = refused.code(),
        "a sign-in at a login service was not accepted"
    );
    NotIn::Service(refused.words())
}

async fn link(
    accounts: &Accounts,
    back: &Return<'_>,
    visit: &LoginVisit,
    service: &LoginService,
    identity: &Identity,
) -> Result<Came, NotIn> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    // Only the sign-in that set out, while it is open.
    let sign_in = back
        .sign_in
        .filter(|sign_in| visit.sign_in.as_ref() == Some(&sign_in.id))
        .ok_or(NotIn::TooLate)?;
    let new = NewLoginLink {
        account: &sign_in.account,
        issuer: &identity.issuer,
        subject: &identity.subject,
    };
    let mut tx = ground.db.begin().await?;
    // Asking the service took a while: an account that was closed or taken back meanwhile gets no link. And
    // whoever signs out later is shown the way out there.
    if !store::note_login_service(&mut tx, &sign_in.id, service.name()).await? {
        return Err(NotIn::TooLate);
    }
    if store::link_login(&mut tx, &new, now).await? {
        let actor = code_of(&sign_in.account);
        let id = sign_in.account.as_str();
        trace(&mut tx, ground, &actor, "account.login_linked", id).await?;
        tx.commit().await?;
        return Ok(Came::Linked);
    }
    let whose = store::account_linked_to(&mut tx, new.issuer, new.subject).await?;
    tx.commit().await?;
    if whose.as_ref() == Some(&sign_in.account) {
        Ok(Came::Linked)
    } else {
        Err(NotIn::Taken)
    }
}

async fn enter(
    accounts: &Accounts,
    back: &Return<'_>,
    visit: &LoginVisit,
    service: &LoginService,
    identity: &Identity,
) -> Result<Came, NotIn> {
    let ground = &accounts.ground;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    let account = store::account_linked_to(&mut tx, &identity.issuer, &identity.subject)
        .await?
        .ok_or(NotIn::NotLinked)?;
    end_former(&mut tx, accounts, back.sign_in.map(|_| back.held), now).await?;
    let secret = new_secret(ground.ids.random());
    let hat = only_hat(&mut tx, &account, now).await?;
    let strong = service.is_strong();
    let new = NewSignIn {
        id: &ground.ids.next(now),
        account: &account,
        kept_secret: &kept_of(&secret),
        stage: if strong { Stage::Open } else { Stage::Code },
        membership: hat.as_ref().filter(|_| strong),
        public_computer: visit.public_computer,
        device: back.device,
        login_service: Some(service.name()),
        ends: ends(strong, visit.public_computer, now),
    };
    store::add_sign_in(&mut tx, &new, now).await?;
    if strong {
        let actor = code_of(&account);
        trace(&mut tx, ground, &actor, "sign_in.opened", new.id.as_str()).await?;
    }
    tx.commit().await?;
    Ok(if strong {
        Came::In(Opened {
            secret,
            must_choose: hat.is_none(),
        })
    } else {
        Came::AskedForCode(secret)
    })
}

fn ends(strong: bool, public_computer: bool, now: Timestamp) -> Timestamp {
    let span = if strong {
        Span::of(public_computer)
    } else {
        Span::CODE
    };
    now + span.whole
}

/// A login service of this installation, and since when the account is linked to who somebody is there.
#[derive(Debug)]
pub struct LoginLink<'a> {
    pub service: &'a LoginService,
    pub since: Option<Timestamp>,
}

/// All login services, and at which of them the account is linked.
///
/// # Errors
/// The database's.
pub async fn login_links<'a>(
    accounts: &'a Accounts,
    sign_in: &SignIn,
) -> Result<Vec<LoginLink<'a>>, db::Error> {
    let mut conn = accounts.ground.db.read().await?;
    let links = store::login_links_of(&mut conn, &sign_in.account).await?;
    Ok(accounts
        .login_services()
        .iter()
        .map(|service| LoginLink {
            since: links
                .iter()
                .find(|(issuer, _)| issuer == service.issuer())
                .map(|(_, since)| *since),
            service,
        })
        .collect())
}

/// Takes a link away: nobody signs in to this account there any more. What is open stays open.
///
/// # Errors
/// The database's.
pub async fn unlink(
    accounts: &Accounts,
    sign_in: &SignIn,
    service: &LoginService,
) -> Result<(), db::Error> {
    let ground = &accounts.ground;
    let mut tx = ground.db.begin().await?;
    let taken = store::unlink_logins(&mut tx, &sign_in.account, Some(service.issuer())).await?;
    if taken > 0 {
        let actor = code_of(&sign_in.account);
        let id = sign_in.account.as_str();
        trace(&mut tx, ground, &actor, "account.login_unlinked", id).await?;
    }
    tx.commit().await
}

/// Where a browser goes so that the person is signed out at the service too; nothing where the service
/// has no such address.
///
/// # Errors
/// [`NotIn`].
pub async fn end_address(accounts: &Accounts, service: &str) -> Result<Option<String>, NotIn> {
    let service = accounts
        .login_service(service)
        .ok_or(NotIn::NoSuchService)?;
    let now = accounts.ground.clock.now();
    let address = service.client.end_address(None, now).await;
    address.map_err(|refused| told(service, refused))
}
