//! The few files beside the pages, each under a name that changes with its content.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The accent as our own files write it, where an installation has chosen none.
const ACCENT: &str = "#0b4f6c";

const STYLE: &str = include_str!("../assets/passerelle.css");
const HERE: &str = include_str!("../assets/here.js");
const WORK: &str = include_str!("../assets/work.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// The style sheet in the installation's colours, the two small scripts, the icon.
#[derive(Debug)]
pub struct Assets {
    style: String,
    style_path: String,
    here_path: String,
    work_path: String,
    icon: String,
}

impl Assets {
    /// `accent` is a colour as `#rrggbb`.
    #[must_use]
    pub fn new(accent: &str) -> Self {
        let style = STYLE.replace(ACCENT, accent);
        let style_path = format!("/assets/passerelle-{:016x}.css", fingerprint(&style));
        let here_path = format!("/assets/here-{:016x}.js", fingerprint(HERE));
        let work_path = format!("/assets/work-{:016x}.js", fingerprint(WORK));
        Self {
            style,
            style_path,
            here_path,
            work_path,
            icon: ICON.replace(ACCENT, accent),
        }
    }

    #[must_use]
    pub fn style_path(&self) -> &str {
        &self.style_path
    }

    #[must_use]
    pub fn here_path(&self) -> &str {
        &self.here_path
    }

    /// The script of pages for whoever has signed in.
    #[must_use]
    pub fn work_path(&self) -> &str {
        &self.work_path
    }

    /// The file at this address; an address of an older release gets today's file, so that
    /// a page that was open during an update keeps its looks.
    #[must_use]
    pub fn serve(&self, name: &str) -> Option<Response> {
        let current = format!("/assets/{name}");
        let (body, kind) = if name.starts_with("passerelle-") && name.ends_with(".css") {
            (self.style.clone(), "text/css; charset=utf-8")
        } else if name.starts_with("here-") && name.ends_with(".js") {
            (HERE.to_owned(), "text/javascript; charset=utf-8")
        } else if name.starts_with("work-") && name.ends_with(".js") {
            (WORK.to_owned(), "text/javascript; charset=utf-8")
        } else {
            return None;
        };
        let fresh = [&self.style_path, &self.here_path, &self.work_path].contains(&&current);
        let cache = if fresh {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        Some(file(body, kind, cache))
    }

    #[must_use]
    pub fn icon(&self) -> Response {
        file(self.icon.clone(), "image/svg+xml", "public, max-age=86400")
    }
}

fn file(body: String, kind: &'static str, cache: &'static str) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    (headers, body).into_response()
}

/// Only tells versions of our own files apart; not a protection.
fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The contrast of two colours as WCAG 2.2 defines it (1 to 21); nothing where one is not `#rrggbb`.
#[must_use]
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (a, b) = (luminance(one)?, luminance(other)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |from: usize| {
        let value = f64::from(u8::from_str_radix(&digits[from..from + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a custom property in the light (`0`) or dark (`1`) part of the sheet.
    fn token(name: &str, part: usize) -> &'static str {
        let start = format!("--{name}:");
        let (at, _) = STYLE.match_indices(&start).nth(part).unwrap();
        let rest = &STYLE[at + start.len()..];
        rest[..rest.find([';', '}']).unwrap()].trim()
    }

    #[test]
    fn every_colour_of_text_is_seven_to_one_in_light_and_dark() {
        for part in [0, 1] {
            for ink in ["ink", "accent", "soft", "warn"] {
                for paper in ["paper", "panel"] {
                    let measured = contrast(token(ink, part), token(paper, part)).unwrap();
                    assert!(
                        measured >= 7.0,
                        "{ink} on {paper}, part {part}: {measured:.2}"
                    );
                }
            }
            let line = contrast(token("line", part), token("paper", part)).unwrap();
            assert!(line >= 3.0, "line, part {part}: {line:.2}");
            let button = contrast(token("on-accent", part), token("accent", part)).unwrap();
            assert!(button >= 7.0, "button, part {part}: {button:.2}");
        }
    }

    #[test]
    fn black_on_white_is_twenty_one_and_grey_is_caught() {
        assert!((contrast("#000000", "#ffffff").unwrap() - 21.0).abs() < 1e-9);
        assert!(contrast("#999999", "#ffffff").unwrap() < 7.0);
        assert_eq!(contrast("white", "#ffffff"), None);
    }
}
