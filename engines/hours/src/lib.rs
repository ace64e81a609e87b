//! Opening hours that are honest: open, closed, by appointment, or unknown.
//!
//! Hours are read from the OpenStreetMap syntax with [`Hours::parse`], or from what people type
//! in French, Dutch, German or English with [`understand`]. They are asked with [`Hours::state_at`],
//! [`Hours::preview`], or, for many places at once, [`Hours::timeline`]. Holidays come from outside
//! in a [`Calendar`]; every time is Belgian civil time. What nobody knows is [`State::Unknown`],
//! never closed.
//!
//! ```
//! use hours::{Calendar, Hours, State};
//! use jiff::civil::date;
//!
//! let hours = Hours::parse("Mo-Fr 09:00-12:30,13:30-17:00; Sa \"sur rendez-vous\"")?;
//! let opening = hours.state_at(date(2026, 6, 10).at(11, 0, 0, 0), &Calendar::default());
//! assert_eq!(opening.state, State::Open);
//! assert_eq!(opening.until, Some(date(2026, 6, 10).at(12, 30, 0, 0)));
//! # Ok::<(), hours::HoursError>(())
//! ```

mod calendar;
mod comment;
mod convert;
mod dates;
mod days;
mod error;
mod evaluate;
mod format;
mod hours;
mod opening;
mod pieces;
mod preview;
mod rule;
mod timeline;
mod understand;
mod week;

pub use calendar::{Calendar, CommunityDays};
pub use error::{HoursError, Problem};
pub use hours::Hours;
pub use opening::{Caution, LOOK_AHEAD_DAYS, Opening};
pub use preview::{DayPreview, Holiday, Slot};
pub use timeline::Timeline;
pub use understand::{
    Gap, NotUnderstood, Proposal, Tongue, Understanding, Why, understand, understand_in,
};
pub use week::{Week, WeekRow, WeekSlot};

/// What a place is at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The door is open to whoever comes.
    Open,
    Closed,
    /// Only who made an appointment is received: neither open nor closed.
    ByAppointment,
    /// Nobody knows; never to be shown as closed.
    Unknown,
}
