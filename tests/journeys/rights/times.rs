//! How long the pages of one organisation take, alone and beside a neighbour who does a lot: measured side by side,
//! in turns, and printed. Nothing is asserted of a time: machines are noisy.

use std::time::{Duration, Instant};

use testkit::TestDatabase;
use web::Role;

use super::twins::first;
use crate::ground::{Ask, MIGRATIONS, Server, is_full_proof};
use crate::owner::Houses;
use crate::signed_in::Member;

/// What the neighbour has: more than any organisation of the region.
const REPORTS: usize = 2_000;
const ACCOUNTS: usize = 500;
const AT_ONCE: usize = 500;

/// The pages of whoever works that count or list something.
const PAGES: [&str; 7] = [
    "/fr/work",
    "/fr/work/places",
    "/fr/work/reports",
    "/fr/work/calls",
    "/fr/team",
    "/fr/account",
    "/fr/search?need=learn&near=1060",
];

/// The neighbour's reports and members, all of them open.
async fn crowd(server: &Server, houses: &Houses) {
    let mut at = 0;
    while at < REPORTS {
        let rows: Vec<String> = (at..at + AT_ONCE)
            .map(|_| {
                let id = server.ground.ids.next(server.ground.clock.now());
                format!(
                    "('{id}', '{}', 'hours', 'ferme le lundi', 'fr', 'open', '2026-11-23T08:00:00.000Z')",
                    houses.neighbour
                )
            })
            .collect();
        let rows = rows.join(", ");
        server
            .write(&[format!(
                "insert into directory_report (id, place_id, subject, message, language, state, made_at) values {rows}"
            )])
            .await;
        at += AT_ONCE;
    }
    for nth in 0..ACCOUNTS {
        let name = format!("neighbour-{nth}");
        server
            .account(&name, Role::Mediator, &houses.other, None)
            .await;
    }
}

async fn taken(server: &Server, member: &Member, page: &str) -> Duration {
    let ask = Ask::get(page).by(server, member);
    let begin = Instant::now();
    let answer = server.ask(&ask).await;
    let took = begin.elapsed();
    assert_eq!(answer.status, 200, "{page}");
    took
}

/// The middle one.
fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

/// How many times as long a page takes on the second as on the first, asked in turns.
async fn ratio(
    rounds: usize,
    page: &str,
    (one, by_one): (&Server, &Member),
    (other, by_other): (&Server, &Member),
) -> f64 {
    let (mut alone, mut beside) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        if round % 2 == 0 {
            alone.push(taken(one, by_one, page).await);
            beside.push(taken(other, by_other, page).await);
        } else {
            beside.push(taken(other, by_other, page).await);
            alone.push(taken(one, by_one, page).await);
        }
    }
    middle(beside) / middle(alone)
}

async fn pages_take_as_long_beside_a_neighbour(alone: TestDatabase, beside: TestDatabase) {
    let (one, houses) = first(&alone).await;
    let (other, same) = first(&beside).await;
    let member = async |server: &Server| {
        let organisation = &houses.organisation;
        server.member(Role::Administrator, organisation, None).await
    };
    let (by_one, by_other) = (member(&one).await, member(&other).await);
    crowd(&other, &same).await;
    let rounds = if is_full_proof() { 200 } else { 20 };
    let (mut noise, mut neighbour) = (Vec::new(), Vec::new());
    for page in PAGES {
        let (here, there) = ((&one, &by_one), (&other, &by_other));
        noise.push(ratio(rounds, page, here, here).await);
        let times = ratio(rounds, page, here, there).await;
        println!("{page}: {times:.2} times as long");
        neighbour.push(times);
    }
    let span = |of: &[f64]| {
        let least = of.iter().copied().fold(f64::INFINITY, f64::min);
        let most = of.iter().copied().fold(0.0, f64::max);
        format!("{least:.2} to {most:.2}")
    };
    println!(
        "figure: beside {REPORTS} reports and {ACCOUNTS} accounts of a neighbour {} pages take {} times as long \
         (the same server twice: {})",
        PAGES.len(),
        span(&neighbour),
        span(&noise)
    );
}

side_by_side!(pages_take_as_long_beside_a_neighbour);
