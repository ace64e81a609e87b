//! What leaves is what the standards ask for, and comes back as it was: `cargo xtask prove round-trip`.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod installation;
mod json_schema;
#[path = "../imports/lists.rs"]
mod lists;
mod nasty;
mod round_trip;
mod standards;
mod table_schema;
