//! Whatever is sent to whatever route: an answer, never a status 5xx, never a panic; in the full proof
//! also within a second.

mod signed_in;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use axum::http::Method;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::doors::DOORS;
use crate::ground::{Answer, Ask, MIGRATIONS, Server, encoded, is_full_proof};

/// Random requests: some in every run of the checks, many in the proof.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(400)
}

/// Bytes as anybody may percent-encode them: text, almost text, and no text at all.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "1000",
        "1050",
        "1050-21009",
        "21004",
        "Bruxelles",
        "B-1000 Bruxelles",
        "50.85,4.35",
        "999,999",
        "NaN,inf",
        "-1",
        "0",
        "99999999999999999999",
        "1e309",
        "learn",
        "fr",
        "open",
        "now",
        "weekend",
        "group",
        "home",
        "1",
        "2026-11-23T10:00",
        "2026-02-30T25:00",
        "9999-12-31T23:59",
        "-009999-01-01T00:00",
        "2026-11-23T10:00+99:99",
        "0193a1c0-0000-7000-8000-000000000001",
        "epn-and-actors",
        "1.xml",
        "0.xml",
        "18446744073709551616.xml",
        "../..",
        "'; drop table directory_place; --",
        "\"><script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "%",
        "\0",
        "\u{202e}",
        "",
    ]);
    prop_oneof![
        3 => "\\PC{0,40}".prop_map(String::into_bytes),
        3 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => ".{0,20}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..30),
        1 => (0_usize..3000).prop_map(|length| b"a ".repeat(length)),
    ]
}

const FIELDS: [&str; 40] = [
    "token",
    "town",
    "typed",
    "offer:learn@on_site",
    "languages",
    "says:fr",
    "change",
    "act",
    "postcode",
    "first",
    "near",
    "q",
    "need",
    "language",
    "open_at",
    "when",
    "setting",
    "mode",
    "wheelchair",
    "free",
    "radius_km",
    "limit",
    "offset",
    "page",
    "place",
    "after",
    "subject",
    "message",
    "name",
    "street",
    "hours",
    "phone",
    "website",
    "known_by",
    "chosen",
    "seen",
    "settled_as",
    "way",
    "x",
    "",
];

/// The worst that we know of a single value, as it stands in an address or a form.
static WORST: LazyLock<[String; 16]> = LazyLock::new(|| {
    [
        "",
        "%00",
        "%FF",
        "%C3%28",
        "%ED%A0%80",
        "%",
        "%zz",
        "-0",
        "1e400",
        "9223372036854775808",
        "%27",
        "%22",
        "%3Cscript%3Ealert",
        "..%2f..%2f",
        "%E2%80%AE",
        // Longer than any of our texts, four bytes to each sign.
        &"%F0%9F%98%80".repeat(700),
    ]
    .map(str::to_owned)
});

fn fields() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(FIELDS.to_vec()), value()), 0..5).prop_map(
        |fields| {
            let pairs: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}={}", encoded(value)))
                .collect();
            pairs.join("&")
        },
    )
}

/// A route with its braces filled in: the language mostly a real one, the rest by anything.
fn path() -> impl Strategy<Value = (String, &'static str)> {
    let route = prop::sample::select(DOORS.to_vec());
    let language = prop_oneof![
        8 => prop::sample::select(vec!["fr", "nl", "de", "en", "ar"]).prop_map(str::to_owned),
        1 => value().prop_map(|bytes| encoded(&bytes)),
    ];
    (route, language, value()).prop_map(|((method, pattern, _), language, other)| {
        let parts: Vec<String> = pattern
            .split('/')
            .map(|part| match part {
                "{language}" => language.clone(),
                part if part.starts_with('{') => encoded(&other),
                part => part.to_owned(),
            })
            .collect();
        (parts.join("/"), method)
    })
}

fn header() -> impl Strategy<Value = (String, Vec<u8>)> {
    let name = prop::sample::select(vec![
        "accept",
        "accept-encoding",
        "accept-language",
        "content-encoding",
        "content-length",
        "content-type",
        "cookie",
        "expect",
        "forwarded",
        "host",
        "if-none-match",
        "if-modified-since",
        "origin",
        "range",
        "referer",
        "te",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "x-forwarded-for",
        "x-http-method-override",
    ]);
    let content = prop_oneof![
        value(),
        prop::sample::select(vec![
            "gzip",
            "br;q=1.0, *;q=0",
            "bytes=0-1",
            "bytes=-99999999999",
            "127.0.0.1",
            "::1, 10.0.0.1",
            "application/json",
            "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded; charset=utf-16",
            "100-continue",
            "*",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (name, content).prop_map(|(name, content)| {
        // What no HTTP library lets through cannot reach us either.
        let sendable = content
            .into_iter()
            .filter(|byte| *byte >= 32 && *byte != 127);
        (name.to_owned(), sendable.collect())
    })
}

fn request() -> impl Strategy<Value = Ask> {
    let methods = prop_oneof![
        6 => Just(None),
        1 => prop::sample::select(vec!["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PASSERELLE"]).prop_map(Some),
    ];
    let headers = prop::collection::vec(header(), 0..3);
    let body = prop_oneof![3 => fields().prop_map(String::into_bytes), 1 => value()];
    (path(), fields(), methods, headers, body, any::<u32>()).prop_map(
        |((path, own_method), query, method, headers, body, address)| {
            let mut ask = Ask::get(&format!(
                "{}?{query}",
                if path.is_empty() { "/" } else { &path }
            ));
            ask.method = Method::from_bytes(method.unwrap_or(own_method).as_bytes()).unwrap();
            ask.from = IpAddr::V4(Ipv4Addr::from(address));
            if ask.method == Method::POST {
                ask = ask.header("content-type", "application/x-www-form-urlencoded");
                ask.body = body;
            }
            ask.headers.extend(headers);
            ask
        },
    )
}

/// Asks, and looks at every answer.
struct Asker<'s> {
    server: &'s Server,
    answers: u32,
    slowest: Duration,
}

impl<'s> Asker<'s> {
    const fn of(server: &'s Server) -> Self {
        Self {
            server,
            answers: 0,
            slowest: Duration::ZERO,
        }
    }

    /// A panic becomes a status 500 on its way out, so this one check sees both.
    async fn ask(&mut self, ask: &Ask) -> Answer {
        let begin = Instant::now();
        let mut answer = self.server.ask(ask).await;
        let mut took = begin.elapsed();
        for _ in 0..2 {
            // Best of three: only the answer itself counts, not what else the machine does.
            if took > LONGEST {
                let begin = Instant::now();
                answer = self.server.ask(ask).await;
                took = took.min(begin.elapsed());
            }
        }
        assert!(
            answer.status.as_u16() < 500,
            "{ask:?} answers {}",
            answer.status
        );
        assert!(
            !answer.body.contains("<script>alert"),
            "{ask:?} sends back markup"
        );
        assert!(
            !is_full_proof() || took <= LONGEST,
            "{ask:?} takes {took:?}"
        );
        self.answers += 1;
        self.slowest = self.slowest.max(took);
        answer
    }

    /// The figure of the proof; a test among others says nothing about time.
    fn tell(&self) {
        if is_full_proof() {
            println!(
                "figure: slowest answer {} ms of {}",
                self.slowest.as_millis(),
                self.answers
            );
        }
    }
}

/// What is promised; held only by the full proof.
const LONGEST: Duration = Duration::from_secs(1);

async fn no_address_form_or_header_ends_in_a_server_error(db: db::Db) {
    let server = Server::open(db).await;
    let mut asker = Asker::of(&server);
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let mut well = 0;
    for _ in 0..cases() {
        let ask = request().new_tree(&mut runner).unwrap().current();
        well += u32::from(asker.ask(&ask).await.status.is_success());
    }
    asker.tell();
    assert!(
        well * 10 > cases(),
        "most went astray before they reached anything: {well}"
    );
}

async fn no_words_of_a_report_end_in_a_server_error(db: db::Db) {
    let server = Server::open(db).await;
    let mut asker = Asker::of(&server);
    let place = asker.server.place_called("L’Atelier du Web");
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let mut taken = 0;
    for number in 0..cases() / 4 {
        let message = value().new_tree(&mut runner).unwrap().current();
        let form = format!("subject=other&message={}", encoded(&message));
        let mut ask = Ask::post(&format!("/ar/place/{place}/report"), &form);
        ask.from = IpAddr::V4(Ipv4Addr::from(number));
        taken += u32::from(asker.ask(&ask).await.status == 303);
    }
    asker.tell();
    assert!(
        taken * 4 > cases() / 4,
        "hardly a report was taken: {taken}"
    );
    let permit = directory::may_settle_reports(web::Actor::Operator).unwrap();
    let kept = directory::list_reports(&asker.server.directory, &permit)
        .await
        .unwrap();
    assert!(kept.len() >= taken as usize);
}

async fn every_single_parameter_bears_the_worst_that_we_know(db: db::Db) {
    let server = Server::open(db).await;
    let mut asker = Asker::of(&server);
    for (method, pattern, _) in DOORS {
        for bad in WORST.iter() {
            let path: Vec<String> = pattern
                .split('/')
                .map(|part| match part {
                    "{language}" => "fr".to_owned(),
                    part if part.starts_with('{') => bad.clone(),
                    part => part.to_owned(),
                })
                .collect();
            let path = path.join("/");
            asker.ask(&Ask::get(&path)).await;
            if method == "POST" {
                let form = format!("subject={bad}&message={bad}");
                asker.ask(&Ask::post(&path, &form)).await;
            }
        }
    }
    for page in [
        "/fr/search",
        "/fr/where",
        "/fr/shortlist",
        "/api/v1/search",
        "/api/v1/changes",
        "/fr/embed/commune/21004",
        "/fr/embed/commune/21004/map.svg",
    ] {
        for field in FIELDS {
            for bad in WORST.iter() {
                let address = format!("{page}?{field}={bad}");
                asker.ask(&Ask::get(&address)).await;
            }
        }
    }
    asker.tell();
}

testkit::both_databases!(&MIGRATIONS;
    no_address_form_or_header_ends_in_a_server_error,
    no_words_of_a_report_end_in_a_server_error,
    every_single_parameter_bears_the_worst_that_we_know,
);
