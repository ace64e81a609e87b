//! Promises that tests without a browser or a running server show.

use anyhow::Result;

use super::{Form, tests};
use crate::run::Tally;

pub fn opening_hours(form: Form) -> Result<Tally> {
    tests(form, &["--lib", "--tests"], &["minute_by_minute"])
}

pub fn peer_bugs(form: Form) -> Result<Tally> {
    let mut tally = tests(form, &["--lib", "--tests"], &["peer_bug_"])?;
    tally.figures.push(format!(
        "{} tests of mistakes made elsewhere pass",
        tally.passed
    ));
    Ok(tally)
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
