//! Promises that only a real browser shows.

use anyhow::Result;

use super::{Form, tests};
use crate::run::Tally;

pub fn light_pages(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["light"])
}

pub fn accessible(form: Form) -> Result<Tally> {
    // On every change the browser stage has just run all of it.
    let filters: &[&str] = if form == Form::Small {
        &["control"]
    } else {
        &[]
    };
    tests(form, &["--test", "browser"], filters)
}

pub fn no_javascript(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["javascript"])
}
