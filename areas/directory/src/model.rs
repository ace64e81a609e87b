//! What the directory knows of: organisations, places, services, listings. Plain types, pure rules.

mod board;
mod change;
mod coordination;
mod edit;
mod export;
mod freshness;
mod holidays;
mod label;
mod need;
mod place;
mod proposal;
mod quality;
mod record;
mod reminder;
mod report;
mod search;
mod shipped;
mod task;
mod whereabouts;

pub use board::{Board, Hit, Outcome, Page, Understood};
pub use change::{Change, ChangeKind, KEPT_WHO, Who, who};
pub use coordination::{
    ASKED_FOR, Coverage, PrefixProblem, Tally, missing_answers, stale, tallies,
};
pub use edit::{
    ADDRESS, Address, CONFIRMED, Checked, Difference, Note, QUESTIONS, Section, Seen, Typed, check,
    differences, facts_of, fields_of_fact, fields_with, merge,
};
pub use export::{
    ExportError, Exported, ExportedSource, Format, Loss, Report as ExportReport, csv_line, export,
};
pub use freshness::{Grade, recency};
pub use holidays::{calendar_of, school_days_end};
pub use label::Label;
pub use need::{Mode, Need};
#[cfg(test)]
pub use place::tests as place_tests;
pub use place::{
    Fact, Listing, ListingEntry, Organisation, Place, Question, Service, SourceDocument, Standing,
};
pub use proposal::{
    HoursRead, KeptProposal, KnownBy, LONGEST_LINE, NUMBER_DIGITS, PROPOSAL_KEPT,
    PROPOSAL_UNDECIDED, ProposalDraft, ProposalProblem, ProposalState, RefusedAs, TypedProposal,
    Verified, alike, fields_of_proposal, hours_read, read_number, shown_number, subject_of,
};
pub use quality::{Criterion, quality};
pub use record::{
    Abroad, Correction, Draft, Fields, Intake, Origin, Preference, Record, Remark, Resolved, Shown,
    TEXTS, fields_of, heard, intake, is_list, place_of, resolve,
};
pub use reminder::{
    ADDRESS_UNUSED, MONTHS, Reminder, ReminderDraft, ReminderProblem, USUAL_MONTHS, Way, due_on,
};
pub use report::{
    KEPT_AFTER_SETTLING, KEPT_UNSETTLED, LONGEST_MESSAGE, Report, ReportDraft, ReportProblem,
    Scope, Settled, SettledAs, Subject,
};
pub use search::{Basis, Search, Setting, When, Wished};
pub use shipped::{
    SHIPPED_MAPPINGS, ShippedError, shipped_labels, shipped_lexicon, shipped_mapping,
    shipped_words, written_mapping,
};
pub use task::{Task, TaskKind, Urgency, in_order, of_place};
pub use whereabouts::{Choice, Near, NearProblem, Whereabouts};
