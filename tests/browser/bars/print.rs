//! B16: paper, for whoever takes the page along.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use i18n::{Catalogue, Texts};
use kernel::{Clock as _, Language, SystemClock};
use serde_json::json;

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// The most sheets that a page may take; what hangs on a wall or lies at a counter takes one.
fn most_sheets(page: &Page) -> u32 {
    let path = page.path.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(2).collect();
    match parts.as_slice() {
        ["commune", _] => 1,
        [postcode] if postcode.len() == 4 && postcode.parse::<u16>().is_ok() => 1,
        // The page of sources is as long as what we owe to others.
        ["sources"] => u32::MAX,
        _ => 2,
    }
}

pub async fn faults(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Wide).await?;
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
    let most = most_sheets(page);
    if sheets > most {
        wrong.push(format!("{sheets} sheets, where {most} may be"));
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
    let today = today(&page.language)?;
    browser.look(Look::Print).await?;
    if !dated(browser, &text, &today).await? {
        wrong.push(format!("the date is not on paper: {today}"));
    }
    wrong.extend(
        browser
            .complaints(include_str!("../scripts/paper.js"))
            .await?,
    );
    Ok(wrong)
}

/// Today in Belgium, as a page in this language writes it.
pub fn today(language: &str) -> Result<String> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    let catalogue = match CATALOGUE.get() {
        Some(catalogue) => catalogue,
        None => {
            let loaded = Catalogue::load(&[i18n::FORMAT], None)?;
            CATALOGUE.get_or_init(|| Arc::new(loaded))
        }
    };
    let language = Language::parse(language).context("not a language of ours")?;
    let day = SystemClock.now_in_brussels().date();
    Ok(Texts::new(Arc::clone(catalogue), language).date(day))
}

/// Whether today's date stands on the sheet. Letters that join are read back from a sheet in the
/// order and the forms in which they were drawn: of these the numbers must be on the sheet, and
/// the words in what was sent to the printer.
async fn dated(browser: &Browser, sheet: &str, today: &str) -> Result<bool> {
    if plain(today).chars().all(|c| c < '\u{590}') {
        return Ok(plain(sheet).contains(&plain(today)));
    }
    let sent = browser.ask("return document.body.innerText").await?;
    let sent = plain(sent.as_str().unwrap_or_default()).contains(&plain(today));
    let numbers = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let on_sheet = numbers(sheet);
    Ok(sent && numbers(today).iter().all(|word| on_sheet.contains(word)))
}

/// Letters and digits only: a sheet breaks lines where it likes, and joins letters as they are drawn.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
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
