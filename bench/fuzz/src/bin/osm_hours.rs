//! Hours in OpenStreetMap's syntax, from files of others: read, asked, written, read again.
#![no_main]

use hours::{Calendar, Hours};
use jiff::civil::date;

libfuzzer_sys::fuzz_target!(init: fuzz::seeds::write("osm_hours"), |text: &str| {
    let Ok(hours) = Hours::parse(text) else {
        return;
    };
    let calendar = Calendar::default();
    let when = date(2026, 11, 22).at(12, 0, 0, 0);
    let opening = hours.state_at(when, &calendar);
    let written = hours.to_string();
    let again = Hours::parse(&written).expect("what we write we can read");
    assert_eq!(
        again.state_at(when, &calendar).state,
        opening.state,
        "{text:?} became {written:?}"
    );
});
