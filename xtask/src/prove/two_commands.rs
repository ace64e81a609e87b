//! A clone runs with the README's first command; its second command passes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::Form;
use crate::ground::{Scratch, root, target};
use crate::run::{self, Started, Tally};
use crate::{readme, server};

/// Where the README says that the first command answers.
const ADDRESS: &str = "127.0.0.1:8080";

pub fn prove(form: Form) -> Result<Tally> {
    match form {
        Form::Small => built(),
        Form::Full => cloned(),
    }
}

fn built() -> Result<Tally> {
    let scratch = Scratch::new("two-commands")?;
    let (server, address) = server::start(&target().join("debug/passerelle"), scratch.path())?;
    let figure = real_places(&root(), &address)?;
    ensure!(server.stop()?, "the server did not stop gracefully");
    readme::commands(&root())?;
    Ok(shown(figure))
}

fn cloned() -> Result<Tally> {
    let scratch = Scratch::new("clone")?;
    let clone = scratch.path().join("passerelle");
    run::must(
        Command::new("git")
            .args(["clone", "--quiet"])
            .arg(root())
            .arg(&clone),
    )?;
    let commands = readme::commands(&clone)?;
    ensure!(
        std::net::TcpStream::connect(ADDRESS).is_err(),
        "something already listens on {ADDRESS}"
    );

    println!("$ {}", commands.first);
    let begin = std::time::Instant::now();
    let first = Started::new(shell(&commands.first, &clone).stdin(Stdio::null()))?;
    let (first, address) = server::wait(first, ADDRESS.to_owned(), Duration::from_secs(30 * 60))?;
    let minutes = begin.elapsed().as_secs_f64() / 60.0;
    let figure = real_places(&clone, &address)?;
    drop(stop_group(first));

    println!("$ {}", commands.second);
    let (good, mut tally) = run::tests(&mut shell(&commands.second, &clone))?;
    ensure!(good, "the README's second command failed in a fresh clone");
    tally.figures = vec![format!(
        "{figure}; {minutes:.1} minutes from clone to first answer"
    )];
    Ok(tally)
}

/// Cargo does not pass signals on to what it runs: the whole group is told.
fn stop_group(started: Started) -> Result<bool> {
    run::run(Command::new("kill").args(["-TERM", "--", &format!("-{}", started.child.id())]))?;
    started.wait()
}

/// A line of the README, as a shell would run it in the clone, with a build folder of its own.
fn shell(line: &str, clone: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .current_dir(clone)
        .env_remove("CARGO_TARGET_DIR");
    command
}

/// Asks for help near 1000 Brussels and checks that the answers are places of the shipped data.
fn real_places(root: &Path, address: &str) -> Result<String> {
    let data = std::fs::read_to_string(root.join("data/brussels/places.toml"))
        .context("data/brussels/places.toml")?;
    let found = server::search(address, "near=1000&need=learn")?;
    let known = found
        .iter()
        .filter(|name| data.contains(name.as_str()))
        .count();
    ensure!(
        known > 0,
        "none of the {} places found is one of data/brussels/places.toml",
        found.len()
    );
    Ok(format!(
        "{known} real Brussels places on the first page for 1000"
    ))
}

fn shown(figure: String) -> Tally {
    println!("figure: {figure}");
    Tally {
        passed: 1,
        figures: vec![figure],
        ..Tally::default()
    }
}
