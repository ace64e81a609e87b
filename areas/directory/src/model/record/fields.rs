//! What kinds of field there are: one table for what comes in and what goes out.

use kernel::Wording;

use crate::model::Place;

/// Texts that have a language: `name:fr`; without one they are the same in every language.
pub const TEXTS: [&str; 5] = ["name", "says", "for_whom", "price", "access"];

/// Fields that hold several values; of every other the first counts.
const LISTS: [&str; 18] = [
    "organisation_kind",
    "other_name",
    "needs",
    "service",
    "support",
    "mode",
    "way_in",
    "audience",
    "care",
    "languages",
    "not_languages",
    "offer",
    "programme",
    "training_label",
    "other_label",
    "phone",
    "email",
    "website",
];

/// Whether a field is a list, even where it has one value or none.
#[must_use]
pub fn is_list(field: &str) -> bool {
    LISTS.contains(&field)
}

/// The texts of a place by their fields.
#[must_use]
pub const fn texts_of(place: &Place) -> [(&'static str, &Wording); TEXTS.len()] {
    [
        (TEXTS[0], &place.name),
        (TEXTS[1], &place.says),
        (TEXTS[2], &place.for_whom),
        (TEXTS[3], &place.price),
        (TEXTS[4], &place.access),
    ]
}
