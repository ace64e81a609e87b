use crate::bits::{Answers, Column, clear, ones, set};
use crate::point::Direction;
use crate::query::{Almost, Answer, Entry, Facet, Fit, Found, Hit, Query, Reason, Wish};
use std::collections::BTreeMap;

/// How many that almost fit are shown.
const ALMOST: usize = 3;
/// The rank of a distance that is not known: after every known one.
const FAR: u64 = u32::MAX as u64;

/// Who can help, near here, as wished.
///
/// A wish never removes a place whose answer is unknown: those that match come first, nearest
/// first, then the unknown ones, nearest first; only a known no moves a place to the "almost
/// fits, because …", of which the three nearest are kept. Help at a distance is listed apart.
/// The same entries give the same answer whatever the order in which they came.
///
/// ```
/// use finder::{Answer, Entry, Facet, Finder, Fit, Point, Query, Wish};
/// const DUTCH: Facet = Facet(1);
/// let place = |key, facets| Entry { key, at: Point::new(50.85, 4.35), remote: false, facets };
/// let finder = Finder::new([
///     place("nobody asked", vec![]),
///     place("speaks Dutch", vec![(DUTCH, Answer::Yes)]),
///     place("does not", vec![(DUTCH, Answer::No)]),
/// ]);
/// let wishes = vec![Wish::AnyOf(vec![DUTCH])];
/// let found = finder.search(&Query { wishes, ..Query::default() });
/// assert_eq!(found.total, 2);
/// assert_eq!(found.results[0].key, "speaks Dutch");
/// assert!(matches!(found.results[1].fit, Fit::Unknown(_)));
/// assert_eq!(found.almost[0].key, "does not");
/// ```
#[derive(Clone, Debug)]
pub struct Finder<K> {
    /// Sorted by key: an entry's slot is also its rank among equals.
    entries: Vec<Entry<K>>,
    directions: Vec<Option<Direction>>,
    on_spot: Vec<u64>,
    remote: Vec<u64>,
    columns: BTreeMap<Facet, Column>,
}

impl<K> Default for Finder<K> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            directions: Vec::new(),
            on_spot: Vec::new(),
            remote: Vec::new(),
            columns: BTreeMap::new(),
        }
    }
}

impl<K: Clone + Ord> Finder<K> {
    /// A finder of these entries; of several with one key the last counts.
    pub fn new(entries: impl IntoIterator<Item = Entry<K>>) -> Self {
        let by_key: BTreeMap<K, Entry<K>> =
            entries.into_iter().map(|e| (e.key.clone(), e)).collect();
        Self::of_sorted(by_key.into_values().collect())
    }

    fn of_sorted(entries: Vec<Entry<K>>) -> Self {
        let blocks = entries.len().div_ceil(64);
        let mut finder = Self {
            directions: vec![None; entries.len()],
            on_spot: vec![0; blocks],
            remote: vec![0; blocks],
            columns: BTreeMap::new(),
            entries,
        };
        for slot in 0..finder.entries.len() {
            finder.fill(slot);
        }
        finder
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        let live = self.on_spot.iter().chain(&self.remote);
        live.map(|block| block.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an entry or replaces the one with its key. Replacing touches that entry alone; a new
    /// key rebuilds the columns (some milliseconds for 20,000 entries): for many at once use
    /// [`Finder::extend`].
    pub fn upsert(&mut self, entry: Entry<K>) {
        match self.slot_of(&entry.key) {
            Ok(slot) => {
                self.empty(slot);
                self.entries[slot] = entry;
                self.fill(slot);
            }
            Err(_) => self.extend([entry]),
        }
    }

    /// Adds or replaces many entries, rebuilding the columns once.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry<K>>) {
        let removed = |finder: &Self, slot: usize| !finder.is_live(slot);
        let gone: Vec<bool> = (0..self.entries.len()).map(|s| removed(self, s)).collect();
        let kept = std::mem::take(&mut self.entries).into_iter().zip(gone);
        let kept = kept.filter(|(_, gone)| !gone).map(|(entry, _)| entry);
        *self = Self::new(kept.chain(entries));
    }

    /// Removes the entry with this key; whether there was one.
    pub fn remove(&mut self, key: &K) -> bool {
        let Ok(slot) = self.slot_of(key) else {
            return false;
        };
        let was_live = self.is_live(slot);
        self.empty(slot);
        was_live
    }

    /// What answers a search; its definition stands with [`Finder`] and [`Found`].
    pub fn search(&self, query: &Query<'_, K>) -> Found<K> {
        let from = query.origin.map(Direction::of);
        let radius = from.and(query.radius_m);
        let wishes: Vec<Lookup<'_, K>> = query.wishes.iter().map(|w| self.look_up(w)).collect();
        let at_start = from
            .and(query.here)
            .and_then(|facet| self.columns.get(&facet));
        let mut here = Ranks::default();
        let mut remote = Ranks::default();
        for block in 0..self.on_spot.len() {
            let live = self.on_spot[block] | self.remote[block];
            let (refused, unsure) = self.judge(&wishes, block, live);
            let started = at_start.map_or(0, |column| column.block(block).yes);
            for bit in ones(self.on_spot[block]) {
                let slot = block * 64 + bit;
                let distance = if started >> bit & 1 == 1 {
                    Some(0)
                } else {
                    self.metres(from, slot)
                };
                let too_far = radius.and_then(|r| distance.map(|d| d > r));
                let refused = refused >> bit & 1 == 1 || too_far == Some(true);
                let unasked = radius.is_some() && too_far.is_none();
                here.add(refused, unsure >> bit & 1 == 1 || unasked, distance, slot);
            }
            for bit in ones(self.remote[block] & !refused) {
                remote.add(false, unsure >> bit & 1 == 1, None, block * 64 + bit);
            }
        }
        let hit = |rank: u64| self.hit(query, &wishes, rank);
        Found {
            total: here.fitting.len(),
            matching: here.fitting.iter().filter(|rank| *rank >> 63 == 0).count(),
            remote_total: remote.fitting.len(),
            results: page(here.fitting, query.offset, query.limit)
                .map(hit)
                .collect(),
            remote: page(remote.fitting, 0, query.remote_limit)
                .map(hit)
                .collect(),
            almost: here
                .refused
                .iter()
                .map(|&r| self.almost(query, &wishes, r))
                .collect(),
        }
    }

    fn slot_of(&self, key: &K) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.key.cmp(key))
    }

    fn is_live(&self, slot: usize) -> bool {
        let live = self.on_spot[slot / 64] | self.remote[slot / 64];
        live >> (slot % 64) & 1 == 1
    }

    /// Writes an entry into the columns; its slot must be empty.
    fn fill(&mut self, slot: usize) {
        let blocks = self.on_spot.len();
        let entry = &self.entries[slot];
        // Help at a distance has none.
        let at = entry.at.filter(|_| !entry.remote);
        self.directions[slot] = at.map(Direction::of);
        let presence = if entry.remote {
            &mut self.remote
        } else {
            &mut self.on_spot
        };
        set(presence, slot);
        for &(facet, answer) in &entry.facets {
            let column = self.columns.entry(facet);
            let column = column.or_insert_with(|| Column::new(blocks));
            match answer {
                Answer::Yes => column.answer(slot, true),
                Answer::No => column.answer(slot, false),
                Answer::Unknown => {}
            }
        }
    }

    /// Takes an entry out of the columns. Its key keeps the slot, so that slots stay sorted.
    fn empty(&mut self, slot: usize) {
        clear(&mut self.on_spot, slot);
        clear(&mut self.remote, slot);
        for (facet, _) in &self.entries[slot].facets {
            if let Some(column) = self.columns.get_mut(facet) {
                column.forget(slot);
            }
        }
    }

    fn look_up<'a>(&'a self, wish: &'a Wish<'_, K>) -> Lookup<'a, K> {
        match wish {
            Wish::AnyOf(facets) => {
                Lookup::Columns(facets.iter().map(|f| self.columns.get(f)).collect())
            }
            Wish::Asked(ask) => Lookup::Asked(*ask),
        }
    }

    /// Of 64 entries, which ones a wish refuses, and which ones it is not known of.
    fn judge(&self, wishes: &[Lookup<'_, K>], block: usize, live: u64) -> (u64, u64) {
        let (mut refused, mut unsure) = (0, 0);
        for wish in wishes {
            let answers = match wish {
                Lookup::Columns(columns) => any_of(columns, block),
                Lookup::Asked(ask) => self.ask(*ask, block, live & !refused),
            };
            refused |= answers.no;
            unsure |= !(answers.yes | answers.no);
        }
        (refused, unsure)
    }

    fn ask(&self, ask: &dyn Fn(&K) -> Answer, block: usize, whom: u64) -> Answers {
        let (mut yes, mut no) = (0, 0);
        for bit in ones(whom) {
            match ask(&self.entries[block * 64 + bit].key) {
                Answer::Yes => yes |= 1 << bit,
                Answer::No => no |= 1 << bit,
                Answer::Unknown => {}
            }
        }
        Answers { yes, no }
    }

    fn metres(&self, from: Option<Direction>, slot: usize) -> Option<u32> {
        Some(from?.metres_to(self.directions[slot]?))
    }

    fn hit(&self, query: &Query<'_, K>, wishes: &[Lookup<'_, K>], rank: u64) -> Hit<K> {
        let (slot, distance_m) = unpack(rank);
        let unknown = self.reasons(query, wishes, slot, distance_m, Answer::Unknown);
        Hit {
            key: self.entries[slot].key.clone(),
            distance_m,
            fit: if unknown.is_empty() {
                Fit::Match
            } else {
                Fit::Unknown(unknown)
            },
        }
    }

    fn almost(&self, query: &Query<'_, K>, wishes: &[Lookup<'_, K>], rank: u64) -> Almost<K> {
        let (slot, distance_m) = unpack(rank);
        Almost {
            key: self.entries[slot].key.clone(),
            distance_m,
            because: self.reasons(query, wishes, slot, distance_m, Answer::No),
        }
    }

    /// Which questions have this answer for one entry.
    fn reasons(
        &self,
        query: &Query<'_, K>,
        wishes: &[Lookup<'_, K>],
        slot: usize,
        distance_m: Option<u32>,
        wanted: Answer,
    ) -> Vec<Reason> {
        let (block, bit) = (slot / 64, 1 << (slot % 64));
        let of_wishes = wishes.iter().enumerate().filter_map(|(i, wish)| {
            let (refused, unsure) = self.judge(std::slice::from_ref(wish), block, bit);
            let asked = match wanted {
                Answer::No => refused,
                _ => unsure,
            };
            (asked & bit != 0).then_some(Reason::Wish(i))
        });
        let radius = query.origin.and(query.radius_m);
        let remote = self.entries[slot].remote;
        let of_radius = radius.filter(|_| !remote).map(|radius| match distance_m {
            None => Answer::Unknown,
            Some(metres) if metres > radius => Answer::No,
            Some(_) => Answer::Yes,
        });
        let of_radius = of_radius.filter(|answer| *answer == wanted);
        of_wishes.chain(of_radius.map(|_| Reason::Radius)).collect()
    }
}

/// A wish, with the columns it reads found once.
enum Lookup<'a, K> {
    Columns(Vec<Option<&'a Column>>),
    Asked(&'a dyn Fn(&K) -> Answer),
}

fn any_of(columns: &[Option<&Column>], block: usize) -> Answers {
    if columns.is_empty() {
        return Answers {
            yes: u64::MAX,
            no: 0,
        };
    }
    let (mut yes, mut no) = (0, u64::MAX);
    for column in columns {
        let answers = column.map_or(Answers { yes: 0, no: 0 }, |column| column.block(block));
        yes |= answers.yes;
        no &= answers.no;
    }
    Answers { yes, no }
}

/// Entries as numbers that sort as the definition says: known to fit or not, distance, slot.
#[derive(Default)]
struct Ranks {
    fitting: Vec<u64>,
    /// The nearest few of the refused, in order.
    refused: Vec<u64>,
}

impl Ranks {
    fn add(&mut self, refused: bool, unsure: bool, distance: Option<u32>, slot: usize) {
        let rank = distance.map_or(FAR, u64::from) << 31 | slot as u64;
        if !refused {
            self.fitting.push(u64::from(unsure) << 63 | rank);
        } else if self.refused.len() < ALMOST || self.refused.last() > Some(&rank) {
            let place = self.refused.partition_point(|&other| other < rank);
            self.refused.insert(place, rank);
            self.refused.truncate(ALMOST);
        }
    }
}

fn unpack(rank: u64) -> (usize, Option<u32>) {
    let slot = (rank & ((1 << 31) - 1)) as usize;
    let distance = rank >> 31 & FAR;
    (slot, (distance != FAR).then_some(distance as u32))
}

fn page(mut ranks: Vec<u64>, offset: usize, limit: usize) -> impl Iterator<Item = u64> {
    let end = offset.saturating_add(limit).min(ranks.len());
    if end < ranks.len() {
        ranks.select_nth_unstable(end);
        ranks.truncate(end);
    }
    ranks.sort_unstable();
    ranks.into_iter().skip(offset)
}
