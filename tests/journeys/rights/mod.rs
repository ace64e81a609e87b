//! Who sees and does what: every door for every role, and nothing of the neighbour's.

mod matrix;
mod people;
mod times;
pub mod town;
mod twins;
