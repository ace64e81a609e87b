//! A page as a person without JavaScript meets it: visible words, links with a name.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// A link as it is seen and where it goes (as written in the page).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub text: String,
    pub address: String,
}

/// Words that are marked as being in another language than their page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    pub element: String,
    pub language: String,
    pub text: String,
    /// What stands around it, and what comes right behind it.
    pub around: String,
    pub behind: String,
}

pub(crate) struct Page {
    html: Html,
}

impl Page {
    pub fn parse(body: &str) -> Self {
        // The parser believes in JavaScript and hides what stands in <noscript>; our visitor has none.
        let body = body.replace("<noscript>", "").replace("</noscript>", "");
        Self {
            html: Html::parse_document(&body),
        }
    }

    pub fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        let selector =
            Selector::parse(css).unwrap_or_else(|error| panic!("the selector {css}: {error}"));
        self.html.select(&selector).collect()
    }

    pub fn by_id(&self, id: &str) -> Option<ElementRef<'_>> {
        self.all("[id]")
            .into_iter()
            .find(|element| element.attr("id") == Some(id))
    }

    /// The visible words of the page, one line per block.
    pub fn text(&self) -> String {
        self.all("body")
            .first()
            .map(|body| lines(*body).join("\n"))
            .unwrap_or_default()
    }

    pub fn foreign(&self) -> Vec<Foreign> {
        let own = self
            .all("html")
            .first()
            .and_then(|html| html.attr("lang"))
            .unwrap_or_default()
            .to_owned();
        let marked = self.all("body [lang]").into_iter();
        marked
            .filter(|element| element.attr("lang") != Some(&own))
            .map(|element| {
                let around = element.parent().and_then(ElementRef::wrap);
                let behind = element.next_siblings().find_map(ElementRef::wrap);
                Foreign {
                    element: element.value().name().to_owned(),
                    language: element.attr("lang").unwrap_or_default().to_owned(),
                    text: name(element),
                    around: around.map(name).unwrap_or_default(),
                    behind: behind.map(name).unwrap_or_default(),
                }
            })
            .collect()
    }

    pub fn links(&self) -> Vec<Link> {
        self.all("a[href], area[href]")
            .into_iter()
            .filter(|link| !is_hidden(*link))
            .map(|link| Link {
                text: name(link),
                address: link.attr("href").unwrap_or_default().trim().to_owned(),
            })
            .collect()
    }
}

/// What a link or a button is called: its `aria-label`, else its words.
pub(crate) fn name(element: ElementRef<'_>) -> String {
    match element.attr("aria-label") {
        Some(label) => words(label),
        None => lines(element).join(" "),
    }
}

/// The words of a label without those of the field inside it.
pub(crate) fn label_text(label: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(label, &mut text, &["select", "textarea", "button"]);
    words(&text)
}

fn lines(element: ElementRef<'_>) -> Vec<String> {
    let mut text = String::new();
    collect(element, &mut text, &[]);
    text.lines()
        .map(words)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Without the invisible marks that keep a number in its place inside Arabic words.
pub(crate) fn words(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{ad}'
            )
        })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

const UNSEEN: [&str; 5] = ["script", "style", "template", "head", "title"];

const WITHIN_A_LINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "em", "i", "kbd", "label",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time",
];

fn collect(element: ElementRef<'_>, text: &mut String, without: &[&str]) {
    for child in element.children() {
        match child.value() {
            Node::Text(piece) => text.push_str(&piece.replace(['\n', '\r'], " ")),
            Node::Element(_) => {
                let Some(child) = ElementRef::wrap(child) else {
                    continue;
                };
                let tag = child.value().name();
                if UNSEEN.contains(&tag) || without.contains(&tag) || child.attr("hidden").is_some()
                {
                    continue;
                }
                if let Some(alternative) = child.attr("alt") {
                    text.push_str(alternative);
                }
                let block = !WITHIN_A_LINE.contains(&tag);
                if block {
                    text.push('\n');
                }
                collect(child, text, without);
                if block {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
}

pub(crate) fn is_hidden(element: ElementRef<'_>) -> bool {
    ancestors(element).any(|ancestor| ancestor.attr("hidden").is_some())
}

/// The element itself, then what it stands in.
pub(crate) fn ancestors(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

/// The one thing called `wanted`: exactly so, else the only one whose name contains it.
pub(crate) fn one_called<T>(
    what: &str,
    wanted: &str,
    named: Vec<(Vec<String>, T)>,
) -> Result<T, String> {
    let wanted = words(wanted);
    let known: Vec<String> = named.iter().flat_map(|(names, _)| names.clone()).collect();
    let (exact, others): (Vec<_>, Vec<_>) = named
        .into_iter()
        .partition(|(names, _)| names.contains(&wanted));
    let mut found = if exact.is_empty() {
        others
            .into_iter()
            .filter(|(names, _)| names.iter().any(|name| name.contains(&wanted)))
            .collect()
    } else {
        exact
    };
    match found.len() {
        1 => Ok(found.remove(0).1),
        0 => Err(format!(
            "no {what} is called \"{wanted}\"; there are: {known:?}"
        )),
        several => Err(format!(
            "{several} times a {what} is called \"{wanted}\"; there are: {known:?}"
        )),
    }
}
