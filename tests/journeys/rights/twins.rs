//! Two installations: in one there is the first organisation alone, in the other its neighbour as well.
//! What members of the first, and the public, are shown is the same, byte for byte.

use std::collections::BTreeMap;

use kernel::Id;
use testkit::TestDatabase;
use web::Role;

use super::people;
use crate::accounts::people::member;
use crate::doors::{DOORS, address};
use crate::ground::{Ask, MIGRATIONS, Server};
use crate::owner::{Houses, houses};
use crate::signed_in::Member;

/// Links are followed this far from the pages that the routes lead to.
const MOST_PAGES: usize = 600;

/// What somebody is shown: by who looks and where, the status and every byte.
type Seen = BTreeMap<(String, String), (u16, String)>;

/// The first organisation and what is its own.
pub async fn first(database: &TestDatabase) -> (Server, Houses) {
    let server = Server::open(database.db()).await;
    let houses = houses(&server).await;
    people::coordinates(&server, &houses.organisation, "21013").await;
    people::report_on(&server, &houses.own).await;
    people::proposal_in(&server, "1060").await;
    member(&server, "first", &houses.organisation, Role::Administrator).await;
    people::invitation_into(&server, &houses.organisation).await;
    (server, houses)
}

/// All that the neighbour does without telling the public: it comes from another process, so that the
/// ids of the first are not moved by it.
async fn neighbour(database: &TestDatabase, houses: &Houses) -> Server {
    let server = Server::another(database.db()).await;
    people::coordinates(&server, &houses.other, "21016").await;
    for _ in 0..3 {
        people::report_on(&server, &houses.neighbour).await;
        people::proposal_in(&server, "1180").await;
    }
    for name in ["second", "third"] {
        let mut joined = member(&server, name, &houses.other, Role::Administrator).await;
        joined.browser(&server).await;
        people::invitation_into(&server, &houses.other).await;
    }
    let wrong = "name=second&password=guessed";
    for _ in 0..7 {
        server.ask(&Ask::post("/fr/sign-in", wrong)).await;
    }
    people::reminder_for(&server, &houses.neighbour, &houses.other).await;
    server
}

/// Who looks: the public, and a member in each role, in whose pages the same token stands every time.
type Looking = Vec<(&'static str, Option<Member>)>;

async fn looking(server: &Server, houses: &Houses) -> Looking {
    let mut looking = vec![("public", None)];
    for role in Role::ALL {
        let member = server.member(role, &houses.organisation, None).await;
        looking.push((role.code(), Some(member)));
    }
    looking
}

/// Every page, list, search, export and file that a role of the first organisation and the public get.
async fn seen(server: &Server, houses: &Houses, looking: &Looking) -> Seen {
    let place = houses.own.to_string();
    let organisation = houses.organisation.to_string();
    let mut seen = Seen::new();
    for (who, member) in looking {
        let mut open: Vec<String> = DOORS
            .iter()
            .filter(|(method, path, _)| *method == "GET" && *path != "/metrics")
            .map(|(_, path, _)| {
                address(path, &place, &organisation)
                    .replace("21004", "21013")
                    .replace("{number}", "00000000")
            })
            .collect();
        let mut next = 0;
        while next < open.len() {
            assert!(next < MOST_PAGES, "{who} finds ever more pages");
            let here = open[next].clone();
            next += 1;
            let ask = Ask::get(&here);
            let ask = match member {
                Some(member) => ask.by(server, member),
                None => ask,
            };
            let answer = server.ask(&ask).await;
            if here.starts_with("/fr/work") || here.starts_with("/fr/team") {
                for link in links(&answer.body) {
                    if !open.contains(&link) {
                        open.push(link);
                    }
                }
            }
            seen.insert(
                ((*who).to_owned(), here),
                (answer.status.as_u16(), answer.body),
            );
        }
    }
    seen
}

/// The addresses of ours that a page leads to, in French.
fn links(html: &str) -> Vec<String> {
    html.split("href=\"/fr/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|rest| format!("/fr/{}", rest.replace("&#38;", "&").replace("&amp;", "&")))
        .collect()
}

/// Where the two are not the same.
fn different(alone: &Seen, beside: &Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    for (what, (status, body)) in alone {
        match beside.get(what) {
            Some((other, text)) if other == status && text == body => {}
            Some((other, text)) => wrong.push(format!(
                "{what:?}: {status} and {other}, {} and {} bytes",
                body.len(),
                text.len()
            )),
            None => wrong.push(format!("{what:?}: only where there is no neighbour")),
        }
    }
    let more = beside.keys().filter(|what| !alone.contains_key(*what));
    wrong.extend(more.map(|what| format!("{what:?}: only where there is a neighbour")));
    wrong
}

async fn a_neighbour_changes_nothing_that_one_sees(alone: TestDatabase, beside: TestDatabase) {
    let (one, houses) = first(&alone).await;
    let (other, same) = first(&beside).await;
    assert_eq!(houses.own, same.own, "the two do not begin alike");
    let (by_one, by_other) = (looking(&one, &houses).await, looking(&other, &same).await);
    let theirs = neighbour(&beside, &same).await;
    let lonely = seen(&one, &houses, &by_one).await;
    let look = async || {
        other.directory.refresh().await.unwrap();
        seen(&other, &same, &by_other).await
    };
    let accompanied = look().await;
    let wrong = different(&lonely, &accompanied);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    println!("figure: {} answers, the same byte for byte", lonely.len());
    // Controls: nothing differs by itself; what the neighbour does tell the public is seen; and so is what concerns
    // the first alone, by those whom it concerns and by nobody else.
    assert_eq!(different(&accompanied, &look().await), [""; 0]);
    publicly_confirmed(&theirs, &same.neighbour).await;
    let confirmed = look().await;
    assert!(
        !different(&accompanied, &confirmed).is_empty(),
        "a confirmed place shows nowhere"
    );
    people::report_on(&theirs, &same.own).await;
    let told = different(&confirmed, &look().await);
    let by = |who: &str| {
        let begins = format!("(\"{who}\"");
        told.iter().any(|line| line.starts_with(&begins))
    };
    assert!(by("place_manager"), "a report shows nowhere: {told:?}");
    assert!(!by("public") && !by("referrer"), "{told:?}");
}

async fn publicly_confirmed(server: &Server, place: &Id) {
    let permit = directory::may_change_places(web::Actor::Operator).unwrap();
    directory::confirm_place(&server.ground, &permit, place, None)
        .await
        .unwrap();
}

side_by_side!(a_neighbour_changes_nothing_that_one_sees);
