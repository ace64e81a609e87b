use crate::clue::{Clue, Pair, Reason};
use crate::context::Context;
use crate::features::{EMAIL, Features, PHONE, REGISTRATION, WEBSITE};
use crate::subject::Subject;
use crate::weights as w;
use crate::{names, place};

/// Compares two records; `a` and `b` of the result are 0 and 1.
///
/// Symmetric but for those two. A field that either record lacks gives no reason at all. Where it
/// is asked about many pairs, [`crate::propose`] is faster.
pub fn compare(context: &Context, a: &Subject, b: &Subject) -> Pair {
    let (a, b) = (Features::new(context, a), Features::new(context, b));
    if a.order(&b).is_gt() {
        compare_in_order(context, &b, &a)
    } else {
        compare_in_order(context, &a, &b)
    }
}

/// [`compare`] for records that were prepared, the first in [`Features::order`] first, so that the
/// last digit of a sum never depends on which of them is asked about.
pub(crate) fn compare_in_order(context: &Context, a: &Features, b: &Features) -> Pair {
    let mut reasons = names::reasons(a, b);
    reasons.extend(place::reasons(a, b));
    reasons.extend(contacts(context, a, b));
    reasons.extend(same_source(a, b, &reasons));
    reasons.sort_by_key(|reason| reason.clue);
    let sum = w::START + reasons.iter().map(|reason| reason.weight).sum::<f64>();
    Pair {
        a: 0,
        b: 1,
        score: 1.0 / (1.0 + (-sum).exp()),
        reasons,
    }
}

fn contacts(context: &Context, a: &Features, b: &Features) -> Vec<Reason> {
    let kinds = [
        (PHONE, Clue::SamePhone),
        (EMAIL, Clue::SameEmail),
        (WEBSITE, Clue::SameWebsite),
        (REGISTRATION, Clue::SameRegistration),
    ];
    let mut found: Vec<Reason> = kinds
        .into_iter()
        .filter_map(|(kind, clue)| contact(context, kind, clue, a, b))
        .collect();
    let (one, other) = (&a.contacts[REGISTRATION], &b.contacts[REGISTRATION]);
    if !one.is_empty() && !other.is_empty() && !one.iter().any(|number| other.contains(number)) {
        found.push(Reason {
            clue: Clue::OtherRegistration,
            weight: w::OTHER_REGISTRATION,
            detail: format!("{} / {}", one[0], other[0]),
        });
    }
    only_the_strongest_in_full(&mut found);
    found
}

/// What the contact of one kind says that both have and fewest others share. Those who count are
/// the others of one source, beside these two.
fn contact(
    context: &Context,
    kind: usize,
    clue: Clue,
    a: &Features,
    b: &Features,
) -> Option<Reason> {
    let shared = a.contacts[kind]
        .iter()
        .filter(|value| b.contacts[kind].contains(value));
    let (count, value) = shared
        .map(|value| (context.with_contact(kind, value), value))
        .min()?;
    let weights = w::CONTACTS[kind];
    let place = usize::try_from(count)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    Some(match weights.get(place) {
        Some(weight) => Reason {
            clue,
            weight: *weight,
            detail: value.clone(),
        },
        None => Reason {
            clue: Clue::SharedContact,
            weight: 0.0,
            detail: format!("{value}, {count}"),
        },
    })
}

fn only_the_strongest_in_full(found: &mut [Reason]) {
    let strongest = found
        .iter()
        .enumerate()
        .filter(|(_, reason)| reason.weight > 0.0)
        .reduce(|best, next| {
            if next.1.weight > best.1.weight {
                next
            } else {
                best
            }
        })
        .map(|(at, _)| at);
    for (at, reason) in found.iter_mut().enumerate() {
        if reason.weight > 0.0 && Some(at) != strongest {
            reason.weight *= w::FURTHER_CONTACT;
        }
    }
}

/// A source that has two ids has two places, unless name and address say otherwise.
fn same_source(a: &Features, b: &Features, reasons: &[Reason]) -> Option<Reason> {
    let two_ids = !a.source.is_empty() && a.source == b.source && a.id != b.id;
    let says = |clue: Clue| reasons.iter().any(|reason| reason.clue == clue);
    let near = |reason: &Reason| reason.clue == Clue::NearPoint && reason.weight >= w::NEXT_DOOR;
    let one_house = says(Clue::SameStreet) || reasons.iter().any(near);
    let contrary = says(Clue::OtherNumberInName) || says(Clue::OtherKind);
    let weight = match one_house && !contrary {
        true if says(Clue::SameName) => return None,
        true if says(Clue::LikeName) => w::SAME_SOURCE_LIKE_NAME,
        _ => w::SAME_SOURCE,
    };
    two_ids.then(|| Reason {
        clue: Clue::SameSourceTwoIds,
        weight,
        detail: format!("{} / {}", a.id, b.id),
    })
}
