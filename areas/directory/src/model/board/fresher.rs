//! Fresher first among equals, held to a plain sort; nearest first stays the rule.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Id, Postcode, Wording};

use super::Board;
use crate::model::place::tests::{nothing_known, service};
use crate::model::{Mode, Need, Place, Search, Whereabouts};

const TODAY: Date = date(2026, 11, 23);

/// Places in a few postcodes, of every age, some of them left by their source, in no order.
fn places(count: u32) -> Vec<Place> {
    let mut random = 7_u32;
    let mut below = |most: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) % most
    };
    (0..count)
        .map(|number| {
            let mut place = nothing_known();
            place.id = Id::parse(&format!("01a20000-0000-7000-8000-{number:012x}")).unwrap();
            place.name = Wording([("fr".to_owned(), format!("Lieu {number}"))].into());
            place.services = vec![service(Need::Learn, Mode::OnSite, true)];
            place.postcode = Postcode::parse(["1000", "1020", "1060", "4000"][below(4) as usize]);
            let mut day = || {
                TODAY
                    .saturating_sub(i64::from(below(1_200)).days())
                    .to_string()
            };
            let (confirmed, stated, gone) = (day(), day(), day());
            place.confirmed_on = Some(confirmed).filter(|_| below(3) == 0);
            place.stated_on = Some(stated).filter(|_| below(3) > 0);
            place.gone_on = Some(gone).filter(|_| below(4) == 0);
            place
        })
        .collect()
}

fn board(places: Vec<Place>) -> Board {
    Board::new(
        places,
        BTreeMap::new(),
        Vec::new(),
        BTreeMap::new(),
        Vec::new(),
        0,
    )
}

fn search(limit: usize, offset: usize) -> Search {
    let postcode = Postcode::parse("1000").unwrap();
    let belgium = kernel::geography::Belgium::get();
    Search {
        from: Some(Whereabouts {
            point: belgium.postcode_point(postcode).unwrap(),
            postcode: Some(postcode),
            commune: belgium.communes_of(postcode).first().copied(),
            whole_commune: false,
            formerly: None,
        }),
        limit,
        offset,
        ..Search::default()
    }
}

/// What a plain reading says of a place that is as near as another: its sign, its grade, its day, its id.
fn told(
    place: &Place,
    today: Date,
) -> (
    bool,
    crate::model::Grade,
    std::cmp::Reverse<Option<Date>>,
    Id,
) {
    let known = place.freshness(today);
    (
        known.gone_since.is_some(),
        known.grade,
        std::cmp::Reverse(known.known_on),
        place.id.clone(),
    )
}

#[test]
fn nearest_first_stays_the_rule_and_equals_are_in_the_order_of_a_plain_sort() {
    let board = board(places(300));
    let lexicon = crate::model::shipped_lexicon().unwrap();
    let found = board.search(&lexicon, &search(300, 0), TODAY.at(10, 0, 0, 0));
    assert_eq!((found.total, found.results.len()), (300, 300));
    let order: Vec<_> = found
        .results
        .iter()
        .map(|hit| (hit.distance_m, told(hit.place, TODAY)))
        .collect();
    let mut sorted = order.clone();
    sorted.sort();
    assert_eq!(order, sorted);
    let distances: std::collections::BTreeSet<_> = order.iter().map(|(metres, _)| metres).collect();
    assert_eq!(distances.len(), 4, "many are equally near");
}

#[test]
fn the_order_holds_on_later_days_too_and_pages_never_overlap() {
    let board = board(places(120));
    let lexicon = crate::model::shipped_lexicon().unwrap();
    for months in [0, 1, 7, 30] {
        let today = TODAY.saturating_add(months.months());
        let paged: Vec<_> = (0..120)
            .step_by(7)
            .flat_map(|offset| {
                let found = board.search(&lexicon, &search(7, offset), today.at(10, 0, 0, 0));
                let told = |hit: &super::Hit<'_>| (hit.distance_m, told(hit.place, today));
                found.results.iter().map(told).collect::<Vec<_>>()
            })
            .collect();
        let mut sorted = paged.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(paged, sorted, "{months} months later");
    }
}
