//! Which pages are looked at, in which languages, by whom.

mod at_work;

use anyhow::{Context, Result, ensure};
use web::sign_in::form_token;

use crate::filled::Filled;
use crate::product::{get, get_as, location, post, post_as};
use crate::signed_in::Secret;

/// One page of the running program.
#[derive(Debug, Clone)]
pub struct Page {
    /// `http://127.0.0.1:port`.
    pub origin: String,
    /// Where the page stands, however one comes to it.
    pub path: String,
    /// The language that stands in its address.
    pub language: String,
    /// An error page is looked at like any other, but is not expected to be found.
    pub status: u16,
    pub way: Way,
    /// Who looks at it.
    pub who: Who,
}

/// Who looks at a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Whoever looks for help, and everybody else whom nobody knows.
    Anybody,
    /// Somebody between the password and the code.
    Entering(Secret),
    /// Somebody who works with the program.
    Member(Secret),
}

impl Who {
    /// The secret that their browser holds.
    pub fn secret(&self) -> Option<Secret> {
        match self {
            Who::Anybody => None,
            Who::Entering(secret) | Who::Member(secret) => Some(Secret::clone(secret)),
        }
    }

    /// Whether the page is one of work, which may weigh more than those for everybody.
    pub const fn works(&self) -> bool {
        matches!(self, Who::Member(_))
    }
}

/// How one comes to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    Straight,
    /// By an old path that leads on to it.
    From(String),
    /// By sending the form that stands at the same address.
    Sending(Answers),
}

/// What somebody writes into the form of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// None is chosen where empty.
    pub subject: &'static str,
    pub message: String,
}

impl Page {
    pub fn straight(origin: String, path: String, language: &str, status: u16) -> Self {
        Self {
            origin,
            path,
            language: language.to_owned(),
            status,
            way: Way::Straight,
            who: Who::Anybody,
        }
    }

    /// What a browser is pointed to first.
    pub fn address(&self) -> String {
        match &self.way {
            Way::From(old) => format!("{}{old}", self.origin),
            Way::Straight | Way::Sending(_) => format!("{}{}", self.origin, self.path),
        }
    }

    /// What names it in a complaint: several pages may stand at one address.
    pub fn name(&self) -> String {
        match &self.way {
            Way::Straight => self.path.clone(),
            Way::From(old) => format!("{} from {old}", self.path),
            Way::Sending(_) => format!("{} answering {}", self.path, self.status),
        }
    }

    /// Status and HTML, asked for without a browser; an old path must lead here and nowhere else.
    pub fn html(&self) -> Result<(u16, String)> {
        let address = self.origin.trim_start_matches("http://");
        let secret = self.who.secret();
        let answer = match &self.way {
            Way::Straight => get_as(address, &self.path, secret.as_deref()),
            Way::From(old) => {
                let (status, to) = location(address, old)?;
                ensure!(
                    status == 308 && to == self.path,
                    "{old} answers {status} to {to}"
                );
                get_as(address, &self.path, secret.as_deref())
            }
            Way::Sending(Answers { subject, message }) => {
                let token = secret.as_deref().map(form_token).unwrap_or_default();
                let form = format!("subject={subject}&message={message}&token={token}");
                post_as(address, &self.path, &form, secret.as_deref())
            }
        }?;
        Ok((answer.status, answer.body))
    }
}

/// Where no subject is chosen it stays as it was written.
const MESSAGE: &str = "essai";

/// Bytes that no report takes.
const TOO_LONG: usize = 100_000;

/// How many pages are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// Every public page in French and Arabic, the main ones in every language, pages of work in French.
    Small,
    /// Every page in every language.
    Full,
}

const LANGUAGES: &[&str] = &["fr", "ar", "nl", "de", "en"];

/// The pages of the running program at `address`, found by asking it.
pub fn of_the_product(address: &str, filled: &Filled, breadth: Breadth) -> Result<Vec<Page>> {
    let main = main(filled);
    let mut others = others(address, filled)?;
    others.extend(at_work::all(filled));
    exhaust_reports(address, &filled.always_open)?;
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let all = breadth == Breadth::Full || matches!(*language, "fr" | "ar");
        // Pages of work are many, and like each other: right-to-left is looked at on the public ones and in full.
        let looked_at = |part: &&Part| {
            all && (breadth == Breadth::Full || *language == "fr" || part.who == Who::Anybody)
        };
        let here = main.iter().chain(others.iter().filter(looked_at));
        pages.extend(here.map(|part| part.page(address, language)));
    }
    for page in &pages {
        let (status, _) = page.html()?;
        ensure!(
            status == page.status,
            "{} answers {status}, expected {}",
            page.name(),
            page.status
        );
    }
    Ok(pages)
}

/// A page in whichever language: its path after the language.
struct Part {
    path: String,
    status: u16,
    way: Way,
    who: Who,
}

impl Part {
    fn page(&self, address: &str, language: &str) -> Page {
        Page {
            origin: format!("http://{address}"),
            path: format!("/{language}{}", self.path),
            language: language.to_owned(),
            status: self.status,
            way: match &self.way {
                Way::From(old) => Way::From(format!("/{language}{old}")),
                other => other.clone(),
            },
            who: self.who.clone(),
        }
    }

    fn seen_by(self, who: Who) -> Self {
        Self { who, ..self }
    }
}

fn answers(path: impl Into<String>, status: u16) -> Part {
    Part {
        path: path.into(),
        status,
        way: Way::Straight,
        who: Who::Anybody,
    }
}

fn sending(path: impl Into<String>, status: u16, subject: &'static str, message: &str) -> Part {
    Part {
        way: Way::Sending(Answers {
            subject,
            message: message.to_owned(),
        }),
        ..answers(path, status)
    }
}

fn found(path: impl Into<String>) -> Part {
    answers(path, 200)
}

/// The pages on the way from a need to a place, and those that go out on paper.
fn main(filled: &Filled) -> Vec<Part> {
    vec![
        found("/"),
        found("/search?need=learn&near=1000"),
        found(format!("/place/{}", filled.whole)),
        found("/1000"),
        found("/commune/21004"),
    ]
}

fn others(address: &str, filled: &Filled) -> Result<Vec<Part>> {
    let mut others = searches();
    others.extend(places(address, filled)?);
    others.extend(
        [
            "/1050",
            "/where?need=learn",
            "/listings",
            "/data",
            // What stands in a frame on somebody else's page is a page of its own.
            "/embed/commune/21004",
            "/embed/commune/21004?postcode=1000",
            "/contact",
            "/accessibility",
            "/privacy",
            "/legal",
            "/sources",
        ]
        .map(found),
    );
    others.push(answers("/nowhere", 404));
    let (_, home) = get(address, "/fr/")?;
    others.extend(first_link(&home, "/fr/listing/").map(found));
    Ok(others)
}

fn searches() -> Vec<Part> {
    let mut searches: Vec<Part> = [
        "/search?q=itsme&near=1080",
        "/search?need=learn&near=1000&page=2",
        "/search?need=learn&near=1000&when=now",
        // Some places are known to be neither: they stand below as "almost".
        "/search?need=learn&near=1000&free=1&wheelchair=1",
        "/search?need=learn&near=1000&mode=remote",
        // The farthest from any place, a postcode that does not exist, and every wish at once.
        "/search?need=device&near=5555",
        "/search?need=learn&near=0000",
        "/search?need=learn&near=1000&language=ar&when=evening&wheelchair=1&free=1&setting=group",
    ]
    .map(found)
    .into();
    // Two communes share this postcode: the page asks which.
    searches.push(answers("/search?need=learn&near=1050", 300));
    searches
}

fn places(address: &str, filled: &Filled) -> Result<Vec<Part>> {
    let (_, page) = get(address, &format!("/fr/place/{}", filled.whole))?;
    let organisation =
        first_link(&page, "/fr/organisation/").context("a place links to no organisation")?;
    let report = format!("/place/{}/report", filled.whole);
    let chosen = [
        &filled.whole,
        &filled.by_appointment,
        &filled.always_open,
        &filled.bare,
        &filled.remote,
    ];
    let shortlist = chosen.map(|id| format!("place={id}")).join("&");
    Ok(vec![
        found(format!("/place/{}", filled.by_appointment)),
        found(format!("/place/{}", filled.always_open)),
        found(format!("/place/{}", filled.bare)),
        found(format!("/place/{}", filled.remote)),
        answers(format!("/place/{}", filled.closed), 410),
        Part {
            way: Way::From(format!("/place/{}", filled.merged)),
            ..found(format!("/place/{}", filled.whole))
        },
        found(organisation),
        found(format!("/shortlist?{shortlist}")),
        sending(report.clone(), 413, "hours", &"a".repeat(TOO_LONG)),
        sending(report.clone(), 422, "", MESSAGE),
        sending(report.clone(), 429, "hours", MESSAGE),
        found(report),
        found(format!("/place/{}/thanks", filled.whole)),
    ])
}

/// Reports until no more are taken for a while, so that the page that says so can be looked at.
fn exhaust_reports(address: &str, place: &str) -> Result<()> {
    for _ in 0..20 {
        let path = format!("/fr/place/{place}/report");
        let (status, _) = post(address, &path, &format!("subject=hours&message={MESSAGE}"))?;
        if status == 429 {
            return Ok(());
        }
        ensure!(status == 303, "a report is answered with {status}");
    }
    anyhow::bail!("twenty reports in a row were taken")
}

/// The first link of a page that starts with `beginning`, without its language.
fn first_link(html: &str, beginning: &str) -> Option<String> {
    let at = html.find(&format!("href=\"{beginning}"))?;
    let link = html[at + 6..].split('"').next()?;
    Some(link.trim_start_matches("/fr").to_owned())
}
