//! Promises that only a real browser shows.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Form, tests};
use crate::ground::root;
use crate::run::{self, Tally};

pub fn light_pages(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["light"])
}

/// All bars but the slow link, which is `light-pages`' and takes longer than all others together.
const BARS_OF_THE_STATEMENT: &[&str] = &[
    "control", "b01", "b02", "b03", "b05", "b07", "b09", "b10", "b11", "b12", "b13", "b14", "b15",
    "b16", "b22",
];

pub fn accessible(form: Form) -> Result<Tally> {
    if form == Form::Small {
        // On every change the browser stage has just held all bars against all pages.
        let mut tally = tests(form, &["--test", "browser"], &["control"])?;
        tally.figures.push(format!(
            "{} bars find what is wrong with a page made to miss them",
            tally.passed
        ));
        return Ok(tally);
    }
    let mut tally = tests(form, &["--test", "browser"], BARS_OF_THE_STATEMENT)?;
    write_statement(&tally.statements)?;
    let met = tally
        .statements
        .iter()
        .filter(|line| line.contains(": 0 faults on "))
        .count();
    tally.figures.push(format!(
        "{met} of {} bars met on every page in every language",
        tally.statements.len()
    ));
    Ok(tally)
}

/// The page "accessibility" shows what this writes; the next build contains it.
fn write_statement(lines: &[String]) -> Result<()> {
    let date = run::output(Command::new("date").args(["-u", "+%F"]))?;
    let mut text = String::from(
        "# Written by `cargo xtask prove accessible`; shown on the page \"accessibility\".\n",
    );
    writeln!(text, "date: {}", date.trim())?;
    lines.iter().try_for_each(|line| writeln!(text, "{line}"))?;
    std::fs::write(root().join("docs/accessibility-results.txt"), text)
        .context("docs/accessibility-results.txt")
}

/// What the next person at a browser finds of the former one.
pub fn next_person(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["next_person"])
}

/// Work that is done with a keyboard alone.
pub fn owner_journeys(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["owner_journeys"])
}

pub fn no_javascript(form: Form) -> Result<Tally> {
    tests(form, &["--test", "browser"], &["javascript"])
}
