//! B7: the HTML checker of the W3C.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::pages::Page;

const CHECKER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/browser/node_modules/vnu-jar/build/dist/vnu.jar"
);

/// The errors of one page.
pub async fn errors(page: &Page) -> Result<Vec<String>> {
    Ok(errors_of_all(std::slice::from_ref(page))?
        .into_iter()
        .map(|(_, what)| what)
        .collect())
}

/// The errors of many pages in one run: starting the checker takes longer than checking.
pub fn errors_of_all(pages: &[Page]) -> Result<Vec<(String, String)>> {
    ensure!(
        std::path::Path::new(CHECKER).exists(),
        "the HTML checker is not installed: npm ci in tests/browser"
    );
    let folder = std::env::temp_dir().join(format!("passerelle-html-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let (_, body) = page.html()?;
        let file = folder.join(format!("{number}.html"));
        std::fs::write(&file, body)?;
        files.push(file);
    }
    let output = Command::new("java")
        .args([
            "-jar",
            CHECKER,
            "--errors-only",
            "--format",
            "json",
            "--exit-zero-always",
        ])
        .args(&files)
        .output()
        .context("java: apt-get install default-jre-headless")?;
    let _ = std::fs::remove_dir_all(&folder);
    let report: Value =
        serde_json::from_slice(&output.stderr).context("the HTML checker gave no report")?;
    let messages = report["messages"].as_array().context("no messages")?;
    Ok(messages
        .iter()
        .map(|message| complaint(message, pages))
        .collect())
}

fn complaint(message: &Value, pages: &[Page]) -> (String, String) {
    let file = message["url"].as_str().unwrap_or_default();
    let number = file
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".html"))
        .and_then(|name| name.parse::<usize>().ok());
    let path = number
        .and_then(|number| pages.get(number))
        .map_or_else(|| file.to_owned(), Page::name);
    let extract = message["extract"]
        .as_str()
        .unwrap_or_default()
        .trim()
        .to_owned();
    (
        path,
        format!(
            "line {}: {} ({extract})",
            message["lastLine"],
            message["message"].as_str().unwrap_or_default()
        ),
    )
}
