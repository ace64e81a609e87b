use std::collections::{BTreeMap, HashMap};

use crate::draft::{self, Draft};
use crate::vocabulary::Vocabulary;
use crate::{Given, Kind};

/// Columns beyond these are not looked at.
const MAX_COLUMNS: usize = 1_000;
/// Distinct values kept of a column; when there are more, every second one is let go.
const MAX_KEPT: usize = 200;
/// Bytes kept of a value.
const MAX_VALUE: usize = 160;
/// Longer headers are no headers.
const MAX_HEADER: usize = 200;

/// What is seen of a list while its rows go by, one at a time: memory stays bounded however long
/// the list is, and its order does not matter.
///
/// Of each column a sample of its distinct values is kept, chosen by their checksums, so that a
/// list sorted by region is seen as a whole.
pub struct Profile<'w> {
    words: &'w Vocabulary,
    columns: Vec<Column>,
    places: HashMap<String, usize>,
    rows: u64,
}

/// What was seen of one column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Cells that hold something.
    pub(crate) filled: u64,
    /// Bytes of all of them.
    pub(crate) bytes: u64,
    /// Kept values with how often each came; every one whose checksum ends in `sparse` zeros.
    pub(crate) kept: BTreeMap<String, (u64, Kind)>,
    /// A key of objects in a list: a row has several of them.
    pub(crate) is_of_list: bool,
    /// Columns that stood beside it in a row, a bit each.
    beside: Beside,
    sparse: u32,
}

type Beside = [u64; MAX_COLUMNS.div_ceil(64)];

impl Column {
    /// How many different values there are, about.
    pub(crate) fn distinct(&self) -> u64 {
        (self.kept.len() as u64) << self.sparse.min(40)
    }

    /// Whether a kept value may be the beginning of a longer one.
    pub(crate) fn is_cut(text: &str) -> bool {
        // Not cut within a letter, which has four bytes at most.
        text.len() + 3 >= MAX_VALUE
    }

    /// Whether the column in this place ever held something in the same row.
    pub(crate) fn stood_beside(&self, place: usize) -> bool {
        self.beside[place / 64] & (1 << (place % 64)) != 0
    }

    fn see(&mut self, given: &Given<'_>) {
        self.filled += 1;
        self.bytes += given.text.len() as u64;
        let text = cut(given.text.trim());
        let sum = checksum(text);
        if sum.trailing_zeros() < self.sparse {
            return;
        }
        if let Some((count, kind)) = self.kept.get_mut(text) {
            *count += 1;
            *kind = (*kind).min(given.kind);
            return;
        }
        self.kept.insert(text.to_owned(), (1, given.kind));
        while self.kept.len() > MAX_KEPT {
            self.sparse += 1;
            let sparse = self.sparse;
            self.kept
                .retain(|text, _| checksum(text).trailing_zeros() >= sparse);
        }
    }
}

/// FNV-1a, its halves joined because its lowest bits alone say little. Written out: a hash of the
/// standard library may change with any release, and with it what a draft looks like.
fn checksum(text: &str) -> u64 {
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    sum ^ (sum >> 32)
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(MAX_VALUE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl<'w> Profile<'w> {
    pub fn new(words: &'w Vocabulary) -> Self {
        Self {
            words,
            columns: Vec::new(),
            places: HashMap::new(),
            rows: 0,
        }
    }

    /// Looks at one row.
    pub fn see(&mut self, row: &[Given<'_>]) {
        self.rows += 1;
        let mut beside: Beside = [0; MAX_COLUMNS.div_ceil(64)];
        for given in row {
            if given.text.trim().is_empty() || given.column.len() > MAX_HEADER {
                continue;
            }
            let place = match self.places.get(given.column) {
                Some(place) => *place,
                None if self.columns.len() == MAX_COLUMNS => continue,
                None => self.add(given.column),
            };
            self.columns[place].see(given);
            let again = beside[place / 64] & (1 << (place % 64)) != 0;
            self.columns[place].is_of_list |= again && given.column.contains('.');
            beside[place / 64] |= 1 << (place % 64);
        }
        for (place, column) in self.columns.iter_mut().enumerate() {
            if beside[place / 64] & (1 << (place % 64)) != 0 {
                for (all, row) in column.beside.iter_mut().zip(beside) {
                    *all |= row;
                }
            }
        }
    }

    fn add(&mut self, name: &str) -> usize {
        let place = self.columns.len();
        self.columns.push(Column {
            name: name.to_owned(),
            filled: 0,
            bytes: 0,
            kept: BTreeMap::new(),
            is_of_list: false,
            beside: [0; MAX_COLUMNS.div_ceil(64)],
            sparse: 0,
        });
        self.places.insert(name.to_owned(), place);
        place
    }

    /// Drafts the mapping of what was seen so far; the id of the source is made from a name.
    pub fn draft(&self, name: &str) -> Draft {
        draft::draft(self.words, &self.columns, self.rows, name)
    }
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn a_checksum_is_the_same_for_ever_and_ends_in_zeros_as_often_as_chance_has_it() {
        // FNV-1a of these is cbf29ce484222325, af63dc4c8601ec8c and 85944171f73967e8.
        assert_eq!(checksum(""), 0xcbf2_9ce4_4fd0_bfc1);
        assert_eq!(checksum("a"), 0xaf63_dc4c_2962_30c0);
        assert_eq!(checksum("foobar"), 0x8594_4171_72ad_2699);
        let zeros = (0..8_000).filter(|n| checksum(&n.to_string()).trailing_zeros() >= 3);
        assert!((800..1_200).contains(&zeros.count()));
    }
}
