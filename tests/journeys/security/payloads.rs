//! Bar W5, second half: text that wants to be more than text stays text, in every field that is shown
//! again. Every form of every page is found by looking, filled in, sent, and its answer read as a
//! browser reads it.

use std::collections::BTreeMap;

use axum::http::Method;
use scraper::{Html, Selector};
use web::{Access, Role};

use super::people::{Browser, Person};
use super::routes;
use crate::ground::{Ask, MIGRATIONS, Server, form, is_full_proof};
use crate::rights::town::{Town, town};

/// Stands in every payload, so that nothing of it is taken for our own.
const MARK: &str = "zq7x";

/// How many payloads are sent through every field.
const PAYLOADS: usize = 500;

/// A comparison with a name that nobody has costs a tenth of a second on purpose.
const AT_THE_DOOR: usize = 50;

/// What a page would do if it were more than text.
const IN_AGAIN: [&str; 20] = [
    "<script>zq7x()</script>",
    "<img src=zq7x onerror=zq7x()>",
    "<svg/onload=zq7x()>",
    "<SCRIPT SRC=//zq7x.example>",
    "<iframe srcdoc=zq7x>",
    "<a href=javascript:zq7x()>a",
    "<b zq7x>",
    "<zq7x>",
    "<math><mi xlink:href=javascript:zq7x()>",
    "<form action=//zq7x.example><button>",
    "<base href=//zq7x.example>",
    "<meta http-equiv=refresh content=0;url=//zq7x.example>",
    "<style>@import'//zq7x.example'</style>",
    " onfocus=zq7x() autofocus x=",
    " style=background:url(//zq7x.example)",
    "javascript:zq7x()",
    "<object data=//zq7x.example>",
    "<details open ontoggle=zq7x()>",
    "<scr<script>ipt>zq7x()</script>",
    "\u{feff}<img/src/onerror=zq7x()>",
];

/// What breaks out of text, of attributes in three kinds of quotes, of other elements; written in ways
/// that careless filters let through.
fn payloads() -> Vec<String> {
    let out = [
        "",
        "\"",
        "'",
        "\">",
        "'>",
        ">",
        "-->",
        "</textarea>",
        "</title>",
        "</option></select>",
        "</script>",
        "</style>",
        "\"/>",
        "\u{0}\">",
        "&quot;>",
        "&#34;>",
        "%22%3E",
        "\\\">",
        "`>",
        "]]>",
        "\t\">",
        "{{",
        "${",
        "\u{ff1e}",
        "\u{202e}\">",
    ];
    out.iter()
        .flat_map(|out| IN_AGAIN.iter().map(move |rest| format!("{out}{rest}")))
        .collect()
}

const LEADING: [&str; 6] = ["href", "src", "action", "formaction", "data", "xlink:href"];

/// What of a payload became more than text in a page.
fn broken_out(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut wrong = Vec::new();
    for element in page.select(&Selector::parse("*").unwrap()) {
        let (name, value) = (element.value().name(), element.value());
        if name.contains(MARK) || name.contains('<') {
            wrong.push(format!("an element {name}"));
        }
        for (attribute, text) in value.attrs() {
            let low = text.trim().to_ascii_lowercase();
            let leads = LEADING.contains(&attribute) && !low.starts_with('/') && low.contains(MARK);
            if attribute.contains(MARK)
                || attribute.starts_with("on")
                || ["srcdoc", "autofocus", "style"].contains(&attribute)
                || (leads && !low.starts_with("otpauth:"))
                || low.starts_with("//zq7x")
                || (name == "meta" && attribute == "content" && low.contains(MARK))
            {
                wrong.push(format!("<{name} {attribute}={text:?}>"));
            }
        }
        let text: String = element.text().collect();
        let is_code = ["script", "style", "iframe", "object", "base"].contains(&name);
        let is_data = value.attr("type") == Some("application/ld+json");
        if is_code && !is_data && text.contains(MARK) {
            wrong.push(format!("<{name}> {text:?}"));
        }
    }
    wrong
}

/// One form of ours: where it goes, what it carries, and which fields are typed.
#[derive(Clone, Debug)]
pub struct Found {
    method: Method,
    pub action: String,
    pub carried: Vec<(String, String)>,
    /// What is chosen from a list.
    pub chosen: Vec<(String, String)>,
    pub typed: Vec<String>,
}

pub fn forms_of(html: &str) -> Vec<Found> {
    let page = Html::parse_document(html);
    let fields = Selector::parse("input, textarea, select").unwrap();
    let options = Selector::parse("option[selected], option").unwrap();
    let mut found = Vec::new();
    for form in page.select(&Selector::parse("form").unwrap()) {
        let posts = form.value().attr("method") == Some("post");
        let (mut carried, mut typed) = (Vec::new(), Vec::new());
        let mut chosen: Vec<(String, String)> = Vec::new();
        for field in form.select(&fields) {
            let Some(name) = field.value().attr("name") else {
                continue;
            };
            let kind = field.value().attr("type").unwrap_or_default();
            let value = field.value().attr("value").unwrap_or_default().to_owned();
            match (field.value().name(), kind) {
                // Where somebody goes on to is shown again too; what the form is for is not typed.
                ("input", "hidden") if name != "next" => carried.push((name.to_owned(), value)),
                ("input", "radio" | "checkbox") => {
                    if !chosen.iter().any(|(known, _)| known == name) {
                        chosen.push((name.to_owned(), value));
                    }
                }
                ("select", _) => {
                    let option = field.select(&options).next();
                    let value = option.and_then(|option| option.value().attr("value"));
                    chosen.push((name.to_owned(), value.unwrap_or_default().to_owned()));
                }
                _ => typed.push(name.to_owned()),
            }
        }
        found.push(Found {
            method: if posts { Method::POST } else { Method::GET },
            action: form.value().attr("action").unwrap_or_default().to_owned(),
            carried,
            chosen,
            typed,
        });
    }
    found
}

/// Every form that somebody sees who may see all, once.
async fn all_forms(town: &Town, browser: &mut Browser<'_>) -> Vec<Found> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for way in routes::all(town).await {
        let may = matches!(way.access, Access::Public | Access::SignedIn)
            || matches!(way.access, Access::Roles(roles) if roles.contains(&Role::Administrator));
        if way.method != Method::GET || !may || way.path.starts_with("/api/") {
            continue;
        }
        let page = browser.get(&way.address).await;
        for form in forms_of(&page.body) {
            if !form.typed.is_empty() && form.action != "/fr/account/sign-ins/end" {
                // Where several lead to one address, the one with the most fields stands for all.
                let known: &mut Found = found.entry(form.action.clone()).or_insert(form.clone());
                if known.typed.len() < form.typed.len() {
                    *known = form;
                }
            }
        }
    }
    found.into_values().collect()
}

async fn five_hundred_payloads_stay_text_in_every_field(db: db::Db) {
    let town = town(Server::open(db).await).await;
    let server = &town.server;
    // Where mail goes out, one more form asks for an address.
    server.send_mail();
    let noor = Person::made(server, "noor@accounts.example", Role::Administrator).await;
    let mut browser = Browser::confirmed(server, &noor).await;
    let forms = all_forms(&town, &mut browser).await;
    let actions: Vec<&str> = forms.iter().map(|form| form.action.as_str()).collect();
    for expected in [
        "/fr/search",
        "/fr/sign-in",
        "/fr/account",
        "/fr/account/confirm",
        "/fr/propose",
        "/fr/team/invite",
        "/contact",
        "/hours",
        "/before",
        "/words",
        "/reminders",
        "/longer",
    ] {
        let is_there = actions.iter().any(|action| action.ends_with(expected));
        assert!(is_there, "{expected} among {actions:?}");
    }
    let all = is_full_proof();
    let payloads = payloads();
    assert_eq!(payloads.len(), PAYLOADS);
    let mut shown = BTreeMap::<&str, usize>::new();
    let mut sent = BTreeMap::<&str, usize>::new();
    for (nth, payload) in payloads.iter().enumerate() {
        for found in &forms {
            // Passwords are never shown again, and each wrong one would block the person.
            let asks_password = found.typed.iter().any(|name| name == "password");
            if asks_password && (nth >= AT_THE_DOOR || found.action != "/fr/sign-in") {
                continue;
            }
            // A change of a place takes a while: outside the proof these get every fourth.
            let is_work =
                found.action.starts_with("/fr/work") || found.action.starts_with("/fr/team");
            if is_work && !all && nth % 4 != 0 {
                continue;
            }
            let mut fields: Vec<(&str, &str)> = found
                .carried
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            // Now and then something is sent that stands in no list.
            fields.extend(found.chosen.iter().map(|(name, value)| {
                let strange = nth % 4 == 0;
                (
                    name.as_str(),
                    if strange {
                        payload.as_str()
                    } else {
                        value.as_str()
                    },
                )
            }));
            let typed = found.typed.iter().filter(|name| *name != "password");
            fields.extend(typed.map(|name| (name.as_str(), payload.as_str())));
            let token = browser.token();
            fields.retain(|(name, _)| *name != "token");
            fields.push(("token", &token));
            let ask = if found.method == Method::POST {
                Ask::post(&found.action, &form(&fields))
            } else {
                Ask::get(&format!("{}?{}", found.action, form(&fields)))
            };
            // Each from another network: what is slowed down shows nothing.
            browser.from =
                std::net::Ipv4Addr::from(0x0b00_0000 + u32::try_from(nth).unwrap()).to_string();
            let ask = browser.with_cookie(ask);
            let mut answer = server.ask(&ask).await;
            if answer.status == 303 {
                let to = answer.header("location").to_owned();
                assert!(to.starts_with("/fr/") && !to.contains("//"), "{to}");
                answer = browser.get(&to).await;
            }
            *sent.entry(&found.action).or_default() += 1;
            assert!(answer.status.as_u16() < 500, "{ask:?}: {}", answer.body);
            assert_eq!(
                broken_out(&answer.body),
                Vec::<String>::new(),
                "{payload} in {ask:?}"
            );
            if answer.body.contains(MARK) {
                *shown.entry(&found.action).or_default() += 1;
            }
        }
    }
    let passwords = forms
        .iter()
        .filter(|form| form.typed.iter().any(|name| name == "password"));
    assert_eq!(sent.len(), forms.len() + 1 - passwords.count(), "{sent:?}");
    let fully = sent.values().filter(|times| **times == PAYLOADS).count();
    assert!(fully >= if all { sent.len() - 1 } else { 4 }, "{sent:?}");
    // Control: the payloads were shown, not dropped.
    for (action, least) in [
        ("/fr/search", 400),
        ("/fr/account", 400),
        ("/fr/sign-in", AT_THE_DOOR - 10),
        ("/fr/propose", 400),
        ("/fr/team/invite", 100),
        ("/contact", 100),
        ("/words", 100),
    ] {
        let times = shown
            .iter()
            .filter(|(known, _)| known.ends_with(action))
            .map(|(_, times)| *times)
            .max()
            .unwrap_or_default();
        assert!(times >= least, "{action} showed {times}: {shown:?}");
    }
    println!(
        "figure: {PAYLOADS} payloads sent {} times through {} forms: all stayed text",
        sent.values().sum::<usize>(),
        sent.len(),
    );
}

async fn five_hundred_payloads_in_an_address_lead_nowhere_and_stay_text(db: db::Db) {
    let server = Server::open(db).await;
    let noor = Person::made(&server, "noor@accounts.example", Role::Administrator).await;
    let mut browser = Browser::confirmed(&server, &noor).await;
    for payload in payloads() {
        let query = form(&[("next", &payload), ("done", &payload), ("q", &payload)]);
        for page in [
            "/fr/sign-in",
            "/fr/hats",
            "/fr/account",
            "/fr/account/confirm",
            "/fr/nowhere",
            "/fr/search",
        ] {
            let answer = browser.get(&format!("{page}?{query}")).await;
            assert!(answer.status.as_u16() < 500);
            assert_eq!(
                broken_out(&answer.body),
                Vec::<String>::new(),
                "{payload} in {page}"
            );
        }
    }
}

#[test]
fn a_payload_that_breaks_out_is_reported() {
    for payload in payloads() {
        let bare = format!("<!doctype html><p>{payload}</p>");
        let quoted = format!("<!doctype html><input value=\"{payload}\">");
        let escaped = payload
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&#34;");
        let safe = format!("<!doctype html><p>{escaped}</p><input value=\"{escaped}\">");
        assert_eq!(broken_out(&safe), Vec::<String>::new(), "{payload}");
        // Without a sign of their own, some are text wherever they stand.
        let opens = IN_AGAIN
            .iter()
            .any(|rest| rest.starts_with(['<', '\u{feff}']) && payload.ends_with(rest));
        let breaks = !broken_out(&bare).is_empty() || !broken_out(&quoted).is_empty();
        assert!(breaks || !opens, "{payload} was not seen to break out");
    }
}

testkit::both_databases!(&MIGRATIONS;
    five_hundred_payloads_stay_text_in_every_field,
    five_hundred_payloads_in_an_address_lead_nowhere_and_stay_text,
);
