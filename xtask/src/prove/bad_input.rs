//! Whatever is sent: no status 5xx, no panic, an answer within a second.

use std::process::Command;

use anyhow::{Result, ensure};

use super::{Form, fuzzers, random_tests};
use crate::ground::{Scratch, cargo, target};
use crate::run::{self, Tally};
use crate::server;

pub fn prove(form: Form) -> Result<Tally> {
    let cases = (form == Form::Full).then_some(20_000);
    let names = ["panics", "bad_input", "made_to_be_slow"];
    let mut tally = random_tests(form, &["--lib", "--tests"], &names, cases)?;
    keep_slowest(&mut tally.figures);
    tally
        .figures
        .push(format!("{} property tests", tally.passed));
    if form == Form::Full {
        fuzzers::prove(&mut tally)?;
        schemathesis(&mut tally)?;
    }
    Ok(tally)
}

/// Each test tells its own slowest answer; one figure says it for all.
fn keep_slowest(figures: &mut Vec<String>) {
    let (told, mut kept): (Vec<String>, Vec<String>) = std::mem::take(figures)
        .into_iter()
        .partition(|figure| figure.starts_with(SLOWEST));
    let numbers = |figure: &String| {
        let rest = figure.strip_prefix(SLOWEST)?.split_once(" ms of ")?;
        Some((rest.0.parse::<u64>().ok()?, rest.1.parse::<u64>().ok()?))
    };
    let told: Vec<(u64, u64)> = told.iter().filter_map(numbers).collect();
    if let Some(slowest) = told.iter().map(|(slowest, _)| slowest).max() {
        let answers: u64 = told.iter().map(|(_, answers)| answers).sum();
        kept.push(format!(
            "{SLOWEST}{slowest} ms of {answers}, unoptimised build, {}",
            crate::ground::load()
        ));
    }
    *figures = kept;
}

/// How the tests begin this figure.
const SLOWEST: &str = "slowest answer ";

/// Another version may send other things, or name its options otherwise.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Sends what the OpenAPI document allows and what it forbids; looks for server errors only.
fn schemathesis(tally: &mut Tally) -> Result<()> {
    crate::machine::ensure_python()?;
    run::must(cargo().args(["build", "--release", "--locked"]))?;
    let scratch = Scratch::new("schemathesis")?;
    let venv = scratch.path().join("venv");
    run::must(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    run::must(Command::new(venv.join("bin/pip")).args(["install", "--quiet", SCHEMATHESIS]))?;
    let (server, address) = server::start(&target().join("release/passerelle"), scratch.path())?;
    let good = run::run(
        Command::new(venv.join("bin/schemathesis"))
            .args(["run", &format!("http://{address}/api/v1/openapi.json")])
            .args([
                "--checks",
                "not_a_server_error",
                "--max-examples",
                "300",
                "--max-response-time",
                "1",
            ])
            .args(["--generation-deterministic", "--mode", "all"])
            .current_dir(scratch.path()),
    )?;
    ensure!(
        server.stop()?,
        "the server did not stop gracefully afterwards"
    );
    ensure!(
        good,
        "schemathesis found an answer 5xx, or one that took more than a second"
    );
    tally.passed += 1;
    tally
        .figures
        .push("schemathesis: 0 answers 5xx, none after more than a second".to_owned());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_answers_of_all_tests_become_one_figure() {
        let mut figures = [
            "slowest answer 7 ms of 400",
            "other",
            "slowest answer 52 ms of 30",
        ]
        .map(str::to_owned)
        .to_vec();
        keep_slowest(&mut figures);
        assert_eq!(figures.len(), 2);
        assert_eq!(figures[0], "other");
        assert!(figures[1].starts_with("slowest answer 52 ms of 430"));
    }
}
