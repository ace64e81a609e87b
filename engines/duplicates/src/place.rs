//! What points, streets and localities say.

use crate::address::Likeness;
use crate::clue::{Clue, Reason};
use crate::features::Features;
use crate::point;
use crate::weights as w;
use crate::words::alike;

/// The reasons that the places themselves give.
pub(crate) fn reasons(a: &Features, b: &Features) -> Vec<Reason> {
    let metres = a.point.zip(b.point).map(|(a, b)| point::metres(a, b));
    let near = metres.is_some_and(|metres| metres <= w::ONE_LOCALITY);
    let comparable = near || same_locality(a, b);
    let street = comparable.then(|| street(a, b)).flatten();
    let one_house = street
        .as_ref()
        .is_some_and(|reason| reason.weight >= w::SAME_HOUSE);
    let mut found = Vec::new();
    found.extend(metres.map(|metres| distance(a, b, metres, one_house)));
    // A point that says nothing leaves the same as a missing one.
    if found.iter().all(|reason| reason.clue == Clue::SharedPoint) {
        found.extend(locality(a, b));
    }
    found.extend(street);
    if !a.country.is_empty() && !b.country.is_empty() && a.country != b.country {
        let detail = between(&a.country, &b.country);
        found.push(reason(Clue::OtherCountry, w::OTHER_COUNTRY, detail));
    }
    found
}

/// Far points count less where the addresses are one: then a geocoder has missed the house.
fn distance(a: &Features, b: &Features, metres: f64, one_house: bool) -> Reason {
    let weight = w::DISTANCES
        .iter()
        .find(|(most, _)| metres <= *most)
        .map_or(0.0, |(_, weight)| *weight);
    let detail = format!("{} m", metres.round());
    let crowd = a.crowd.0.max(b.crowd.0);
    if weight < 0.0 {
        let weight = if one_house {
            weight * w::MISPLACED
        } else {
            weight
        };
        reason(Clue::FarPoint, weight, detail)
    } else if crowd >= w::CROWDED_POINT {
        reason(Clue::SharedPoint, 0.0, format!("{detail}, {crowd}"))
    } else {
        reason(Clue::NearPoint, weight, detail)
    }
}

fn same_locality(a: &Features, b: &Features) -> bool {
    same_postcode(a, b) == Some(true) || same_commune(a, b)
}

fn same_postcode(a: &Features, b: &Features) -> Option<bool> {
    let (a, b) = (a.postcode.as_ref()?, b.postcode.as_ref()?);
    Some(a == b)
}

fn same_commune(a: &Features, b: &Features) -> bool {
    !a.commune.is_empty()
        && a.commune.len() == b.commune.len()
        && a.commune.iter().zip(&b.commune).all(|(a, b)| alike(a, b))
}

/// Postcode and commune, which say something only where a point is missing.
fn locality(a: &Features, b: &Features) -> Option<Reason> {
    if same_locality(a, b) {
        let detail = a.postcode.clone().unwrap_or_default();
        return Some(reason(Clue::SameLocality, w::SAME_LOCALITY, detail));
    }
    let (one, other) = (a.postcode.as_ref()?, b.postcode.as_ref()?);
    let far = one.get(..2) != other.get(..2);
    let weight = if far {
        w::FAR_POSTCODE
    } else {
        w::OTHER_POSTCODE
    };
    Some(reason(Clue::OtherPostcode, weight, between(one, other)))
}

fn street(a: &Features, b: &Features) -> Option<Reason> {
    let (clue, weight) = match a.address.likeness(&b.address) {
        Likeness::SameHouse => (Clue::SameStreet, w::SAME_HOUSE),
        Likeness::SameStreet => (Clue::SameStreet, w::SAME_STREET),
        Likeness::OtherNumber => (Clue::SameStreetOtherNumber, w::OTHER_HOUSE),
        Likeness::OtherStreet => (Clue::OtherStreet, w::OTHER_STREET),
        Likeness::Unclear => return None,
    };
    let crowd = a.crowd.1.max(b.crowd.1);
    if clue == Clue::SameStreet && crowd >= w::CROWDED_ADDRESS {
        return Some(reason(
            Clue::SharedAddress,
            weight.min(w::SHARED_ADDRESS),
            crowd.to_string(),
        ));
    }
    Some(reason(clue, weight, String::new()))
}

fn reason(clue: Clue, weight: f64, detail: String) -> Reason {
    Reason {
        clue,
        weight,
        detail,
    }
}

fn between(a: &str, b: &str) -> String {
    format!("{a} / {b}")
}
