//! Inviting somebody: for whom, as what, where, until when; then the link and the code, once.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::{Form, FormRejection, Query, QueryRejection};
use directory::Board;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Id;
use serde::Deserialize;
use web::form::read;
use web::{Cx, PageResult, Role, Shell};

use super::named::Named;
use super::team::{TEAM, permit, refused, today};
use super::{must_be_confirmed, unkept};
use crate::Accounts;
use crate::jobs::{self, MemberError};
use crate::model::{Code, DayProblem, LONGEST_FOR_WHOM, for_whom, parse_day};

/// So many places can be looked over; of more, some are looked for.
const MOST_PLACES: usize = 10;

const INVITE: &str = "/team/invite";

#[derive(Template)]
#[template(path = "team-invite.html")]
struct InvitePage {
    shell: Shell,
    action: String,
    organisation: Named,
    roles: [Role; 5],
    sent: Sent,
    places: Vec<PlaceLine>,
    /// Whether the organisation has so many places that one looks for them.
    is_searched: bool,
    /// Whether more places fit than are shown.
    has_more: bool,
    longest: usize,
    problems: Problems,
    back: String,
}

struct PlaceLine {
    id: Id,
    name: Named,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "team-code.html")]
struct CodePage {
    shell: Shell,
    is_renewal: bool,
    link: String,
    code: String,
    back: String,
}

/// What the form sends; anything may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    for_whom: String,
    #[serde(default)]
    role: String,
    /// Empty for all places of the organisation.
    #[serde(default)]
    place: String,
    #[serde(default)]
    place_words: String,
    #[serde(default)]
    ends_on: String,
    /// Which button was pressed: empty for the invitation.
    #[serde(default)]
    look: String,
}

#[derive(Default)]
struct Problems {
    for_whom: Option<String>,
    role: Option<String>,
    place: Option<String>,
    ends_on: Option<String>,
}

impl Problems {
    fn listed(&self) -> Vec<(&'static str, &str)> {
        [
            ("for_whom", &self.for_whom),
            ("role-mediator", &self.role),
            ("place-all", &self.place),
            ("ends_on", &self.ends_on),
        ]
        .into_iter()
        .filter_map(|(field, problem)| Some((field, problem.as_deref()?)))
        .collect()
    }
}

/// A day as somebody types it in the page's language.
pub fn read_day(cx: &Cx, typed: &str) -> Option<Date> {
    let months: Vec<String> = (1..=12)
        .map(|number| cx.t.pick("month", &number.to_string()))
        .collect();
    parse_day(typed, &months)
}

pub fn day_problem(cx: &Cx, problem: DayProblem) -> String {
    cx.t.get(match problem {
        DayProblem::Past => "team-day-past",
        DayProblem::TooFar => "team-day-far",
    })
}

/// A day as it stands in the field before anybody types.
fn written(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// Also after the detour to confirm who it is: then the address says what was chosen, but never for whom.
pub async fn ask(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    asked: Result<Query<Sent>, QueryRejection>,
) -> PageResult {
    let mut sent = asked.map(|Query(sent)| sent).unwrap_or_default();
    if let Some(detour) = must_be_confirmed(&cx, &on(&sent)) {
        return Ok(detour);
    }
    if sent.ends_on.is_empty() {
        sent.ends_on = written(today(&cx).saturating_add(1.year()));
    }
    form(&accounts, &cx, sent, Problems::default())
}

/// The form again, with what was chosen.
fn on(sent: &Sent) -> String {
    let fields = [
        ("role", &sent.role),
        ("place", &sent.place),
        ("ends_on", &sent.ends_on),
    ];
    let query: Vec<String> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| format!("{field}={}", web::address::encoded(value)))
        .collect();
    if query.is_empty() {
        INVITE.to_owned()
    } else {
        format!("{INVITE}?{}", query.join("&"))
    }
}

fn form(accounts: &Accounts, cx: &Cx, sent: Sent, problems: Problems) -> PageResult {
    let permit = permit(cx)?;
    let organisation = permit.act().organisation();
    let board = accounts.directory.board();
    let (places, is_searched, has_more) = places(&board, cx, organisation, &sent);
    let is_wrong = !problems.listed().is_empty();
    let mut response = web::page(&InvitePage {
        shell: Shell::unlisted(cx, cx.t.get("invite-title")),
        action: cx.path(INVITE),
        organisation: Named::organisation(accounts, organisation, cx.language()),
        roles: Role::ALL,
        sent,
        places,
        is_searched,
        has_more,
        longest: LONGEST_FOR_WHOM,
        problems,
        back: cx.path(TEAM),
    })?;
    if is_wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The places to choose from: all where they are few, else those whose name has the words, and the one
/// that is chosen already.
fn places(board: &Board, cx: &Cx, organisation: &Id, sent: &Sent) -> (Vec<PlaceLine>, bool, bool) {
    let all: Vec<_> = board.places_of(organisation).collect();
    let is_searched = all.len() > MOST_PLACES;
    let words = sent.place_words.trim().to_lowercase();
    let fits = |name: &kernel::Wording| {
        !words.is_empty()
            && name
                .texts()
                .any(|text| text.to_lowercase().contains(&words))
    };
    let mut fitting: Vec<PlaceLine> = all
        .into_iter()
        .filter(|place| !is_searched || place.id.as_str() == sent.place || fits(&place.name))
        .map(|place| PlaceLine {
            id: place.id.clone(),
            name: Named::known(&place.name, cx.language()),
            chosen: place.id.as_str() == sent.place,
        })
        .collect();
    fitting.sort_by_cached_key(|place| (!place.chosen, place.name.text.to_lowercase()));
    let has_more = fitting.len() > MOST_PLACES;
    fitting.truncate(MOST_PLACES);
    (fitting, is_searched, has_more)
}

pub async fn receive(
    State(accounts): State<Arc<Accounts>>,
    cx: Cx,
    sent: Result<Form<Sent>, FormRejection>,
) -> PageResult {
    let sent = read(sent)?;
    if let Some(detour) = must_be_confirmed(&cx, &on(&sent)) {
        return Ok(detour);
    }
    if !sent.look.is_empty() {
        return form(&accounts, &cx, sent, Problems::default());
    }
    let mut problems = Problems::default();
    let role = Role::of_code(&sent.role);
    if role.is_none() {
        problems.role = Some(cx.t.get("hats-choose-one"));
    }
    let words = for_whom(&sent.for_whom);
    if let Err(longest) = words {
        let problem = cx.t.msg("invite-for-whom-long").num("longest", longest);
        problems.for_whom = Some(problem.to_string());
    }
    let ends_on = read_day(&cx, &sent.ends_on);
    if ends_on.is_none() {
        problems.ends_on = Some(cx.t.get("team-day-unreadable"));
    }
    let place = if sent.place.is_empty() {
        None
    } else {
        let place = Id::parse(&sent.place).ok();
        if place.is_none() {
            problems.place = Some(cx.t.get("invite-place-unknown"));
        }
        place
    };
    let (Some(role), Ok(words), Some(ends_on), None) = (role, words, ends_on, &problems.place)
    else {
        return form(&accounts, &cx, sent, problems);
    };
    let permit = permit(&cx)?;
    let (place, words) = (place.as_ref(), words.as_deref());
    match jobs::invite(&accounts, &permit, role, place, Some(ends_on), words).await {
        Ok(invited) => show_code(&cx, &invited.code, false),
        Err(MemberError::Day(problem)) => {
            problems.ends_on = Some(day_problem(&cx, problem));
            form(&accounts, &cx, sent, problems)
        }
        Err(MemberError::NotItsPlace) => {
            problems.place = Some(cx.t.get("invite-place-unknown"));
            form(&accounts, &cx, sent, problems)
        }
        Err(MemberError::NoPlaceForRole) => {
            problems.place = Some(cx.t.get("invite-no-place-for-role"));
            form(&accounts, &cx, sent, problems)
        }
        Err(error) => Err(refused(error)),
    }
}

/// The link and the code to give to somebody; they are never shown again.
pub fn show_code(cx: &Cx, code: &Code, is_renewal: bool) -> PageResult {
    let title = if is_renewal {
        "code-renewal-title"
    } else {
        "code-title"
    };
    let mut shell = Shell::unlisted(cx, cx.t.get(title));
    // Another language would be another page, without the code.
    shell.languages = Vec::new();
    let response = web::page(&CodePage {
        shell,
        is_renewal,
        link: crate::link(&cx.ground, cx.language(), code),
        code: code.to_string(),
        back: cx.path(TEAM),
    })?;
    Ok(unkept(response))
}
