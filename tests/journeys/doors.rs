//! Who may use which route: the whole table, and every door tried by everybody.

use std::collections::BTreeMap;

use axum::http::Method;
use passerelle::areas::Areas;
use web::{Access, Role, Route};

use crate::ground::{Answer, Ask, MIGRATIONS, PROXY, Server};
use crate::login_services::STRONG;

/// Whoever wears a hat.
const MEMBERS: Access = Access::Roles(&Role::ALL);

/// Whoever wears a hat that changes places.
const EDITORS: Access = Access::Roles(&[
    Role::Mediator,
    Role::PlaceManager,
    Role::Coordinator,
    Role::Administrator,
]);

/// Whoever looks after communes.
const COORDINATORS: Access = Access::Roles(&[Role::Coordinator]);

/// Whoever looks after the members of an organisation.
const ADMINISTRATORS: Access = Access::Roles(&[Role::Administrator]);

/// Every route with its access. A new route is written here too, so that somebody thinks of it twice.
pub const DOORS: [(&str, &str, Access); 105] = [
    ("GET", "/", Access::Public),
    ("GET", "/.well-known/security.txt", Access::Public),
    ("GET", "/api/v1/changes", Access::Public),
    ("GET", "/api/v1/openapi.json", Access::Public),
    ("GET", "/api/v1/places.csv", Access::Public),
    ("GET", "/api/v1/places.geojson", Access::Public),
    ("GET", "/api/v1/places.json", Access::Public),
    ("GET", "/api/v1/places/{id}", Access::Public),
    ("GET", "/api/v1/search", Access::Public),
    ("GET", "/assets/{name}", Access::Public),
    ("GET", "/favicon.ico", Access::Public),
    ("GET", "/favicon.svg", Access::Public),
    ("GET", "/healthz", Access::Public),
    ("GET", "/metrics", Access::Operator),
    ("GET", "/robots.txt", Access::Public),
    ("GET", "/sitemap.xml", Access::Public),
    ("GET", "/sitemap/{part}", Access::Public),
    ("GET", "/{language}", Access::Public),
    ("GET", "/{language}/", Access::Public),
    ("GET", "/{language}/accessibility", Access::Public),
    ("GET", "/{language}/account", Access::SignedIn),
    ("GET", "/{language}/account/app", Access::SignedIn),
    ("GET", "/{language}/account/codes", Access::SignedIn),
    ("GET", "/{language}/account/confirm", Access::SignedIn),
    (
        "GET",
        "/{language}/account/login/{login_service}",
        Access::SignedIn,
    ),
    ("GET", "/{language}/account/password", Access::SignedIn),
    ("GET", "/{language}/commune/{nis}", Access::Public),
    ("GET", "/{language}/contact", Access::Public),
    ("GET", "/{language}/data", Access::Public),
    ("GET", "/{language}/embed/commune/{nis}", Access::Public),
    (
        "GET",
        "/{language}/embed/commune/{nis}/map.svg",
        Access::Public,
    ),
    ("GET", "/{language}/hats", Access::SignedIn),
    ("GET", "/{language}/invitation", Access::Public),
    ("GET", "/{language}/invitation/{code}", Access::Public),
    ("GET", "/{language}/legal", Access::Public),
    ("GET", "/{language}/listing/{slug}", Access::Public),
    ("GET", "/{language}/listings", Access::Public),
    ("GET", "/{language}/organisation/{id}", Access::Public),
    ("GET", "/{language}/place/{id}", Access::Public),
    ("GET", "/{language}/place/{id}/report", Access::Public),
    ("GET", "/{language}/place/{id}/thanks", Access::Public),
    ("GET", "/{language}/privacy", Access::Public),
    ("GET", "/{language}/proposal/{number}", Access::Public),
    ("GET", "/{language}/propose", Access::Public),
    ("GET", "/{language}/search", Access::Public),
    ("GET", "/{language}/shortlist", Access::Public),
    ("GET", "/{language}/sign-in", Access::Public),
    ("GET", "/{language}/sign-in/code", Access::Public),
    (
        "GET",
        "/{language}/sign-in/return/{login_service}",
        Access::Public,
    ),
    (
        "GET",
        "/{language}/sign-in/to/{login_service}",
        Access::Public,
    ),
    (
        "GET",
        "/{language}/sign-in/with/{login_service}",
        Access::Public,
    ),
    ("GET", "/{language}/signed-out", Access::Public),
    (
        "GET",
        "/{language}/signed-out/at/{login_service}",
        Access::Public,
    ),
    ("GET", "/{language}/sources", Access::Public),
    ("GET", "/{language}/team", ADMINISTRATORS),
    ("GET", "/{language}/team/invite", ADMINISTRATORS),
    ("GET", "/{language}/team/member/{id}", ADMINISTRATORS),
    ("GET", "/{language}/where", Access::Public),
    ("GET", "/{language}/work", MEMBERS),
    ("GET", "/{language}/work/board", COORDINATORS),
    ("GET", "/{language}/work/board.csv", COORDINATORS),
    ("GET", "/{language}/work/board/{nis}", COORDINATORS),
    ("GET", "/{language}/work/calls", EDITORS),
    ("GET", "/{language}/work/place/{id}", EDITORS),
    ("GET", "/{language}/work/place/{id}/history", MEMBERS),
    ("GET", "/{language}/work/place/{id}/reminders", MEMBERS),
    ("GET", "/{language}/work/place/{id}/{section}", EDITORS),
    ("GET", "/{language}/work/places", EDITORS),
    ("GET", "/{language}/work/proposal/{id}", MEMBERS),
    ("GET", "/{language}/work/proposals", COORDINATORS),
    ("GET", "/{language}/work/report/{id}", MEMBERS),
    ("GET", "/{language}/work/reports", EDITORS),
    ("GET", "/{language}/{postcode}", Access::Public),
    ("POST", "/{language}/account", Access::SignedIn),
    ("POST", "/{language}/account/app", Access::SignedIn),
    ("POST", "/{language}/account/app/remove", Access::SignedIn),
    ("POST", "/{language}/account/codes", Access::SignedIn),
    ("POST", "/{language}/account/confirm", Access::SignedIn),
    (
        "POST",
        "/{language}/account/login/{login_service}",
        Access::SignedIn,
    ),
    (
        "POST",
        "/{language}/account/login/{login_service}/end",
        Access::SignedIn,
    ),
    ("POST", "/{language}/account/password", Access::SignedIn),
    ("POST", "/{language}/account/sign-ins/end", Access::SignedIn),
    (
        "POST",
        "/{language}/account/sign-ins/end-others",
        Access::SignedIn,
    ),
    ("POST", "/{language}/hats", Access::SignedIn),
    ("POST", "/{language}/invitation", Access::Public),
    ("POST", "/{language}/invitation/join", Access::Public),
    ("POST", "/{language}/invitation/renew", Access::Public),
    ("POST", "/{language}/invitation/take", Access::SignedIn),
    ("POST", "/{language}/place/{id}/report", Access::Public),
    ("POST", "/{language}/propose", Access::Public),
    ("POST", "/{language}/sign-in", Access::Public),
    ("POST", "/{language}/sign-in/code", Access::Public),
    ("POST", "/{language}/sign-out", Access::Public),
    (
        "POST",
        "/{language}/team/invitation/{id}/withdraw",
        ADMINISTRATORS,
    ),
    ("POST", "/{language}/team/invite", ADMINISTRATORS),
    ("POST", "/{language}/team/member/{id}/end", ADMINISTRATORS),
    (
        "POST",
        "/{language}/team/member/{id}/longer",
        ADMINISTRATORS,
    ),
    (
        "POST",
        "/{language}/team/member/{id}/password",
        ADMINISTRATORS,
    ),
    ("POST", "/{language}/work/place/{id}/confirm", EDITORS),
    ("POST", "/{language}/work/place/{id}/reminders", MEMBERS),
    ("POST", "/{language}/work/place/{id}/undo", MEMBERS),
    ("POST", "/{language}/work/place/{id}/{section}", EDITORS),
    (
        "POST",
        "/{language}/work/place/{id}/{section}/check",
        EDITORS,
    ),
    ("POST", "/{language}/work/proposal/{id}", MEMBERS),
    ("POST", "/{language}/work/report/{id}", MEMBERS),
];

/// The one route that the app adds itself, over all areas.
const OF_THE_APP: &str = "/api/v1/openapi.json";

async fn routes(server: &Server) -> Vec<Route> {
    let areas = Areas::open(&server.ground).await.unwrap();
    let mut routes = web::standing::routes();
    routes.extend(areas.list().into_iter().flat_map(|area| area.routes));
    routes
}

async fn every_route_stands_in_the_table_with_its_access(db: db::Db) {
    let server = Server::open(db).await;
    let mut declared: Vec<(String, String, Access)> = routes(&server)
        .await
        .into_iter()
        .map(|route| {
            (
                route.method.to_string(),
                route.path.to_owned(),
                route.access,
            )
        })
        .collect();
    declared.push(("GET".to_owned(), OF_THE_APP.to_owned(), Access::Public));
    declared.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let table: Vec<(String, String, Access)> = DOORS
        .iter()
        .map(|(method, path, access)| ((*method).to_owned(), (*path).to_owned(), *access))
        .collect();
    assert_eq!(declared, table);
}

/// A real address for a route.
pub fn address(path: &str, place: &str, organisation: &str) -> String {
    let id = if path.contains("organisation") {
        organisation
    } else {
        place
    };
    path.replace("{language}", "fr")
        .replace("{id}", id)
        .replace("{nis}", "21004")
        .replace("{slug}", "epn-and-actors")
        .replace("{postcode}", "1000")
        .replace("{section}", "contact")
        .replace("{code}", "1234567890123456")
        .replace("{part}", "1.xml")
        .replace("{name}", "passerelle-old.css")
        .replace("{login_service}", STRONG)
}

/// Everybody who may stand at a door, and whether they are the operator.
fn visitors(ask: &Ask) -> Vec<(&'static str, Ask, bool)> {
    let forwarded = |ask: Ask, whom: &str| ask.header("x-forwarded-for", whom);
    vec![
        ("somebody elsewhere", ask.clone(), false),
        (
            "somebody elsewhere who claims to be here",
            forwarded(ask.clone(), "127.0.0.1"),
            false,
        ),
        (
            "somebody through a proxy on this machine",
            forwarded(ask.clone().from("127.0.0.1"), "203.0.113.9"),
            false,
        ),
        (
            "somebody through a proxy that says otherwise",
            ask.clone()
                .from("127.0.0.1")
                .header("forwarded", "for=203.0.113.9"),
            false,
        ),
        (
            "somebody through the trusted proxy who claims to be here",
            forwarded(ask.clone().from(PROXY), "127.0.0.1"),
            false,
        ),
        (
            "a neighbour in the same network",
            ask.clone().from("192.168.1.2"),
            false,
        ),
        ("the operator", ask.clone().from("127.0.0.1"), true),
        ("the operator over IPv6", ask.clone().from("::1"), true),
        (
            "the operator, mapped",
            ask.clone().from("::ffff:127.0.0.1"),
            true,
        ),
    ]
}

async fn every_door_opens_to_those_it_declares_and_to_nobody_else(db: db::Db) {
    let server = Server::open(db).await;
    let place = server.place_called("L’Atelier du Web");
    let organisation = server
        .directory
        .board()
        .organisations
        .keys()
        .next()
        .unwrap()
        .to_string();
    let number = number_of_a_proposal(&server).await;
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    for (method, path, access) in DOORS {
        let path_of_it = path.replace("{number}", &number);
        let address = address(&path_of_it, &place, &organisation);
        let ask = if method == "POST" {
            Ask::post(&address, "")
        } else {
            Ask::get(&address)
        };
        for (who, ask, operator) in visitors(&ask) {
            let answer = server.ask(&ask).await;
            if matches!(access, Access::SignedIn | Access::Roles(_)) {
                sent_to_sign_in(&server, ask, &answer, &format!("{method} {path}: {who}")).await;
                continue;
            }
            let allowed = access == Access::Public || operator;
            assert_eq!(answer.status != 403, allowed, "{method} {path}: {who}");
            if allowed {
                let expected = answers(method, path);
                assert!(
                    expected.contains(&answer.status.as_u16()),
                    "{method} {path}: {who}: {}",
                    answer.status
                );
            } else {
                *refused.entry(path).or_default() += 1;
                assert!(!answer.body.contains("passerelle_requests_total"));
            }
            if method == "GET" {
                let head = Ask {
                    method: Method::HEAD,
                    ..ask
                };
                let answer = server.ask(&head).await;
                assert_eq!(answer.status != 403, allowed, "HEAD {path}: {who}");
            }
        }
    }
    assert_eq!(
        refused,
        BTreeMap::from([("/metrics", 6)]),
        "somebody was refused somewhere"
    );
}

async fn number_of_a_proposal(server: &Server) -> String {
    let form = "name=Chez+Lina&near=1060&known_by=saw";
    let answer = server.ask(&Ask::post("/fr/propose", form)).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let to = answer.header("location");
    to.rsplit('/').next().unwrap_or_default().to_owned()
}

/// What a door that is open answers to somebody who sends nothing.
fn answers(method: &str, path: &str) -> &'static [u16] {
    match (method, path) {
        (
            "GET",
            "/{language}/sign-in/to/{login_service}"
            | "/{language}/sign-in/return/{login_service}"
            | "/{language}/signed-out/at/{login_service}",
        ) => &[303],
        // Nobody is in the middle of signing in.
        (_, "/{language}/sign-in/code") | ("POST", "/{language}/sign-out") => &[303],
        // No invitation has this code.
        ("GET", "/{language}/invitation/{code}") => &[404],
        // The sixth time in a row one waits.
        ("POST", "/{language}/sign-in") => &[422, 429],
        ("POST", _) => &[422],
        _ => &[200, 308],
    }
}

/// Nobody has signed in here: a page is shown after the detour, a form is not taken.
async fn sent_to_sign_in(server: &Server, ask: Ask, answer: &Answer, who: &str) {
    if ask.method == Method::POST {
        assert_eq!(answer.status, 401, "{who}");
        return;
    }
    let head = Ask {
        method: Method::HEAD,
        ..ask
    };
    for answer in [answer, &server.ask(&head).await] {
        assert_eq!(answer.status, 303, "{who}");
        let to = answer.header("location");
        assert!(to.starts_with("/fr/sign-in?next="), "{who}: {to}");
        assert_eq!(answer.header("cache-control"), "no-store", "{who}");
        assert_eq!(answer.body, "", "{who}");
    }
}

async fn the_operators_numbers_name_routes_and_never_addresses(db: db::Db) {
    let server = Server::open(db).await;
    server.get("/fr/search?q=itsme&near=1060").await;
    server.get("/fr/1060").await;
    server.get("/nowhere/at/all").await;
    let numbers = server
        .ask(&Ask::get("/metrics").from("127.0.0.1"))
        .await
        .body;
    assert!(
        numbers.contains("route=\"/{language}/search\",status=\"200\"} 1"),
        "{numbers}"
    );
    for secret in ["itsme", "1060", "nowhere"] {
        assert!(!numbers.contains(secret), "{secret}: {numbers}");
    }
}

testkit::both_databases!(&MIGRATIONS;
    every_route_stands_in_the_table_with_its_access,
    every_door_opens_to_those_it_declares_and_to_nobody_else,
    the_operators_numbers_name_routes_and_never_addresses,
);
