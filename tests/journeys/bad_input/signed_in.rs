//! Whatever somebody sends who has signed in: to every route that asks for it, with the hat that it asks for.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use axum::http::Method;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use web::{Access, Role};

use super::{Asker, WORST, cases, value};
use crate::ground::{Answer, Ask, MIGRATIONS, Server, encoded, is_full_proof};
use crate::rights::town::{Town, town};
use crate::security::payloads::{Found, forms_of};
use crate::security::routes::{self, Way};
use crate::signed_in::Member;

/// What the addresses of these pages may ask, and what a form may send that its page did not show.
const NAMES: [&str; 20] = [
    "",
    "accept",
    "act",
    "change",
    "code",
    "confirmed",
    "done",
    "id",
    "language",
    "membership",
    "next",
    "page",
    "place",
    "q",
    "read",
    "saved",
    "seen",
    "token",
    "town-choice",
    "undone",
];

/// What was decided or ended is open again: else only the first that is sent would be read to its end.
const ANEW: [&str; 5] = [
    "update directory_record set source_key = place_id where source_key in (select id from directory_proposal)",
    "update directory_proposal set state = 'proposed', decided_at = null, reason = null, place_id = null
     where state <> 'proposed'",
    "update directory_report set state = 'open', settled_at = null, settled_as = null where state <> 'open'",
    "update accounts_membership set ended_at = null where ended_at is not null",
    "update accounts_invitation set state = 'open', decided_at = null where state = 'withdrawn' and kind = 'join'",
];

/// Fields with their values, already encoded.
type Fields = Vec<(String, String)>;

/// Somebody who may come in there, and has just shown again that it is them.
async fn somebody(town: &Town, way: &Way) -> Member {
    let role = match way.access {
        // What is of a commune is a coordinator's; all else that these roles may do, an administrator may.
        Access::Roles(_) if way.path.contains("/proposal") || way.path.contains("/board") => {
            Role::Coordinator
        }
        _ => Role::Administrator,
    };
    town.somebody(role).await
}

/// The forms of all pages of work, by where they lead; of several that lead there, the fields of all.
async fn forms(town: &Town, ways: &[Way]) -> BTreeMap<String, Fields> {
    let mut forms: BTreeMap<String, Fields> = BTreeMap::new();
    for way in ways.iter().filter(|way| way.method == Method::GET) {
        let member = somebody(town, way).await;
        let page = Ask::get(&way.address).by(&town.server, &member);
        let page = town.server.ask(&page).await;
        // The town has not everything that an address may name.
        let is_there = !way.address.contains('{');
        assert!(
            !is_there || [200, 303].contains(&page.status.as_u16()),
            "{}: {}: {}",
            way.path,
            page.status,
            page.body
        );
        for found in forms_of(&page.body) {
            let Found {
                action,
                carried,
                chosen,
                typed,
                ..
            } = found;
            let typed = typed.into_iter().map(|name| (name, String::new()));
            let fields = forms.entry(action).or_default();
            for (name, value) in carried.into_iter().chain(chosen).chain(typed) {
                if name != "token" && !fields.iter().any(|(known, _)| *known == name) {
                    fields.push((name, encoded(value)));
                }
            }
        }
    }
    forms
}

/// One visit to a route: who makes it, and how often they came in.
struct Visits<'t> {
    town: &'t Town,
    way: &'t Way,
    asker: Asker<'t>,
    member: Member,
    /// From ever another network: who is slowed down reaches nothing.
    network: u32,
    sent: u32,
    came_in: u32,
}

impl<'t> Visits<'t> {
    async fn send(&mut self, path: &str, fields: &Fields) {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let pairs = pairs.join("&");
        let mut ask = if self.way.method == Method::GET {
            Ask::get(&format!("{path}?{pairs}"))
        } else {
            let token = self.member.token();
            Ask::post(path, &format!("token={token}&{pairs}"))
        };
        self.network += 1;
        ask.from = IpAddr::V4(Ipv4Addr::from(0x0b00_0000 + self.network));
        let ask = ask.by(&self.town.server, &self.member);
        let answer = self.asker.ask(&ask).await;
        self.sent += 1;
        if is_outside(&answer) {
            // They signed out, ended their hat or were wrong too often: the next one is somebody new.
            self.member = somebody(self.town, self.way).await;
        } else {
            self.came_in += 1;
        }
        if self.way.method == Method::POST && answer.status == 303 {
            self.town.server.write(&ANEW.map(str::to_owned)).await;
        }
    }

    /// Each field alone bears the worst that we know; in the proof all of it, else ever another part.
    async fn worst(&mut self, meant: &Fields) {
        let named = meant.iter().map(|(name, _)| name.clone());
        let more = NAMES.iter().map(|name| (*name).to_owned());
        let names: Vec<String> = named.chain(more).collect();
        let step = if is_full_proof() { 1 } else { 5 };
        for (nth, name) in names.iter().enumerate() {
            for bad in WORST.iter().skip(nth % step).step_by(step) {
                let mut fields = meant.clone();
                fields.retain(|(known, _)| known != name);
                fields.push((name.clone(), bad.clone()));
                self.send(&self.way.address, &fields).await;
            }
            let without: Fields = meant
                .iter()
                .filter(|(known, _)| known != name)
                .cloned()
                .collect();
            self.send(&self.way.address, &without).await;
        }
    }

    /// All of them bear anything, some twice, some not at all.
    async fn anything(&mut self, meant: &Fields, times: u32, runner: &mut TestRunner) {
        let names = meant.iter().map(|(name, _)| name.clone());
        let names: Vec<String> = names.chain(NAMES.map(str::to_owned)).collect();
        let fields = prop::collection::vec((prop::sample::select(names), value()), 0..8);
        for _ in 0..times {
            let drawn = fields.new_tree(runner).unwrap().current();
            let mut all = meant.clone();
            let is_anew = drawn.len() % 2 == 0;
            if is_anew {
                all.retain(|(name, _)| !drawn.iter().any(|(other, _)| other == name));
            }
            all.extend(
                drawn
                    .into_iter()
                    .map(|(name, value)| (name, encoded(value))),
            );
            self.send(&self.way.address, &all).await;
        }
    }

    /// What an address names is anything.
    async fn astray(&mut self, meant: &Fields) {
        for bad in WORST.iter() {
            let parts: Vec<&str> = self.way.path.split('/').collect();
            for hole in parts.iter().filter(|part| part.starts_with('{')) {
                let real = self.way.address.split('/');
                let path: Vec<&str> = parts
                    .iter()
                    .zip(real)
                    .map(|(part, real)| if part == hole { bad } else { real })
                    .collect();
                self.send(&path.join("/"), meant).await;
            }
        }
    }
}

/// Whether somebody was sent away before anything of what they sent was read.
fn is_outside(answer: &Answer) -> bool {
    let to = answer.header("location");
    let asks = ["/sign-in", "/hats?", "/account/confirm", "/signed-out"];
    let led_out = answer.status == 303 && asks.iter().any(|asked| to.contains(asked));
    led_out || [401, 403, 429].contains(&answer.status.as_u16())
}

async fn nothing_that_a_member_sends_ends_in_a_server_error(db: db::Db) {
    let town = town(Server::open(db).await).await;
    let server = &town.server;
    // Where mail goes out, one more form asks for an address.
    server.send_mail();
    let mut ways = routes::all(&town).await;
    ways.retain(|way| matches!(way.access, Access::SignedIn | Access::Roles(_)));
    let forms = forms(&town, &ways).await;
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let times = cases().div_ceil(u32::try_from(ways.len()).unwrap());
    let (mut answers, mut slowest, mut network, mut fields) = (0, std::time::Duration::ZERO, 0, 0);
    let mut stayed_out = Vec::new();
    for way in &ways {
        let mut visits = Visits {
            town: &town,
            way,
            asker: Asker::of(server),
            member: somebody(&town, way).await,
            network,
            sent: 0,
            came_in: 0,
        };
        let none = Fields::new();
        let meant = if way.method == Method::GET {
            &none
        } else {
            forms.get(&way.address).unwrap_or(&none)
        };
        fields += meant.len() + NAMES.len();
        visits.worst(meant).await;
        visits.anything(meant, times, &mut runner).await;
        visits.astray(meant).await;
        network = visits.network;
        if visits.came_in * 2 < visits.sent {
            let (came_in, sent) = (visits.came_in, visits.sent);
            stayed_out.push(format!("{} {}: {came_in} of {sent}", way.method, way.path));
        }
        answers += visits.asker.answers;
        slowest = slowest.max(visits.asker.slowest);
    }
    // Control: what was sent was read, and not turned away at the door.
    assert_eq!(stayed_out, Vec::<String>::new());
    assert!(
        ways.len() > 45 && fields > 1_000,
        "{} routes, {fields} fields",
        ways.len()
    );
    if is_full_proof() {
        println!(
            "figure: slowest answer {} ms of {answers}",
            slowest.as_millis()
        );
    }
}

testkit::both_databases!(&MIGRATIONS; nothing_that_a_member_sends_ends_in_a_server_error);
