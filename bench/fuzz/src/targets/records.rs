//! Any records: what is proposed as one place is a pair of two, the same whatever order they come in.

use duplicates::{Context, Pair, Subject, THRESHOLD, compare, newcomers, propose};

/// A record in each line, its fields parted by `|` and their values by `;`.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let records: Vec<Subject> = text.lines().enumerate().map(record).collect();
    let pairs = propose(&records);
    let context = Context::new(&records);
    for pair in &pairs {
        assert!(pair.a != pair.b && (THRESHOLD..=1.0).contains(&pair.score));
        assert!(pair.reasons.iter().all(|reason| reason.weight.is_finite()));
        let (a, b) = (&records[pair.a], &records[pair.b]);
        let again = compare(&context, a, b);
        assert_eq!((again.score, &again.reasons), (pair.score, &pair.reasons));
        assert_eq!(compare(&context, b, a).score, pair.score);
    }
    let backwards: Vec<Subject> = records.iter().rev().cloned().collect();
    assert_eq!(
        by_ids(&records, &pairs),
        by_ids(&backwards, &propose(&backwards))
    );

    let half = records.len() / 2;
    let (known, new) = records.split_at(half);
    let wanted: Vec<Pair> = pairs.into_iter().filter(|p| p.a.max(p.b) >= half).collect();
    assert_eq!(newcomers(known, new), wanted);
}

fn record((at, line): (usize, &str)) -> Subject {
    let mut fields = line.split('|');
    let mut next = || fields.next().unwrap_or_default();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let list = |text: &str| -> Vec<String> {
        text.split(';')
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let degrees = |text: &str| {
        let (lat, lon) = text.split_once(';')?;
        Some((lat.parse().ok()?, lon.parse().ok()?))
    };
    Subject {
        // Each has an id of its own, as in every source that can be told apart from itself.
        id: format!("{at:04}"),
        source: next().to_owned(),
        names: list(next()),
        street: some(next()),
        postcode: some(next()),
        commune: some(next()),
        country: next().to_owned(),
        point: degrees(next()),
        phones: list(next()),
        emails: list(next()),
        websites: list(next()),
        registrations: list(next()),
    }
}

/// Pairs in words that do not depend on the order of the records.
fn by_ids(records: &[Subject], pairs: &[Pair]) -> Vec<String> {
    let pairs = pairs.iter();
    pairs
        .map(|pair| {
            let (a, b) = (&records[pair.a].id, &records[pair.b].id);
            format!("{a} {b} {} {:?}", pair.score, pair.reasons)
        })
        .collect()
}
