//! Facts in the words of a page: what they are called, and what they say.

use hours::{Hours, State, WeekSlot};
use i18n::Texts;
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, date};

use crate::model::{ADDRESS, Address, CONFIRMED, Fields, Section, differences};
use crate::pages::card::{Said, day_of};

/// What a fact is called.
pub fn label(t: &Texts, fact: &str) -> String {
    let (code, language) = fact.split_once(':').unwrap_or((fact, ""));
    let key = match code {
        ADDRESS => "where-heading",
        "phone" => "phone-title",
        "email" => "email",
        "website" => "website",
        "hours" => "hours-title",
        "offer" => "help-with",
        "languages" => "languages-title",
        "not_languages" => "fact-not-languages",
        "name" => "fact-name",
        "says" => "fact-says",
        "for_whom" => "fact-for-whom",
        "price" => "price-title",
        "access" => "access-title",
        CONFIRMED => "fact-confirmed",
        "closed" => "fact-closed",
        "merged" => "fact-merged",
        question => return t.pick("question", question),
    };
    let name = t.get(key);
    if language.is_empty() {
        return name;
    }
    t.msg("fact-in-language")
        .str("fact", name)
        .str("language", t.language_name(language))
        .to_string()
}

/// What a fact says, with the language of a text that is not in the page's.
pub fn value(t: &Texts, fact: &str, values: &[String]) -> Said {
    let (_, language) = fact.split_once(':').unwrap_or((fact, ""));
    let is_foreign = !language.is_empty() && language != t.language().code();
    Said {
        text: words(t, fact, values),
        // That nothing is known is said in the words of the page.
        language: (is_foreign && !values.is_empty()).then(|| language.to_owned()),
    }
}

fn words(t: &Texts, fact: &str, values: &[String]) -> String {
    let Some(first) = values.first() else {
        return t.get("fact-unknown");
    };
    match fact {
        ADDRESS => {
            let address = Address::read(values);
            let town = Some(address.town(t.language())).filter(|town| !town.is_empty());
            let parts: Vec<String> = address.street.into_iter().chain(town).collect();
            if parts.is_empty() {
                t.get("fact-unknown")
            } else {
                parts.join(", ")
            }
        }
        "hours" => hours(t, first).join("; "),
        "offer" => {
            let offers: Vec<String> = values.iter().filter_map(|one| offer(t, one)).collect();
            offers.join("; ")
        }
        "languages" | "not_languages" => {
            let names: Vec<String> = values.iter().map(|code| t.language_name(code)).collect();
            t.list(&names)
        }
        CONFIRMED => day_of(t, first),
        "merged" => String::new(),
        _ if first == "yes" => t.get("answer-yes"),
        _ if first == "no" => t.get("answer-no"),
        _ => first.clone(),
    }
}

fn offer(t: &Texts, offer: &str) -> Option<String> {
    let (key, offer) = match offer.strip_prefix("no:") {
        Some(rest) => ("offer-no", rest),
        None => ("offer-yes", offer),
    };
    let (need, mode) = offer.split_once('@')?;
    let said = t
        .msg(key)
        .str("need", t.pick("need", need))
        .str("mode", t.pick("given", mode));
    Some(said.to_string())
}

/// Hours by following days with the same times; as they are written where a week cannot say them.
pub fn hours(t: &Texts, osm: &str) -> Vec<String> {
    let read = Hours::parse(osm).ok();
    let week = read.as_ref().and_then(Hours::week);
    let Some(week) = week.filter(|week| week.school_holidays.is_none()) else {
        return vec![osm.to_owned()];
    };
    let line = |days: String, slots: &[WeekSlot]| {
        t.msg("hours-of-days")
            .str("days", days)
            .str("times", times(t, slots))
            .to_string()
    };
    let mut lines: Vec<String> = week
        .rows()
        .iter()
        .map(|row| {
            let (first, last) = (weekday(t, row.first), weekday(t, row.last));
            let days = if row.first == row.last {
                first
            } else {
                t.msg("days-span")
                    .str("first", first)
                    .str("last", last)
                    .to_string()
            };
            line(days, &row.slots)
        })
        .collect();
    if let Some(slots) = &week.public_holidays {
        lines.push(line(t.get("public-holidays"), slots));
    }
    lines
}

fn weekday(t: &Texts, weekday: Weekday) -> String {
    /// A Monday.
    const MONDAY: Date = date(2024, 1, 1);
    let ahead = i64::from(weekday.to_monday_zero_offset());
    t.weekday(MONDAY.saturating_add(ahead.days()))
}

fn times(t: &Texts, slots: &[WeekSlot]) -> String {
    if slots.is_empty() {
        return t.get("hours-closed");
    }
    let slots: Vec<String> = slots.iter().map(|slot| slot_of(t, slot)).collect();
    t.list(&slots)
}

fn slot_of(t: &Texts, slot: &WeekSlot) -> String {
    let clock = |minutes: u16| {
        let hour = i8::try_from(minutes / 60 % 24).unwrap_or(0);
        let minute = i8::try_from(minutes % 60).unwrap_or(0);
        Time::new(hour, minute, 0, 0).unwrap_or(Time::midnight())
    };
    let span = t
        .msg("hours-span")
        .str("from", t.time(clock(slot.start)))
        .str("to", t.end_time(clock(slot.end)))
        .to_string();
    match slot.state {
        State::Open | State::Closed => span,
        State::ByAppointment => t.msg("hours-appointment").str("span", span).to_string(),
        State::Unknown => t.msg("hours-unknown").str("span", span).to_string(),
    }
}

/// The facts of a section that are known, each with its label.
pub fn known(t: &Texts, section: Section, facts: &Fields) -> Vec<(String, Said)> {
    differences(&Fields::default(), facts)
        .into_iter()
        .filter(|one| section.holds(&one.fact))
        .map(|one| (label(t, &one.fact), value(t, &one.fact, &one.became)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use i18n::Catalogue;
    use kernel::Language;

    use super::*;

    #[test]
    fn a_text_in_another_language_than_the_page_says_which() {
        let texts = [i18n::FORMAT, web::TEXTS, crate::TEXTS, crate::OWNER_TEXTS];
        let catalogue = Arc::new(Catalogue::load(&texts, None).unwrap());
        let t = Texts::new(catalogue, Language::French);
        let languages = |fact: &str, values: &[&str]| {
            let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
            value(&t, fact, &values).language
        };
        assert_eq!(languages("name:nl", &["Bib"]).as_deref(), Some("nl"));
        assert_eq!(languages("name:fr", &["Bib"]), None);
        assert_eq!(languages("name", &["Bib"]), None, "nobody knows which");
        assert_eq!(languages("name:nl", &[]), None, "\"unknown\" is French");
        assert_eq!(languages("phone", &["+32 2 000 00 00"]), None);
    }
}
