//! From the parameters of an address to a search, and back: what is not understood is told beside its field.

use std::collections::HashSet;

use jiff::civil::DateTime;
use kernel::{Id, SpokenLanguage};
use serde::Deserialize;

use crate::model::{Choice, Mode, Near, NearProblem, Need, Search, Setting, When};

/// The parameters of a search as they come: anybody may write anything into an address.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Params {
    #[serde(default)]
    pub near: Option<String>,
    #[serde(default)]
    pub q: Option<String>,
    #[serde(default)]
    pub need: Vec<String>,
    #[serde(default)]
    pub language: Vec<String>,
    #[serde(default)]
    pub when: Option<String>,
    #[serde(default)]
    pub open_at: Option<String>,
    #[serde(default)]
    pub setting: Option<String>,
    #[serde(default)]
    pub mode: Option<String>,
    #[serde(default)]
    pub wheelchair: Option<String>,
    #[serde(default)]
    pub free: Option<String>,
    #[serde(default)]
    pub radius_km: Option<String>,
    #[serde(default)]
    pub limit: Option<String>,
    #[serde(default)]
    pub offset: Option<String>,
    #[serde(default)]
    pub page: Option<String>,
    /// Places that were ticked for a list on pages before this one.
    #[serde(default)]
    pub place: Vec<String>,
}

/// A field that was not understood: its name, and the key of the message that says what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub field: &'static str,
    pub expected: &'static str,
}

/// A search out of parameters, with all that must be asked back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub search: Search,
    pub wrong: Vec<Wrong>,
    /// Several places are meant, or none exactly: these may be.
    pub choices: Vec<Choice>,
    /// Whether several are meant (a choice must be made), rather than none.
    pub ambiguous: bool,
}

/// The longest text of a field that is looked at.
const LONGEST_FIELD: usize = 300;
/// More choices in one list than any form of ours has, and more ticks than a list of places takes.
const MOST_CHOICES: usize = 20;
/// Farther than any list of ours goes; and no sum with it overflows.
const FARTHEST: usize = 1_000_000;
/// The most results of one answer of the API.
const MOST_RESULTS: usize = 100;

impl Params {
    pub fn ask(&self, default_limit: usize) -> Asked {
        let mut asked = Asked::default();
        let wrong = &mut asked.wrong;
        let search = &mut asked.search;
        search.words = shortened(self.q.as_deref().unwrap_or(""));
        for code in self.need.iter().filter(|code| !code.is_empty()) {
            match Need::parse(code) {
                Some(need) => search.needs.push(need),
                None => wrong.push(Wrong {
                    field: "need",
                    expected: "wrong-need",
                }),
            }
        }
        for code in self.language.iter().filter(|code| !code.is_empty()) {
            match SpokenLanguage::parse(code) {
                Some(language) => search.languages.push(language),
                None => wrong.push(Wrong {
                    field: "language",
                    expected: "wrong-language",
                }),
            }
        }
        search.when = one(self.when.as_ref(), When::parse, "when", "wrong-when", wrong);
        if let Some(at) = one(
            self.open_at.as_ref(),
            moment,
            "open_at",
            "wrong-open-at",
            wrong,
        ) {
            search.when = Some(When::At(at));
        }
        search.setting = one(
            self.setting.as_ref(),
            Setting::parse,
            "setting",
            "wrong-setting",
            wrong,
        );
        search.mode = one(self.mode.as_ref(), Mode::parse, "mode", "wrong-mode", wrong);
        search.wheelchair = one(
            self.wheelchair.as_ref(),
            yes,
            "wheelchair",
            "wrong-yes",
            wrong,
        )
        .unwrap_or(false);
        search.free = one(self.free.as_ref(), yes, "free", "wrong-yes", wrong).unwrap_or(false);
        search.radius_km = one(
            self.radius_km.as_ref(),
            radius,
            "radius_km",
            "wrong-radius",
            wrong,
        );
        let limit = one(
            self.limit.as_ref(),
            |text| text.parse().ok(),
            "limit",
            "wrong-number",
            wrong,
        );
        search.limit = limit.unwrap_or(default_limit).clamp(1, MOST_RESULTS);
        let offset = one(
            self.offset.as_ref(),
            |text| text.parse().ok(),
            "offset",
            "wrong-number",
            wrong,
        );
        let page = one(
            self.page.as_ref(),
            |text| text.parse::<usize>().ok(),
            "page",
            "wrong-number",
            wrong,
        );
        let by_page = page.map(|page| page.saturating_sub(1).saturating_mul(search.limit));
        search.offset = offset.or(by_page).unwrap_or(0).min(FARTHEST);
        match Near::parse(&shortened(self.near.as_deref().unwrap_or(""))) {
            Ok(Near::Anywhere) => {}
            Ok(Near::Here(whereabouts)) => search.from = Some(whereabouts),
            Err(NearProblem::Which(choices)) => {
                asked.choices = choices;
                asked.ambiguous = true;
            }
            Err(NearProblem::NoSuchCommune(choices)) => {
                asked.choices = choices;
                wrong.push(Wrong {
                    field: "near",
                    expected: "wrong-commune",
                });
            }
            Err(NearProblem::Ended(choices)) => {
                asked.choices = choices;
                wrong.push(Wrong {
                    field: "near",
                    expected: "wrong-commune-ended",
                });
            }
            Err(NearProblem::NoSuchPostcode) => wrong.push(Wrong {
                field: "near",
                expected: "wrong-postcode",
            }),
            Err(NearProblem::OutsideBelgium) => wrong.push(Wrong {
                field: "near",
                expected: "wrong-outside",
            }),
        }
        asked
    }

    /// The same with every text cut to what is looked at: an address may hold anything, and a page that
    /// says it back must stay light.
    pub fn shortened(mut self) -> Self {
        let one = |text: &mut Option<String>| *text = text.take().map(|text| shortened(&text));
        for text in [
            &mut self.near,
            &mut self.q,
            &mut self.when,
            &mut self.open_at,
            &mut self.setting,
            &mut self.mode,
            &mut self.wheelchair,
            &mut self.free,
            &mut self.radius_km,
        ] {
            one(text);
        }
        for list in [&mut self.need, &mut self.language] {
            list.truncate(MOST_CHOICES);
            list.iter_mut().for_each(|text| *text = shortened(text));
        }
        let mut known = HashSet::new();
        self.place
            .retain(|id| Id::parse(id).is_ok() && known.insert(id.clone()));
        self.place.truncate(MOST_CHOICES);
        self
    }

    /// Everything but the page, by name; empty ones left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let one =
            |name: &'static str, value: &Option<String>| value.clone().map(|value| (name, value));
        let many = |name: &'static str, values: &[String]| {
            let values = values.iter().map(|value| (name, value.clone()));
            values.collect::<Vec<_>>()
        };
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(one("near", &self.near));
        pairs.extend(one("q", &self.q));
        pairs.extend(many("need", &self.need));
        pairs.extend(many("language", &self.language));
        pairs.extend(one("when", &self.when));
        pairs.extend(one("open_at", &self.open_at));
        pairs.extend(one("setting", &self.setting));
        pairs.extend(one("mode", &self.mode));
        pairs.extend(one("wheelchair", &self.wheelchair));
        pairs.extend(one("free", &self.free));
        pairs.extend(one("radius_km", &self.radius_km));
        pairs.extend(many("place", &self.place));
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// The same parameters as a query string, with some replaced; empty ones left out.
    pub fn query_with(&self, changes: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, String)> = self.pairs();
        pairs.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        pairs.extend(
            changes
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        pairs.join("&")
    }
}

/// Percent-encoding for one value of a query.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b',' => {
                out.push(char::from(byte))
            }
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn one<T>(
    text: Option<&String>,
    parse: impl Fn(&str) -> Option<T>,
    field: &'static str,
    expected: &'static str,
    wrong: &mut Vec<Wrong>,
) -> Option<T> {
    let text = text
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())?;
    let parsed = parse(text);
    if parsed.is_none() {
        wrong.push(Wrong { field, expected });
    }
    parsed
}

fn shortened(text: &str) -> String {
    text.replace('\0', "").chars().take(LONGEST_FIELD).collect()
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "1" | "true" | "yes" | "on" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

fn radius(text: &str) -> Option<f64> {
    text.replace(',', ".")
        .parse()
        .ok()
        .filter(|km: &f64| km.is_finite() && *km > 0.0 && *km <= 1000.0)
}

/// A moment as local time in Brussels, unless it has an offset.
fn moment(text: &str) -> Option<DateTime> {
    // A "+" of an offset that somebody forgot to encode arrives as a space.
    let with_plus = text.replace(' ', "+");
    if let Ok(at) = with_plus.parse::<jiff::Timestamp>() {
        return Some(kernel::clock::in_brussels(at));
    }
    text.replacen(' ', "T", 1).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(pairs: &str) -> Params {
        serde_html_form(pairs)
    }

    fn serde_html_form(query: &str) -> Params {
        let uri: axum::http::Uri = format!("/?{query}").parse().unwrap();
        axum_extra::extract::Query::try_from_uri(&uri)
            .map(|query| query.0)
            .unwrap()
    }

    #[test]
    fn open_at_is_brussels_time_unless_it_has_an_offset() {
        let at = |text: &str| moment(text).map(|at| at.to_string());
        assert_eq!(
            at("2026-07-01T12:00").as_deref(),
            Some("2026-07-01T12:00:00")
        );
        assert_eq!(
            at("2026-07-01T12:00:00Z").as_deref(),
            Some("2026-07-01T14:00:00")
        );
        assert_eq!(
            at("2026-07-01T12:00:00+02:00").as_deref(),
            Some("2026-07-01T12:00:00")
        );
        assert_eq!(
            at("2026-07-01T12:00:00 02:00").as_deref(),
            Some("2026-07-01T12:00:00")
        );
        assert_eq!(at("tomorrow"), None);
    }

    #[test]
    fn what_is_not_understood_is_named_and_the_rest_still_counts() {
        let asked = params(
            "near=1000&need=learn&need=dance&open_at=soon&radius_km=-3&language=fr&limit=9999",
        )
        .ask(10);
        let fields: Vec<&str> = asked.wrong.iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["need", "open_at", "radius_km"]);
        assert_eq!(asked.search.needs, [Need::Learn]);
        assert_eq!(asked.search.limit, 100);
        assert!(asked.search.from.is_some());
    }

    #[test]
    fn a_search_survives_the_way_through_an_address() {
        let query =
            params("near=1050-21009&q=carte+d%27identit%C3%A9&free=1").query_with(&[("page", "2")]);
        assert_eq!(
            query,
            "near=1050-21009&q=carte+d%27identit%C3%A9&free=1&page=2"
        );
    }
}
