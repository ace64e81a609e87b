//! B16: paper, for whoever takes the page along.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;

use crate::chrome::{Browser, Look};
use crate::pages::Page;

const MOST_SHEETS: u32 = 2;

pub async fn faults(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(&page.address(), Look::Wide).await?;
    let phone = browser.ask("return (document.querySelector('a[href^=\"tel:\"]')?.innerText || '').replace(/\\D/g, '')").await?;
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "printBackground": false });
    let printed = browser.devtools("Page.printToPDF", paper).await?;
    let file = std::env::temp_dir().join(format!(
        "passerelle-print-{}-{}.pdf",
        std::process::id(),
        number()
    ));
    decode(
        printed["data"].as_str().context("nothing was printed")?,
        &file,
    )?;
    let sheets = sheets(&file)?;
    let text = text(&file)?;
    let _ = std::fs::remove_file(&file);

    let mut wrong = Vec::new();
    // The page of sources is as long as what we owe to others.
    if sheets > MOST_SHEETS && !page.path.ends_with("/sources") {
        wrong.push(format!("{sheets} sheets"));
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let phone = phone.as_str().unwrap_or_default();
    if phone.is_empty() || !digits.contains(phone) {
        wrong.push("the phone number is not on paper".to_owned());
    }
    let path = page.path.split('?').next().unwrap_or_default();
    // Nobody goes back to the address of an error.
    if page.status < 400 && !text.split_whitespace().collect::<String>().contains(path) {
        wrong.push("its address is not on paper".to_owned());
    }
    if !text.contains("20")
        || !text
            .split(|c: char| !c.is_ascii_digit())
            .any(|word| word.len() == 4 && word.starts_with("20"))
    {
        wrong.push("the date is not on paper".to_owned());
    }
    browser.look(Look::Print).await?;
    wrong.extend(
        browser
            .complaints(include_str!("../scripts/paper.js"))
            .await?,
    );
    Ok(wrong)
}

/// Files of pages that are printed at the same time have names of their own.
fn number() -> usize {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
}

fn decode(base64: &str, file: &std::path::Path) -> Result<()> {
    let output = std::fs::File::create(file)?;
    let mut program = Command::new("base64")
        .arg("-d")
        .stdin(Stdio::piped())
        .stdout(output)
        .spawn()
        .context("base64")?;
    program
        .stdin
        .take()
        .context("no input")?
        .write_all(base64.as_bytes())?;
    anyhow::ensure!(program.wait()?.success(), "what was printed is not base64");
    Ok(())
}

fn sheets(file: &std::path::Path) -> Result<u32> {
    let output = Command::new("pdfinfo")
        .arg(file)
        .output()
        .context("pdfinfo: apt-get install poppler-utils")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .context("pdfinfo counts no pages")?;
    Ok(line.trim().parse()?)
}

fn text(file: &std::path::Path) -> Result<String> {
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(file)
        .arg("-")
        .output()
        .context("pdftotext")?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
