//! What people do, from the first page to the last, and what must hold on every page of it.
//!
//! Everything runs in process on both databases, on the shipped data, at a fixed moment: Monday
//! 23 November 2026, 10 o'clock in Brussels.

#![expect(clippy::panic, reason = "a test stops at the first surprise")]

mod doors;
mod errors;
mod ground;
mod privacy;
mod without_javascript;
