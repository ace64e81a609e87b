use crate::point::Point;
use std::fmt;

/// What is known about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Known, and yes.
    Yes,
    /// Known, and no.
    No,
    /// Not known: the person has to ask.
    Unknown,
}

/// A question that every place can be asked: does it answer this need, speak this language,
/// have a step-free door? The numbers are the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet(pub u16);

/// Somewhere, or somebody at a distance, that can help.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<K> {
    /// Identity; also what tells apart two entries that are equally near.
    pub key: K,
    /// Where; `None` when that is not known, and for help at a distance.
    pub at: Option<Point>,
    /// Help at a distance (by telephone, on line). Who offers both has two entries.
    pub remote: bool,
    /// The answers that are known. A facet that is not listed is unknown; one that is listed
    /// with both yes and no is unknown too, since its sources disagree.
    pub facets: Vec<(Facet, Answer)>,
}

/// One thing that a person asks for.
pub enum Wish<'a, K> {
    /// One of several alternatives: yes when one of them is yes, no only when all are no, else
    /// unknown. Without any alternative there is nothing to wish, and everybody fits.
    ///
    /// Whoever is open to everybody belongs under every audience: ask for
    /// `AnyOf([audience, everybody])`.
    AnyOf(Vec<Facet>),
    /// A question whose answer is not stored, such as "open at that time?". It may be asked
    /// more than once about one entry, and must then answer the same. Help "by appointment" is neither open nor closed: answer [`Answer::Unknown`].
    Asked(&'a dyn Fn(&K) -> Answer),
}

impl<K> Clone for Wish<'_, K> {
    fn clone(&self) -> Self {
        match self {
            Wish::AnyOf(facets) => Wish::AnyOf(facets.clone()),
            Wish::Asked(ask) => Wish::Asked(*ask),
        }
    }
}

impl<K> fmt::Debug for Wish<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wish::AnyOf(facets) => f.debug_tuple("AnyOf").field(facets).finish(),
            Wish::Asked(_) => f.write_str("Asked"),
        }
    }
}

/// A search.
#[derive(Clone, Debug)]
pub struct Query<'a, K> {
    /// From where distances count; without it nobody has a distance, and the order is by key.
    pub origin: Option<Point>,
    /// What is asked for. All of them count; order only matters for naming them in [`Reason`].
    pub wishes: Vec<Wish<'a, K>>,
    /// "Not farther than", in metres: one more wish. A known distance beyond it is a no, a
    /// distance that is not known is unknown. Without an origin it is not asked.
    pub radius_m: Option<u32>,
    /// Who answers yes to this lies where the search starts, as far as is known: at 0 metres. For a
    /// search from a whole commune, whose centre is nearer to its neighbours' places than to some of
    /// its own. Without an origin it is not asked.
    pub here: Option<Facet>,
    /// How many results to skip.
    pub offset: usize,
    /// How many results to return at most.
    pub limit: usize,
    /// How many to return at most of help at a distance.
    pub remote_limit: usize,
}

impl<K> Default for Query<'_, K> {
    /// Everything, everywhere: the first ten, and three at a distance.
    fn default() -> Self {
        Self {
            origin: None,
            wishes: Vec::new(),
            radius_m: None,
            here: None,
            offset: 0,
            limit: 10,
            remote_limit: 3,
        }
    }
}

/// Which question an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The wish at this position of [`Query::wishes`].
    Wish(usize),
    /// [`Query::radius_m`].
    Radius,
}

/// How well an entry fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Every wish is known to be answered.
    Match,
    /// No wish is refused, but these are not known: "ask by phone". Never empty.
    Unknown(Vec<Reason>),
}

/// An entry that fits, or may fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<K> {
    /// Which entry.
    pub key: K,
    /// Whole metres from the origin; `None` when there is no origin or no known point, and for
    /// help at a distance.
    pub distance_m: Option<u32>,
    /// How well it fits.
    pub fit: Fit,
}

/// An entry that is known not to fit, but is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Almost<K> {
    /// Which entry.
    pub key: K,
    /// Whole metres from the origin; `None` when there is no origin or no known point.
    pub distance_m: Option<u32>,
    /// What it is known not to answer. Never empty.
    pub because: Vec<Reason>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// How many entries on the spot fit or may fit, on all pages.
    pub total: usize,
    /// How many of them are known to fit.
    pub matching: usize,
    /// One page of them: those that match, nearest first, then those of which something is not
    /// known, nearest first. Entries without a distance come last in each part; equally near
    /// ones stand in the order of their keys.
    pub results: Vec<Hit<K>>,
    /// How many that help at a distance fit or may fit.
    pub remote_total: usize,
    /// The first of them, in the same order.
    pub remote: Vec<Hit<K>>,
    /// The three nearest on the spot that are known not to fit, nearest first.
    pub almost: Vec<Almost<K>>,
}
