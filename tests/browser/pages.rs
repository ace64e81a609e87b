//! Which pages are looked at, in which languages.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::product::get;

/// One page of the running program.
#[derive(Debug, Clone)]
pub struct Page {
    /// `http://127.0.0.1:port`.
    pub origin: String,
    pub path: String,
    /// The language that stands in its address.
    pub language: String,
    /// An error page is looked at like any other, but is not expected to be found.
    pub status: u16,
}

impl Page {
    pub fn address(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }
}

/// How many pages are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// Every page in French and Arabic, the main ones in every language.
    Small,
    /// Every page in every language.
    Full,
}

const LANGUAGES: &[&str] = &["fr", "ar", "nl", "de", "en"];

/// The pages of the running program at `address`, found by asking it.
pub fn of_the_product(address: &str, breadth: Breadth) -> Result<Vec<Page>> {
    let (main, others) = paths(address)?;
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let all = breadth == Breadth::Full || matches!(*language, "fr" | "ar");
        let paths = main.iter().chain(others.iter().filter(|_| all));
        pages.extend(paths.map(|(path, status)| Page {
            origin: format!("http://{address}"),
            path: format!("/{language}{path}"),
            language: (*language).to_owned(),
            status: *status,
        }));
    }
    for page in &pages {
        let (status, _) = get(address, &page.path)?;
        ensure!(
            status == page.status,
            "{} answers {status}, expected {}",
            page.path,
            page.status
        );
    }
    Ok(pages)
}

/// Paths after the language, with the status each answers.
type Paths = Vec<(String, u16)>;

/// The pages on the way from a need to a place, and all others.
fn paths(address: &str) -> Result<(Paths, Paths)> {
    let (status, body) = get(address, "/api/v1/search?near=1000&need=learn")?;
    ensure!(status == 200, "the search answers {status}");
    let answer: Value = serde_json::from_str(&body)?;
    let place = answer["results"][0]["id"]
        .as_str()
        .context("a search near 1000 finds nothing")?
        .to_owned();
    let (_, page) = get(address, &format!("/fr/place/{place}"))?;
    let organisation =
        first_link(&page, "/fr/organisation/").context("a place links to no organisation")?;
    let found = |path: &str| (path.to_owned(), 200);
    let main = vec![
        found("/"),
        found("/search?need=learn&near=1000"),
        found(&format!("/place/{place}")),
    ];
    let mut others = vec![
        found("/1000"),
        found("/search?q=itsme&near=1080"),
        // Two communes share this postcode: the page asks which.
        ("/search?need=learn&near=1050".to_owned(), 300),
        // The farthest from any place, a postcode that does not exist, and every wish at once.
        found("/search?need=device&near=5555"),
        found("/search?need=learn&near=0000"),
        found(
            "/search?need=learn&near=1000&language=ar&when=evening&wheelchair=1&free=1&setting=group",
        ),
        found("/where?need=learn"),
        found("/listings"),
        found(&format!("/shortlist?place={place}")),
        found("/commune/21004"),
        found(&organisation),
        found(&format!("/place/{place}/report")),
        found("/contact"),
        found("/accessibility"),
        found("/privacy"),
        found("/legal"),
        found("/sources"),
        ("/nowhere".to_owned(), 404),
    ];
    let (_, home) = get(address, "/fr/")?;
    others.extend(first_link(&home, "/fr/listing/").map(|path| (path, 200)));
    Ok((main, others))
}

/// The first link of a page that starts with `beginning`, without its language.
fn first_link(html: &str, beginning: &str) -> Option<String> {
    let at = html.find(&format!("href=\"{beginning}"))?;
    let link = html[at + 6..].split('"').next()?;
    Some(link.trim_start_matches("/fr").to_owned())
}
