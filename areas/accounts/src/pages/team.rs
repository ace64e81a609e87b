//! Who works for the organisation, as what, until when; who was invited.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum_extra::extract::{Query, QueryRejection};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Id;
use serde::Deserialize;
use web::form::see_other;
use web::{Cx, PageResult, Permit, Problem, Role, Shell};

use super::named::Named;
use crate::Accounts;
use crate::access::{ManageMembers, may_manage_members};
use crate::jobs::{self, Member, MemberError};
use crate::store::{Invitation, Kind};

/// Where administrators look after the members, behind the language.
pub const TEAM: &str = "/team";

/// Members on one page.
const PER_PAGE: usize = 40;

/// Who must soon be asked whether they stay.
const SOON_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "team.html")]
struct TeamPage {
    shell: Shell,
    organisation: Named,
    invite: String,
    /// Those whose time is over within 30 days, or was over a while ago; on the first page only.
    soon: Vec<MemberLine>,
    members: Vec<MemberLine>,
    page: usize,
    pages: usize,
    invitations: Vec<InvitationLine>,
}

pub struct MemberLine {
    pub name: String,
    /// Whether it is whoever looks at the list.
    pub own: bool,
    pub role: Role,
    pub place: Option<Named>,
    pub ends_on: String,
    pub is_over: bool,
    /// When a new password was chosen with a code.
    pub renewed: Option<String>,
    pub address: String,
}

struct InvitationLine {
    /// Absent for a new password.
    role: Option<Role>,
    place: Option<Named>,
    for_whom: Option<String>,
    expires: String,
    withdraw: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
}

/// What an administrator may do for the organisation of their hat.
pub fn permit(cx: &Cx) -> Result<Permit<ManageMembers>, Problem> {
    let hat = cx.actor.hat().ok_or(Problem::Forbidden)?;
    may_manage_members(&cx.actor, &hat.organisation)
}

pub fn today(cx: &Cx) -> Date {
    cx.local_now().date()
}

pub fn line(accounts: &Accounts, cx: &Cx, member: &Member) -> MemberLine {
    let membership = &member.membership;
    let place = membership.place.as_ref();
    let own = cx.actor.hat().map(|hat| &hat.account);
    let renewed = member.renewed.map(kernel::clock::in_brussels);
    MemberLine {
        name: membership.name.clone(),
        own: own == Some(&membership.account),
        role: membership.role,
        place: place.map(|place| Named::place(accounts, place, cx.language())),
        ends_on: cx.t.date(membership.ends_on),
        is_over: membership.ends_on < today(cx),
        renewed: renewed.map(|at| cx.t.date(at.date())),
        address: cx.path(&format!("{TEAM}/member/{}", membership.id)),
    }
}

pub async fn show(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Asked>, QueryRejection>,
) -> PageResult {
    let permit = permit(&cx)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let members = jobs::members(&accounts, &permit).await?;
    let pages = members.len().div_ceil(PER_PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let soon_until = today(&cx).saturating_add(SOON_DAYS.days());
    let ends_soon = |member: &&Member| page == 1 && member.membership.ends_on <= soon_until;
    let mut soon: Vec<&Member> = members.iter().filter(ends_soon).collect();
    soon.sort_by_key(|member| member.membership.ends_on);
    soon.truncate(PER_PAGE);
    let shown = members.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let names: HashMap<&Id, &str> = members
        .iter()
        .map(|member| (&member.membership.account, member.membership.name.as_str()))
        .collect();
    let open = if page == 1 {
        jobs::invitations(&accounts, &permit).await?
    } else {
        Vec::new()
    };
    let organisation = permit.act().organisation();
    web::page(&TeamPage {
        shell: Shell::unlisted(&cx, cx.t.get("team-title")),
        organisation: Named::organisation(&accounts, organisation, cx.language()),
        invite: cx.path("/team/invite"),
        soon: soon
            .into_iter()
            .map(|it| line(&accounts, &cx, it))
            .collect(),
        members: shown.map(|it| line(&accounts, &cx, it)).collect(),
        page,
        pages,
        invitations: open
            .into_iter()
            .map(|it| invitation_line(&accounts, &cx, it, &names))
            .collect(),
    })
}

fn invitation_line(
    accounts: &Accounts,
    cx: &Cx,
    invitation: Invitation,
    names: &HashMap<&Id, &str>,
) -> InvitationLine {
    let expires = kernel::clock::in_brussels(invitation.expires);
    let (role, place, for_whom) = match invitation.kind {
        Kind::Join { role, place, .. } => (Some(role), place, invitation.for_whom),
        Kind::Renew { account } => (None, None, names.get(&account).map(|&name| name.to_owned())),
    };
    InvitationLine {
        role,
        place: place.map(|place| Named::place(accounts, &place, cx.language())),
        for_whom,
        expires: cx.t.date(expires.date()),
        withdraw: cx.path(&format!("{TEAM}/invitation/{}/withdraw", invitation.id)),
    }
}

/// What the address names; another organisation's is as if it did not exist.
pub fn named_id(text: &str) -> Result<Id, Problem> {
    Id::parse(text).map_err(|_| Problem::NotFound)
}

/// What cannot be mended in a form.
pub fn refused(error: MemberError) -> Problem {
    match error {
        MemberError::Database(error) => error.into(),
        _ => Problem::NotFound,
    }
}

pub async fn withdraw(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    Path((_, invitation)): Path<(String, String)>,
) -> PageResult {
    let permit = permit(&cx)?;
    let invitation = named_id(&invitation)?;
    jobs::withdraw(&accounts, &permit, &invitation)
        .await
        .map_err(refused)?;
    Ok(see_other(&cx.path(TEAM)))
}
