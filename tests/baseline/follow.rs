//! How soon an edit by another process shows in the searches of a running server.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::ask;

/// Far more than the promise: whoever reads the figure judges it.
const PATIENCE: Duration = Duration::from_secs(60);
/// How closely the server is watched; the figure is no finer.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// The longest that one of these edits took to show, the time of the command itself counted in.
pub fn worst_of(edits: u32, program: &Path, file: &Path, address: &str) -> Result<Duration> {
    let search = "/api/v1/search?near=1000&limit=1";
    let place = first(address, search)?;
    let id = place["id"].as_str().context("a place without an id")?;
    let known = place["opening"]["hours"].as_str().unwrap_or_default();
    let mut worst = Duration::ZERO;
    let others = (1..60).map(|minute| format!("Mo 09:00-12:{minute:02}"));
    let others: Vec<String> = others.filter(|hours| hours != known).collect();
    for number in 0..edits {
        // Never twice the same in a row.
        let hours = &others[usize::try_from(number)? % others.len()];
        let begin = Instant::now();
        write_hours(program, file, id, hours)?;
        while first(address, search)?["opening"]["hours"] != hours.as_str() {
            ensure!(begin.elapsed() < PATIENCE, "an edit never shows");
            std::thread::sleep(LOOK_EVERY);
        }
        worst = worst.max(begin.elapsed());
    }
    Ok(worst)
}

fn first(address: &str, search: &str) -> Result<Value> {
    let (status, body) = ask::get(address, search)?;
    ensure!(status == 200, "{search} answers {status}");
    let mut answer: Value = serde_json::from_str(&body)?;
    let first = answer["results"].get_mut(0).context("nothing is found")?;
    Ok(first.take())
}

/// As the operator does it while the server runs.
fn write_hours(program: &Path, file: &Path, id: &str, hours: &str) -> Result<()> {
    let output = Command::new(program)
        .args(["place", "hours", id, hours, "--database"])
        .arg(format!("sqlite:{}", file.display()))
        .current_dir(file.parent().unwrap_or(Path::new(".")))
        .env_clear()
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
