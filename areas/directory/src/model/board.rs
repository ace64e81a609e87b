//! Everything that a search looks through, in memory: made anew when something changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use finder::{Answer, Entry, Facet, Finder, Fit, Lexicon, NameIndex, Named, Query, Reason, Wish};
use hours::Timeline;
use jiff::civil::{Date, DateTime};
use kernel::{Id, SpokenLanguage};

use super::search::open_in;
use super::{
    Label, Listing, Mode, Need, Organisation, Place, Question, Search, SourceDocument, Wished,
};

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
    /// The hours of all places, worked out for the days from one date on: kept for the next search.
    timelines: Mutex<Option<(Date, Timelines)>>,
}

/// The hours of each place, in the order of the places; nothing where they are unknown.
type Timelines = Arc<Vec<Option<Timeline>>>;

/// Enough for "an evening" and "the weekend" of the coming seven days.
const DAYS_WORKED_OUT: u16 = 9;

/// A place on the spot, or the same at a distance: who offers both stands in both lists.
type Slot = (usize, bool);

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
    /// Whole metres as the crow flies.
    pub distance_m: Option<u32>,
    /// What is not known of it: "ask by phone". Empty where everything fits.
    pub unknown: Vec<Wished>,
    /// What is known not to fit.
    pub because: Vec<Wished>,
}

/// One page of results.
#[derive(Debug)]
pub struct Page<'a> {
    pub understood: Understood,
    /// The needs that were looked for: chosen, or meant by the words.
    pub needs: Vec<Need>,
    /// Whether anything was asked of the places besides where they are.
    pub asked: bool,
    pub total: usize,
    pub results: Vec<Hit<'a>>,
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
        let finder = Finder::new(
            places
                .iter()
                .enumerate()
                .flat_map(|(slot, place)| entries(slot, place, &labels)),
        );
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
            timelines: Mutex::new(None),
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

    /// Looks for help; `now` is local time in Brussels.
    #[must_use]
    pub fn search(&self, lexicon: &Lexicon<Need>, search: &Search, now: DateTime) -> Page<'_> {
        let (understood, named) = self.understand(lexicon, search);
        let mut needs = search.needs.clone();
        if let Understood::Needs(meant) = &understood {
            needs.extend(meant.iter().copied());
        }
        let stretches = search.when.map(|when| when.stretches(now));
        let is_named = |slot: &Slot| {
            if named.contains(&slot.0) {
                Answer::Yes
            } else {
                Answer::No
            }
        };
        let first_day = stretches
            .as_ref()
            .and_then(|all| all.first())
            .map(|(from, _)| from.date());
        let timelines = first_day.map(|day| self.timelines(day));
        let is_open = |slot: &Slot| match timelines.as_ref().and_then(|all| all[slot.0].as_ref()) {
            Some(timeline) => open_in(timeline, stretches.as_deref().unwrap_or(&[])),
            None => Answer::Unknown,
        };
        let mut wished = Vec::new();
        let mut wishes: Vec<Wish<'_, Slot>> = Vec::new();
        let mut ask = |what: Wished, wish: Wish<'static, Slot>| {
            wished.push(what);
            wishes.push(wish);
        };
        if !needs.is_empty() && !needs.contains(&Need::Unknown) {
            ask(
                Wished::Need,
                Wish::AnyOf(needs.iter().map(|need| facet_of_need(*need)).collect()),
            );
        }
        if !search.languages.is_empty() {
            ask(
                Wished::Language,
                Wish::AnyOf(
                    search
                        .languages
                        .iter()
                        .map(|one| facet_of_language(*one))
                        .collect(),
                ),
            );
        }
        if let Some(setting) = search.setting {
            ask(
                Wished::Setting,
                Wish::AnyOf(vec![facet_of(setting.question())]),
            );
        }
        if let Some(mode) = search.mode {
            ask(Wished::Mode, Wish::AnyOf(vec![facet_of_mode(mode)]));
        }
        if search.wheelchair {
            ask(
                Wished::Wheelchair,
                Wish::AnyOf(vec![facet_of(Question::Wheelchair)]),
            );
        }
        if search.free {
            ask(Wished::Free, Wish::AnyOf(vec![facet_of(Question::Free)]));
        }
        let mut wishes: Vec<Wish<'_, Slot>> = wishes;
        if understood == Understood::Names {
            wished.push(Wished::Words);
            wishes.push(Wish::Asked(&is_named));
        }
        if stretches.is_some() {
            wished.push(Wished::When);
            wishes.push(Wish::Asked(&is_open));
        }
        let origin = search
            .from
            .as_ref()
            .and_then(|from| finder::Point::new(from.point.lat, from.point.lon));
        let found = self.finder.search(&Query {
            origin,
            wishes,
            radius_m: search.radius_km.map(metres),
            offset: search.offset,
            limit: search.limit,
            remote_limit: 5,
        });
        let names_of = |reasons: &[Reason]| {
            reasons
                .iter()
                .map(|reason| match reason {
                    Reason::Wish(position) => wished[*position],
                    Reason::Radius => Wished::Radius,
                })
                .collect::<Vec<_>>()
        };
        let hit = |hit: finder::Hit<Slot>| Hit {
            place: &self.places[hit.key.0],
            distance_m: hit.distance_m,
            unknown: if let Fit::Unknown(reasons) = &hit.fit {
                names_of(reasons)
            } else {
                Vec::new()
            },
            because: Vec::new(),
        };
        Page {
            understood,
            needs,
            asked: !wished.is_empty() || search.radius_km.is_some(),
            total: found.total,
            results: found.results.into_iter().map(hit).collect(),
            remote: found.remote.into_iter().map(hit).collect(),
            almost: found
                .almost
                .into_iter()
                .map(|almost| Hit {
                    place: &self.places[almost.key.0],
                    distance_m: almost.distance_m,
                    unknown: Vec::new(),
                    because: names_of(&almost.because),
                })
                .collect(),
        }
    }

    /// The hours of all places from this day on; worked out once a day and kept.
    fn timelines(&self, from: Date) -> Timelines {
        let mut kept = self
            .timelines
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((_, timelines)) = kept.as_ref().filter(|(day, _)| *day == from) {
            return Arc::clone(timelines);
        }
        let of = |place: &Place| {
            let hours = place.hours.as_ref()?;
            Some(hours.timeline(from, DAYS_WORKED_OUT, super::calendar_of(place.commune)))
        };
        let timelines: Timelines = Arc::new(self.places.iter().map(of).collect());
        *kept = Some((from, Arc::clone(&timelines)));
        timelines
    }

    /// Words are first a need, then the name of a place: "bibliothèque" is both, and a need serves better.
    fn understand(&self, lexicon: &Lexicon<Need>, search: &Search) -> (Understood, Vec<usize>) {
        if finder::fold(&search.words).is_empty() {
            return (
                if search.words.trim().is_empty() {
                    Understood::Nothing
                } else {
                    Understood::No
                },
                Vec::new(),
            );
        }
        if let Named::Exact(slots) = self.names.find(&search.words) {
            return (Understood::Names, slots);
        }
        let meant: Vec<Need> = lexicon
            .find(&search.words)
            .into_iter()
            .map(|meaning| meaning.key)
            .collect();
        if !meant.is_empty() {
            return (Understood::Needs(meant), Vec::new());
        }
        match self.names.find(&search.words) {
            Named::Close(close) if !close.is_empty() => (
                Understood::Names,
                close.into_iter().map(|suggestion| suggestion.key).collect(),
            ),
            _ => (Understood::No, Vec::new()),
        }
    }
}

/// Kilometres as whole metres; a radius is a wish, so a nonsensical one is no wish.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits"
)]
fn metres(kilometres: f64) -> u32 {
    (kilometres.clamp(0.0, 1000.0) * 1000.0) as u32
}

fn facet_of_need(need: Need) -> Facet {
    Facet(
        Need::ALL
            .iter()
            .position(|known| *known == need)
            .map_or(0, |position| position as u16),
    )
}

const fn facet_of_mode(mode: Mode) -> Facet {
    Facet(match mode {
        Mode::OnSite => 10,
        Mode::Home => 11,
        Mode::Remote => 12,
    })
}

fn facet_of_language(language: SpokenLanguage) -> Facet {
    let [a, b] = [0, 1]
        .map(|at| u16::from(language.code().as_bytes().get(at).copied().unwrap_or(b'a') - b'a'));
    Facet(1000 + a * 26 + b)
}

fn facet_of(question: Question) -> Facet {
    match question {
        Question::Free => Facet(20),
        Question::Membership => Facet(21),
        Question::IdentityCard => Facet(22),
        Question::Appointment => Facet(23),
        Question::Wheelchair => Facet(24),
        Question::Individual => Facet(25),
        Question::Group => Facet(26),
        Question::Speaks(language) => facet_of_language(language),
    }
}

/// A place as the finder sees it: once where help is on the spot or at home, once where it is remote.
fn entries(slot: usize, place: &Place, labels: &[Label]) -> Vec<Entry<Slot>> {
    let mut facets: Vec<(Facet, Answer)> = Vec::new();
    // Offered in one way is offered: a "no" counts only where no way is left.
    let mut offered: BTreeMap<Need, bool> = BTreeMap::new();
    for service in &place.services {
        *offered.entry(service.need).or_default() |= service.offered;
        if service.offered {
            facets.push((facet_of_mode(service.mode), Answer::Yes));
        }
    }
    for (need, yes) in offered {
        facets.push((
            facet_of_need(need),
            if yes { Answer::Yes } else { Answer::No },
        ));
    }
    if let Some(label) = place
        .label
        .as_ref()
        .and_then(|id| labels.iter().find(|label| label.id == *id))
    {
        facets.extend(
            label
                .needs()
                .into_iter()
                .map(|need| (facet_of_need(need), Answer::Yes)),
        );
        facets.push((facet_of_mode(Mode::OnSite), Answer::Yes));
    }
    for (question, fact) in &place.answers {
        facets.push((
            facet_of(*question),
            if fact.yes { Answer::Yes } else { Answer::No },
        ));
    }
    let offers = |remote: bool| {
        place
            .services
            .iter()
            .any(|service| service.offered && (service.mode == Mode::Remote) == remote)
    };
    let is_remote = offers(true) || place.mode() == Mode::Remote;
    let is_here = offers(false) || place.label.is_some() || !is_remote;
    let at = place
        .located()
        .and_then(|(point, _)| finder::Point::new(point.lat, point.lon));
    let mut entries = Vec::new();
    if is_here {
        entries.push(Entry {
            key: (slot, false),
            at,
            remote: false,
            facets: facets.clone(),
        });
    }
    if is_remote {
        entries.push(Entry {
            key: (slot, true),
            at: None,
            remote: true,
            facets,
        });
    }
    entries
}
