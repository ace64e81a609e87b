//! Where a place is and how to reach it, as somebody typed it.

use kernel::Language;

use super::check::{Checked, Note, Typed};
use super::{ADDRESS, Address, LONGEST_NAME};
use crate::model::{Fields, Near, NearProblem};

pub(super) fn check(typed: &Typed, now: &Fields, language: Language, checked: &mut Checked) {
    address(typed, now, language, checked);
    for (field, shape) in [
        ("phone", phone as fn(&str) -> Option<&'static str>),
        ("email", email),
    ] {
        if !typed.has(field) {
            continue;
        }
        let text = typed.one(field);
        line(field, text, checked);
        let doubt = Some(text).filter(|text| !text.is_empty()).and_then(shape);
        if let Some(code) = doubt {
            checked.remarks.push(Note::new(field, code, text));
        }
    }
    if typed.has("website") {
        website(typed.one("website"), checked);
    }
}

/// Keeps one line of text.
fn line(field: &str, text: &str, checked: &mut Checked) {
    let text = text.replace('\n', " ");
    if text.chars().count() > LONGEST_NAME {
        checked
            .troubles
            .push(Note::new(field, "too-long", LONGEST_NAME));
    }
    let values = Some(text).filter(|text| !text.is_empty());
    checked.facts.set(field, values.into_iter().collect());
}

/// Whether a number looks like one that a phone in Belgium dials: 8 or 9 digits behind `+32` or `0`, or one of
/// another country.
fn phone(text: &str) -> Option<&'static str> {
    let letters = text.chars().any(char::is_alphabetic);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = if text.trim_start().starts_with('+') || digits.starts_with("00") {
        let digits = digits.trim_start_matches("00");
        match digits.strip_prefix("32") {
            Some(national) => national.trim_start_matches('0').to_owned(),
            None => return (letters || !(7..=15).contains(&digits.len())).then_some("phone"),
        }
    } else {
        match digits.strip_prefix('0') {
            Some(national) => national.to_owned(),
            // Short numbers of services, such as 1700.
            None if (3..=4).contains(&digits.len()) && !letters => return None,
            None => return Some("phone"),
        }
    };
    (letters || !(8..=9).contains(&national.len())).then_some("phone")
}

fn email(text: &str) -> Option<&'static str> {
    let fine = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !text.contains(char::is_whitespace)
            && !host.contains('@')
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
    });
    (!fine).then_some("email")
}

/// A site is a link on the place's page: it must be one that a browser opens as a site.
fn website(text: &str, checked: &mut Checked) {
    let lower = text.to_lowercase();
    let has_scheme = lower.starts_with("https://") || lower.starts_with("http://");
    if !has_scheme && text.contains("://") {
        checked
            .troubles
            .push(Note::new("website", "website-scheme", text));
    }
    let whole = if text.is_empty() || has_scheme {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    line("website", &whole, checked);
    let host = whole
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    let doubtful = !host.contains('.') || whole.contains(char::is_whitespace);
    if !whole.is_empty() && doubtful {
        checked.remarks.push(Note::new("website", "website", text));
    }
}

fn address(typed: &Typed, now: &Fields, language: Language, checked: &mut Checked) {
    let before = Address::read(now.all(ADDRESS));
    let mut address = before.clone();
    if typed.has("street") {
        let street = typed.one("street").replace('\n', ", ");
        if street.chars().count() > LONGEST_NAME {
            checked
                .troubles
                .push(Note::new("street", "too-long", LONGEST_NAME));
        }
        if !street.is_empty() && !street.contains(|c: char| c.is_ascii_digit()) {
            checked
                .remarks
                .push(Note::new("street", "no-number", &street));
        }
        address = address.with_street(Some(street).filter(|street| !street.is_empty()));
    }
    if before.is_abroad() {
        abroad(typed, &mut address);
    } else {
        // One of several towns that were asked about.
        let chosen = typed.one("town-choice");
        let town = if chosen.is_empty() {
            typed.one("town")
        } else {
            chosen
        };
        if typed.has("town") && town != before.town(language) {
            address = in_belgium(town, address, checked);
        }
    }
    if before.lat.is_some() && address.lat.is_none() {
        checked.remarks.push(Note::new("street", "point", ""));
    }
    checked.facts.set(ADDRESS, address.written());
}

fn abroad(typed: &Typed, address: &mut Address) {
    let text = |input: &str| Some(typed.one(input).to_owned()).filter(|text| !text.is_empty());
    let short = |text: Option<String>| text.map(|text| text.chars().take(LONGEST_NAME).collect());
    if typed.has("postcode") {
        address.postcode = short(text("postcode"));
    }
    if typed.has("commune") {
        address.commune = short(text("commune"));
    }
}

/// Understands a town as a search does; where several are meant, they are offered, and the address waits.
fn in_belgium(town: &str, address: Address, checked: &mut Checked) -> Address {
    let problem = match Near::parse(town) {
        Ok(Near::Anywhere) => return address.in_town(None, None),
        Ok(Near::Here(here)) if here.postcode.is_some() || here.whole_commune => {
            return address.in_town(here.postcode, here.commune);
        }
        // A position is no address.
        Ok(Near::Here(_)) => NearProblem::OutsideBelgium,
        Err(problem) => problem,
    };
    let (code, choices) = match problem {
        NearProblem::Which(choices) => ("town-which", choices),
        NearProblem::NoSuchPostcode => ("town-postcode", Vec::new()),
        NearProblem::NoSuchCommune(choices) | NearProblem::Ended(choices) => {
            ("town-commune", choices)
        }
        NearProblem::OutsideBelgium => ("town-commune", Vec::new()),
    };
    checked.troubles.push(Note::new("town", code, town));
    checked.towns = choices;
    address
}
