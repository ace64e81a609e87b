//! What people do, from the first page to the last, and what must hold on every page of it.
//!
//! Everything runs in process on both databases, on the shipped data, at a fixed moment: Monday
//! 23 November 2026, 10 o'clock in Brussels.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod accounts;
mod bad_input;
mod coordinate;
mod data;
mod doors;
mod embed;
mod errors;
mod feed;
mod ground;
mod lists;
mod login_services;
mod open_data;
mod own_words;
mod owner;
mod peers;
mod privacy;
mod rights;
mod search;
mod security;
mod signed_in;
mod without_javascript;
