//! Texts of which only a part can be read: that part is proposed, and the rest stays unknown.

use super::reading::{Fault, readings};
use super::{Gap, Proposal, Tongue, Why};
use crate::Hours;

/// Days that people mean who write only times, likeliest first.
const USUAL_DAYS: [&str; 2] = ["Mo-Fr", "Mo-Su"];

pub(super) fn read(text: &str, page: Option<Tongue>, fault: &Fault) -> Option<Proposal> {
    match fault.what {
        Gap::DaysMissing => on_usual_days(text, page),
        Gap::Word | Gap::TimesMissing | Gap::LoneTime | Gap::Order => by_parts(text, page),
        Gap::Nothing | Gap::TooLong | Gap::NoSuchTime => None,
    }
}

/// "9-17": the times, on the days that are meant most often.
fn on_usual_days(text: &str, page: Option<Tongue>) -> Option<Proposal> {
    let hours = USUAL_DAYS.iter().filter_map(|days| {
        let mut readings = readings(&format!("{days}: {text}"), page).ok()?;
        Some(readings.remove(0).hours)
    });
    let mut hours = hours.collect::<Vec<Hours>>().into_iter();
    Some(Proposal {
        hours: hours.next()?,
        why: Why::DaysMissing,
        others: hours.collect(),
    })
}

/// "ma-vr 9u-12u, 's namiddags op afspraak": parts between commas and ends of lines that can be read
/// alone; what cannot is kept as the comment of an unknown.
fn by_parts(text: &str, page: Option<Tongue>) -> Option<Proposal> {
    let mut kept = String::new();
    let mut left: Vec<&str> = Vec::new();
    let mut others = Vec::new();
    for part in text.split([',', ';', '\n', '|']).map(str::trim) {
        let with = match kept.is_empty() {
            true => part.to_owned(),
            false => format!("{kept}; {part}"),
        };
        // A closure alone, or an appointment for who knows what, says too little to be proposed.
        match readings(&with, page) {
            Ok(found) if found.iter().all(|it| it.why.is_none()) => {
                kept = with;
                others = found;
            }
            _ if part.is_empty() => {}
            _ => left.push(part),
        }
    }
    if others.is_empty() || left.is_empty() {
        return None;
    }
    let rest = left.join(", ").replace('"', "\u{201d}");
    let mut hours = others.into_iter().filter_map(|reading| {
        let text = format!("{} || unknown \"{rest}\"", reading.hours);
        Hours::parse_strictly(&text).ok()
    });
    Some(Proposal {
        hours: hours.next()?,
        why: Why::PartlyRead,
        others: hours.collect(),
    })
}
