//! What people do, from the first page to the last, by following links and sending forms alone.
//!
//! Each journey runs on both databases, on the shipped data, at a fixed moment: Monday 23 November
//! 2026, 10 o'clock in Brussels.

mod bad_input;
mod errors;
mod finding;
mod own_words;
mod private;
mod telling;
mod world;
