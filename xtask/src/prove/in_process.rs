//! Promises that tests without a browser or a running server show.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Form, random_tests, tests};
use crate::run::Tally;

/// Random hours whose year is compared in the full form; each costs about a second.
const YEARS: u32 = 200;

pub fn opening_hours(form: Form) -> Result<Tally> {
    let cases = (form == Form::Full).then_some(YEARS);
    let mut tally = random_tests(
        form,
        &["--tests"],
        &["plain_evaluator", "they_agree", "clock_change"],
        cases,
    )?;
    let years = cases.map_or("some random hours".to_owned(), |cases| {
        format!("{} random hours", cases * 2)
    });
    tally
        .figures
        .push(format!("0 of 525,600 minutes differ, for each of {years}"));
    Ok(tally)
}

/// Tests named after an item of our list of what went wrong in other directories (`item_31_…`).
pub fn peer_bugs(form: Form) -> Result<Tally> {
    let mut tally = tests(form, &["--lib", "--bins", "--tests"], &["item_"])?;
    let items: BTreeSet<u32> = tally.names.iter().filter_map(|name| item(name)).collect();
    let list = items
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    tally.figures.push(format!(
        "{} mistakes of other directories cannot happen here: items {list}",
        items.len()
    ));
    Ok(tally)
}

fn item(name: &str) -> Option<u32> {
    let (_, rest) = name.split_once("item_")?;
    rest.split('_').next()?.parse().ok()
}

pub fn no_javascript(form: Form) -> Result<Tally> {
    let mut tally = tests(form, &["--test", "journeys"], &["without_javascript"])?;
    tally.figures.push(format!(
        "{} journeys by links and forms alone",
        tally.passed
    ));
    if form == Form::Full {
        tally.add(super::browser::no_javascript(form)?);
    }
    Ok(tally)
}

pub fn own_words(form: Form) -> Result<Tally> {
    tests(form, &["--lib", "--tests"], &["own_words"])
}

pub fn mapping(form: Form) -> Result<Tally> {
    tests(
        form,
        &["--test", "drafting"],
        &["drafts_of_every_collected_list"],
    )
}

pub fn duplicates(form: Form) -> Result<Tally> {
    tests(form, &["--test", "labelled", "--test", "definition"], &[""])
}

/// The figure is printed by the test that goes through all cases.
pub fn oidc(form: Form) -> Result<Tally> {
    tests(form, &["--test", "login_service"], &[""])
}

pub fn feed(form: Form) -> Result<Tally> {
    tests(form, &["--test", "journeys"], &["feed::"])
}

pub fn round_trip(form: Form) -> Result<Tally> {
    tests(form, &["--test", "exports"], &["round_trip", "standards::"])
}

pub fn access_matrix(form: Form) -> Result<Tally> {
    tests(form, &["--test", "journeys"], &["rights::matrix"])
}

pub fn twin_databases(form: Form) -> Result<Tally> {
    tests(form, &["--test", "journeys"], &["rights::twins"])
}

/// The journeys of somebody who means ill, and what the areas and the base hold for themselves.
pub fn web_security(form: Form) -> Result<Tally> {
    let names = [
        // The payloads and guesses of the journeys take minutes and ran among the tests already.
        if form == Form::Full {
            "security::"
        } else {
            "security::forms"
        },
        "sign_in::tests",
        "elsewhere::tests",
        "access::tests",
        "password::tests",
        "passwords::tests",
        "code::tests",
        "attempt::tests",
        "span::tests",
    ];
    tests(form, &["--lib", "--test", "journeys"], &names)
}

#[cfg(test)]
mod tests {
    use super::item;

    #[test]
    fn the_number_of_an_item_is_read_from_the_name_of_its_test() {
        assert_eq!(item("model::item_31_open_to_everybody"), Some(31));
        assert_eq!(item("a_list_of_places"), None);
    }
}
