//! A town with two organisations, and one thing of each kind that is one's own, a colleague's and the neighbour's.

use std::collections::BTreeMap;

use kernel::Id;
use web::Role;

use super::people;
use crate::doors::address;
use crate::ground::Server;
use crate::owner::{Houses, houses};
use crate::signed_in::Member;

/// Whose the thing is that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Own,
    Colleague,
    Neighbour,
    /// One's own, once the membership has ended.
    Revoked,
}

pub const WHOSE: [Whose; 4] = [
    Whose::Own,
    Whose::Colleague,
    Whose::Neighbour,
    Whose::Revoked,
];

impl Whose {
    pub const fn of_three(self) -> usize {
        match self {
            Self::Own | Self::Revoked => 0,
            Self::Colleague => 1,
            Self::Neighbour => 2,
        }
    }
}

/// A town with two organisations, and one thing of each kind for each of [`WHOSE`].
pub struct Town {
    pub server: Server,
    pub houses: Houses,
    /// By the part of the address that stands before the id.
    things: BTreeMap<&'static str, [String; 3]>,
    /// The number of a proposal, and the code of an invitation.
    number: String,
    code: String,
    /// A change of each of the places, which can be taken back.
    pub changes: [String; 3],
}

pub async fn town(server: Server) -> Town {
    let houses = houses(&server).await;
    let places = [&houses.own, &houses.colleague, &houses.neighbour];
    let mut things = BTreeMap::new();
    let (mut reports, mut proposals) = (Vec::new(), Vec::new());
    let (mut members, mut invitations) = (Vec::new(), Vec::new());
    let (mut number, mut changes) = (String::new(), Vec::new());
    for (at, place) in places.into_iter().enumerate() {
        let organisation = if at == 2 {
            &houses.other
        } else {
            &houses.organisation
        };
        reports.push(people::report_on(&server, place).await);
        // Every other commune is the neighbour's.
        let near = if at == 2 { "1180" } else { "1060" };
        let (proposal, its_number) = people::proposal_in(&server, near).await;
        proposals.push(proposal);
        number = its_number;
        changes.push(people::change_of(&server, place).await);
        let name = format!("member-{at}");
        members.push(people::membership_in(&server, &name, organisation).await);
        invitations.push(people::invitation_into(&server, organisation).await.0);
    }
    let three = |list: Vec<String>| -> [String; 3] { list.try_into().unwrap() };
    things.insert("/work/place/", places.map(Id::to_string));
    things.insert("/work/report/", three(reports));
    things.insert("/work/proposal/", three(proposals));
    things.insert("/team/member/", three(members));
    things.insert("/team/invitation/", three(invitations));
    things.insert(
        "/work/board/",
        ["21013", "21013", "21016"].map(str::to_owned),
    );
    people::coordinates(&server, &houses.organisation, "21013").await;
    people::coordinates(&server, &houses.other, "21016").await;
    // The code of an invitation that nobody withdraws.
    let (_, code) = people::invitation_into(&server, &houses.organisation).await;
    Town {
        server,
        houses,
        things,
        number,
        code,
        changes: three(changes),
    }
}

impl Town {
    /// The address of a route, and whether it names a thing that is somebody's.
    pub fn address(&self, path: &str, whose: Whose) -> (String, bool) {
        let place = self.houses.own.to_string();
        let organisation = self.houses.organisation.to_string();
        let path = &path
            .replace("{number}", &self.number)
            .replace("{code}", &self.code);
        let plain = address(path, &place, &organisation);
        let thing = self.things.iter().find(|(before, _)| {
            path.contains(&format!("{before}{{id}}")) || path.contains(&format!("{before}{{nis}}"))
        });
        let Some((_, things)) = thing else {
            return (plain, false);
        };
        let id = &things[whose.of_three()];
        let path = path.replace("{id}", id).replace("{nis}", id);
        let with_id = address(&path, &place, &organisation);
        (with_id, true)
    }

    /// A member of the first organisation; mediators, managers and referrers look after one place of it.
    pub async fn somebody(&self, role: Role) -> Member {
        let alone = matches!(role, Role::Mediator | Role::PlaceManager | Role::Referrer);
        let place = alone.then_some(&self.houses.own);
        let organisation = &self.houses.organisation;
        let member = self.server.member(role, organisation, place).await;
        self.server.confirm(&member).await;
        member
    }
}
