//! Everything that a search looks through, in memory: made anew when something changed.

mod facets;
#[cfg(test)]
mod fresher;
mod search;
mod timelines;

use std::collections::{BTreeMap, HashMap};

use finder::{Finder, NameIndex};
use jiff::civil::DateTime;
use kernel::Id;

use self::facets::entries;
use self::timelines::Kept;
use super::{Label, Listing, Mode, Need, Organisation, Place, SourceDocument, Wished, recency};

/// The directory as one server sees it at one moment.
#[derive(Debug)]
pub struct Board {
    pub places: Vec<Place>,
    pub organisations: BTreeMap<Id, Organisation>,
    pub listings: Vec<Listing>,
    pub sources: BTreeMap<String, SourceDocument>,
    pub labels: Vec<Label>,
    /// How far the change feed had come when this was read.
    pub position: i64,
    by_id: HashMap<Id, usize>,
    finder: Finder<Slot>,
    names: NameIndex<usize>,
    timelines: Kept,
}

/// A place on the spot, or the same at a distance: who offers both stands in both lists. Among places that are
/// equally near the finder keeps the order of its keys, so that the freshest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    /// 0 for the place with the freshest facts; those that are equally fresh follow the order of ids.
    rank: usize,
    place: usize,
    remote: bool,
}

/// What somebody's own words were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    /// Nothing was typed.
    Nothing,
    /// Words for these needs, the best first.
    Needs(Vec<Need>),
    /// The name of places.
    Names,
    /// No word that we know: all places are shown.
    No,
}

/// One place of a result.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    pub place: &'a Place,
    /// Found as help at a distance, not on the spot.
    pub remote: bool,
    /// The search started from a whole commune.
    pub whole_commune: bool,
    /// Whole metres as the crow flies; 0 where the place lies in what was searched from.
    pub distance_m: Option<u32>,
    /// The first moment within the time asked for at which it is known to be open.
    pub open_from: Option<DateTime>,
    /// What is not known of it: "ask by phone". Empty where everything fits.
    pub unknown: Vec<Wished>,
    /// What is known not to fit.
    pub because: Vec<Wished>,
}

impl<'a> Hit<'a> {
    /// A place by itself, outside a search.
    #[must_use]
    pub fn of_itself(place: &'a Place) -> Self {
        Self {
            place,
            remote: place.mode() == Mode::Remote,
            whole_commune: false,
            distance_m: None,
            open_from: None,
            unknown: Vec::new(),
            because: Vec::new(),
        }
    }
}

/// One page of results.
#[derive(Debug)]
pub struct Page<'a> {
    pub understood: Understood,
    /// The needs that were looked for: chosen, or meant by the words.
    pub needs: Vec<Need>,
    /// Whether anything was asked of the places besides where they are.
    pub asked: bool,
    /// How many places on the spot fit or may fit, and how many of them are known to.
    pub total: usize,
    pub matching: usize,
    pub results: Vec<Hit<'a>>,
    pub remote_total: usize,
    pub remote: Vec<Hit<'a>>,
    pub almost: Vec<Hit<'a>>,
}

/// What a search came to, for the counter that the coverage map needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Found,
    Almost,
    Nothing,
}

impl Outcome {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Almost => "almost",
            Self::Nothing => "nothing",
        }
    }
}

impl Page<'_> {
    /// Found where at least one place is known to fit; almost where one may fit or nearly fits.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let fits = |hits: &[Hit<'_>]| hits.iter().any(|hit| hit.unknown.is_empty());
        if fits(&self.results) || fits(&self.remote) {
            Outcome::Found
        } else if self.results.is_empty() && self.remote.is_empty() && self.almost.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Almost
        }
    }
}

/// For each place its position when the freshest come first.
fn ranks(places: &[Place]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_cached_key(|slot| (recency(&places[*slot]), *slot));
    let mut ranks = vec![0; places.len()];
    for (rank, slot) in order.into_iter().enumerate() {
        ranks[slot] = rank;
    }
    ranks
}

impl Board {
    #[must_use]
    pub fn new(
        places: Vec<Place>,
        organisations: BTreeMap<Id, Organisation>,
        listings: Vec<Listing>,
        sources: BTreeMap<String, SourceDocument>,
        labels: Vec<Label>,
        position: i64,
    ) -> Self {
        let by_id = places
            .iter()
            .enumerate()
            .map(|(slot, place)| (place.id.clone(), slot))
            .collect();
        let ranks = ranks(&places);
        let finder = Finder::new(places.iter().enumerate().flat_map(|(slot, place)| {
            let key = |remote| Slot {
                rank: ranks[slot],
                place: slot,
                remote,
            };
            entries(key, place, &labels)
        }));
        let names = NameIndex::new(places.iter().enumerate().flat_map(|(slot, place)| {
            let organisation = place
                .organisation
                .as_ref()
                .and_then(|id| organisations.get(id));
            let its = organisation.into_iter().flat_map(|its| {
                its.name
                    .texts()
                    .chain(its.other_names.iter().map(String::as_str))
            });
            place
                .name
                .texts()
                .chain(place.other_names.iter().map(String::as_str))
                .chain(its)
                .map(move |name| (slot, name))
                .collect::<Vec<_>>()
        }));
        Self {
            places,
            organisations,
            listings,
            sources,
            labels,
            position,
            by_id,
            finder,
            names,
            timelines: Kept::default(),
        }
    }

    #[must_use]
    pub fn place(&self, id: &Id) -> Option<&Place> {
        self.by_id.get(id).map(|slot| &self.places[*slot])
    }

    #[must_use]
    pub fn listing(&self, slug: &str) -> Option<&Listing> {
        self.listings.iter().find(|listing| listing.slug == slug)
    }

    #[must_use]
    pub fn label_of(&self, place: &Place) -> Option<&Label> {
        let id = place.label.as_ref()?;
        self.labels.iter().find(|label| label.id == *id)
    }

    /// The needs that a place answers: its own services, and what its label promises.
    #[must_use]
    pub fn needs_of(&self, place: &Place) -> Vec<Need> {
        let mut needs = place.needs();
        if let Some(label) = self.label_of(place) {
            needs.extend(label.needs());
            needs.sort_unstable();
            needs.dedup();
        }
        needs
    }

    pub fn places_of<'a>(&'a self, organisation: &'a Id) -> impl Iterator<Item = &'a Place> {
        self.places
            .iter()
            .filter(move |place| place.organisation.as_ref() == Some(organisation))
    }
}
