//! In which country a list is, by what its cells look like.

use std::collections::BTreeMap;

use super::header::named;
use crate::Reason;
use crate::profile::Column;
use crate::repair::{Finding, number, phone, point};
use crate::vocabulary::{Country, Vocabulary};

/// Fields that say in which country a list is.
const SAYING: [&str; 7] = [
    "postcode",
    "commune_code",
    "registration",
    "phone",
    "lat",
    "lon",
    "country",
];
/// Fewer cells than this say nothing.
const ENOUGH: f64 = 0.3;
/// What it says for a country that the texts are in a language of it: as much as one column.
const LANGUAGE: f64 = 1.0;
/// When the second country is as near as this, the first is a guess.
const CLOSE: f64 = 0.5;

#[derive(Clone, Debug, Default)]
pub(crate) struct Lies {
    /// None where nothing says any.
    pub(crate) country: Option<String>,
    /// No other country is close.
    pub(crate) is_sure: bool,
}

/// The country whose postcodes, telephones and points most cells fit, and whose language they are
/// in. French and German postcodes look alike, and a German telephone may have any length.
pub(crate) fn country(words: &Vocabulary, columns: &[Column], language: &str) -> Lies {
    let mut votes: BTreeMap<&str, [f64; SAYING.len()]> = BTreeMap::new();
    for column in columns {
        let named = named(words, &column.name);
        let is = |field: &str| named.get(field).is_some_and(|points| *points > 0.5);
        let says = SAYING.map(is);
        for (code, country) in words.countries.iter().filter(|_| says.contains(&true)) {
            let votes = votes.entry(code).or_default();
            for (at, field) in SAYING.iter().enumerate().filter(|(at, _)| says[*at]) {
                let share = share(column, |text| speaks(field, text, words, code, country));
                votes[at] = votes[at].max(share);
            }
        }
    }
    let mut sums: Vec<(&str, f64)> = votes
        .into_iter()
        .map(|(code, votes)| (code, votes.iter().sum::<f64>()))
        .filter(|(_, sum)| *sum > ENOUGH)
        .map(|(code, sum)| {
            let speaks = words.countries[code]
                .languages
                .iter()
                .any(|l| l == language);
            (code, if speaks { sum + LANGUAGE } else { sum })
        })
        .collect();
    // Of countries alike, the one with fewer telephone numbers: that they all fit it says more.
    sums.sort_by(|a, b| {
        let breadth = |code: &str| breadth(&words.countries[code].numbers);
        b.1.total_cmp(&a.1)
            .then_with(|| breadth(a.0).cmp(&breadth(b.0)))
    });
    match sums.as_slice() {
        [] => Lies::default(),
        [best, others @ ..] => Lies {
            country: Some(best.0.to_owned()),
            is_sure: others.iter().all(|other| best.1 - other.1 > CLOSE),
        },
    }
}

/// How many numbers the masks let through, about; a country without masks lets all through.
fn breadth(masks: &[String]) -> u64 {
    let open = |mask: &String| mask.matches('#').count() as u32;
    let all = masks.iter().map(|mask| 10_u64.saturating_pow(open(mask)));
    all.reduce(u64::saturating_add).unwrap_or(u64::MAX)
}

fn share(column: &Column, fits: impl Fn(&str) -> bool) -> f64 {
    let total: u64 = column.kept.values().map(|(count, _)| count).sum();
    let fitting = column.kept.iter().filter(|(text, _)| fits(text));
    let fitting: u64 = fitting.map(|(_, (count, _))| count).sum();
    fitting as f64 / total.max(1) as f64
}

/// Whether a cell of this field speaks for this country.
fn speaks(field: &str, text: &str, words: &Vocabulary, code: &str, country: &Country) -> bool {
    let within = |low: usize| {
        point::degrees(text, "").is_some_and(|degrees| {
            let boxes = country.boxes.iter();
            boxes
                .map(|b| b[low]..=b[low + 2])
                .any(|range| range.contains(&degrees))
        })
    };
    match field {
        // What had to be repaired to fit a country is no proof of it.
        "postcode" => {
            !country.postcode.is_empty()
                && number::postcode(text, Some((code, country)))
                    .findings
                    .is_empty()
        }
        "commune_code" => {
            let own = !country.commune_code.is_empty();
            own && number::commune_code(text, Some(country))
                .findings
                .is_empty()
        }
        "registration" => {
            let own = !country.registration.is_empty();
            own && number::registration(text, Some((code, country)))
                .findings
                .is_empty()
        }
        "phone" => {
            let phones = phone::phones(text, Some(country));
            let is_own = |number: &String| {
                let digits = number.strip_prefix('+');
                digits.is_some_and(|digits| digits.starts_with(&country.dial))
            };
            let is_made = |finding: &Finding| finding.reason == Reason::ZeroRestored;
            phones.values.iter().any(is_own) && !phones.findings.iter().any(is_made)
        }
        "lat" => within(0),
        "lon" => within(1),
        _ => words.country(text).as_deref() == Some(code),
    }
}
