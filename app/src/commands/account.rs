//! Who may enter: the first administrator of an organisation, and what an administrator cannot do.

use std::sync::Arc;

use accounts::{Accounts, Invited};
use anyhow::{Context, bail};
use directory::Directory;
use kernel::Id;
use web::{Actor, Ground, Permit, Role};

use super::ground;
use crate::Common;
use crate::terminal::{harmless, say};

/// What to do with accounts.
#[derive(Debug, clap::Subcommand)]
pub enum Account {
    /// Invites somebody into an organisation: prints a link, and a code to read over the phone.
    Invite(Invite),
    /// The accounts, and what each is for which organisation until when.
    List {
        /// An organisation's id: only its members, and its open invitations.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// Ends a membership at once, also that of the last administrator.
    End { membership: String },
    /// Prints a link and a code with which somebody chooses a new password.
    Renew {
        /// The account's id, or the name that the person signs in with.
        who: String,
    },
    /// Closes an account for good, and forgets what it holds about the person.
    Close {
        /// The name that the person signs in with, or the account's id.
        name: String,
    },
}

/// Whom to invite, as what.
#[derive(Debug, clap::Args)]
pub struct Invite {
    /// The organisation's id: it stands in the address of its page.
    #[arg(long)]
    organisation: String,
    /// mediator, place_manager, referrer, coordinator or administrator.
    #[arg(long)]
    role: String,
    /// The id of the one place that it is for; else all places of the organisation.
    #[arg(long)]
    place: Option<String>,
    /// The last day, such as 2027-06-30; else a year from today, and two years at most.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// For whom it is, to find it in the list: forgotten once it is used.
    #[arg(long = "for", value_name = "WORDS")]
    for_whom: Option<String>,
}

/// The accounts over the operator's database.
async fn opened(common: &Common) -> anyhow::Result<(Arc<Ground>, Arc<Accounts>)> {
    let ground = ground(common).await?;
    let directory = Directory::open(Arc::clone(&ground)).await?;
    let accounts = Accounts::open(Arc::clone(&ground), directory);
    Ok((ground, accounts))
}

fn id(what: &str, text: &str) -> anyhow::Result<Id> {
    Id::parse(text).with_context(|| format!("\"{text}\" is not the id of {what}"))
}

fn all() -> anyhow::Result<Permit<accounts::RunAccounts>> {
    accounts::may_run_accounts(&Actor::Operator).map_err(|_| anyhow::anyhow!("not allowed"))
}

fn members_of(organisation: &Id) -> anyhow::Result<Permit<accounts::ManageMembers>> {
    accounts::may_manage_members(&Actor::Operator, organisation)
        .map_err(|_| anyhow::anyhow!("not allowed"))
}

/// # Errors
/// An unknown organisation, place, membership or account; a role or a day that is none.
pub async fn account(common: &Common, what: Account) -> anyhow::Result<()> {
    match what {
        Account::Invite(invitation) => invite(common, &invitation).await,
        Account::List { organisation } => list(common, organisation.as_deref()).await,
        Account::End { membership } => end(common, &membership).await,
        Account::Renew { who } => {
            let (ground, accounts) = opened(common).await?;
            let invited = accounts::give_new_password(&accounts, &all()?, &who).await?;
            tell(&ground, &invited);
            Ok(())
        }
        Account::Close { name } => {
            let (_, accounts) = opened(common).await?;
            let id = accounts::close_account(&accounts, &all()?, &name).await?;
            say!("closed; its history stays under {id}, and the row is deleted in two years");
            Ok(())
        }
    }
}

async fn invite(common: &Common, what: &Invite) -> anyhow::Result<()> {
    let organisation = id("an organisation", &what.organisation)?;
    let place = what.place.as_deref().map(|text| id("a place", text));
    let place = place.transpose()?;
    let role = Role::of_code(&what.role).with_context(|| {
        let known = Role::ALL.map(Role::code).join(", ");
        format!("\"{}\" is no role; somebody is {known}", what.role)
    })?;
    let until = what.until.as_deref().map(|day| {
        day.parse()
            .with_context(|| format!("\"{day}\" is not a day; write it as 2027-06-30"))
    });
    let until = until.transpose()?;
    let for_whom = match what.for_whom.as_deref() {
        Some(words) => Some(accounts::for_whom(words).map_err(|longest| {
            anyhow::anyhow!("the words for whom it is have {longest} characters at most")
        })?),
        None => None,
    };
    let (ground, accounts) = opened(common).await?;
    let permit = members_of(&organisation)?;
    let for_whom = for_whom.flatten();
    let place = place.as_ref();
    let invited =
        accounts::invite(&accounts, &permit, role, place, until, for_whom.as_deref()).await?;
    tell(&ground, &invited);
    Ok(())
}

/// The two ways in which an invitation reaches somebody.
fn tell(ground: &Ground, invited: &Invited) {
    let language = ground.installation.languages[0];
    say!("link: {}", accounts::link(ground, language, &invited.code));
    say!("code: {}", invited.code);
    say!("both count once, for 7 days; give them to this person only");
}

async fn list(common: &Common, organisation: Option<&str>) -> anyhow::Result<()> {
    let organisation = organisation.map(|text| id("an organisation", text));
    let organisation = organisation.transpose()?;
    let (_, accounts) = opened(common).await?;
    let known = accounts::list_accounts(&accounts, &all()?, organisation.as_ref()).await?;
    for account in &known {
        say!(
            "{}  {} ({})",
            account.account,
            harmless(&account.sign_in_name),
            harmless(&account.name)
        );
        for membership in &account.memberships {
            if organisation
                .as_ref()
                .is_none_or(|it| *it == membership.organisation)
            {
                show(membership);
            }
        }
    }
    if let Some(organisation) = organisation {
        let permit = members_of(&organisation)?;
        for invitation in accounts::invitations(&accounts, &permit).await? {
            let for_whom = invitation.for_whom.unwrap_or_default();
            say!(
                "invitation {}, open until {}  {}",
                invitation.id,
                invitation.expires,
                harmless(&for_whom)
            );
        }
    }
    say!("{} accounts", known.len());
    Ok(())
}

fn show(membership: &accounts::Membership) {
    let place = membership.place.as_ref();
    say!(
        "    {}  {} of {}{}, until {}",
        membership.id,
        membership.role.code(),
        membership.organisation,
        place.map_or_else(String::new, |place| format!(" at {place}")),
        membership.ends_on
    );
}

async fn end(common: &Common, membership: &str) -> anyhow::Result<()> {
    let membership = id("a membership", membership)?;
    let (_, accounts) = opened(common).await?;
    let organisation =
        accounts::organisation_of_membership(&accounts, &all()?, &membership).await?;
    let Some(organisation) = organisation else {
        bail!("there is no membership {membership} that counts");
    };
    accounts::end_membership(&accounts, &members_of(&organisation)?, &membership).await?;
    say!("ended; the person loses this role at their next click");
    Ok(())
}
