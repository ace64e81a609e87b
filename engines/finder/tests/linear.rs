//! The finder against a plain scan, written from its definition and nothing else:
//!
//! > A wish never removes a place whose answer is unknown: those that match come first, nearest
//! > first, then the unknown ones, nearest first, with "ask by phone"; only a known no moves a
//! > place to "almost fits, because …" (the three nearest).

use finder::{Almost, Answer, Entry, Facet, Finder, Fit, Found, Hit, Point, Query, Reason, Wish};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

type Key = u8;

/// What a person asks, in plain data.
#[derive(Clone, Debug)]
struct Asked {
    origin: Option<Point>,
    wishes: Vec<Vec<u16>>,
    open: Option<u8>,
    radius_m: Option<u32>,
    here: Option<u16>,
    offset: usize,
    limit: usize,
}

/// A deliberate misreading of the definition, to see that the comparison notices it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Misreading {
    None,
    UnknownIsRemoved,
    UnknownIsMixedIn,
    MissingPointIsHere,
    FarthestTiesFirst,
    OneNoRefusesTheWish,
    RemoteAmongTheRest,
    FourAlmost,
    UnknownDistanceIsTooFar,
    HereIsIgnored,
}

/// Opening, by key alone: some are open, some closed, some by appointment.
fn open_at(hour: u8, key: Key) -> Answer {
    match key.wrapping_mul(7).wrapping_add(hour) % 3 {
        0 => Answer::Yes,
        1 => Answer::No,
        _ => Answer::Unknown,
    }
}

fn haversine_m(a: Point, b: Point) -> u32 {
    let (p, q) = (a.lat().to_radians(), b.lat().to_radians());
    let (dp, dl) = (q - p, (b.lon() - a.lon()).to_radians());
    let h = (dp / 2.0).sin().powi(2) + p.cos() * q.cos() * (dl / 2.0).sin().powi(2);
    (2.0 * 6_371_008.8 * h.sqrt().asin()).round() as u32
}

fn stored(entry: &Entry<Key>, facet: u16) -> Answer {
    let given = |answer| entry.facets.contains(&(Facet(facet), answer));
    match (given(Answer::Yes), given(Answer::No)) {
        (true, false) => Answer::Yes,
        (false, true) => Answer::No,
        _ => Answer::Unknown,
    }
}

fn any_of(entry: &Entry<Key>, facets: &[u16], wrong: Misreading) -> Answer {
    let answers: Vec<Answer> = facets.iter().map(|f| stored(entry, *f)).collect();
    let one_no = wrong == Misreading::OneNoRefusesTheWish && answers.contains(&Answer::No);
    if one_no {
        Answer::No
    } else if answers.is_empty() || answers.contains(&Answer::Yes) {
        Answer::Yes
    } else if answers.iter().all(|a| *a == Answer::No) {
        Answer::No
    } else {
        Answer::Unknown
    }
}

struct Judged {
    key: Key,
    remote: bool,
    distance_m: Option<u32>,
    answers: Vec<(Reason, Answer)>,
}

impl Judged {
    fn with(&self, wanted: Answer) -> Vec<Reason> {
        let same = self.answers.iter().filter(|(_, a)| *a == wanted);
        same.map(|(reason, _)| *reason).collect()
    }

    fn hit(&self) -> Hit<Key> {
        let unknown = self.with(Answer::Unknown);
        let fit = if unknown.is_empty() {
            Fit::Match
        } else {
            Fit::Unknown(unknown)
        };
        Hit {
            key: self.key,
            distance_m: self.distance_m,
            fit,
        }
    }
}

fn judge(entry: &Entry<Key>, asked: &Asked, wrong: Misreading) -> Judged {
    let mut at = entry.at;
    if wrong == Misreading::MissingPointIsHere {
        at = at.or(asked.origin);
    }
    let here = asked
        .here
        .is_some_and(|facet| stored(entry, facet) == Answer::Yes);
    let distance_m = match (asked.origin, at, entry.remote) {
        (Some(_), _, false) if here && wrong != Misreading::HereIsIgnored => Some(0),
        (Some(from), Some(to), false) => Some(haversine_m(from, to)),
        _ => None,
    };
    let mut answers: Vec<(Reason, Answer)> = Vec::new();
    for facets in &asked.wishes {
        let reason = Reason::Wish(answers.len());
        answers.push((reason, any_of(entry, facets, wrong)));
    }
    if let Some(hour) = asked.open {
        answers.push((Reason::Wish(answers.len()), open_at(hour, entry.key)));
    }
    if let (Some(radius), Some(_), false) = (asked.radius_m, asked.origin, entry.remote) {
        let answer = match distance_m {
            Some(metres) if metres > radius => Answer::No,
            Some(_) => Answer::Yes,
            None if wrong == Misreading::UnknownDistanceIsTooFar => Answer::No,
            None => Answer::Unknown,
        };
        answers.push((Reason::Radius, answer));
    }
    Judged {
        key: entry.key,
        remote: entry.remote,
        distance_m,
        answers,
    }
}

fn scan(entries: &[Entry<Key>], asked: &Asked, wrong: Misreading) -> Found<Key> {
    let mut judged: Vec<Judged> = entries.iter().map(|e| judge(e, asked, wrong)).collect();
    judged.sort_by_key(|j| (j.distance_m.is_none(), j.distance_m, j.key));
    if wrong == Misreading::FarthestTiesFirst {
        let late = |j: &Judged| (j.distance_m.is_none(), j.distance_m, u8::MAX - j.key);
        judged.sort_by_key(late);
    }
    let apart = |j: &Judged| j.remote && wrong != Misreading::RemoteAmongTheRest;
    let sorted = |remote: bool| -> Vec<Hit<Key>> {
        let fits = |j: &&Judged| apart(j) == remote && j.with(Answer::No).is_empty();
        let (known, unknown): (Vec<_>, Vec<_>) = match wrong {
            Misreading::UnknownIsMixedIn => (judged.iter().filter(fits).collect(), vec![]),
            _ => judged
                .iter()
                .filter(fits)
                .partition(|j| j.with(Answer::Unknown).is_empty()),
        };
        let dropped = wrong == Misreading::UnknownIsRemoved;
        let rest = unknown.into_iter().filter(|_| !dropped);
        known.into_iter().chain(rest).map(Judged::hit).collect()
    };
    let (here, remote) = (sorted(false), sorted(true));
    let kept = if wrong == Misreading::FourAlmost {
        4
    } else {
        3
    };
    let refused = judged
        .iter()
        .filter(|j| !apart(j) && !j.with(Answer::No).is_empty());
    let almost = refused.take(kept).map(|j| Almost {
        key: j.key,
        distance_m: j.distance_m,
        because: j.with(Answer::No),
    });
    Found {
        total: here.len(),
        matching: here.iter().filter(|hit| hit.fit == Fit::Match).count(),
        results: here
            .into_iter()
            .skip(asked.offset)
            .take(asked.limit)
            .collect(),
        remote_total: remote.len(),
        remote: remote.into_iter().take(2).collect(),
        almost: almost.collect(),
    }
}

fn search(finder: &Finder<Key>, asked: &Asked) -> Found<Key> {
    let ask = |key: &Key| open_at(asked.open.unwrap_or_default(), *key);
    let stored = asked.wishes.iter();
    let stored = stored.map(|facets| Wish::AnyOf(facets.iter().copied().map(Facet).collect()));
    let open = asked
        .open
        .map(|_| Wish::Asked(&ask as &dyn Fn(&Key) -> Answer));
    finder.search(&Query {
        origin: asked.origin,
        wishes: stored.chain(open).collect(),
        radius_m: asked.radius_m,
        here: asked.here.map(Facet),
        offset: asked.offset,
        limit: asked.limit,
        remote_limit: 2,
    })
}

/// A coarse grid around Brussels, so that many are equally near.
fn points() -> impl Strategy<Value = Option<Point>> {
    let some = (0..5u8, 0..5u8);
    prop::option::weighted(0.8, some).prop_map(|cell| {
        let (row, column) = cell?;
        Point::new(50.8 + 0.02 * f64::from(row), 4.3 + 0.02 * f64::from(column))
    })
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        3 => Just(Answer::Yes),
        2 => Just(Answer::No),
        1 => Just(Answer::Unknown)
    ]
}

fn entries() -> impl Strategy<Value = Entry<Key>> {
    let facets = prop::collection::vec(((0..5u16).prop_map(Facet), answers()), 0..6);
    (any::<Key>(), points(), prop::bool::weighted(0.2), facets).prop_map(
        |(key, at, remote, facets)| Entry {
            key,
            at,
            remote,
            facets,
        },
    )
}

fn questions() -> impl Strategy<Value = Asked> {
    // Facet 5 is one that nobody answers.
    let wishes = prop::collection::vec(prop::collection::vec(0..6u16, 0..3), 0..4);
    let radius = prop::option::of(prop_oneof![Just(0), 0..9_000u32]);
    let open = prop::option::weighted(0.3, 0..3u8);
    let here = prop::option::weighted(0.3, 0..6u16);
    (points(), wishes, open, radius, here, 0..8usize, 0..8usize).prop_map(
        |(origin, wishes, open, radius_m, here, offset, limit)| Asked {
            origin,
            wishes,
            open,
            radius_m,
            here,
            offset,
            limit,
        },
    )
}

#[derive(Clone, Debug)]
enum Change {
    Upsert(Entry<Key>),
    Remove(Key),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    // Few keys, so that entries are replaced, removed and added again.
    let upsert = entries().prop_map(|mut entry| {
        entry.key %= 90;
        Change::Upsert(entry)
    });
    let remove = (0..90u8).prop_map(Change::Remove);
    prop::collection::vec(prop_oneof![4 => upsert, 1 => remove], 0..140)
}

/// The finder and the plain list after the same changes.
fn apply(changes: &[Change]) -> (Finder<Key>, Vec<Entry<Key>>) {
    let mut finder = Finder::default();
    let mut list: Vec<Entry<Key>> = Vec::new();
    for change in changes {
        match change {
            Change::Upsert(entry) => {
                list.retain(|e| e.key != entry.key);
                list.push(entry.clone());
                finder.upsert(entry.clone());
            }
            Change::Remove(key) => {
                let was_there = list.iter().any(|e| e.key == *key);
                list.retain(|e| e.key != *key);
                assert_eq!(finder.remove(key), was_there);
            }
        }
    }
    (finder, list)
}

proptest! {
    #![proptest_config(Config::with_cases(600))]

    #[test]
    fn the_finder_answers_as_the_definition_says(changes in changes(), asked in questions()) {
        let (finder, list) = apply(&changes);
        prop_assert_eq!(finder.len(), list.len());
        prop_assert_eq!(search(&finder, &asked), scan(&list, &asked, Misreading::None));
    }

    #[test]
    fn the_order_in_which_entries_came_changes_nothing(
        changes in changes(),
        asked in questions(),
    ) {
        let (finder, list) = apply(&changes);
        let rebuilt = Finder::new(list.into_iter().rev());
        prop_assert_eq!(search(&finder, &asked), search(&rebuilt, &asked));
    }

    #[test]
    fn pages_put_together_are_the_whole_list(changes in changes(), asked in questions()) {
        let (finder, _) = apply(&changes);
        let whole = search(&finder, &Asked { offset: 0, limit: usize::MAX, ..asked.clone() });
        let limit = asked.limit.max(1);
        let mut pages = Vec::new();
        for offset in (0..whole.total).step_by(limit) {
            let page = search(&finder, &Asked { offset, limit, ..asked.clone() });
            prop_assert_eq!(page.total, whole.total);
            prop_assert_eq!(&page.almost, &whole.almost);
            pages.extend(page.results);
        }
        prop_assert_eq!(pages, whole.results);
    }

    #[test]
    fn nobody_is_lost(changes in changes(), asked in questions()) {
        let (finder, list) = apply(&changes);
        let whole = search(&finder, &Asked { offset: 0, limit: usize::MAX, ..asked.clone() });
        let refused = list.iter().filter(|entry| {
            let judged = judge(entry, &asked, Misreading::None);
            !judged.with(Answer::No).is_empty()
        });
        prop_assert_eq!(whole.results.len() + whole.remote_total + refused.count(), list.len());
    }
}

#[test]
fn a_misread_definition_is_noticed() {
    for wrong in [
        Misreading::UnknownIsRemoved,
        Misreading::UnknownIsMixedIn,
        Misreading::MissingPointIsHere,
        Misreading::FarthestTiesFirst,
        Misreading::OneNoRefusesTheWish,
        Misreading::RemoteAmongTheRest,
        Misreading::FourAlmost,
        Misreading::UnknownDistanceIsTooFar,
        Misreading::HereIsIgnored,
    ] {
        let config = Config {
            max_shrink_iters: 0,
            ..Config::with_cases(600)
        };
        // Always the same cases: this test must not depend on luck.
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let outcome = runner.run(&(changes(), questions()), |(changes, asked)| {
            let (finder, list) = apply(&changes);
            if search(&finder, &asked) == scan(&list, &asked, wrong) {
                return Ok(());
            }
            Err(TestCaseError::fail("noticed"))
        });
        assert!(matches!(outcome, Err(TestError::Fail(..))), "{wrong:?}");
    }
}
