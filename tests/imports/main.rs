//! The real job on real lists: every file of `shared/data`, each by its mapping, into an empty directory.
//!
//! The lists lie beside the project, not in it: most have no licence to be carried along.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod ground;
mod lists;
mod real_lists;
