//! What the privacy notice says, held: no cookies for who looks for help, no words, no positions, no addresses, an end date.

mod logs;

use std::collections::BTreeSet;

use jiff::SignedDuration;
use kernel::Language;
use passerelle::areas::Areas;
use sqlx::{AssertSqlSafe, Row};
use web::{Role, Table};

use crate::ground::{Ask, MIGRATIONS, Server};
use crate::security::people::{Browser, PASSWORD, Person};
use crate::without_javascript::{languages::pages, says};

async fn nobody_who_looks_for_help_gets_a_cookie_and_no_page_loads_anything_from_elsewhere(
    db: db::Db,
) {
    let server = Server::open(db).await;
    let mut addresses: Vec<String> = pages(&server)
        .iter()
        .flat_map(|rest| Language::ALL.map(|language| format!("/{language}{rest}")))
        .collect();
    addresses.extend(
        [
            "/",
            "/fr",
            "/fr/nowhere",
            "/api/v1/search?near=1000",
            "/metrics",
        ]
        .map(str::to_owned),
    );
    for address in addresses {
        let answer = server.get(&address).await;
        assert!(
            !answer.headers.contains_key("set-cookie"),
            "{address} sets a cookie"
        );
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'"),
            "{address}: {policy:?}"
        );
        let told = answer.header("referrer-policy");
        assert!(
            ["no-referrer", "same-origin"].contains(&told),
            "{address}: {told:?}"
        );
        for part in [
            "src=\"",
            "<link rel=\"stylesheet\" href=\"",
            "action=\"",
            "url(",
        ] {
            for (at, found) in answer.body.match_indices(part) {
                let rest = &answer.body[at + found.len()..];
                assert!(
                    rest.starts_with('/') && !rest.starts_with("//"),
                    "{address} loads {}",
                    rest.chars().take(60).collect::<String>()
                );
            }
        }
    }
    let post = report(&server, "").header("cookie", "a=b");
    assert!(!server.ask(&post).await.headers.contains_key("set-cookie"));
}

async fn whoever_signs_in_gets_one_cookie_until_the_browser_is_closed(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, "noor@accounts.example", Role::Mediator).await;
    let mut browser = Browser::new(&server);
    let mut names = BTreeSet::new();
    let mut set = |answer: &crate::ground::Answer| {
        for cookie in answer.headers.get_all("set-cookie") {
            let line = cookie.to_str().unwrap();
            names.insert(line.split('=').next().unwrap().to_owned());
            for lasting in ["Max-Age", "Expires", "Domain"] {
                assert!(!line.contains(lasting), "{line}");
            }
        }
    };
    set(&browser.get("/fr/sign-in").await);
    set(&browser.enter(&noor, PASSWORD, false).await);
    set(&browser.prove(&noor.code()).await);
    for page in [
        "/fr/account",
        "/fr/1000",
        "/fr/privacy",
        "/fr/search?q=itsme",
    ] {
        let answer = browser.get(page).await;
        assert!(!answer.headers.contains_key("set-cookie"), "{page}");
    }
    assert_eq!(
        names,
        BTreeSet::from(["passerelle".to_owned()]),
        "one cookie"
    );
    let answer = browser.post("/fr/sign-out", &[]).await;
    assert!(
        answer.header("set-cookie").contains("Max-Age=0"),
        "it is gone"
    );
    for language in Language::ALL {
        let mut person = server.visitor();
        person.visit(&format!("/{language}/privacy")).await;
        let t = server.texts(language);
        assert!(says(&person, t.get("privacy-cookies-what")));
        assert!(person.cookies().is_empty());
    }
}

async fn searches_stay_out_of_search_engines_and_pages_do_not(db: db::Db) {
    let server = Server::open(db).await;
    let mut person = server.visitor();
    for language in Language::ALL {
        person
            .visit(&format!("/{language}/search?q=itsme&near=1000"))
            .await;
        assert_eq!(
            person.attributes("meta[name=robots]", "content"),
            ["noindex"]
        );
        assert!(person.attributes("link[rel=canonical]", "href").is_empty());
        person.visit(&format!("/{language}/1000")).await;
        assert!(person.attributes("meta[name=robots]", "content").is_empty());
        assert_eq!(
            person.attributes("link[rel=canonical]", "href"),
            [format!("http://passerelle.test/{language}/1000")]
        );
        let others = person.attributes("link[rel=alternate]", "hreflang");
        assert_eq!(others, ["fr", "nl", "de", "en", "ar", "x-default"]);
    }
    let robots = server.get("/robots.txt").await.body;
    assert!(
        robots.contains("Sitemap: http://passerelle.test/sitemap.xml"),
        "{robots}"
    );
    assert!(
        !server.get("/sitemap/1.xml").await.body.contains("/search"),
        "searches are in no sitemap"
    );
}

/// The tables of the database, but for those of the database itself.
async fn tables(server: &Server) -> Vec<String> {
    let mut conn = server.ground.db.read().await.unwrap();
    let sql = match server.ground.db.backend() {
        db::Backend::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
        }
        db::Backend::Postgres => {
            "select table_name::text from information_schema.tables where table_schema = 'public' order by table_name"
        }
    };
    db::query_scalar(sql).fetch_all(&mut *conn).await.unwrap()
}

async fn columns(server: &Server, table: &str) -> Vec<String> {
    let mut conn = server.ground.db.read().await.unwrap();
    let sql = match server.ground.db.backend() {
        db::Backend::Sqlite => "select name from pragma_table_info($1)",
        db::Backend::Postgres => {
            "select column_name::text from information_schema.columns where table_schema = 'public' and table_name = $1"
        }
    };
    db::query_scalar(sql)
        .bind(table)
        .fetch_all(&mut *conn)
        .await
        .unwrap()
}

/// Everything that is written down anywhere, as text.
async fn all_that_is_kept(server: &Server) -> String {
    let mut text = String::new();
    for table in tables(server).await {
        let columns = columns(server, &table).await;
        let casts: Vec<String> = columns
            .iter()
            .map(|name| format!("cast({name} as text)"))
            .collect();
        let sql = format!("select {} from {table}", casts.join(", "));
        let mut conn = server.ground.db.read().await.unwrap();
        let rows = sqlx::query(AssertSqlSafe(sql))
            .fetch_all(&mut *conn)
            .await
            .unwrap();
        for row in rows {
            for at in 0..columns.len() {
                let value: Option<String> = row.try_get(at).unwrap();
                text.push_str(&value.unwrap_or_default());
                text.push('\n');
            }
        }
    }
    text
}

fn report(server: &Server, message: &str) -> Ask {
    let place = server.place_called("L’Atelier du Web");
    Ask::post(
        &format!("/fr/place/{place}/report"),
        &format!("subject=hours&message={message}"),
    )
}

async fn a_report_keeps_what_was_written_and_nothing_about_who_wrote_it(db: db::Db) {
    let server = Server::open(db).await;
    let ask = report(&server, "fermeture")
        .from("2001:db8:1234:5678::77")
        .header("user-agent", "Telltale/1.0")
        .header("accept-language", "zz-telltale")
        .header("referer", "http://passerelle.test/telltale")
        .header("x-forwarded-for", "198.51.100.77");
    assert_eq!(server.ask(&ask).await.status, 303);
    let kept = all_that_is_kept(&server).await;
    assert!(kept.contains("fermeture"), "what was written is kept");
    for trace in ["2001:db8", "5678", "elltale", "198.51.100"] {
        assert!(!kept.contains(trace), "{trace} is kept somewhere");
    }
}

async fn searches_are_counted_without_their_words_and_positions(db: db::Db) {
    let server = Server::open(db).await;
    for address in [
        "/fr/search?q=zebra+itsme&near=50.8268,4.3459",
        "/api/v1/search?q=zebra+itsme&near=50.8268,4.3459",
        "/fr/search?need=learn&near=1060",
        "/fr/search?need=learn&near=1060&page=2",
    ] {
        assert_eq!(server.get(address).await.status, 200);
    }
    let before = all_that_is_kept(&server).await;
    server.directory.write_counts().await.unwrap();
    let mut conn = server.ground.db.read().await.unwrap();
    let counted: Vec<(String, String, String, String, i64)> = db::query_as(
        "select day, nis, need, outcome, searches from directory_search_count order by need",
    )
    .fetch_all(&mut *conn)
    .await
    .unwrap();
    drop(conn);
    let counts: Vec<(&str, &str, i64)> = counted
        .iter()
        .map(|row| (row.1.as_str(), row.2.as_str(), row.4))
        .collect();
    assert_eq!(counts, [("21013", "learn", 1), ("21013", "procedures", 2)]);
    assert!(counted.iter().all(|row| row.0 == "2026-11-23"));
    let kept = all_that_is_kept(&server).await;
    assert_ne!(before, kept);
    for secret in ["zebra", "itsme", "50.82", "4.345", "4.346"] {
        assert!(
            !kept.contains(secret) || before.contains(secret),
            "{secret} is kept"
        );
    }
    assert!(!kept.contains("zebra"));
}

async fn settled_reports_are_gone_after_ninety_days_and_not_before(db: db::Db) {
    let server = Server::open(db).await;
    assert_eq!(server.ask(&report(&server, "zebra-un")).await.status, 303);
    assert_eq!(server.ask(&report(&server, "zebra-deux")).await.status, 303);
    let permit = directory::may_settle_reports(web::Actor::Operator).unwrap();
    let open = directory::list_reports(&server.directory, &permit)
        .await
        .unwrap();
    let first = open
        .iter()
        .find(|report| report.message == "zebra-un")
        .unwrap();
    directory::settle(
        &server.directory,
        &permit,
        &first.id,
        directory::SettledAs::Mended,
    )
    .await
    .unwrap();
    server
        .clock
        .advance(SignedDuration::from_hours(90 * 24 - 2));
    assert!(server.run_due().await.contains(&"directory.purge_reports"));
    assert!(
        all_that_is_kept(&server).await.contains("zebra-un"),
        "not before"
    );
    server.clock.advance(SignedDuration::from_hours(3));
    assert!(server.run_due().await.contains(&"directory.purge_reports"));
    let kept = all_that_is_kept(&server).await;
    assert!(!kept.contains("zebra-un"), "after 90 days it is gone");
    assert!(
        kept.contains("zebra-deux"),
        "what nobody settled is still open"
    );
    server
        .clock
        .advance(SignedDuration::from_hours(24 * (2 * 365 - 95)));
    server.run_due().await;
    assert!(all_that_is_kept(&server).await.contains("zebra-deux"));
    server.clock.advance(SignedDuration::from_hours(24 * 6));
    server.run_due().await;
    let kept = all_that_is_kept(&server).await;
    assert!(
        !kept.contains("zebra-deux"),
        "nor for ever, if nobody settles it"
    );
}

async fn the_notice_says_each_end_who_is_responsible_and_on_what_ground(db: db::Db) {
    let server = Server::open(db).await;
    for language in Language::ALL {
        let t = server.texts(language);
        let mut person = server.visitor();
        person.visit(&format!("/{language}/privacy")).await;
        for key in [
            "privacy-reports-what",
            "privacy-network-what",
            "privacy-who-what",
            "privacy-basis-what",
            "privacy-basis-to-confirm",
        ] {
            assert!(says(&person, t.get(key)), "{key}: {}", person.text());
        }
        person.follow(&t.get("legal-title")).await;
        assert_eq!(person.find("h1"), [t.get("legal-title")]);
        assert!(
            says(&person, t.get("legal-who-missing")),
            "then the ground is not confirmed either"
        );
    }
}

async fn who_changed_what_is_kept_for_two_years_and_not_longer(db: db::Db) {
    let server = Server::open(db).await;
    assert_eq!(server.ask(&report(&server, "premier")).await.status, 303);
    let traces = async || {
        let mut conn = server.ground.db.read().await.unwrap();
        let count = db::query_scalar::<i64>(
            "select count(*) from audit_event where action = 'report.made'",
        );
        count.fetch_one(&mut *conn).await.unwrap()
    };
    for (days, kept) in [(729, 1), (2, 0)] {
        server.clock.advance(SignedDuration::from_hours(days * 24));
        assert!(server.run_due().await.contains(&"jobs.housekeeping"));
        assert_eq!(traces().await, kept, "{days} days later");
    }
}

async fn every_table_says_what_it_holds_about_persons(db: db::Db) {
    let server = Server::open(db).await;
    let areas = Areas::open(&server.ground).await.unwrap();
    let list = areas.list();
    let declared: Vec<Table> = web::area::TABLES_OF_THE_BASE
        .into_iter()
        .chain(list.iter().flat_map(|area| area.tables.iter().copied()))
        .collect();
    let names: BTreeSet<String> = declared.iter().map(|table| table.name.to_owned()).collect();
    assert_eq!(names.len(), declared.len(), "a table is declared twice");
    assert_eq!(
        names,
        tables(&server).await.into_iter().collect::<BTreeSet<_>>()
    );
    for table in declared {
        let columns = columns(&server, table.name).await;
        for personal in table.personal {
            assert!(
                columns.iter().any(|column| column == personal.name),
                "{}.{} is declared and not there",
                table.name,
                personal.name
            );
            for why in [personal.purpose, personal.readers, personal.ends] {
                assert!(why.len() > 10, "{}.{}: {why:?}", table.name, personal.name);
            }
        }
    }
}

testkit::both_databases!(&MIGRATIONS;
    nobody_who_looks_for_help_gets_a_cookie_and_no_page_loads_anything_from_elsewhere,
    whoever_signs_in_gets_one_cookie_until_the_browser_is_closed,
    searches_stay_out_of_search_engines_and_pages_do_not,
    a_report_keeps_what_was_written_and_nothing_about_who_wrote_it,
    searches_are_counted_without_their_words_and_positions,
    settled_reports_are_gone_after_ninety_days_and_not_before,
    the_notice_says_each_end_who_is_responsible_and_on_what_ground,
    who_changed_what_is_kept_for_two_years_and_not_longer,
    every_table_says_what_it_holds_about_persons,
);
