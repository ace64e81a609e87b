//! What the directory knows of: organisations, places, services, listings. Plain types, pure rules.

mod board;
mod holidays;
mod label;
mod need;
mod place;
mod report;
mod search;
mod shipped;
mod whereabouts;

pub use board::{Board, Hit, Outcome, Page, Understood};
pub use holidays::{calendar_of, school_days_end};
pub use label::Label;
pub use need::{Mode, Need};
pub use place::{
    Fact, Listing, ListingEntry, Organisation, Place, Question, Service, SourceDocument, Standing,
};
pub use report::{
    KEPT_AFTER_SETTLING, KEPT_UNSETTLED, LONGEST_MESSAGE, Report, ReportDraft, ReportProblem,
    SettledAs, Subject,
};
pub use search::{Basis, Search, Setting, When, Wished};
pub use shipped::{ShippedError, shipped_labels, shipped_lexicon};
pub use whereabouts::{Choice, Near, NearProblem, Whereabouts};
