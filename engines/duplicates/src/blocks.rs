//! Which pairs are compared at all: those that share a key.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::context::Context;
use crate::features::Features;
use crate::kinds::is_kind;
use crate::point;

/// A key that more records have is skipped: they are found by their other keys, or are too alike
/// to be told apart by it.
pub(crate) const MOST_IN_BLOCK: usize = 40;
/// The most particular words of a record's names that make keys.
const WORDS: usize = 4;

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Cell(u8, i32, i32),
    Contact(usize, &'a str),
    Address(&'a str),
    Word(&'a str),
    Postcode(&'a str, &'a str),
    CellWord(u8, i32, i32, &'a str),
}

/// Records by the keys that they share.
///
/// Only the sums of keys are held, and never all pairs: memory grows with the records alone.
pub(crate) struct Blocks {
    /// The records of all blocks, block by block.
    members: Vec<u32>,
    /// For each record its blocks, as start and length within `members`.
    of_record: Vec<Vec<(u32, u32)>>,
}

impl Blocks {
    pub(crate) fn new(context: &Context, all: &[Features]) -> Self {
        let mut keyed: Vec<(u64, u32)> = Vec::new();
        for (at, features) in (0u32..).zip(all) {
            keyed.extend(keys(context, features).iter().map(|key| (sum(key), at)));
        }
        keyed.sort_unstable();
        keyed.dedup();
        let (mut members, mut of_record) = (Vec::new(), vec![Vec::new(); all.len()]);
        for block in keyed.chunk_by(|a, b| a.0 == b.0) {
            if !(2..=MOST_IN_BLOCK).contains(&block.len()) {
                continue;
            }
            let place = (members.len() as u32, block.len() as u32);
            for (_, at) in block {
                of_record[*at as usize].push(place);
                members.push(*at);
            }
        }
        Self { members, of_record }
    }

    /// The records behind `at` that share a key with it, each once, in rising order.
    pub(crate) fn behind(&self, at: usize) -> Vec<usize> {
        let blocks = self.of_record[at].iter();
        let mut found: Vec<usize> = blocks
            .flat_map(|(start, length)| &self.members[*start as usize..][..*length as usize])
            .map(|other| *other as usize)
            .filter(|other| *other > at)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Two keys with one sum, which will hardly happen, cost one needless comparison.
fn sum(key: &Key) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn keys<'a>(context: &Context, features: &'a Features) -> Vec<Key<'a>> {
    let mut keys = Vec::new();
    let words = particular_words(context, features);
    for (grid, row, column) in features.point.map(point::cells).into_iter().flatten() {
        keys.push(Key::Cell(grid, row, column));
        keys.extend(
            words
                .iter()
                .map(|word| Key::CellWord(grid, row, column, word)),
        );
    }
    for (kind, values) in features.contacts.iter().enumerate() {
        keys.extend(values.iter().map(|value| Key::Contact(kind, value)));
    }
    keys.extend(features.address_key.as_deref().map(Key::Address));
    keys.extend(
        words
            .iter()
            .filter(|word| !is_kind(word))
            .map(|word| Key::Word(word)),
    );
    if let Some(postcode) = &features.postcode {
        keys.extend(words.iter().map(|word| Key::Postcode(postcode, word)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn particular_words<'a>(context: &Context, features: &'a Features) -> Vec<&'a str> {
    let mut words: Vec<&str> = features
        .names
        .iter()
        .flatten()
        .map(|word| word.text.as_str())
        .collect();
    words.sort_by_key(|word| (context.names_with(word), *word));
    words.dedup();
    words.truncate(WORDS);
    words
}
