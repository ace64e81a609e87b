//! Bar W5, first half: what changes something is sent by our own pages only.

use axum::http::Method;
use kernel::Language;
use web::{Access, Role};

use super::people::{Browser, Person};
use super::routes::{self, Way, somebody_for};
use crate::ground::{Answer, Ask, MIGRATIONS, Server, form};
use crate::rights::town::town;

/// Whether an answer says that the form came from elsewhere.
fn is_refused(server: &Server, answer: &Answer) -> bool {
    let t = server.texts(Language::French);
    answer.status == 403 && super::people::said(answer).contains(&t.get("problem-elsewhere-title"))
}

/// All that can change by a form of somebody who has signed in leaves a trace. So does reading what people wrote.
async fn traces(server: &Server) -> i64 {
    let query =
        "select count(*) from audit_event where action not in ('report.read', 'proposal.read')";
    server.number(query).await
}

async fn a_form_from_elsewhere_changes_nothing_on_any_route(db: db::Db) {
    let town = town(Server::open(db).await).await;
    let server = &town.server;
    let ways = routes::all(&town).await;
    let changing: Vec<&Way> = ways
        .iter()
        .filter(|way| way.method != Method::GET)
        .collect();
    assert!(changing.len() >= 12, "{changing:?}");
    let stranger = Person::made(server, "stranger@accounts.example", Role::Administrator).await;
    let stranger = Browser::of(server, &stranger, false).await;
    let (forms, mut sent) = (changing.len(), 0);
    for (nth, way) in changing.into_iter().enumerate() {
        let person = somebody_for(server, way, nth).await;
        let mut browser = Browser::confirmed(server, &person).await;
        let token = browser.token();
        let with = |token: &str| Ask::post(&way.address, &form(&[("token", token)]));
        let mut foreign = vec![
            with(&token).header("origin", "https://elsewhere.example"),
            with(&token).header("origin", "null"),
            with(&token).header("sec-fetch-site", "cross-site"),
            with(&token).header("sec-fetch-site", "same-site"),
            with(&token)
                .header("origin", "http://passerelle.test")
                .header("sec-fetch-site", "cross-site"),
        ];
        if way.access != Access::Public {
            let others = stranger.token();
            foreign.extend([
                Ask::post(&way.address, ""),
                with(""),
                with(&others),
                with(&token[1..]),
                with(&format!("{token}0")),
                Ask::post(&format!("{}?token={token}", way.address), ""),
                Ask::post(&way.address, &form(&[("tokens", &token)])),
            ]);
        }
        let before = traces(server).await;
        sent += foreign.len();
        for ask in foreign {
            let answer = server.ask(&browser.with_cookie(ask.clone())).await;
            assert!(
                is_refused(server, &answer),
                "{}: {ask:?}: {}",
                way.path,
                answer.status
            );
            // Also where nobody signed in: then it may ask for that first.
            let answer = server.ask(&ask).await;
            let asked_first = way.access != Access::Public && answer.status == 401;
            assert!(
                asked_first || is_refused(server, &answer),
                "{}: {ask:?}",
                way.path
            );
        }
        assert_eq!(
            traces(server).await,
            before,
            "{} changed something",
            way.path
        );
        assert!(browser.is_in().await, "{} ended something", way.path);
        // Control: with all right it comes in.
        let ask = with(&token)
            .header("origin", "http://passerelle.test")
            .header("sec-fetch-site", "same-origin");
        let answer = browser.send(ask).await;
        // Without what our page fills in, or after another of these acts has ended the membership, it is
        // understood and says so.
        let comes_in = match answer.status.as_u16() {
            400 => way.path.ends_with("/account/app"),
            404 => {
                let ends = ["/undo", "/sign-ins/end"];
                way.path.contains("/team/member/") || ends.iter().any(|end| way.path.ends_with(end))
            }
            status => [200, 303, 409, 422].contains(&status),
        };
        assert!(comes_in, "{}: {}: {}", way.path, answer.status, answer.body);
    }
    println!("figure: {forms} forms sent from elsewhere in {sent} ways: 0 changed anything");
}

async fn what_only_reads_can_be_linked_from_elsewhere_and_changes_nothing(db: db::Db) {
    let town = town(Server::open(db).await).await;
    let server = &town.server;
    let noor = Person::made(server, "noor@accounts.example", Role::Administrator).await;
    let browser = Browser::confirmed(server, &noor).await;
    let before = traces(server).await;
    let mut read = 0;
    for way in routes::all(&town).await {
        if way.method != Method::GET || way.access == Access::Operator {
            continue;
        }
        let ask = Ask::get(&way.address)
            .header("origin", "https://elsewhere.example")
            .header("sec-fetch-site", "cross-site");
        let answer = server.ask(&browser.with_cookie(ask)).await;
        assert!(!is_refused(server, &answer), "{}", way.path);
        let path = way.path;
        assert_eq!(traces(server).await, before, "{path} changed something");
        assert!(browser.is_in().await, "{path} signed somebody out");
        read += 1;
    }
    assert!(read > 40);
}

testkit::both_databases!(&MIGRATIONS;
    a_form_from_elsewhere_changes_nothing_on_any_route,
    what_only_reads_can_be_linked_from_elsewhere_and_changes_nothing,
);
