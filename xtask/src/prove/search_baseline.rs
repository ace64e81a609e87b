//! Searches per second, page latency and how soon an edit shows, on generated places, over loopback.

use anyhow::{Result, ensure};

use super::Form;
use crate::ground::{cargo, load, target};
use crate::run::{self, Tally};

pub fn prove(form: Form) -> Result<Tally> {
    let (profile, options): (&str, &[&str]) = match form {
        Form::Small => ("debug", &["--places", "200", "--seconds", "0"]),
        Form::Full => ("release", &[]),
    };
    if form == Form::Full {
        run::must(cargo().args(["build", "--release", "--workspace", "--bins", "--locked"]))?;
        println!("{}", load());
    }
    let programs = target().join(profile);
    let mut baseline = std::process::Command::new(programs.join("baseline"));
    let (good, mut tally) = run::tests(baseline.arg(programs.join("passerelle")).args(options))?;
    ensure!(
        good && !tally.figures.is_empty(),
        "the baseline gave no figure"
    );
    if form == Form::Small {
        // A build for tests on a busy machine says nothing about speed.
        tally.figures = vec!["200 generated places: every search and page answers".to_owned()];
    }
    Ok(tally)
}
