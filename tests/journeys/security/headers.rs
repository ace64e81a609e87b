//! Bar W4: what every answer tells the browser not to do, on every route and for every way it can end.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, Method};
use web::{Access, Role};

use super::people::{Browser, Person};
use super::routes::{self, Way, somebody_for};
use crate::ground::{Answer, Ask, MIGRATIONS, Server};
use crate::rights::town::town;

/// What is wrong with the headers of an answer; an installation over https says one more.
fn wrong(headers: &HeaderMap, path: &str, https: bool) -> Vec<String> {
    let said = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let mut wrong = Vec::new();
    let mut must = |fine: bool, name: &str| {
        if !fine {
            wrong.push(format!("{path}: {name}: {:?}", said(name)));
        }
    };
    let policy = said("content-security-policy");
    let directives: BTreeSet<&str> = policy.split(';').map(str::trim).collect();
    let is_framed = directives.contains("frame-ancestors *");
    for directive in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ] {
        must(directives.contains(directive), "content-security-policy");
    }
    must(!policy.contains("unsafe"), "content-security-policy");
    must(
        directives.contains("frame-ancestors 'none'") || (is_framed && path.contains("/embed/")),
        "content-security-policy",
    );
    must(
        said("x-content-type-options") == "nosniff",
        "x-content-type-options",
    );
    must(said("referrer-policy") == "same-origin", "referrer-policy");
    must(
        said("cross-origin-opener-policy") == "same-origin",
        "cross-origin-opener-policy",
    );
    let whose = if path.starts_with("/api/") || is_framed {
        "cross-origin"
    } else {
        "same-origin"
    };
    must(
        said("cross-origin-resource-policy") == whose,
        "cross-origin-resource-policy",
    );
    let permissions = said("permissions-policy");
    must(
        permissions.contains("camera=()") && permissions.contains("microphone=()"),
        "permissions-policy",
    );
    let protected = if https { "max-age=31536000" } else { "" };
    must(
        said("strict-transport-security") == protected,
        "strict-transport-security",
    );
    must(!said("cache-control").is_empty(), "cache-control");
    wrong
}

/// Every way in which this route can be asked by somebody, on purpose and by mistake.
fn asks(way: &Way, browser: &Browser<'_>) -> Vec<Ask> {
    let address = &way.address;
    let token = format!("token={}", browser.token());
    let as_meant = match way.method {
        Method::GET => Ask::get(address),
        _ => Ask::post(address, &token),
    };
    let far_too_long = format!("{token}&message={}", "a".repeat(70_000));
    vec![
        as_meant.clone(),
        browser.with_cookie(as_meant.clone()),
        browser.with_cookie(Ask::post(address, "")),
        Ask::post(address, ""),
        as_meant.header("origin", "https://elsewhere.example"),
        browser.with_cookie(Ask::post(address, &far_too_long)),
        Ask::post(address, &far_too_long),
        Ask {
            method: Method::PUT,
            ..Ask::get(address)
        },
        browser.with_cookie(Ask {
            method: Method::POST,
            ..Ask::get(address)
        }),
        Ask {
            method: Method::POST,
            ..Ask::get(address)
        },
        Ask {
            method: Method::HEAD,
            ..Ask::get(address)
        },
        Ask::get(&format!("{address}/not/here")),
        Ask::get(&format!("{address}?a=%ff&near=%00")),
    ]
}

async fn every_answer_of_every_route_is_protected(db: db::Db) {
    for_every_answer(Server::open(db).await, false).await;
}

async fn over_https_every_answer_asks_for_it_for_a_year(db: db::Db) {
    for_every_answer(Server::over_https(db).await, true).await;
}

async fn for_every_answer(server: Server, https: bool) {
    let town = town(server).await;
    let server = &town.server;
    let noor = Person::made(server, "noor@accounts.example", Role::Administrator).await;
    let ways = routes::all(&town).await;
    let (mut statuses, mut complaints, mut answers) = (BTreeSet::new(), Vec::new(), 0);
    let mut look = |answer: &Answer, address: &str, private: bool| {
        statuses.insert(answer.status.as_u16());
        answers += 1;
        complaints.extend(wrong(&answer.headers, address, https));
        if private && answer.header("cache-control") != "no-store" {
            complaints.push(format!("{address} is kept"));
        }
    };
    for (nth, way) in ways.iter().enumerate() {
        // Each gets a browser of its own: some of them sign out.
        let browser = Browser::of(server, &somebody_for(server, way, nth).await, false).await;
        for ask in asks(way, &browser) {
            let answer = server.ask(&ask).await;
            let private = matches!(way.access, Access::SignedIn | Access::Roles(_));
            assert!(answer.status.as_u16() < 500, "{ask:?}: {}", answer.body);
            // What is not there, or not by this method, is the same for everybody.
            let known = ![404, 405, 308].contains(&answer.status.as_u16());
            look(&answer, &ask.address, private && known);
        }
    }
    // Too many: reports, and a name that was mistyped too often.
    let report = ways
        .iter()
        .find(|way| way.path.ends_with("/report"))
        .unwrap();
    for _ in 0..6 {
        let ask = Ask::post(&report.address, "subject=hours&message=a");
        look(&server.ask(&ask).await, &ask.address, false);
    }
    let mut browser = Browser::new(server);
    for _ in 0..6 {
        let answer = browser.enter(&noor, "not this one", false).await;
        look(&answer, "/fr/sign-in", true);
    }
    assert_eq!(complaints, Vec::<String>::new());
    for status in [200, 303, 308, 400, 401, 403, 404, 405, 413, 422, 429] {
        assert!(
            statuses.contains(&status),
            "{status} was never seen: {statuses:?}"
        );
    }
    println!(
        "figure: {} routes, {answers} answers{}, each with all that protects it",
        ways.len(),
        if https { " over https" } else { "" },
    );
    assert!(
        ways.len() > 50 && answers > 500,
        "{} routes, {answers} answers",
        ways.len()
    );
}

async fn a_missing_header_is_reported(db: db::Db) {
    let server = Server::over_https(db).await;
    let answer = server.get("/fr/1000").await;
    assert_eq!(
        wrong(&answer.headers, "/fr/1000", true),
        Vec::<String>::new()
    );
    let guards = [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "strict-transport-security",
        "cache-control",
    ];
    for name in guards {
        let mut without = answer.headers.clone();
        without.remove(name);
        assert!(!wrong(&without, "/fr/1000", true).is_empty(), "{name}");
    }
    let framed = server.get("/fr/embed/commune/21004").await;
    assert!(wrong(&framed.headers, "/fr/embed/commune/21004", true).is_empty());
    assert!(
        !wrong(&framed.headers, "/fr/1000", true).is_empty(),
        "framed anywhere"
    );
    let data = server.get("/api/v1/places.json").await;
    assert!(
        !wrong(&data.headers, "/fr/1000", true).is_empty(),
        "used anywhere"
    );
}

testkit::both_databases!(&MIGRATIONS;
    every_answer_of_every_route_is_protected,
    over_https_every_answer_asks_for_it_for_a_year,
    a_missing_header_is_reported,
);
