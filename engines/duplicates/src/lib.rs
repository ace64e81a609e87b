//! Which records may be the same place, with the reasons for and against.
//!
//! [`propose`] looks at all records, [`newcomers`] at new ones beside known ones, [`compare`] at
//! two. Each answer is a [`Pair`] with a score and its [`Reason`]s; nothing is merged, and what is
//! not known is never evidence.
//!
//! Nothing here reads a file, a clock or a source of randomness: the same records always give the
//! same pairs, whatever their order.

#![deny(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod address;
mod blocks;
mod clue;
mod compare;
mod contact;
mod context;
mod features;
mod kinds;
mod names;
mod place;
mod point;
mod propose;
mod site;
mod subject;
mod weights;
mod words;

pub use clue::{Clue, Pair, Reason};
pub use compare::compare;
pub use context::Context;
pub use propose::{THRESHOLD, newcomers, propose};
pub use subject::Subject;
