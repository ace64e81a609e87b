//! Every route, for every role, with what is one's own, a colleague's, the neighbour organisation's, and
//! after the membership has ended: what the door and the room behind it answer.
//!
//! A thing is used up as it would be in life: a membership that one line ends is gone for the next lines.
//!
//! The table stands in `matrix.txt`; a route or a cell that is not in it fails. `PASSERELLE_WRITE_MATRIX`
//! writes it anew, to be read by a person before it is committed.

use std::collections::BTreeMap;
use std::fmt::Write;

use kernel::Id;
use web::{Access, Role};

use super::people;
use crate::doors::{DOORS, address};
use crate::ground::{Answer, Ask, MIGRATIONS, Server};
use crate::owner::{Houses, houses};
use crate::signed_in::Member;

const MATRIX: &str = include_str!("matrix.txt");

/// Whose the thing is that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Own,
    Colleague,
    Neighbour,
    /// One's own, once the membership has ended.
    Revoked,
}

const WHOSE: [Whose; 4] = [
    Whose::Own,
    Whose::Colleague,
    Whose::Neighbour,
    Whose::Revoked,
];

/// A town with two organisations, and one thing of each kind for each of [`WHOSE`].
struct Town {
    server: Server,
    houses: Houses,
    /// By the part of the address that stands before the id.
    things: BTreeMap<&'static str, [String; 3]>,
}

async fn town(db: db::Db) -> Town {
    let server = Server::open(db).await;
    let houses = houses(&server).await;
    let places = [&houses.own, &houses.colleague, &houses.neighbour];
    let mut things = BTreeMap::new();
    let (mut reports, mut proposals) = (Vec::new(), Vec::new());
    let (mut members, mut invitations) = (Vec::new(), Vec::new());
    for (number, place) in places.into_iter().enumerate() {
        let organisation = if number == 2 {
            &houses.other
        } else {
            &houses.organisation
        };
        reports.push(people::report_on(&server, place).await);
        // Every other commune is the neighbour's.
        let near = if number == 2 { "1180" } else { "1060" };
        proposals.push(people::proposal_in(&server, near).await);
        let name = format!("member-{number}");
        members.push(people::membership_in(&server, &name, organisation).await);
        invitations.push(people::invitation_into(&server, organisation).await);
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
    Town {
        server,
        houses,
        things,
    }
}

impl Town {
    /// The address of a route, and whether it names a thing that is somebody's.
    fn address(&self, path: &str, whose: Whose) -> (String, bool) {
        let place = self.houses.own.to_string();
        let organisation = self.houses.organisation.to_string();
        let plain = address(path, &place, &organisation).replace("{number}", "00000000");
        let thing = self.things.iter().find(|(before, _)| {
            path.contains(&format!("{before}{{id}}")) || path.contains(&format!("{before}{{nis}}"))
        });
        let Some((_, things)) = thing else {
            return (plain, false);
        };
        let id = match whose {
            Whose::Own | Whose::Revoked => &things[0],
            Whose::Colleague => &things[1],
            Whose::Neighbour => &things[2],
        };
        let path = path.replace("{id}", id).replace("{nis}", id);
        let with_id = address(&path, &place, &organisation);
        (with_id, true)
    }

    /// A member of the first organisation; mediators, managers and referrers look after one place of it.
    fn somebody(&self, role: Role) -> Member {
        let alone = matches!(role, Role::Mediator | Role::PlaceManager | Role::Referrer);
        let place = alone.then_some(&self.houses.own);
        let member = self.server.member(role, &self.houses.organisation, place);
        self.server.confirm(&member);
        member
    }

    async fn ask(&self, method: &str, address: &str, member: Option<&Member>) -> Answer {
        let ask = match (method, member) {
            ("POST", Some(member)) => Ask::post(address, &format!("token={}", member.token())),
            ("POST", None) => Ask::post(address, ""),
            _ => Ask::get(address),
        };
        let ask = match member {
            Some(member) => ask.by(&self.server, member),
            None => ask,
        };
        self.server.ask(&ask).await
    }
}

/// What came of it, in one letter.
fn letter(answer: &Answer) -> char {
    let to = answer.header("location");
    match answer.status.as_u16() {
        303 if to.contains("/sign-in?") => 's',
        303 if to.contains("/hats") => 'h',
        303 if to.contains("/account/confirm") => 'c',
        401 => 's',
        403 => 'x',
        404 => '-',
        status if status >= 500 => '!',
        _ => 'o',
    }
}

/// A line for each route: the public, then for each role one letter for each of [`WHOSE`]; a dot where
/// the address names nothing that is somebody's.
async fn observed(town: &Town) -> String {
    let mut text = String::new();
    for (method, path, access) in DOORS {
        let (public, _) = town.address(path, Whose::Own);
        let mut cells = format!("public:{}", letter(&town.ask(method, &public, None).await));
        for role in Role::ALL {
            write!(cells, " {}:", role.code()).unwrap();
            for whose in WHOSE {
                let (address, is_somebodys) = town.address(path, whose);
                if !is_somebodys && matches!(whose, Whose::Colleague | Whose::Neighbour) {
                    cells.push('.');
                    continue;
                }
                let member = town.somebody(role);
                if whose == Whose::Revoked {
                    town.server.revoke(&member);
                }
                let answer = letter(&town.ask(method, &address, Some(&member)).await);
                let closed = access != Access::Public && access != Access::SignedIn;
                assert!(
                    !(closed && answer == 'o' && whose == Whose::Revoked),
                    "{method} {address}: {role:?} comes in after the membership has ended"
                );
                assert!(
                    !(closed && answer == 'o' && whose == Whose::Neighbour),
                    "{method} {address}: {role:?} comes in at the neighbour's"
                );
                cells.push(answer);
            }
        }
        writeln!(text, "{method} {path}\n  {cells}").unwrap();
    }
    text
}

async fn every_route_answers_every_role_as_the_table_says(db: db::Db) {
    let town = town(db).await;
    let observed = observed(&town).await;
    if std::env::var_os("PASSERELLE_WRITE_MATRIX").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/journeys/rights/matrix.txt");
        std::fs::write(file, &observed).unwrap();
    }
    let wrong: Vec<String> = different(MATRIX, &observed);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let cells = observed.chars().filter(|c| *c == ':').count() * WHOSE.len();
    println!("figure: {} routes, {cells} cells", DOORS.len());
}

/// The lines that are not the same in both, and those that stand in one only.
fn different(table: &str, observed: &str) -> Vec<String> {
    let lines = |text: &str| -> BTreeMap<String, String> {
        let mut pairs = BTreeMap::new();
        let mut lines = text.lines();
        while let (Some(route), Some(cells)) = (lines.next(), lines.next()) {
            pairs.insert(route.to_owned(), cells.trim().to_owned());
        }
        pairs
    };
    let (table, observed) = (lines(table), lines(observed));
    let mut wrong = Vec::new();
    for (route, cells) in &observed {
        match table.get(route) {
            None => wrong.push(format!("{route}: not in the table: {cells}")),
            Some(listed) if listed != cells => {
                wrong.push(format!("{route}:\n  table {listed}\n  found {cells}"));
            }
            Some(_) => {}
        }
    }
    let gone = table.keys().filter(|route| !observed.contains_key(*route));
    wrong.extend(gone.map(|route| format!("{route}: in the table, and there is no such route")));
    wrong
}

#[test]
fn a_cell_that_is_not_listed_or_another_is_reported() {
    let table = "GET /a\n  public:o mediator:o..h\n";
    assert_eq!(different(table, table), Vec::<String>::new());
    let other = "GET /a\n  public:o mediator:oo.h\n";
    assert_eq!(different(table, other).len(), 1);
    let more = format!("{table}GET /b\n  public:o\n");
    assert_eq!(different(table, &more).len(), 1);
    assert_eq!(different(&more, table).len(), 1);
}

testkit::both_databases!(&MIGRATIONS; every_route_answers_every_role_as_the_table_says);
