//! The pages of whoever works with the program, and those on the way in.

use super::{Part, Who, found, sending};
use crate::filled::Filled;

pub fn all(filled: &Filled) -> Vec<Part> {
    let members = &filled.members;
    let administrator = || Who::Member(members.administrator.clone());
    let mut parts = entrance(filled);
    let pages = [
        "/account",
        "/account/confirm",
        "/account/password",
        "/account/app",
        "/account/codes",
        "/account/login/fas",
        "/hats",
        "/team",
        "/team/invite",
    ];
    parts.extend(pages.map(found).map(|part| part.seen_by(administrator())));
    let member = format!("/team/member/{}", members.membership);
    parts.push(found(member).seen_by(administrator()));
    // The list of codes is what a form is answered with: no address shows it a second time.
    parts.push(sending("/account/codes", 200, "", "").seen_by(administrator()));
    parts.extend(places(filled).map(|part| part.seen_by(administrator())));
    let coordinator = || Who::Member(members.coordinator.clone());
    parts.extend(communes(filled).map(|part| part.seen_by(coordinator())));
    parts
}

/// What is to be done at one's places.
fn places(filled: &Filled) -> impl Iterator<Item = Part> {
    let place = format!("/work/place/{}", filled.whole);
    let mut paths = vec![
        "/work".to_owned(),
        "/work/places".to_owned(),
        "/work/reports".to_owned(),
        format!("/work/report/{}", filled.members.report),
        "/work/calls".to_owned(),
        place.clone(),
    ];
    let parts = [
        "contact",
        "hours",
        "offer",
        "before",
        "words",
        "history",
        "reminders",
    ];
    paths.extend(parts.into_iter().map(|part| format!("{place}/{part}")));
    paths.into_iter().map(found)
}

/// What is to be done in the communes that one coordinates.
fn communes(filled: &Filled) -> impl Iterator<Item = Part> {
    [
        "/work/board".to_owned(),
        "/work/board/21004".to_owned(),
        "/work/proposals".to_owned(),
        format!("/work/proposal/{}", filled.members.proposal),
    ]
    .into_iter()
    .map(found)
}

/// Signing in, joining, having left and proposing a place are for everybody.
fn entrance(filled: &Filled) -> Vec<Part> {
    let entering = Who::Entering(filled.members.entering.clone());
    vec![
        found("/sign-in"),
        found("/sign-in/code").seen_by(entering),
        // Each with all that it may say.
        found("/signed-out?at=fas"),
        found("/sign-in/with/fas?why=not-linked"),
        found("/invitation"),
        found(format!("/invitation/{}", filled.members.invitation)),
        found("/propose"),
        // What is missing stands beside each field.
        sending("/propose", 422, "", "essai"),
        found(filled.members.proposed.clone()),
    ]
}
