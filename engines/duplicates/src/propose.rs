use crate::blocks::Blocks;
use crate::clue::Pair;
use crate::compare::compare_in_order;
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
    let mut features: Vec<(Features, usize)> = subjects
        .iter()
        .map(|subject| Features::new(context, subject))
        .zip(0..)
        .collect();
    // In one order whatever order they came in; from here on, places in it stand for records.
    features.sort_by(|(a, _), (b, _)| a.order(b));
    let (features, indexes): (Vec<Features>, Vec<usize>) = features.into_iter().unzip();
    let blocks = Blocks::new(context, &features);
    let mut pairs = Vec::new();
    for (a, one) in features.iter().enumerate() {
        for b in blocks.behind(a) {
            if wanted(indexes[a].max(indexes[b])) {
                let pair = compare_in_order(context, one, &features[b]);
                pairs.extend((pair.score >= THRESHOLD).then_some(Pair { a, b, ..pair }));
            }
        }
    }
    pairs.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    for pair in &mut pairs {
        (pair.a, pair.b) = (indexes[pair.a], indexes[pair.b]);
    }
    pairs
}
