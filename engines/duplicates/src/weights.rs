//! The published weights, in natural logarithms of odds. They were set by hand, then adjusted on
//! the tuning half of the hand-labelled pairs only.

/// Two records that a key brought together are seldom one place.
pub(crate) const START: f64 = -3.0;

/// From this share two names are the same.
pub(crate) const NAME_SAME: f64 = 0.9;
/// From this share two names are alike.
pub(crate) const NAME_LIKE: f64 = 0.5;
/// Under this share they are other names.
pub(crate) const NAME_OTHER: f64 = 0.3;
/// How much the share of both names counts beside the share of the shorter one.
pub(crate) const OF_BOTH: f64 = 0.6;
/// What a word counts that differs in one letter.
pub(crate) const TYPO: f64 = 0.92;
/// So many particular words in common say all that a name can.
pub(crate) const NAME_IN_FULL: f64 = 1.2;
pub(crate) const SAME_NAME_LEAST: f64 = 1.8;
pub(crate) const SAME_NAME_MORE: f64 = 1.1;
pub(crate) const LIKE_NAME_LEAST: f64 = 0.3;
pub(crate) const LIKE_NAME_MORE: f64 = 2.0;
pub(crate) const OTHER_NAME: f64 = -2.5;
pub(crate) const OTHER_NUMBER_IN_NAME: f64 = -3.0;
pub(crate) const OTHER_KIND: f64 = -1.5;

pub(crate) const SAME_HOUSE: f64 = 2.0;
pub(crate) const SAME_STREET: f64 = 1.0;
pub(crate) const OTHER_HOUSE: f64 = -0.8;
pub(crate) const OTHER_STREET: f64 = -1.5;
/// From so many records an address says little.
pub(crate) const CROWDED_ADDRESS: u32 = 4;
pub(crate) const SHARED_ADDRESS: f64 = 0.5;

/// Up to so many metres, the weight.
pub(crate) const DISTANCES: &[(f64, f64)] = &[
    (25.0, 2.0),
    (100.0, 1.6),
    (300.0, 1.1),
    (1_000.0, 0.5),
    (2_500.0, -0.7),
    (10_000.0, -2.5),
    (f64::INFINITY, -5.0),
];
/// The weight from which points say that the house is one.
pub(crate) const NEXT_DOOR: f64 = 1.6;
/// What far points count of their weight where the addresses are one.
pub(crate) const MISPLACED: f64 = 0.5;
/// Within so many metres two streets can be compared although the towns differ.
pub(crate) const ONE_LOCALITY: f64 = 3_000.0;
/// From so many records a point is the middle of something, not a place.
pub(crate) const CROWDED_POINT: u32 = 4;

pub(crate) const SAME_LOCALITY: f64 = 0.5;
pub(crate) const OTHER_POSTCODE: f64 = -1.0;
pub(crate) const FAR_POSTCODE: f64 = -3.5;
pub(crate) const OTHER_COUNTRY: f64 = -2.5;

/// What a phone, mail address, page or register number counts, by how many others have it.
pub(crate) const CONTACTS: [[f64; 5]; 4] = [
    [2.5, 1.8, 1.0, 0.5, 0.2],
    [2.3, 1.6, 0.9, 0.4, 0.2],
    [1.8, 1.3, 0.7, 0.3, 0.1],
    [3.0, 2.0, 1.0, 0.5, 0.2],
];
/// Contacts depend on each other: the strongest counts in full, the others this part.
pub(crate) const FURTHER_CONTACT: f64 = 0.5;
pub(crate) const OTHER_REGISTRATION: f64 = -1.0;

pub(crate) const SAME_SOURCE: f64 = -2.0;
/// Where the names are alike, not the same, and the house is one.
pub(crate) const SAME_SOURCE_LIKE_NAME: f64 = -1.0;
