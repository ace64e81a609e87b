//! Precision and recall on pairs of real records that a person judged by reading them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod lists;
mod made;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use duplicates::{Context, Pair, Reason, Subject, THRESHOLD, compare, propose};

struct Judged {
    a: usize,
    b: usize,
    same: bool,
    made: bool,
    half: String,
    why: String,
}

/// All records with those made for the test behind them, and the judged pairs.
fn judged() -> (Vec<Subject>, Vec<Judged>) {
    let mut subjects = lists::read();
    let at: HashMap<(String, String), usize> = subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| ((subject.source.clone(), subject.id.clone()), at))
        .collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/duplicate-pairs.csv");
    let mut pairs = Vec::new();
    for row in lists::table(&path) {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let a = at[&(text("file_a"), text("id_a"))];
        let is_made = text("file_b") == "made";
        let b = if is_made {
            subjects.push(made::make(&subjects[a], &text("id_b")));
            subjects.len() - 1
        } else {
            at[&(text("file_b"), text("id_b"))]
        };
        let same = text("verdict") == "same";
        pairs.push(Judged {
            a,
            b,
            same,
            made: is_made,
            half: text("half"),
            why: text("why"),
        });
    }
    (subjects, pairs)
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

fn reasons(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| {
        format!(
            "{} {:+.1} {}",
            reason.clue.code(),
            reason.weight,
            reason.detail
        )
    };
    reasons.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn line(subject: &Subject) -> String {
    let street = subject.street.as_deref().unwrap_or("-");
    format!(
        "    {} {}: {} | {street}",
        subject.source,
        subject.id,
        subject.names.join(" / ")
    )
}

/// Counts the pairs, and shows each mistake of the half that weights are tuned on.
fn counted(
    subjects: &[Subject],
    pairs: &[Judged],
    proposed: &BTreeSet<(usize, usize)>,
) -> BTreeMap<(String, bool), Count> {
    let context = Context::new(subjects);
    let mut counts: BTreeMap<(String, bool), Count> = BTreeMap::new();
    for pair in pairs {
        let found = proposed.contains(&(pair.a.min(pair.b), pair.a.max(pair.b)));
        let count = counts.entry((pair.half.clone(), pair.made)).or_default();
        match (found, pair.same) {
            (true, true) => count.right += 1,
            (true, false) => count.wrong += 1,
            (false, true) => count.missed += 1,
            (false, false) => {}
        }
        if found != pair.same && pair.half == "tune" {
            let (a, b) = (&subjects[pair.a], &subjects[pair.b]);
            let Pair {
                score,
                reasons: why,
                ..
            } = compare(&context, a, b);
            println!("  {score:.2}, but same is {}: {}", pair.same, pair.why);
            println!("{}\n{}\n    {}", line(a), line(b), reasons(&why));
        }
    }
    counts
}

#[test]
fn proposals_agree_with_a_reader_who_judged_pairs_of_collected_records() {
    let (subjects, pairs) = judged();
    let proposals = propose(&subjects);
    let proposed: BTreeSet<(usize, usize)> = proposals
        .iter()
        .map(|pair| (pair.a.min(pair.b), pair.a.max(pair.b)))
        .collect();
    let real = subjects
        .iter()
        .filter(|subject| subject.source != "made")
        .count();
    let among_real = proposed.iter().filter(|(_, b)| *b < real).count();
    let counts = counted(&subjects, &pairs, &proposed);
    println!(
        "figure: {} judged pairs, {real} real records, {among_real} proposals among them at {THRESHOLD}",
        pairs.len()
    );
    for ((half, is_made), count) in &counts {
        println!(
            "figure: {half} half, {}: precision {:.3}, recall {:.3}, F1 {:.3} ({} right, {} wrong, {} missed)",
            if *is_made { "made" } else { "real" },
            count.precision(),
            count.recall(),
            count.f1(),
            count.right,
            count.wrong,
            count.missed,
        );
    }
    assert!(pairs.len() >= 200);
    for ((half, is_made), count) in &counts {
        let least = if *is_made { 0.9 } else { 0.7 };
        assert!(
            count.precision() >= 0.8 && count.recall() >= least,
            "{half}"
        );
    }
}
