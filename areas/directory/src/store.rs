//! The directory's SQL, and nothing else.

mod aliases;
mod board;
mod changes;
mod counts;
mod reference;
mod reports;
mod seed;
#[cfg(test)]
mod tests;
mod write;

pub use aliases::{Alias, alias_of, merged_into};
pub use board::{changed_since, load_board};
pub use changes::{Known, close_place, confirm_place, known_place, merge_place, set_place_hours};
pub use counts::add_searches;
pub use reference::load_reference;
pub use reports::{
    add_report, open_reports, purge_open_reports, purge_reports, report_state, settle_report,
};
pub use seed::{Seed, SeedError, has_places, load_seed};
pub use write::{insert_organisation, insert_place};
