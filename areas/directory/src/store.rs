//! The directory's SQL, and nothing else.

mod board;
mod counts;
mod reports;
mod seed;
mod write;

pub use board::load_board;
pub use counts::add_searches;
pub use reports::{add_report, open_reports, purge_reports, report_state, settle_report};
pub use seed::{Seed, SeedError, has_places, load_reference, load_seed};
pub use write::{Alias, alias_of, insert_organisation, insert_place, set_place_hours};
