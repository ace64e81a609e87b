//! Who can help, near here: search in memory where "we do not know" is an answer of its own.
//!
//! Four tools, each usable without the others:
//!
//! * [`fold`] makes two spellings of the same word equal (accents, case, Arabic letter forms);
//! * [`Lexicon`] goes from a person's own words, misspelt and in any language, to a key;
//! * [`NameIndex`] finds a name of a place among thousands, or proposes the close ones;
//! * [`Finder`] lists who can help: what matches, nearest first, then what is not known.
//!
//! Nothing here reads a file, a clock or a source of randomness: the same input always gives the
//! same output, whatever the order in which entries were added.

#![deny(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod bits;
mod fillers;
mod finder;
mod fold;
mod lexicon;
mod names;
mod point;
mod query;
mod spelling;
mod vocabulary;

pub use finder::Finder;
pub use fold::fold;
pub use lexicon::{Lexicon, Meaning};
pub use names::{NameIndex, Named, Suggestion};
pub use point::Point;
pub use query::{Almost, Answer, Entry, Facet, Fit, Found, Hit, Query, Reason, Wish};
