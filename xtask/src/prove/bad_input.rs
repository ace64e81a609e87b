//! Whatever is sent: no status 5xx, no panic.

use std::process::Command;

use anyhow::{Result, ensure};

use super::{Form, tests};
use crate::ground::{Scratch, cargo, target};
use crate::run::{self, Tally};
use crate::server;

pub fn prove(form: Form) -> Result<Tally> {
    let mut tally = tests(
        form,
        &["--lib", "--tests"],
        &["never_panics", "bad_input", "any_text"],
    )?;
    tally
        .figures
        .push(format!("{} property tests", tally.passed));
    if form == Form::Full {
        schemathesis(&mut tally)?;
    }
    Ok(tally)
}

/// Sends what the OpenAPI document allows and what it forbids; looks for server errors only.
fn schemathesis(tally: &mut Tally) -> Result<()> {
    run::must(cargo().args(["build", "--release", "--locked"]))?;
    let scratch = Scratch::new("schemathesis")?;
    let venv = scratch.path().join("venv");
    run::must(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    run::must(Command::new(venv.join("bin/pip")).args(["install", "--quiet", "schemathesis"]))?;
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
    tally.figures.push("schemathesis: 0 answers 5xx".to_owned());
    Ok(())
}
