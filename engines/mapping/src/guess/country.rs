//! In which country a list is, by what its cells look like.

use std::collections::BTreeMap;

use super::header::named;
use crate::fold::fits;
use crate::profile::Column;
use crate::repair::{phone, point};
use crate::vocabulary::{Country, Vocabulary};

/// Fields that say in which country a list is.
const SAYING: [&str; 5] = ["postcode", "phone", "lat", "lon", "country"];
/// Fewer cells than this say nothing.
const ENOUGH: f64 = 0.3;

/// The country whose postcodes, telephones and points most cells fit.
pub(crate) fn country(words: &Vocabulary, columns: &[Column]) -> Option<String> {
    let mut votes: BTreeMap<&str, [f64; SAYING.len()]> = BTreeMap::new();
    for column in columns {
        let named = named(words, &column.name);
        let is = |field: &str| named.get(field).is_some_and(|(points, _)| *points > 0.5);
        let says = SAYING.map(is);
        for (code, country) in words.countries.iter().filter(|_| says.contains(&true)) {
            let votes = votes.entry(code).or_default();
            for (at, field) in SAYING.iter().enumerate().filter(|(at, _)| says[*at]) {
                let share = share(column, |text| speaks(field, text, words, code, country));
                votes[at] = votes[at].max(share);
            }
        }
    }
    let sums = votes
        .into_iter()
        .map(|(code, votes)| (code, votes.iter().sum::<f64>()));
    let best = sums
        .filter(|(_, sum)| *sum > ENOUGH)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
    best.map(|(code, _)| code.to_owned())
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
        "postcode" => country.postcode.iter().any(|mask| fits(mask, text)),
        "phone" => phone::phones(text, Some(country))
            .values
            .iter()
            .any(|number| {
                let digits = number.strip_prefix('+');
                digits.is_some_and(|digits| digits.starts_with(&country.dial))
            }),
        "lat" => within(0),
        "lon" => within(1),
        _ => words.country(text).as_deref() == Some(code),
    }
}
