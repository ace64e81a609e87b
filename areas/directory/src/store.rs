//! The directory's SQL, and nothing else.

mod aliases;
mod board;
mod changes;
mod coordination;
mod counts;
mod duplicates;
mod exports;
mod history;
mod proposals;
mod records;
mod reference;
mod reminders;
mod reports;
mod scope;
mod seed;
mod sources;
#[cfg(test)]
pub mod tests;
mod write;

pub use aliases::{Alias, alias_of, merged_into};
pub use board::{any_place, changed_since, load_board};
pub use changes::{
    Known, close_place, confirm_place, confirmations, confirmed_on, hold_place, merge_place,
    set_place_hours,
};
pub use coordination::{all_prefixes, organisation_name, prefixes_of, put_prefixes};
pub use counts::add_searches;
pub use duplicates::{
    Decision, Proposal, decide, decision, forget, move_records, proposals, propose, restore_place,
    subjects, withdraw,
};
pub use exports::{Known as KnownPlaces, load_exports};
pub use history::{change_of, changes_of, forget_who, insert_change, newest_change};
pub use proposals::{
    add_proposal, count_undecided, hold_proposal, proposal, proposal_state, purge_proposals,
    refuse_proposal, settle_proposal, undecided, undecided_of,
};
pub use records::{
    KnownRecord, Met, begin_import, clear_correction, corrections_of, count_places,
    drop_correction, end_import, has_organisation, insert_record, key_of_content, known_record,
    left_out, mark_gone, meet_record, not_met, put_correction, records_of, still_reading,
    update_record,
};
pub use reference::load_reference;
pub use reminders::{
    called_for, chosen_months, forget_addresses_of, forget_unused_addresses, make_reminder,
    put_reminder, reminder, reminders_after,
};
pub use reports::{
    add_report, count_reports_of, open_reports, open_reports_by_commune, purge_open_reports,
    purge_reports, report, report_state, reports_of, settle_report,
};
pub use seed::{Seed, SeedError, has_places, load_seed};
pub use sources::{
    SourceFacts, places_of_several_sources, preferences, put_preference, put_source,
};
pub use write::{insert_organisation, insert_place, rewrite_place};
