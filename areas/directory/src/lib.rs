//! Who can help, where, when: organisations, places, services, opening hours, listings.
//!
//! The face of the area: [`area`] for the app, and the few functions that others may call.

mod access;
mod api;
mod jobs;
mod model;
mod pages;
mod store;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use finder::Lexicon;
use jiff::SignedDuration;
use web::limit::Limit;
use web::{Area, Ground, PersonalColumn, Table};

pub use crate::access::{
    may_change_places, may_decide_proposals, may_keep_organisations, may_settle_reports,
};
pub use crate::jobs::{
    ChangeError, Clue, DraftError, Duplicate, ExportFailure, Follow, ImportError, Input, OpenInput,
    OpenReport, Problem, Progress, Reader, RowAt, SettleError, Sums, change_place_hours,
    close_place, confirm_place, draft_mapping, export, exported, fields_with_origin,
    find_duplicates, import_file, keep_apart, list_duplicates, list_preferences, list_reports,
    merge_place, place_id, prefer_source, refusal_code, settle, start, undo_merge,
};
pub use crate::jobs::{Cut, Due, ToMend, Whom, due, to_mend};
pub use crate::jobs::{
    DecideError, accept_proposal, forget_reminders_of, list_proposals, refuse_proposal, remind,
};
pub use crate::jobs::{
    Listed, ORGANISATION_KINDS, OrganisationError, add_organisation, coordinate, coverage,
    list_organisations,
};
pub use crate::model::{
    Board, Coverage, ExportReport, Exported, ExportedSource, Fields, Format, Label, Loss, Need,
    Origin, PrefixProblem, RefusedAs, Resolved, SHIPPED_MAPPINGS, SettledAs, ShippedError, Shown,
    Verified, school_days_end, shipped_mapping, written_mapping,
};
pub use crate::model::{Criterion, Grade};
pub use crate::store::{SeedError, has_places};
/// What [`change_place_hours`] takes.
pub use hours;
/// What [`Reader`] is made of.
pub use mapping::{Mapping, Source};

/// The area's tables, in the order in which they come to be.
pub const MIGRATIONS: [db::Migration; 10] = [
    db::migration!("202611221000_directory_places"),
    db::migration!("202611221010_directory_reports"),
    db::migration!("202611222200_directory_records"),
    db::migration!("202611281530_directory_listing_dates"),
    db::migration!("202611281600_directory_place_said"),
    db::migration!("202611282020_directory_place_changes"),
    db::migration!("202611282030_directory_coordination"),
    db::migration!("202611282040_directory_reminder"),
    db::migration!("202611282050_directory_proposal"),
    db::migration!("202611282310_directory_report_by_place"),
];

/// What people read in this area.
pub const TEXTS: i18n::Source = i18n::source!("directory");
/// What whoever answers for a place reads on their own pages.
pub const OWNER_TEXTS: i18n::Source = i18n::source!("owner");
/// What is said of a text that may be hard to read.
pub const READABILITY_TEXTS: i18n::Source = i18n::source!("readability");
/// What coordinators read, and whoever proposes a place.
pub const COORDINATE_TEXTS: i18n::Source = i18n::source!("coordinate");
/// What a reading of a source's file says of its rows.
pub const IMPORT_TEXTS: i18n::Source = i18n::source!("import");
/// What such a reading adds up to.
pub const IMPORT_REPORT_TEXTS: i18n::Source = i18n::source!("import-report");

/// What is in the tables about persons, and until when.
const TABLES: [Table; 32] = [
    Table::of_things("directory_source"),
    Table::of_things("directory_commune"),
    Table::of_things("directory_postcode"),
    Table::of_things("directory_commune_postcode"),
    Table::of_things("directory_label"),
    Table::of_things("directory_reference"),
    Table::of_things("directory_organisation"),
    Table::of_things("directory_organisation_text"),
    Table::of_things("directory_organisation_other_name"),
    Table::of_things("directory_place"),
    Table::of_things("directory_place_text"),
    Table::of_things("directory_place_other_name"),
    Table::of_things("directory_service"),
    Table::of_things("directory_answer"),
    Table::of_things("directory_listing"),
    Table::of_things("directory_listing_text"),
    Table::of_things("directory_listing_need"),
    Table::of_things("directory_listing_entry"),
    Table::of_things("directory_listing_entry_text"),
    Table::of_things("directory_alias"),
    Table::of_things("directory_search_count"),
    Table::of_things("directory_import"),
    Table::of_things("directory_record"),
    Table {
        name: "directory_correction",
        personal: &[PersonalColumn {
            name: "changed_by",
            purpose: "to know who changed a fact that stands before every source: the operator, or an account",
            readers: "the operator of the installation",
            ends: "two years after the change; the changed fact stays",
        }],
    },
    Table {
        name: "directory_place_change",
        personal: &[PersonalColumn {
            name: "changed_by",
            purpose: "to tell colleagues' changes from one's own, and to ask about a change that seems wrong",
            readers: "the operator of the installation; members who may change the place are told the organisation only",
            ends: "two years after the change; what was changed stays",
        }],
    },
    Table::of_things("directory_preference"),
    Table::of_things("directory_duplicate"),
    Table::of_things("directory_coordination"),
    Table::of_things("directory_reminder_made"),
    Table {
        name: "directory_reminder",
        personal: &[
            PersonalColumn {
                name: "address",
                purpose: "to ask by mail whether the facts of a place still hold, because whoever answers for it wished so",
                readers: "whoever may change the place; the operator of the installation",
                ends: "when the membership of whoever gave it ends, when they choose another way, or after 2 years in which nobody confirmed the place",
            },
            PersonalColumn {
                name: "membership_id",
                purpose: "to take the address away when the membership of whoever gave it ends",
                readers: "the operator of the installation",
                ends: "with the address",
            },
        ],
    },
    Table {
        name: "directory_proposal",
        personal: &[
            PersonalColumn {
                name: "message",
                purpose: "to check whether the place that somebody proposes exists; whoever writes may mention themselves or others",
                readers: "coordinators of the commune; the operator of the installation",
                ends: "90 days after the decision; 1 year after it is made where nobody decides",
            },
            PersonalColumn {
                name: "name",
                purpose: "to know which place is proposed; a place may bear the name of a person",
                readers: "coordinators of the commune; the operator of the installation",
                ends: "90 days after the decision; 1 year after it is made where nobody decides",
            },
            PersonalColumn {
                name: "phone",
                purpose: "to call the place and check it; the number may be that of a person",
                readers: "coordinators of the commune; the operator of the installation",
                ends: "90 days after the decision; 1 year after it is made where nobody decides",
            },
            PersonalColumn {
                name: "hours",
                purpose: "to know when the place is open, in the words of whoever proposes it",
                readers: "coordinators of the commune; the operator of the installation",
                ends: "90 days after the decision; 1 year after it is made where nobody decides",
            },
        ],
    },
    Table {
        name: "directory_report",
        personal: &[PersonalColumn {
            name: "message",
            purpose: "to mend the facts of a place; whoever writes may mention themselves or others",
            readers: "whoever may change the place: its organisation, coordinators of its commune; the operator of the installation",
            ends: "90 days after the report is settled; 2 years after it is made where nobody settles it",
        }],
    },
];

/// The directory as one server holds it.
#[derive(Debug)]
pub struct Directory {
    pub(crate) ground: Arc<Ground>,
    pub(crate) lexicon: Lexicon<Need>,
    pub(crate) labels: Vec<Label>,
    pub(crate) report_limit: Limit,
    pub(crate) proposal_limit: Limit,
    /// The installation's mail; not there where nobody gave it, and then nobody is written to.
    mail: OnceLock<Arc<mail::Mail>>,
    board: RwLock<Arc<Board>>,
    /// The position of the change feed up to which the board is known to be right.
    seen: AtomicI64,
    /// Searches since the last writing down, by day, commune, need and outcome.
    counts: Mutex<HashMap<jobs::Counted, i64>>,
    pub(crate) downloads: api::Downloads,
}

impl Directory {
    /// Reads the directory from the database.
    ///
    /// # Errors
    /// The database's, or a shipped file that cannot be used.
    pub async fn open(ground: Arc<Ground>) -> Result<Arc<Self>, SeedError> {
        let labels = model::shipped_labels()?;
        let lexicon = model::shipped_lexicon()?;
        let board = {
            let mut conn = ground.db.snapshot().await?;
            store::load_board(&mut conn, labels.clone()).await?
        };
        Ok(Arc::new(Self {
            ground,
            lexicon,
            labels,
            // Somebody who finds three mistakes tells all three; a flood waits.
            report_limit: Limit::new(5, SignedDuration::from_hours(1)),
            proposal_limit: Limit::new(5, SignedDuration::from_hours(1)),
            mail: OnceLock::new(),
            seen: AtomicI64::new(board.position),
            board: RwLock::new(Arc::new(board)),
            counts: Mutex::new(HashMap::new()),
            downloads: api::Downloads::default(),
        }))
    }

    /// Lets reminders go out by this mail. Only the first one counts.
    pub fn use_mail(&self, mail: Arc<mail::Mail>) {
        let _ = self.mail.set(mail);
    }

    /// Whether somebody can be written to at all.
    pub(crate) fn sends_mail(&self) -> bool {
        self.mail.get().is_some_and(|mail| mail.is_on())
    }

    /// The directory as it stands now.
    #[must_use]
    pub fn board(&self) -> Arc<Board> {
        Arc::clone(&self.board.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The position of the change feed up to which everything is on the board that is taken after asking this.
    pub(crate) fn seen(&self) -> i64 {
        self.seen.load(Ordering::Acquire)
    }

    pub(crate) fn replace_board(&self, board: Board) {
        *self.board.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(board);
    }
}

/// The area, as the app lists it.
#[must_use]
pub fn area(directory: &Arc<Directory>) -> Area {
    let mut routes = pages::routes(directory);
    routes.extend(api::routes(directory));
    Area {
        name: "directory",
        routes,
        jobs: jobs::scheduled(directory),
        tables: &TABLES,
        api: api::document(),
    }
}

/// Loads what we ship into a database: communes and postcodes always, the places of Brussels if wanted.
/// Gives the number of places that came in.
///
/// # Errors
/// The database's, or a shipped file that cannot be used.
pub async fn load_shipped(ground: &Ground, with_places: bool) -> Result<usize, SeedError> {
    let mut tx = ground.db.begin().await?;
    store::load_reference(&mut tx, &model::shipped_labels()?).await?;
    let mut came_in = 0;
    if with_places {
        came_in = store::load_seed(&mut tx, &store::Seed::read()?).await?;
        if came_in > 0 {
            jobs::tell(
                &mut tx,
                ground,
                &web::Actor::Operator,
                "places.loaded",
                "installation",
            )
            .await?;
        }
    }
    tx.commit().await?;
    Ok(came_in)
}
