//! What every room shares: ids, languages, time, place on earth, calendars.
//! Plain types and pure functions; nothing here reads a clock, a file or a network.

pub mod calendar;
pub mod clock;
pub mod geography;
mod hex;
pub mod id;
pub mod language;
pub mod place;
pub mod wording;

pub use clock::{Clock, FixedClock, SystemClock};
pub use hex::hex;
pub use id::{Id, Ids};
pub use language::{Language, SpokenLanguage};
pub use place::{Nis, Point, Postcode};
pub use wording::{Foreign, Wording};
