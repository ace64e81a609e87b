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

/// The figure is printed by the test that goes through all cases; then people go to a login service and
/// come back, in our own pages.
pub fn oidc(form: Form) -> Result<Tally> {
    let mut tally = tests(form, &["--test", "login_service"], &[""])?;
    let journeys = tests(form, &["--test", "journeys"], &["login_services::"])?;
    tally.figures.push(format!(
        "{} journeys to a login service and back",
        journeys.passed
    ));
    tally.add(journeys);
    Ok(tally)
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
    tests(
        form,
        &["--test", "journeys"],
        &["rights::twins", "rights::times"],
    )
}

/// What the crates hold for themselves: all of the accounts, and what of the base stands at the door.
const OF_THE_CRATES: [&str; 18] = [
    "access::tests",
    "address::tests",
    "client::tests",
    "elsewhere::tests",
    "jobs::passwords::tests",
    "limit::tests",
    "a_million_networks",
    "model::attempt::tests",
    "model::code::tests",
    "model::day::tests",
    "model::digit::tests",
    "model::email::tests",
    "model::membership::tests",
    "model::name::tests",
    "model::password::tests",
    "model::span::tests",
    "pages::app::tests",
    "sign_in::tests",
];

/// The journeys of somebody who means ill, and what the areas and the base hold for themselves.
pub fn web_security(form: Form) -> Result<Tally> {
    let journeys: &[&str] = if form == Form::Full {
        &["security::", "accounts::", "login_services::"]
    } else {
        // The payloads and guesses of the journeys take minutes and ran among the tests already.
        &["security::forms"]
    };
    let names = [journeys, &OF_THE_CRATES].concat();
    let targets = ["--lib", "--test", "journeys", "--test", "limit"];
    let mut tally = tests(form, &targets, &names)?;
    once_each(&mut tally.figures);
    tally.figures.push(format!("{} tests hold", tally.passed));
    Ok(tally)
}

/// Both databases say the same of most things.
fn once_each(figures: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    figures.retain(|figure| seen.insert(figure.clone()));
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{OF_THE_CRATES, item, once_each};

    #[test]
    fn the_number_of_an_item_is_read_from_the_name_of_its_test() {
        assert_eq!(item("model::item_31_open_to_everybody"), Some(31));
        assert_eq!(item("a_list_of_places"), None);
    }

    /// The modules of a folder that hold tests, by the names of these: `model::code::tests`.
    fn tested(folder: &Path, before: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                tested(&path, &format!("{before}{name}::"), found);
            } else if std::fs::read_to_string(&path)
                .unwrap()
                .contains("\nmod tests")
            {
                found.push(format!("{before}{name}::tests"));
            }
        }
    }

    #[test]
    fn no_test_of_the_accounts_is_left_out() {
        let mut found = Vec::new();
        tested(
            &crate::ground::root().join("areas/accounts/src"),
            "",
            &mut found,
        );
        assert!(found.len() > 8, "{found:?}");
        found.retain(|module| !OF_THE_CRATES.iter().any(|name| module.contains(name)));
        assert_eq!(found, [""; 0], "no filter of web-security has these");
    }

    #[test]
    fn what_both_databases_say_is_said_once() {
        let mut figures = ["a", "b", "a"].map(str::to_owned).to_vec();
        once_each(&mut figures);
        assert_eq!(figures, ["a", "b"]);
    }
}
