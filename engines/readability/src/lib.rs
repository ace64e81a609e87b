//! Plain language: gentle remarks on a short text in French, Dutch, German or English.
//!
//! [`check`] reads a text and gives a [`Report`]: how many words and sentences it has, how easy it
//! is to read where it is long enough to say, and [`Remark`]s, each with its place in the text. A
//! remark is a code, a count and perhaps a plainer word; the sentence that a person reads is the
//! caller's. Nothing is ever forbidden.
//!
//! Nothing here reads a file, a clock or a source of randomness: the same text always gives the same
//! report. Time grows with the length of the text and no faster.

#![deny(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod abbreviations;
mod capitals;
mod check;
mod fold;
mod language;
mod lists;
mod marks;
mod remark;
mod report;
mod sentences;
mod text;
mod tongue;
mod vocabulary;
mod work;

pub use check::check;
pub use language::{Language, sentence_limits};
pub use remark::{CODES, Kind, Remark};
pub use report::{LEAST_WORDS, Level, Report};
pub use vocabulary::syllables;
