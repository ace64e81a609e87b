//! How many searches a second one core answers among 20,000 generated places, beside a plain scan
//! that sorts everything; and how long words and names take.
//!
//! `cargo run --release -p finder --example searches_per_second`

use finder::{Answer, Entry, Facet, Finder, Lexicon, NameIndex, Point, Query, Wish};
use std::hint::black_box;
use std::time::Instant;

const PLACES: u32 = 20_000;
const FACETS: u16 = 24;

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn point(&mut self) -> Option<Point> {
        let (lat, lon) = (self.below(2_000) as f64, self.below(3_800) as f64);
        Point::new(49.5 + lat / 1_000.0, 2.55 + lon / 1_000.0)
    }

    fn answer(&mut self) -> Answer {
        match self.below(10) {
            0..5 => Answer::Yes,
            5..8 => Answer::No,
            _ => Answer::Unknown,
        }
    }

    fn entry(&mut self, key: u32) -> Entry<u32> {
        let facets = (0..FACETS).map(|facet| (Facet(facet), self.answer()));
        let facets: Vec<_> = facets.collect();
        let at = self.point().filter(|_| self.below(10) > 0);
        Entry {
            key,
            at,
            remote: self.below(20) == 0,
            facets,
        }
    }

    fn query(&mut self) -> Query<'static, u32> {
        let mut wish = |alternatives: usize| {
            let facets = (0..alternatives).map(|_| Facet(self.below(u64::from(FACETS)) as u16));
            Wish::AnyOf(facets.collect())
        };
        let wishes = vec![wish(1), wish(2), wish(2)];
        Query {
            origin: self.point(),
            wishes,
            radius_m: Some(50_000),
            ..Query::default()
        }
    }
}

/// Keys of the first page, the plain way.
fn scan(entries: &[Entry<u32>], query: &Query<'_, u32>) -> Vec<u32> {
    let mut fitting = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.remote) {
        let distance = query.origin.zip(entry.at).map(|(a, b)| a.metres_to(b));
        let mut worst = match (query.radius_m, distance) {
            (Some(radius), Some(metres)) if metres > radius => Answer::No,
            (Some(_), None) => Answer::Unknown,
            _ => Answer::Yes,
        };
        for wish in &query.wishes {
            let Wish::AnyOf(facets) = wish else { continue };
            let given = |facet: &Facet| {
                let found = entry.facets.iter().find(|(f, _)| f == facet);
                found.map_or(Answer::Unknown, |(_, answer)| *answer)
            };
            let answers: Vec<Answer> = facets.iter().map(given).collect();
            let all_no = answers.iter().all(|a| *a == Answer::No);
            if all_no {
                worst = Answer::No;
            } else if !answers.contains(&Answer::Yes) && worst == Answer::Yes {
                worst = Answer::Unknown;
            }
        }
        if worst != Answer::No {
            let last = u32::MAX;
            fitting.push((worst, distance.unwrap_or(last), entry.key));
        }
    }
    fitting.sort_unstable_by_key(|&(fit, distance, key)| (fit != Answer::Yes, distance, key));
    let keys = fitting.into_iter().map(|(_, _, key)| key);
    keys.take(query.limit).collect()
}

fn seconds(times: u32, mut work: impl FnMut(u32)) -> f64 {
    let start = Instant::now();
    (0..times).for_each(&mut work);
    start.elapsed().as_secs_f64() / f64::from(times)
}

fn places() {
    let mut numbers = Numbers(1);
    let entries: Vec<Entry<u32>> = (0..PLACES).map(|key| numbers.entry(key)).collect();
    let queries: Vec<Query<'_, u32>> = (0..200).map(|_| numbers.query()).collect();
    let query = |i: u32| &queries[i as usize % queries.len()];
    let start = Instant::now();
    let mut finder = Finder::new(entries.iter().cloned());
    println!("build      {:>8.2} ms", start.elapsed().as_secs_f64() * 1e3);
    for query in &queries {
        let found = finder.search(query).results;
        let keys: Vec<u32> = found.into_iter().map(|hit| hit.key).collect();
        assert_eq!(keys, scan(&entries, query), "the scan disagrees");
    }
    let one = seconds(2_000, |i| drop(black_box(finder.search(query(i)))));
    let plain = seconds(200, |i| drop(black_box(scan(&entries, query(i)))));
    println!("search     {:>8.0} a second", 1.0 / one);
    println!("plain scan {:>8.0} a second", 1.0 / plain);
    println!("ratio      {:>8.1}", plain / one);
    let edit = seconds(2_000, |i| finder.upsert(entries[i as usize].clone()));
    let add = seconds(20, |i| finder.upsert(numbers.entry(PLACES + i)));
    println!("edit one   {:>8.2} µs", edit * 1e6);
    println!("add one    {:>8.2} ms", add * 1e3);
}

fn word(numbers: &mut Numbers) -> String {
    let syllables = 2 + numbers.below(3);
    (0..syllables)
        .flat_map(|_| [(b"bcdfglmnprst", 12), (b"aeiouaeiouae", 12)])
        .map(|(letters, count)| char::from(letters[numbers.below(count) as usize]))
        .collect()
}

fn words() {
    let mut numbers = Numbers(2);
    let mut phrase = |words: usize| -> String {
        let words: Vec<String> = (0..words).map(|_| word(&mut numbers)).collect();
        words.join(" ")
    };
    let phrases: Vec<String> = (0..1_000).map(|i| phrase(1 + i % 4)).collect();
    let queries: Vec<String> = (0..200).map(|i| phrase(1 + i % 5)).collect();
    let query = |i: u32| queries[i as usize % queries.len()].as_str();
    let longest = phrase(24);
    let lexicon = Lexicon::new(phrases.iter().enumerate().map(|(i, p)| (i % 60, p, 1.0)));
    let names = NameIndex::new(phrases.iter().enumerate());
    let time = seconds(1_000, |i| drop(black_box(lexicon.find(query(i)))));
    println!("words      {:>8.2} µs (1,000 phrases)", time * 1e6);
    let time = seconds(200, |_| drop(black_box(lexicon.find(&longest))));
    println!("24 words   {:>8.2} µs, none known", time * 1e6);
    let time = seconds(1_000, |i| drop(black_box(names.find(query(i)))));
    println!("name       {:>8.2} µs (1,000 names)", time * 1e6);
}

fn main() {
    places();
    words();
}
