//! Whatever is sent: no status 5xx, no panic, an answer within a second.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Form, random_tests};
use crate::ground::{Scratch, cargo, root, target};
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
        fuzz(&mut tally)?;
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

/// Seconds that each fuzzer runs.
const FUZZ_SECONDS: u32 = 60;

/// What makes the compiler tell libFuzzer which branches an input took. These flags are stable, so
/// neither a nightly compiler nor a cargo tool is needed.
const COVERAGE: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// libFuzzer on whatever reads text from outside: no panic, no overflow, no answer slower than a second.
fn fuzz(tally: &mut Tally) -> Result<()> {
    let bench = root().join("bench");
    let version = run::output(Command::new("rustc").arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    // With a target named, the flags stay away from build scripts.
    let build = ["build", "--release", "--locked", "--target", host];
    run::must(
        cargo()
            .args(build)
            .current_dir(&bench)
            .env("RUSTFLAGS", COVERAGE.join(" "))
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    for name in ["osm_hours", "typed_hours", "own_words"] {
        let scratch = Scratch::new(name)?;
        let corpus = scratch.path().join("corpus");
        std::fs::create_dir_all(&corpus)?;
        let program = bench.join("target").join(host).join("release").join(name);
        let limits = [
            format!("-max_total_time={FUZZ_SECONDS}"),
            "-timeout=1".into(),
            "-max_len=300".into(),
            "-verbosity=0".into(),
        ];
        let good = run::run(
            Command::new(program)
                .args(limits)
                .arg(&corpus)
                .current_dir(scratch.path()),
        )?;
        ensure!(
            good,
            "{name}: libFuzzer found an input that panics or takes more than a second"
        );
        tally.passed += 1;
        tally.figures.push(format!(
            "libFuzzer on {name}: nothing found in {FUZZ_SECONDS} s"
        ));
    }
    Ok(())
}

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
