//! The pages about the house itself: the choice of language, contact, accessibility, privacy, legal
//! notice, sources; and the small files that machines ask for.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use i18n::Texts;
use kernel::{Language, Postcode};

use crate::access::Access;
use crate::address::{preferred_language, with_query};
use crate::area::Route;
use crate::context::Cx;
use crate::ground::{Ground, SourceNote};
use crate::problem::{PageResult, Problem};
use crate::shell::Shell;

/// What the last full test run found, written by `cargo xtask prove accessible`.
const TESTED: &str = include_str!("../../../docs/accessibility-results.txt");

/// Which languages a native speaker has read, as the translators keep it.
const READ_BY: &str = include_str!("../../../locales/read-by-native-speakers.txt");

/// For caches: the answer depends on what the browser says of languages.
const BY_LANGUAGE: HeaderValue = HeaderValue::from_static("accept-language");

#[must_use]
pub fn routes() -> Vec<Route> {
    let open = Access::Public;
    vec![
        Route::get("/", open, choose_language, ()),
        Route::get("/{language}", open, to_start, ()),
        Route::get("/{language}/contact", open, contact, ()),
        Route::get("/{language}/accessibility", open, accessibility, ()),
        Route::get("/{language}/privacy", open, privacy, ()),
        Route::get("/{language}/legal", open, legal, ()),
        Route::get("/{language}/sources", open, sources, ()),
        Route::get("/assets/{name}", open, asset, ()),
        Route::get("/favicon.svg", open, icon, ()),
        Route::get("/favicon.ico", open, icon, ()),
        Route::get("/robots.txt", open, robots, ()),
        Route::get("/.well-known/security.txt", open, security, ()),
        Route::get("/healthz", open, health, ()),
        Route::get("/metrics", Access::Operator, metrics, ()),
    ]
}

#[derive(Template)]
#[template(path = "languages.html")]
struct LanguagesPage {
    shell: Shell,
    choices: Vec<(Language, String)>,
}

/// The address says no language yet: the page is written in the one that the browser asks for, and
/// all are there to choose.
async fn choose_language(
    Extension(ground): Extension<Arc<Ground>>,
    headers: HeaderMap,
) -> PageResult {
    let today = kernel::clock::in_brussels(ground.clock.now()).date();
    let t = ground.texts(preferred_language(&headers, &ground.installation.languages));
    let title = t.get("languages");
    let mut shell = Shell::bare(&ground, t, "/", title, today);
    // The page itself is the list of languages.
    shell.languages.clear();
    shell.canonical = Some(format!("{}/", ground.installation.address));
    let choices = ground
        .installation
        .languages
        .iter()
        .map(|language| (*language, ground.texts(*language).get("choose-language")))
        .collect();
    let mut response = crate::page(&LanguagesPage { shell, choices })?;
    response.headers_mut().insert(header::VARY, BY_LANGUAGE);
    Ok(response)
}

/// `/fr` is the start in French. `/1000` is what people copy from paper: the language is the browser's.
async fn to_start(
    Extension(ground): Extension<Arc<Ground>>,
    headers: HeaderMap,
    uri: Uri,
    Path(first): Path<String>,
) -> PageResult {
    let offered = &ground.installation.languages;
    let Some(postcode) = Postcode::parse(&first) else {
        return Err(Problem::not_here(&uri, offered));
    };
    let language = preferred_language(&headers, offered);
    let to = with_query(format!("/{language}/{postcode}"), &uri);
    let to = HeaderValue::from_str(&to).map_err(|_| Problem::NotFound)?;
    Ok((
        StatusCode::PERMANENT_REDIRECT,
        [(header::LOCATION, to), (header::VARY, BY_LANGUAGE)],
    )
        .into_response())
}

#[derive(Template)]
#[template(path = "contact.html")]
struct ContactPage {
    shell: Shell,
}

async fn contact(cx: Cx) -> PageResult {
    crate::page(&ContactPage {
        shell: Shell::new(&cx, cx.t.get("contact-title")),
    })
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    shell: Shell,
    /// Bar and outcome, in the reader's language.
    results: Vec<(String, String)>,
    tested_on: Option<String>,
    languages: Vec<(Language, bool)>,
}

async fn accessibility(cx: Cx) -> PageResult {
    let pairs: Vec<(String, String)> = TESTED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(bar, outcome)| (bar.to_owned(), outcome.to_owned()))
        .collect();
    let tested_on = pairs
        .iter()
        .find(|(bar, _)| bar == "date")
        .and_then(|(_, date)| date.parse().ok())
        .map(|date| cx.t.date(date));
    let results = pairs
        .iter()
        .filter(|(bar, _)| bar != "date")
        .map(|(bar, outcome)| (cx.t.pick("bar", bar), told(&cx.t, outcome)))
        .collect();
    let languages = cx
        .ground
        .installation
        .languages
        .iter()
        .map(|language| (*language, is_read(*language)))
        .collect();
    crate::page(&AccessibilityPage {
        shell: Shell::new(&cx, cx.t.get("accessibility-title")),
        results,
        tested_on,
        languages,
    })
}

/// "0 faults on 175 pages", as the tests write it, in the reader's words; what holds no numbers was not measured.
fn told(t: &Texts, outcome: &str) -> String {
    let numbers: Vec<usize> = outcome
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers[..] {
        [0, pages] => t.msg("bar-met").num("pages", pages).to_string(),
        [faults, pages] => t
            .msg("bar-missed")
            .num("faults", faults)
            .num("pages", pages)
            .to_string(),
        _ => t.get("bar-not-measured"),
    }
}

fn is_read(language: Language) -> bool {
    READ_BY
        .lines()
        .any(|line| line.trim() == format!("{language}: yes"))
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    shell: Shell,
}

async fn privacy(cx: Cx) -> PageResult {
    crate::page(&PrivacyPage {
        shell: Shell::new(&cx, cx.t.get("privacy-title")),
    })
}

#[derive(Template)]
#[template(path = "legal.html")]
struct LegalPage {
    shell: Shell,
}

async fn legal(cx: Cx) -> PageResult {
    crate::page(&LegalPage {
        shell: Shell::new(&cx, cx.t.get("legal-title")),
    })
}

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    shell: Shell,
    sources: Vec<SourceNote>,
}

async fn sources(cx: Cx) -> PageResult {
    let sources = cx.ground.sources.clone();
    crate::page(&SourcesPage {
        shell: Shell::new(&cx, cx.t.get("sources-title")),
        sources,
    })
}

async fn asset(Extension(ground): Extension<Arc<Ground>>, Path(name): Path<String>) -> PageResult {
    ground.assets.serve(&name).ok_or(Problem::NotFound)
}

async fn icon(Extension(ground): Extension<Arc<Ground>>) -> Response {
    ground.assets.icon()
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Nothing is closed to search engines: only one that may fetch a search reads there that it is not kept.
async fn robots(Extension(ground): Extension<Arc<Ground>>) -> Response {
    plain(format!(
        "User-agent: *\nDisallow:\nSitemap: {}/sitemap.xml\n",
        ground.installation.address
    ))
}

/// RFC 9116: who to tell about a weakness. A year from now at the latest it must be read anew.
async fn security(Extension(ground): Extension<Arc<Ground>>) -> PageResult {
    let Some(contact) = &ground.installation.security_contact else {
        return Err(Problem::NotFound);
    };
    let expires = ground.clock.now() + jiff::SignedDuration::from_hours(24 * 180);
    let expires = expires.strftime("%Y-%m-%dT00:00:00Z");
    let codes: Vec<&str> = ground
        .installation
        .languages
        .iter()
        .map(|language| language.code())
        .collect();
    Ok(plain(format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}/.well-known/security.txt\n",
        codes.join(", "),
        ground.installation.address
    )))
}

/// Well when the database answers.
async fn health(Extension(ground): Extension<Arc<Ground>>) -> Result<Response, Problem> {
    ground.db.read().await.map_err(|_| Problem::Unavailable)?;
    Ok(plain("ok\n".to_owned()))
}

async fn metrics(Extension(ground): Extension<Arc<Ground>>) -> Response {
    plain(ground.counters.text())
}
