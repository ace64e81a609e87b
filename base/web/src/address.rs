//! Addresses: the language they begin with, and the right form of those that are almost right.

use std::fmt::Write;

use axum::http::{HeaderMap, Uri, header};
use kernel::Language;

/// The language that an address begins with, and the rest of it.
#[must_use]
pub fn language_of(path: &str, offered: &[Language]) -> Option<(Language, String)> {
    let inner = path.strip_prefix('/')?;
    let (code, rest) = inner
        .split_once('/')
        .map_or((inner, String::new()), |(code, rest)| {
            (code, format!("/{rest}"))
        });
    Language::parse(code)
        .filter(|language| offered.contains(language))
        .map(|language| (language, rest))
}

/// The address that was meant by `/FR/1000` and `/fr/1000/`; nothing where there is nothing to tidy.
///
/// What it gives begins with a language of ours, so it never leads to another site.
#[must_use]
pub fn tidied(uri: &Uri, offered: &[Language]) -> Option<String> {
    let path = uri.path();
    let inner = path.strip_prefix('/')?;
    let (code, rest) = inner.split_once('/').unwrap_or((inner, ""));
    let language = Language::parse(&code.to_ascii_lowercase())
        .filter(|language| offered.contains(language))?;
    let tidy = format!("/{language}/{}", rest.trim_end_matches('/'));
    (tidy != path).then(|| with_query(tidy, uri))
}

/// A path of ours with the query of the address that was asked for.
#[must_use]
pub fn with_query(path: String, uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}

/// A text as a parameter of an address holds it.
#[must_use]
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// The language among those offered that the browser's `Accept-Language` likes best (RFC 9110, section
/// 12.5.4); the first offered where it names none. Only for addresses that say no language themselves.
#[must_use]
pub fn preferred_language(headers: &HeaderMap, offered: &[Language]) -> Language {
    let mut best: Option<(Language, f32)> = None;
    let wishes = headers
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    for wish in wishes {
        let (range, weight) = wish
            .split_once(';')
            .map_or((wish, 1.0), |(range, parameter)| (range, weight(parameter)));
        let primary = range.trim().split('-').next().unwrap_or_default();
        let Some(language) = Language::parse(&primary.to_ascii_lowercase())
            .filter(|language| offered.contains(language))
        else {
            continue;
        };
        // Of two that are liked equally, the one that the browser names first.
        if weight > best.map_or(0.0, |(_, most)| most) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
        .or_else(|| offered.first().copied())
        .unwrap_or(Language::French)
}

/// A weight that cannot be read counts as none at all.
fn weight(parameter: &str) -> f32 {
    parameter
        .trim()
        .strip_prefix("q=")
        .and_then(|number| number.trim().parse().ok())
        .filter(|number| (0.0..=1.0).contains(number))
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_in_an_address_without_meaning_anything_there() {
        assert_eq!(encoded("/a?b=c d&é"), "/a%3Fb%3Dc%20d%26%C3%A9");
    }

    #[test]
    fn the_language_stands_first_in_the_address() {
        let offered = [Language::French, Language::Arabic];
        assert_eq!(
            language_of("/fr/1000", &offered),
            Some((Language::French, "/1000".to_owned()))
        );
        assert_eq!(
            language_of("/ar/", &offered),
            Some((Language::Arabic, "/".to_owned()))
        );
        assert_eq!(
            language_of("/fr", &offered),
            Some((Language::French, String::new()))
        );
        for none in ["/", "/nl/", "/xx/1000", "fr/", "/FR/"] {
            assert_eq!(language_of(none, &offered), None, "{none}");
        }
    }

    #[test]
    fn an_address_that_is_almost_right_is_tidied_and_no_other() {
        let tidy = |asked: &str| {
            tidied(
                &asked.parse().unwrap(),
                &[Language::French, Language::German],
            )
        };
        for (asked, right) in [
            ("/fr/1000/", "/fr/1000"),
            ("/Fr/1000", "/fr/1000"),
            ("/DE/place/7//?a=b", "/de/place/7?a=b"),
            ("/FR", "/fr/"),
            ("/fr", "/fr/"),
            ("/fr//", "/fr/"),
        ] {
            assert_eq!(tidy(asked).as_deref(), Some(right), "{asked}");
        }
        for right in [
            "/",
            "/fr/",
            "/fr/1000",
            "/nl/1000/",
            "/1000/",
            "//evil.example/",
            "/healthz/",
        ] {
            assert_eq!(tidy(right), None, "{right}");
        }
    }

    #[test]
    fn the_language_that_a_browser_likes_best_is_taken_where_it_is_offered() {
        let offered = [Language::French, Language::Dutch, Language::Arabic];
        for (wish, language) in [
            ("nl-BE,fr;q=0.8", Language::Dutch),
            ("en-GB, ar;q=0.9, nl;q=0.5", Language::Arabic),
            ("fr;q=0.2, AR-ma; q=0.3", Language::Arabic),
            ("ar;q=0", Language::French),
            ("nl;q=often", Language::French),
            ("*", Language::French),
            ("", Language::French),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, wish.parse().unwrap());
            assert_eq!(preferred_language(&headers, &offered), language, "{wish}");
        }
        assert_eq!(
            preferred_language(&HeaderMap::new(), &offered),
            Language::French
        );
    }
}
