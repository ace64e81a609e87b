use std::cmp::Ordering;

use crate::blocks::Blocks;
use crate::clue::Pair;
use crate::compare::compare_features;
use crate::context::Context;
use crate::features::Features;
use crate::subject::Subject;

/// A pair with at least this score is proposed.
pub const THRESHOLD: f64 = 0.5;

/// The pairs that may be one place, the surest first, then by ids.
///
/// The order of the subjects changes nothing but the indexes; of two indexes the first is that of
/// the record whose source and id come first. Nothing is merged: whoever knows the places decides.
///
/// Time is near linear: only records are compared that share a key (a point's neighbourhood, a
/// particular word of a name, a contact, an address), and a key that more than 40 records share is
/// skipped. Ninety town halls on one point are therefore proposed only where something else brings
/// them together.
pub fn propose(subjects: &[Subject]) -> Vec<Pair> {
    let context = Context::new(subjects);
    found(&context, subjects, |_| true)
}

/// Like [`propose`] for `known` and `new` together, without the pairs of two known ones.
///
/// Indexes below `known.len()` are of `known`; from there on, of `new`.
pub fn newcomers(known: &[Subject], new: &[Subject]) -> Vec<Pair> {
    let all: Vec<Subject> = known.iter().chain(new).cloned().collect();
    let context = Context::new(&all);
    found(&context, &all, |b| b >= known.len())
}

/// The pairs above the threshold of which the greater index is wanted.
fn found(context: &Context, subjects: &[Subject], wanted: impl Fn(usize) -> bool) -> Vec<Pair> {
    let features: Vec<Features> = subjects
        .iter()
        .map(|subject| Features::new(context, subject))
        .collect();
    let blocks = Blocks::new(context, &features);
    let mut pairs = Vec::new();
    for a in 0..features.len() {
        for b in blocks.behind(a).into_iter().filter(|b| wanted(*b)) {
            let pair = compare_features(context, &features[a], &features[b]);
            if pair.score >= THRESHOLD {
                let turned = features[a].order(&features[b]).is_gt();
                let (a, b) = if turned { (b, a) } else { (a, b) };
                pairs.push(Pair { a, b, ..pair });
            }
        }
    }
    pairs.sort_by(|one, other| ranked(&features, one, other));
    pairs
}

fn ranked(features: &[Features], one: &Pair, other: &Pair) -> Ordering {
    let ids = |pair: &Pair| (&features[pair.a], &features[pair.b]);
    let ((a, b), (c, d)) = (ids(one), ids(other));
    other
        .score
        .total_cmp(&one.score)
        .then_with(|| a.order(c))
        .then_with(|| b.order(d))
        .then_with(|| (one.a, one.b).cmp(&(other.a, other.b)))
}
