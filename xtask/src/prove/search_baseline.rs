//! Searches per second and page latency on 20,000 generated places.

use anyhow::{Result, ensure};

use super::{Form, tests};
use crate::ground::{cargo, load};
use crate::run::{self, Tally};

pub fn prove(form: Form) -> Result<Tally> {
    match form {
        Form::Small => tests(form, &["--lib", "--tests"], &["generated_places"]),
        Form::Full => {
            println!("{}", load());
            let (good, tally) = run::tests(cargo().args([
                "run",
                "--release",
                "--locked",
                "-p",
                "journeys",
                "--bin",
                "baseline",
            ]))?;
            ensure!(
                good && !tally.figures.is_empty(),
                "the baseline gave no figure"
            );
            Ok(tally)
        }
    }
}
