//! libFuzzer on whatever reads text or files from outside: no panic, no overflow, no promise broken
//! that `bench/fuzz` asserts, no answer slower than a second, no memory without a bound.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::ground::{Scratch, cargo, root};
use crate::run::{self, Tally};

/// A program of `bench/fuzz/src/bin`, and the longest input that is made for it.
struct Target {
    name: &'static str,
    longest: u32,
}

const fn target(name: &'static str, longest: u32) -> Target {
    Target { name, longest }
}

const TARGETS: &[Target] = &[
    target("osm_hours", 300),
    target("typed_hours", 300),
    target("own_words", 300),
    target("plain_words", 600),
    target("archives", 2_000),
    target("workbooks", 1_000),
    target("endless", 400),
    target("encodings", 400),
    target("json", 600),
    target("formulas", 200),
    target("values", 600),
    target("mappings", 1_200),
    target("records", 1_000),
];

/// The fuzzer that has to fail. What it panics on is longer than what is tried in vain.
const CONTROL: Target = target("control", 4);

/// Seconds that each fuzzer runs.
const SECONDS: u32 = 40;
const MEGABYTES: u32 = 512;

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

/// Builds all fuzzers, shows that one can fail, and runs the others.
pub fn prove(tally: &mut Tally) -> Result<()> {
    let programs = build()?;
    control(&programs, tally)?;
    for target in TARGETS {
        let scratch = Scratch::new(target.name)?;
        let kept = found(target.name)?;
        let run = Run::of(&programs, target, scratch.path());
        let (good, said) = run.search(&format!("-artifact_prefix={}/", kept.display()))?;
        let name = target.name;
        ensure!(
            good,
            "{said}\n{name}: libFuzzer found an input that breaks a promise, takes more than a second \
             or too much memory; it lies in {}",
            kept.display()
        );
        let inputs = executed(&said).with_context(|| format!("{name} does not say what it ran"))?;
        ensure!(inputs > 0, "{name} ran nothing");
        tally.passed += 1;
        tally.figures.push(format!(
            "libFuzzer on {name}: nothing found with {inputs} inputs in {SECONDS} s"
        ));
    }
    Ok(())
}

/// Builds them; the folder where they lie.
fn build() -> Result<PathBuf> {
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
    Ok(bench.join("target").join(host).join("release"))
}

/// What the control is handed, and what has to be said of it.
const BROKEN: &[(&str, &str)] = &[
    ("too slow", "libFuzzer: timeout"),
    ("too much", "memory allocation of"),
    ("too long", "a cell of 5000 bytes"),
    ("miscounted", "is counted otherwise"),
];

/// A fuzzer that finds nothing proves something only if it would find something. The control panics
/// on one input, which it must find by itself, and is handed others that break each kind of promise.
fn control(programs: &Path, tally: &mut Tally) -> Result<()> {
    let scratch = Scratch::new(CONTROL.name)?;
    let run = Run::of(programs, &CONTROL, scratch.path());
    let kept = scratch.path().join("found");
    let (good, said) = run.search(&format!("-exact_artifact_path={}", kept.display()))?;
    let input = std::fs::read(&kept).unwrap_or_default();
    ensure!(
        !good && input == b"pont",
        "{said}\nthe control was not found to panic: the fuzzers find nothing"
    );
    for (input, complaint) in BROKEN {
        let file = scratch.path().join("input");
        std::fs::write(&file, input)?;
        let again = "-exact_artifact_path=again".to_owned();
        let (good, said) = run.with(&[again, file.display().to_string()])?;
        ensure!(
            !good && said.contains(complaint),
            "{said}\nthe control was {input} and nobody noticed"
        );
    }
    tally.passed += 1;
    tally.figures.push(format!(
        "libFuzzer on {}: fails as it must, on an input that it found and on {} that it was handed",
        CONTROL.name,
        BROKEN.len()
    ));
    Ok(())
}

/// Where an input that was found stays, so that it can be looked at.
fn found(name: &str) -> Result<PathBuf> {
    let folder = root().join("bench/target/found").join(name);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// One fuzzer, and a folder for what it makes.
struct Run<'r> {
    program: PathBuf,
    target: &'r Target,
    folder: &'r Path,
}

impl<'r> Run<'r> {
    fn of(programs: &Path, target: &'r Target, folder: &'r Path) -> Self {
        Self {
            program: programs.join(target.name),
            target,
            folder,
        }
    }

    /// Looks for an input that breaks something, beginning with the target's seeds.
    fn search(&self, artifact: &str) -> Result<(bool, String)> {
        let corpus = self.folder.join("corpus");
        std::fs::create_dir_all(&corpus)?;
        self.with(&[
            format!("-max_total_time={SECONDS}"),
            format!("-max_len={}", self.target.longest),
            artifact.to_owned(),
            corpus.display().to_string(),
        ])
    }

    /// Runs it under the limits of all fuzzers: whether nothing was found, and what it said.
    fn with(&self, arguments: &[String]) -> Result<(bool, String)> {
        let log = self.folder.join("log");
        let good = run::run(
            Command::new(&self.program)
                .args(["-timeout=1", "-verbosity=0", "-print_final_stats=1"])
                .arg(format!("-rss_limit_mb={MEGABYTES}"))
                .args(arguments)
                .env("FUZZ_SEEDS", self.folder.join("corpus"))
                .stderr(File::create(&log)?)
                .current_dir(self.folder),
        )?;
        Ok((
            good,
            String::from_utf8_lossy(&std::fs::read(log)?).into_owned(),
        ))
    }
}

/// How many inputs were run, as libFuzzer's last lines say.
fn executed(said: &str) -> Option<u64> {
    said.lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .and_then(|count| count.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fuzzer_is_run() {
        let folder = root().join("bench/fuzz/src/bin");
        let mut programs: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| Some(file.unwrap().path().file_stem()?.to_str()?.to_owned()))
            .filter(|name| name != CONTROL.name)
            .collect();
        programs.sort();
        let mut targets: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        targets.sort_unstable();
        assert_eq!(programs, targets);
    }

    #[test]
    fn the_last_lines_say_how_much_was_run() {
        let said = "stat::number_of_executed_units: 616180\nstat::average_exec_per_sec: 3\n";
        assert_eq!(executed(said), Some(616_180));
        assert_eq!(executed("stat::average_exec_per_sec: 3"), None);
    }
}
