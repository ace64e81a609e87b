//! A person with an old browser and no JavaScript, who follows links and sends forms.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;
use url::Url;

use crate::form::{self, Answers, Submission};
use crate::page::{Foreign, Link, Page, one_called};

/// Larger than any page of ours may be.
const MOST: usize = 64 * 1024 * 1024;

/// Walks through a router in process. Whatever a person could not do fails the test with what there is instead.
///
/// ```ignore
/// let mut visitor = Visitor::new(router);
/// visitor.visit("/fr/").await;
/// visitor.follow("Utiliser un ordinateur").await.fill("Code postal", "1210").submit("Chercher").await;
/// assert!(visitor.text().contains("ouvert"));
/// ```
#[derive(Debug)]
pub struct Visitor {
    router: Router,
    languages: String,
    cookies: BTreeMap<String, String>,
    url: Url,
    status: StatusCode,
    headers: HeaderMap,
    body: String,
    answers: Answers,
}

impl Visitor {
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self {
            router,
            languages: "fr".to_owned(),
            cookies: BTreeMap::new(),
            url: Url::parse("http://passerelle.test/").unwrap(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: String::new(),
            answers: Answers::new(),
        }
    }

    /// What the browser says it prefers (`Accept-Language`).
    #[must_use]
    pub fn speaking(mut self, languages: &str) -> Self {
        languages.clone_into(&mut self.languages);
        self
    }

    /// Holds a cookie already, as a browser does that was here before.
    #[must_use]
    pub fn holding(mut self, cookie: &str, value: &str) -> Self {
        self.cookies.insert(cookie.to_owned(), value.to_owned());
        self
    }

    /// Types an address, and is sent on where the answer says so.
    pub async fn visit(&mut self, address: &str) -> &mut Self {
        let url = self.resolve(address);
        self.go(url, None).await;
        self
    }

    /// Follows the link with these words, within the site, to a page that exists.
    pub async fn follow(&mut self, text: &str) -> &mut Self {
        let named = self
            .links()
            .into_iter()
            .map(|link| (vec![link.text], link.address));
        // The same link twice on a page (logo and menu) is one to whoever follows it.
        let unique: BTreeMap<_, _> = named
            .map(|(names, address)| ((names, address), ()))
            .collect();
        let named = unique.into_keys().collect();
        let address = self.must(one_called("link", text, named));
        if let Some(id) = address.strip_prefix('#') {
            assert!(
                id.is_empty() || self.page().by_id(id).is_some(),
                "{}: \"{text}\" leads to #{id}, which is not there",
                self.url()
            );
            return self;
        }
        let from = self.url();
        let url = self.resolve(&address);
        self.go(url, None).await;
        assert!(
            !self.status.is_client_error() && !self.status.is_server_error(),
            "{from}: \"{text}\" leads to {}, which answers {}",
            self.url(),
            self.status
        );
        self
    }

    /// Types into the field with this label.
    pub fn fill(&mut self, label: &str, value: &str) -> &mut Self {
        self.answer(|page, answers| form::fill(page, answers, label, value))
    }

    /// Chooses the radio button or ticks the checkbox with this label ("group: label" where several groups offer it).
    pub fn choose(&mut self, label: &str) -> &mut Self {
        self.answer(|page, answers| form::check(page, answers, label, true))
    }

    /// Takes the tick out of the checkbox with this label.
    pub fn clear(&mut self, label: &str) -> &mut Self {
        self.answer(|page, answers| form::check(page, answers, label, false))
    }

    /// Chooses an option of the list with this label.
    pub fn select(&mut self, label: &str, option: &str) -> &mut Self {
        self.answer(|page, answers| form::select(page, answers, label, option))
    }

    /// Presses a button and is sent on where the answer says so.
    pub async fn submit(&mut self, button: &str) -> &mut Self {
        let submission = self.must(form::submission(&self.page(), &self.answers, button));
        let mut url = self.resolve(&submission.action);
        url.set_fragment(None);
        if submission.post {
            self.go(url, Some(submission)).await;
        } else {
            let query = encode(&submission.entries);
            url.set_query(Some(&query));
            self.go(url, None).await;
        }
        self
    }

    /// Tampers with the page before a button is pressed: whatever says `from` says `to`.
    pub fn turn(&mut self, from: &str, to: &str) -> &mut Self {
        let turned = self.body.replace(from, to);
        assert_ne!(turned, self.body, "{}: nothing says {from}", self.url());
        self.body = turned;
        self
    }

    /// The visible words, one line per block, without the invisible marks around numbers.
    #[must_use]
    pub fn text(&self) -> String {
        self.page().text()
    }

    /// The visible words of each element that the CSS selector finds.
    #[must_use]
    pub fn find(&self, css: &str) -> Vec<String> {
        self.page()
            .all(css)
            .into_iter()
            .map(crate::page::name)
            .collect()
    }

    /// The attribute of each element that the CSS selector finds and that has it.
    #[must_use]
    pub fn attributes(&self, css: &str, attribute: &str) -> Vec<String> {
        let page = self.page();
        let found = page.all(css).into_iter();
        found
            .filter_map(|element| element.attr(attribute).map(str::to_owned))
            .collect()
    }

    /// What is marked as being in another language than the page.
    #[must_use]
    pub fn foreign(&self) -> Vec<Foreign> {
        self.page().foreign()
    }

    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        self.page().links()
    }

    #[must_use]
    pub fn html(&self) -> &str {
        &self.body
    }

    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Path and query of the page one is on.
    #[must_use]
    pub fn url(&self) -> String {
        self.url[url::Position::BeforePath..].to_owned()
    }

    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The names of the cookies one was given so far.
    #[must_use]
    pub fn cookies(&self) -> Vec<&str> {
        self.cookies.keys().map(String::as_str).collect()
    }

    fn page(&self) -> Page {
        Page::parse(&self.body)
    }

    fn answer(
        &mut self,
        give: impl FnOnce(&Page, &mut Answers) -> Result<(), String>,
    ) -> &mut Self {
        let given = give(&self.page(), &mut self.answers);
        self.must(given);
        self
    }

    fn must<T>(&self, result: Result<T, String>) -> T {
        result.unwrap_or_else(|complaint| panic!("{} ({}): {complaint}", self.url(), self.status))
    }

    fn resolve(&self, address: &str) -> Url {
        let url = self.must(
            self.url
                .join(address)
                .map_err(|error| format!("the address {address}: {error}")),
        );
        assert!(
            url.origin() == self.url.origin(),
            "{}: {address} leaves the site",
            self.url()
        );
        url
    }

    /// As browsers do: 303, 302 and 301 become a reading, 307 and 308 send the same again.
    async fn go(&mut self, url: Url, form: Option<Submission>) {
        let mut form = form;
        self.url = url;
        for _ in 0..10 {
            self.request(form.as_ref()).await;
            if !self.status.is_redirection() || self.status == StatusCode::NOT_MODIFIED {
                self.answers.clear();
                return;
            }
            let Some(next) = self.header("location").map(str::to_owned) else {
                return;
            };
            self.url = self.resolve(&next);
            if !matches!(self.status.as_u16(), 307 | 308) {
                form = None;
            }
        }
        panic!("{}: sent on more than ten times", self.url());
    }

    async fn request(&mut self, form: Option<&Submission>) {
        let mut request = Request::builder()
            .uri(self.url())
            .header(header::HOST, "passerelle.test")
            .header(
                header::ACCEPT,
                "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
            )
            .header(header::ACCEPT_LANGUAGE, &self.languages)
            .extension(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000))));
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let request = match form {
            Some(form) => request
                .method("POST")
                .header(header::ORIGIN, "http://passerelle.test")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(encode(&form.entries))),
            None => request.body(Body::empty()),
        };
        let response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        self.status = parts.status;
        self.headers = parts.headers;
        self.remember_cookies();
        let bytes = to_bytes(body, MOST).await.unwrap();
        self.body = String::from_utf8_lossy(&bytes).into_owned();
    }

    fn remember_cookies(&mut self) {
        for cookie in self.headers.get_all(header::SET_COOKIE) {
            let pair = cookie
                .to_str()
                .unwrap_or_default()
                .split(';')
                .next()
                .unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies
                    .insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}

fn encode(entries: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(entries)
        .finish()
}
