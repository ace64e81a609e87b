//! Every route, for every role, with what is one's own, a colleague's, the neighbour organisation's, and
//! after the membership has ended: what the door and the room behind it answer.
//!
//! What an act ends is gone for whoever comes later, as in life: memberships and invitations are ended last.
//!
//! The table stands in `matrix.txt`; a route or a cell that is not in it fails. `PASSERELLE_WRITE_MATRIX`
//! writes it anew, to be read by a person before it is committed.

use std::collections::BTreeMap;
use std::fmt::Write;

use web::{Access, Role};

use super::town::{Town, WHOSE, Whose, town};
use crate::doors::DOORS;
use crate::ground::{Answer, Ask, MIGRATIONS, Server};
use crate::signed_in::Member;

const MATRIX: &str = include_str!("matrix.txt");

impl Town {
    async fn ask(&self, door: (&str, &str), whose: Whose, member: Option<&Member>) -> char {
        let (method, path) = door;
        let (address, _) = self.address(path, whose);
        let token = member.map(Member::token).unwrap_or_default();
        let ask = if method == "POST" {
            let change = &self.changes[whose.of_three()];
            // A name of its own: one that is blocked would hide who may come in.
            let form = format!("token={token}&change={change}&name=nobody-{token}");
            Ask::post(&address, &form)
        } else {
            Ask::get(&address)
        };
        let ask = match member {
            Some(member) => ask.by(&self.server, member),
            None => ask,
        };
        letter(&self.server.ask(&ask).await, door)
    }
}

/// What came of it, in one letter: open (also where what was sent is not enough), to sign in, to choose a hat, to
/// confirm, closed, not there.
fn letter(answer: &Answer, door: (&str, &str)) -> char {
    let to = answer.header("location");
    match answer.status.as_u16() {
        303 if to.contains("/sign-in?") => 's',
        303 if to.contains("/hats?") => 'h',
        303 if to.contains("/account/confirm") => 'c',
        401 => 's',
        403 => 'x',
        404 => '-',
        200 | 303 | 308 | 400 | 409 | 422 => 'o',
        status => panic!("{door:?} answers {status}: {}", answer.body),
    }
}

/// A line for each route: the public, then for each role one letter for each of [`WHOSE`]; a dot where
/// the address names nothing that is somebody's.
async fn observed(town: &Town) -> String {
    let mut lines = BTreeMap::new();
    let mut doors = DOORS.to_vec();
    doors.sort_by_key(|(_, path, _)| path.ends_with("/end") || path.ends_with("/withdraw"));
    for (method, path, access) in doors {
        let door = (method, path);
        let mut cells = format!("public:{}", town.ask(door, Whose::Own, None).await);
        for role in Role::ALL {
            write!(cells, " {}:", role.code()).unwrap();
            for whose in WHOSE {
                let (_, is_somebodys) = town.address(path, whose);
                if !is_somebodys && matches!(whose, Whose::Colleague | Whose::Neighbour) {
                    cells.push('.');
                    continue;
                }
                let member = town.somebody(role).await;
                if whose == Whose::Revoked {
                    town.server.revoke(&member).await;
                }
                let answer = town.ask(door, whose, Some(&member)).await;
                let closed = access != Access::Public && access != Access::SignedIn;
                assert!(
                    !(closed && answer == 'o' && whose == Whose::Revoked),
                    "{door:?}: {role:?} comes in after the membership has ended"
                );
                assert!(
                    !(closed && answer == 'o' && whose == Whose::Neighbour),
                    "{door:?}: {role:?} comes in at the neighbour's"
                );
                cells.push(answer);
            }
        }
        lines.insert((method, path), cells);
    }
    let mut text = String::new();
    for ((method, path), cells) in lines {
        writeln!(text, "{method} {path}\n  {cells}").unwrap();
    }
    text
}

async fn every_route_answers_every_role_as_the_table_says(db: db::Db) {
    let town = town(Server::open(db).await).await;
    let observed = observed(&town).await;
    if std::env::var_os("PASSERELLE_WRITE_MATRIX").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/journeys/rights/matrix.txt");
        std::fs::write(file, &observed).unwrap();
    }
    let wrong: Vec<String> = different(MATRIX, &observed);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let cells: usize = observed.lines().skip(1).step_by(2).map(letters).sum();
    println!("figure: {} routes, {cells} cells", DOORS.len());
}

/// How many cells of a line say something.
fn letters(cells: &str) -> usize {
    let of_one = |cell: &str| {
        cell.split(':')
            .nth(1)
            .map_or(0, |cell| cell.replace('.', "").len())
    };
    cells.split_whitespace().map(of_one).sum()
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
