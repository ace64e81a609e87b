//! Whoever has an invitation becomes a member, or chooses a new password.

use std::net::IpAddr;

use db::{AnyConnection, Violation};
use jiff::Timestamp;
use kernel::{Id, Language};
use web::SignIn;
use web::sign_in::kept_of;

use super::entering::{Refused, count, use_up};
use super::inviting::is_place_of;
use super::passwords::PasswordFailure;
use super::{code_of, today, trace};
use crate::Accounts;
use crate::model::{Code, NameProblem, PasswordProblem, SignInName, check_password, shown_name};
use crate::store::{self, Account, Ended, Invitation, Kind, NewMembership};

/// How many codes stand on paper: with two a working day they last a month.
const PAPER_CODES: usize = 40;

/// What a person types to join.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    pub sign_in_name: &'a str,
    /// How they want to be called on the screen.
    pub name: &'a str,
    pub password: &'a str,
    pub language: Language,
}

/// An account that may sign in, with its codes on paper: they are known here and never again.
#[derive(Debug)]
pub struct Joined {
    pub account: Id,
    /// Whose invitation it was.
    pub organisation: Id,
    pub paper_codes: Vec<Code>,
}

/// What is to be mended in what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    SignInName(NameProblem),
    /// Somebody else signs in with it.
    Taken,
    Name,
    Password(PasswordProblem),
    /// The code of the app or of the old list is missing or not right.
    Proof,
}

/// Why an invitation is not taken.
#[derive(Debug, thiserror::Error)]
pub enum JoinRefused {
    /// The code is not right, or the invitation was used, was withdrawn, or is over. Which of these, is
    /// told to nobody.
    #[error("no open invitation has this code: it is wrong, was used or withdrawn, or is over")]
    NoInvitation,
    #[error("what was typed has to be mended: {0:?}")]
    Mend(Vec<Mend>),
    #[error("too many wrong codes for this name until {until}")]
    Blocked { until: Timestamp },
    #[error("too many wrong codes from this network; again in {retry_after_s} s")]
    Slowed { retry_after_s: u64 },
    #[error(transparent)]
    Password(#[from] PasswordFailure),
    #[error(transparent)]
    Database(#[from] db::Error),
}

impl From<Refused> for JoinRefused {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Wrong | Refused::TooLate => Self::NoInvitation,
            Refused::Blocked { until } => Self::Blocked { until },
            Refused::Slowed { retry_after_s } => Self::Slowed { retry_after_s },
            Refused::Database(error) => Self::Database(error),
        }
    }
}

/// What an invitation offers, before anything is done with it.
#[derive(Debug)]
pub struct Offer {
    pub invitation: Invitation,
    /// For a new password: the name that the person signs in with.
    pub sign_in_name: Option<String>,
    /// Whether a new password needs a code of the app or of the old list too: see [`renew`].
    pub needs_proof: bool,
}

/// What the invitation with this code offers. Whoever guesses codes is slowed down like whoever
/// guesses passwords.
///
/// # Errors
/// [`JoinRefused`].
pub async fn look(accounts: &Accounts, code: &str, network: IpAddr) -> Result<Offer, JoinRefused> {
    let now = accounts.ground.clock.now();
    accounts.may_try(network, now)?;
    let mut conn = accounts.ground.db.read().await?;
    let offer = match Code::parse(code) {
        Some(code) => open_offer(&mut conn, accounts, &code, now).await?,
        None => None,
    };
    if offer.is_none() {
        accounts.failed(network, now);
    }
    Ok(offer.ok_or(JoinRefused::NoInvitation)?.0)
}

/// The offer of an open invitation, and the account that is to get a new password.
async fn open_offer(
    conn: &mut AnyConnection,
    accounts: &Accounts,
    code: &Code,
    now: Timestamp,
) -> Result<Option<(Offer, Option<Account>)>, db::Error> {
    let known = store::invitation_of(conn, &code.kept()).await?;
    let Some(invitation) = known.filter(|known| now < known.expires) else {
        return Ok(None);
    };
    let board = accounts.directory.board();
    if !board.organisations.contains_key(&invitation.organisation) {
        return Ok(None);
    }
    let account = match &invitation.kind {
        Kind::Join { place, ends_on, .. } => {
            let is_there = place
                .as_ref()
                .is_none_or(|place| is_place_of(accounts, place, &invitation.organisation));
            if !is_there || *ends_on < today(now) {
                return Ok(None);
            }
            None
        }
        Kind::Renew { account } => match store::account(conn, account).await? {
            Some(account) => Some(account),
            None => return Ok(None),
        },
    };
    let needs_proof = match &account {
        Some(account) => works_elsewhere(conn, &invitation, account).await?,
        None => false,
    };
    let offer = Offer {
        sign_in_name: account.as_ref().map(|account| account.sign_in_name.clone()),
        invitation,
        needs_proof,
    };
    Ok(Some((offer, account)))
}

/// Whether the administrator who gave a code for a new password would with it get into another
/// organisation than their own, now or once a membership there counts again. The operator answers for
/// all of them.
async fn works_elsewhere(
    conn: &mut AnyConnection,
    invitation: &Invitation,
    account: &Account,
) -> Result<bool, db::Error> {
    if invitation.made_by == "operator" {
        return Ok(false);
    }
    let memberships = store::memberships_of(conn, &account.id).await?;
    let mut elsewhere = memberships.iter();
    Ok(elsewhere.any(|membership| membership.organisation != invitation.organisation))
}

/// Makes an account and its membership out of an invitation, exactly once.
///
/// # Errors
/// [`JoinRefused`].
pub async fn join(
    accounts: &Accounts,
    code: &str,
    joining: &Joining<'_>,
    network: IpAddr,
) -> Result<Joined, JoinRefused> {
    let ground = &accounts.ground;
    let offer = look(accounts, code, network).await?;
    if !matches!(offer.invitation.kind, Kind::Join { .. }) {
        return Err(JoinRefused::NoInvitation);
    }
    let (sign_in_name, name) = checked(joining)?;
    let salt = ground.ids.random();
    let password = accounts.passwords.hash(joining.password, salt).await?;
    let now = ground.clock.now();
    let mut tx = ground.db.begin().await?;
    let invitation = hold(&mut tx, accounts, code, now).await?.0.invitation;
    let account = ground.ids.next(now);
    let language = joining.language;
    store::add_account(
        &mut tx,
        &account,
        &sign_in_name,
        &name,
        language,
        Some(&password),
        now,
    )
    .await
    .map_err(|error| {
        if error.violation() != Some(Violation::Unique) {
            return JoinRefused::Database(error);
        }
        // Whoever tries names out to learn who has an account is slowed down too.
        accounts.failed(network, now);
        JoinRefused::Mend(vec![Mend::Taken])
    })?;
    add_membership(&mut tx, accounts, &account, &invitation, now).await?;
    let paper_codes = new_paper_codes(&mut tx, accounts, &account, now).await?;
    let actor = code_of(&account);
    trace(&mut tx, ground, &actor, "account.made", account.as_str()).await?;
    tx.commit().await?;
    Ok(Joined {
        account,
        organisation: invitation.organisation,
        paper_codes,
    })
}

fn checked(joining: &Joining<'_>) -> Result<(SignInName, String), JoinRefused> {
    let sign_in_name = SignInName::parse(joining.sign_in_name);
    let name = shown_name(joining.name);
    let password = check_password(joining.password, joining.sign_in_name);
    let mut mend = Vec::new();
    if name.is_none() {
        mend.push(Mend::Name);
    }
    if let Err(problem) = sign_in_name {
        mend.push(Mend::SignInName(problem));
    }
    if let Err(problem) = password {
        mend.push(Mend::Password(problem));
    }
    match (sign_in_name, name) {
        (Ok(sign_in_name), Some(name)) if mend.is_empty() => Ok((sign_in_name, name)),
        _ => Err(JoinRefused::Mend(mend)),
    }
}

/// The invitation, looked at anew: from here to the end of the transaction nobody else takes it.
async fn hold(
    tx: &mut AnyConnection,
    accounts: &Accounts,
    code: &str,
    now: Timestamp,
) -> Result<(Offer, Option<Account>), JoinRefused> {
    let code = Code::parse(code).ok_or(JoinRefused::NoInvitation)?;
    if !store::hold_invitation(tx, &code.kept()).await? {
        return Err(JoinRefused::NoInvitation);
    }
    let offer = open_offer(tx, accounts, &code, now).await?;
    offer.ok_or(JoinRefused::NoInvitation)
}

/// Makes the membership that an invitation offers, or lets the same one that is there count as long;
/// the invitation is used then.
async fn add_membership(
    tx: &mut AnyConnection,
    accounts: &Accounts,
    account: &Id,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<Id, JoinRefused> {
    let ground = &accounts.ground;
    let Kind::Join {
        role,
        place,
        ends_on,
    } = &invitation.kind
    else {
        return Err(JoinRefused::NoInvitation);
    };
    if !store::use_invitation(tx, &invitation.id, account, now).await? {
        return Err(JoinRefused::NoInvitation);
    }
    let actor = code_of(account);
    let known = store::memberships_of(tx, account).await?;
    let same = known.into_iter().find(|known| {
        known.organisation == invitation.organisation
            && known.role == *role
            && known.place == *place
    });
    if let Some(same) = same {
        let ends_on = same.ends_on.max(*ends_on);
        store::renew_membership(tx, &same.id, ends_on).await?;
        trace(tx, ground, &actor, "membership.renewed", same.id.as_str()).await?;
        return Ok(same.id);
    }
    let id = ground.ids.next(now);
    let new = NewMembership {
        id: &id,
        account,
        organisation: &invitation.organisation,
        role: *role,
        place: place.as_ref(),
        ends_on: *ends_on,
        made_by: &invitation.made_by,
    };
    store::add_membership(tx, &new, now).await?;
    trace(tx, ground, &actor, "membership.begun", id.as_str()).await?;
    Ok(id)
}

pub(super) async fn new_paper_codes(
    tx: &mut AnyConnection,
    accounts: &Accounts,
    account: &Id,
    now: Timestamp,
) -> Result<Vec<Code>, db::Error> {
    let ids = &accounts.ground.ids;
    let codes: Vec<Code> = (0..PAPER_CODES).map(|_| Code::new(ids.random())).collect();
    store::put_codes(tx, account, &codes, now).await?;
    Ok(codes)
}

/// Somebody who is signed in takes an invitation as one more hat; gives the membership.
///
/// # Errors
/// [`JoinRefused`].
pub async fn take(
    accounts: &Accounts,
    sign_in: &SignIn,
    code: &str,
    network: IpAddr,
) -> Result<Id, JoinRefused> {
    look(accounts, code, network).await?;
    let now = accounts.ground.clock.now();
    let mut tx = accounts.ground.db.begin().await?;
    let (offer, _) = hold(&mut tx, accounts, code, now).await?;
    let account = &sign_in.account;
    let membership = add_membership(&mut tx, accounts, account, &offer.invitation, now).await?;
    tx.commit().await?;
    Ok(membership)
}

/// Chooses a new password with a code that somebody gave: the codes on paper are new, the code app has
/// to be set up again, and every sign-in of the account is ended.
///
/// An administrator who gives such a code could use it themselves. What they get is then no more than
/// they may do anyway, unless the person also works for another organisation: then a code of the app
/// or of the old list is needed as `proof`, and whoever has lost these too asks the operator.
///
/// # Errors
/// [`JoinRefused`].
pub async fn renew(
    accounts: &Accounts,
    code: &str,
    password: &str,
    proof: &str,
    network: IpAddr,
) -> Result<Joined, JoinRefused> {
    let ground = &accounts.ground;
    let offer = look(accounts, code, network).await?;
    let Some(sign_in_name) = &offer.sign_in_name else {
        return Err(JoinRefused::NoInvitation);
    };
    check_password(password, sign_in_name)
        .map_err(|problem| JoinRefused::Mend(vec![Mend::Password(problem)]))?;
    let kept_name = kept_of(sign_in_name);
    let now = ground.clock.now();
    if offer.needs_proof {
        count(accounts, &kept_name, now).await?;
    }
    let password = accounts
        .passwords
        .hash(password, ground.ids.random())
        .await?;
    let mut tx = ground.db.begin().await?;
    let (offer, account) = hold(&mut tx, accounts, code, now).await?;
    let account = account.ok_or(JoinRefused::NoInvitation)?;
    if offer.needs_proof && !use_up(&mut tx, &account, proof, now).await? {
        drop(tx);
        accounts.failed(network, now);
        return Err(JoinRefused::Mend(vec![Mend::Proof]));
    }
    store::use_invitation(&mut tx, &offer.invitation.id, &account.id, now).await?;
    store::withdraw_renewals(&mut tx, None, &account.id, now).await?;
    store::set_password(&mut tx, &account.id, &password, now).await?;
    store::set_totp(&mut tx, &account.id, None).await?;
    let paper_codes = new_paper_codes(&mut tx, accounts, &account.id, now).await?;
    store::end_other_sign_ins(&mut tx, &account.id, None, Ended::PasswordChanged, now).await?;
    // Whoever got in before may have left a way in of their own.
    store::unlink_logins(&mut tx, &account.id, None).await?;
    store::forget_attempts(&mut tx, &kept_name).await?;
    let actor = code_of(&account.id);
    let id = account.id.as_str();
    trace(&mut tx, ground, &actor, "account.renewed", id).await?;
    tx.commit().await?;
    Ok(Joined {
        account: account.id,
        organisation: offer.invitation.organisation,
        paper_codes,
    })
}
