//! What the cells of a column look like, as shares of its cells.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::fold::{fold, key, padded};
use crate::profile::Column;
use crate::repair::{contact, date, number, phone, point};
use crate::vocabulary::{Country, Vocabulary};
use crate::{Kind, Reason, hours};

/// Shares from 0 to 1 of the cells that hold something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looks {
    pub(crate) emails: f64,
    pub(crate) webs: f64,
    pub(crate) phones: f64,
    pub(crate) dates: f64,
    pub(crate) postcodes: f64,
    pub(crate) commune_codes: f64,
    pub(crate) registrations: f64,
    pub(crate) countries: f64,
    pub(crate) lats: f64,
    pub(crate) lons: f64,
    pub(crate) pairs: f64,
    /// Texts that speak of times and days.
    pub(crate) hours: f64,
    /// Cells that are times and nothing else.
    pub(crate) ranges: f64,
    pub(crate) streets: f64,
    /// Words for yes and no.
    pub(crate) flags: f64,
    /// Two letters or fewer, or a dash.
    pub(crate) marks: f64,
    pub(crate) numbers: f64,
    /// Bytes of a cell.
    pub(crate) average: f64,
    /// Every value once.
    pub(crate) unique: bool,
    /// Values come again and again.
    pub(crate) repeats: bool,
    /// Values seldom come again.
    pub(crate) varied: bool,
    own: HashMap<String, f64>,
    known: HashMap<String, f64>,
    hinted: HashMap<String, f64>,
}

type Rules<'w> = Option<(&'w str, &'w Country)>;

impl Looks {
    pub(crate) fn at(
        words: &Vocabulary,
        rules: Rules<'_>,
        known: &BTreeMap<&str, Vec<&str>>,
        column: &Column,
    ) -> Self {
        let mut looks = Self::default();
        let total: u64 = column.kept.values().map(|(count, _)| count).sum();
        for (text, (count, kind)) in &column.kept {
            let share = *count as f64 / total.max(1) as f64;
            looks.contacts(text, share, rules);
            looks.numbers(text, *kind, share, rules, words);
            looks.words(text, share, words);
            looks.values(text, share, words, known);
        }
        looks.average = column.bytes as f64 / column.filled.max(1) as f64;
        let varied = column.distinct() as f64 / column.filled.max(1) as f64;
        looks.unique = column.kept.values().all(|(count, _)| *count == 1);
        looks.repeats = column.filled < 10 || varied < 0.7;
        looks.varied = varied > 0.5;
        looks
    }

    fn contacts(&mut self, text: &str, share: f64, rules: Rules<'_>) {
        let emails = contact::emails(text);
        if !emails.values.is_empty() {
            self.emails += share;
            return;
        }
        let scheme_lacks = contact::websites(text)
            .findings
            .iter()
            .any(|f| f.reason == Reason::NotAWebAddress);
        if !scheme_lacks {
            self.webs += share;
        }
        // A bare sum may be a telephone without its zero, or anything.
        let phones = phone::phones(text, rules.map(|(_, country)| country));
        let read = phones.values.iter().any(|value| value.starts_with('+'));
        let placeholder = phones
            .findings
            .iter()
            .any(|f| f.reason == Reason::Placeholder);
        let zeroed = phones
            .findings
            .iter()
            .any(|f| f.reason == Reason::ZeroRestored);
        let letters = text.chars().filter(|l| l.is_alphabetic()).count();
        if (read || placeholder) && !zeroed && letters <= text.len() / 4 {
            self.phones += share;
        }
    }

    fn numbers(
        &mut self,
        text: &str,
        kind: Kind,
        share: f64,
        rules: Rules<'_>,
        words: &Vocabulary,
    ) {
        let degrees = point::degrees(text, "").filter(|_| text.contains(['.', ',']));
        if kind == Kind::Number || degrees.is_some() || text.bytes().all(|b| b.is_ascii_digit()) {
            self.numbers += share;
        }
        if kind == Kind::Date || date::read(text, words).is_some() {
            self.dates += share;
        }
        if point::pair(text, "").is_some_and(|(lat, lon)| inside(rules, lat, lon)) {
            self.pairs += share;
        }
        let Some((_, country)) = rules else {
            self.lats += if degrees.is_some_and(|d| d.abs() <= 90.0) {
                share
            } else {
                0.0
            };
            self.lons += if degrees.is_some_and(|d| d.abs() <= 180.0) {
                share
            } else {
                0.0
            };
            return;
        };
        let within = |low: usize, high: usize| {
            degrees.is_some_and(|d| {
                country
                    .boxes
                    .iter()
                    .any(|b| (b[low]..=b[high]).contains(&d))
            })
        };
        self.lats += if within(0, 2) { share } else { 0.0 };
        self.lons += if within(1, 3) { share } else { 0.0 };
        let kept = |repaired: crate::repair::Repaired| {
            if repaired.values.is_empty() {
                0.0
            } else {
                share
            }
        };
        self.postcodes += kept(number::postcode(text, rules));
        self.commune_codes += kept(number::commune_code(text, Some(country)));
        let registration = number::registration(text, rules);
        let zeros = text.len() >= 9
            && registration
                .findings
                .iter()
                .any(|f| f.reason == Reason::Placeholder);
        self.registrations += if zeros { share } else { kept(registration) };
    }

    fn words(&mut self, text: &str, share: f64, words: &Vocabulary) {
        let folded = key(text);
        if words.yes.contains(&folded) || words.no.contains(&folded) {
            self.flags += share;
        }
        if words
            .countries
            .iter()
            .any(|(code, c)| fold(code) == folded || c.names.contains(&folded))
        {
            self.countries += share;
        }
        if text.chars().count() <= 2 {
            self.marks += share;
        }
        if hours::ranges(text, words).is_some()
            && text.contains(|l: char| !l.is_ascii_digit() && l != '.' && l != '-')
        {
            self.ranges += share;
        }
        let is_date = text.len() < 30 && date::read(text, words).is_some();
        if !is_date && speaks_of_hours(text, words) {
            self.hours += share;
        }
        let first = folded.split(' ').next().unwrap_or_default();
        // Numbers and words: no `5 mars`, `05/03/21` or `9h à 12h`.
        let is_word = |part: &str| {
            part.len() >= 3
                && part.starts_with(char::is_alphabetic)
                && !words.months.contains_key(part)
                && !words.between.contains(part)
        };
        let numbered = first.len() <= 4
            && first.starts_with(|l: char| l.is_ascii_digit())
            && folded.split(' ').skip(1).any(is_word);
        let streets = |part: &str| {
            words
                .street
                .iter()
                .any(|w| part == w || (w.len() >= 4 && part.ends_with(w.as_str())))
        };
        if numbered || folded.split(' ').take(12).any(streets) {
            self.streets += share;
        }
    }

    fn values(
        &mut self,
        text: &str,
        share: f64,
        words: &Vocabulary,
        known: &BTreeMap<&str, Vec<&str>>,
    ) {
        let knows = |piece: &str| keys(piece).any(|key| known.contains_key(key.as_str()));
        let (_, pieces) = pieces(text, knows);
        let part = share / pieces.len().max(1) as f64;
        for piece in pieces {
            let mut fields: Vec<&str> = keys(piece)
                .filter_map(|key| known.get(key.as_str()))
                .flatten()
                .copied()
                .collect();
            fields.sort_unstable();
            fields.dedup();
            for field in &fields {
                *self.own.entry((*field).to_owned()).or_default() += part;
            }
            let of_kin = words
                .kin
                .iter()
                .filter(|(_, kin)| kin.iter().any(|k| fields.contains(&k.as_str())))
                .map(|(field, _)| field.as_str());
            let all: BTreeSet<&str> = of_kin.chain(fields.iter().copied()).collect();
            for field in all {
                *self.known.entry(field.to_owned()).or_default() += part;
            }
        }
        let folded = padded(&fold(text));
        let mut hinted: Vec<&str> = words
            .hints
            .iter()
            .filter(|hint| folded.contains(&hint.words))
            .map(|hint| hint.field.as_str())
            .collect();
        hinted.sort_unstable();
        hinted.dedup();
        for field in hinted {
            *self.hinted.entry(field.to_owned()).or_default() += share;
        }
    }

    /// Values that the words know for this field itself.
    pub(crate) fn own(&self, field: &str) -> f64 {
        self.own.get(field).copied().unwrap_or_default()
    }

    /// Values that the words know for this field or its kin.
    pub(crate) fn known(&self, field: &str) -> f64 {
        self.known.get(field).copied().unwrap_or_default()
    }

    /// Cells in which words stand that make a guess for this field.
    pub(crate) fn hinted(&self, field: &str) -> f64 {
        self.hinted.get(field).copied().unwrap_or_default()
    }
}

fn inside(rules: Rules<'_>, lat: f64, lon: f64) -> bool {
    match rules {
        Some((_, country)) => {
            point::lies_in(&country.boxes, lat, lon) || point::lies_in(&country.boxes, lon, lat)
        }
        None => lat.abs() <= 90.0 && lon.abs() <= 180.0 && lat.fract() != 0.0,
    }
}

/// Days by name or by their two letters, or a time of day.
fn speaks_of_hours(text: &str, words: &Vocabulary) -> bool {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(' ').collect();
    let day = parts
        .iter()
        .any(|part| part.len() >= 4 && words.days.contains_key(*part));
    let bytes = text.as_bytes();
    let time = bytes.windows(2).enumerate().any(|(at, pair)| {
        let mark = matches!(pair[1], b'h' | b'H' | b'u' | b'U' | b':');
        let after = bytes.get(at + 2).copied().unwrap_or(b' ');
        mark && pair[0].is_ascii_digit() && (after.is_ascii_digit() || !after.is_ascii_alphabetic())
    });
    let is_web = text.contains("://");
    (day || time) && !is_web
}

/// What a piece may be looked up by: itself, without brackets at its end, before its colon.
pub(crate) fn keys(piece: &str) -> impl Iterator<Item = String> {
    let bare = piece
        .trim()
        .strip_suffix(')')
        .and_then(|p| p.rsplit_once('('))
        .map(|(before, _)| key(before));
    let before = piece.split_once(':').map(|(before, _)| key(before));
    [Some(key(piece)), bare, before]
        .into_iter()
        .flatten()
        .filter(|key| !key.is_empty())
}

/// The pieces of a cell, and the character that parts them, if parting makes more of it known.
pub(crate) fn pieces(text: &str, knows: impl Fn(&str) -> bool) -> (Option<char>, Vec<&str>) {
    for separator in ['|', ';', ',', '/'] {
        let lists = separator.to_string();
        let parted: Vec<&str> = crate::coded::parted(text, &lists).collect();
        let known = parted.iter().filter(|piece| knows(piece)).count();
        // One known piece proves nothing where the whole is known too.
        if parted.len() > 1 && known > usize::from(knows(text)) {
            return (Some(separator), parted);
        }
    }
    (None, vec![text])
}
