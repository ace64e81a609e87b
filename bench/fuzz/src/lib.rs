//! What the fuzzers of this folder share. A target is a function of bytes in `targets`, which panics
//! where a promise is broken; `src/bin` has a program around each, and `seeds` what it begins with.

mod archive;
mod memory;
mod recipe;
pub mod seeds;
pub mod targets;
mod watch;
