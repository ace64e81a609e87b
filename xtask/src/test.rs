//! `cargo xtask test`: everything the project checks on each change.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::ground::{cargo, root, target, without_collection};
use crate::postgres::{self, Cluster};
use crate::run::{self, Tally};
use crate::{machine, prove};

/// A run that takes longer than this has hung.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// What ran so far.
#[derive(Default)]
struct Report {
    tally: Tally,
    stages: Vec<(&'static str, Duration, bool)>,
}

impl Report {
    /// Runs one stage; its failure is kept and the next stages still run.
    fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Result<Tally>) -> bool {
        println!("\n== {name} ==");
        let begin = Instant::now();
        let outcome = work();
        let seconds = begin.elapsed();
        let good = match outcome {
            Ok(tally) => {
                let good = tally.failed == 0;
                self.tally.add(tally);
                good
            }
            Err(error) => {
                println!("{error:#}");
                self.tally.failed += 1;
                false
            }
        };
        println!(
            "== {name}: {} in {:.0} s ==",
            if good { "ok" } else { "FAILED" },
            seconds.as_secs_f64()
        );
        self.stages.push((name, seconds, good));
        good
    }

    fn close(self) -> Result<()> {
        println!("\n== Stages ==");
        for (name, duration, good) in &self.stages {
            println!(
                "{:>6.0} s  {}  {name}",
                duration.as_secs_f64(),
                if *good { "ok    " } else { "FAILED" }
            );
        }
        println!(
            "\n{} passed, {} failed",
            self.tally.passed, self.tally.failed
        );
        if self.tally.failed > 0 || self.tally.passed == 0 {
            bail!("the checks failed");
        }
        Ok(())
    }
}

pub fn run() -> Result<()> {
    give_up_after(PATIENCE);
    let root = root();
    let mut report = Report::default();
    let ready = report.stage("what this machine lacks", || {
        machine::ensure_packages()?;
        machine::ensure_browser_tools(&root)?;
        Ok(Tally::default())
    });
    if !ready {
        return report.close();
    }
    report.stage("format", || {
        plain(cargo().args(["fmt", "--all", "--check"]))
    });
    // Everything in one go and one profile: later stages only run what stands.
    let built = report.stage("build", || {
        plain(cargo().args(["build", "--workspace", "--bins", "--tests", "--locked"]))?;
        plain(cargo().args([
            "test",
            "--workspace",
            "--test",
            "browser",
            "--no-run",
            "--locked",
        ]))
    });
    if !built {
        return report.close();
    }
    report.stage("clippy", || {
        plain(cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ]))
    });
    report.stage("documents", documents);
    tests(&mut report)?;
    report.close()
}

fn tests(report: &mut Report) -> Result<()> {
    let cluster = Cluster::start()?;
    let database = (postgres::VARIABLE, cluster.url());
    report.stage("tests", || {
        let skipped = without_collection();
        if !skipped.is_empty() {
            println!("NOT CHECKED: tests of collected lists, which do not lie in ../shared/data");
        }
        counted(
            cargo()
                .args(["test", "--workspace", "--locked", "--no-fail-fast", "--"])
                .args(skipped)
                .env(database.0, &database.1),
        )
    });
    report.stage("browser", || {
        counted(
            cargo()
                .args(["test", "--workspace", "--test", "browser", "--locked"])
                .env(database.0, &database.1),
        )
    });
    report.stage("small form of every proof", || prove::small(&database.1));
    Ok(())
}

/// Documents that the program writes itself, held against what it would write now.
fn documents() -> Result<Tally> {
    let program = target().join("debug/passerelle");
    let written = run::output(Command::new(program).arg("config-reference"))?;
    let kept = std::fs::read_to_string(root().join("docs/configuration.md")).unwrap_or_default();
    if written != kept {
        bail!(
            "docs/configuration.md is out of date: cargo run -- config-reference > docs/configuration.md"
        );
    }
    Ok(Tally {
        passed: 1,
        ..Tally::default()
    })
}

/// A command that counts no tests.
fn plain(command: &mut Command) -> Result<Tally> {
    run::must(command)?;
    Ok(Tally::default())
}

/// A test program; it failed too when it failed without saying of which test.
fn counted(command: &mut Command) -> Result<Tally> {
    let (good, mut tally) = run::tests(command)?;
    if !good && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Ends this program after `patience`; what it started ends with it (see `run::Reaper`).
fn give_up_after(patience: Duration) {
    std::thread::spawn(move || {
        std::thread::sleep(patience);
        println!(
            "\nGave up after {} minutes: something hangs.\n\n0 passed, 1 failed",
            patience.as_secs() / 60
        );
        std::process::exit(1);
    });
}
