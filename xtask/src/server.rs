//! A running Passerelle to ask questions of.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::http;
use crate::run::Started;

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?
        .local_addr()?
        .port())
}

/// Starts the program with a new database in `folder` and waits until it answers.
pub fn start(program: &Path, folder: &Path) -> Result<(Started, String)> {
    ensure!(
        program.exists(),
        "{} is not built: cargo build",
        program.display()
    );
    let address = format!("127.0.0.1:{}", free_port()?);
    let database = format!("sqlite:{}", folder.join("passerelle.db").display());
    let mut command = Command::new(program);
    command
        .args(["serve", "--listen", &address, "--database", &database])
        .current_dir(folder)
        // No setting of whoever runs the proof reaches it.
        .env_clear();
    let server = Started::new(
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    wait(server, address, Duration::from_secs(60))
}

/// Waits for `GET /healthz` to say 200.
pub fn wait(mut server: Started, address: String, patience: Duration) -> Result<(Started, String)> {
    let begin = Instant::now();
    while begin.elapsed() < patience {
        if http::get(&address, "/healthz").is_ok_and(|(status, _)| status == 200) {
            return Ok((server, address));
        }
        if let Some(status) = server.child.try_wait()? {
            bail!("the server ended by itself: {status}");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    bail!(
        "no answer from http://{address}/healthz within {} s",
        patience.as_secs()
    )
}

/// The names of the places that a search shows.
pub fn search(address: &str, query: &str) -> Result<Vec<String>> {
    let (status, body) = http::get(address, &format!("/api/v1/search?{query}"))?;
    ensure!(status == 200, "search answered {status}: {body}");
    let answer: Value = serde_json::from_str(&body).context("search did not answer in JSON")?;
    let results = answer["results"]
        .as_array()
        .context("search gave no results")?;
    Ok(results.iter().map(|result| name(&result["name"])).collect())
}

/// A name is a text, or a text per language.
fn name(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => map
            .values()
            .find_map(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    }
}
