//! B3, B10, B11, B12, B14, B15, B22: what a person sees and can touch.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use serde_json::json;

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// The text of the page must not depend on a script, nor may sending a form.
pub async fn without_script(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    let length = "return document.body.innerText.trim().length";
    browser.show(page, Look::Narrow).await?;
    let with = browser.ask(length).await?.as_f64().context("no length")?;
    browser.approach(page).await?;
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await?;
    let shown = browser.enter(page).await;
    let without = browser.ask(length).await?.as_f64().context("no length")?;
    let mut wrong = browser
        .complaints(include_str!("../scripts/forms.js"))
        .await?;
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        )
        .await?;
    shown?;
    if without < 200.0 || without < with * 0.9 {
        wrong.push(format!(
            "{without} characters of text without JavaScript, {with} with it"
        ));
    }
    Ok(wrong)
}

pub async fn small_targets(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Narrow).await?;
    browser
        .complaints(include_str!("../scripts/targets.js"))
        .await
}

pub async fn overflow(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Narrow).await?;
    let mut wrong = browser
        .complaints(include_str!("../scripts/overflow.js"))
        .await?;
    // WCAG 1.4.12: somebody who needs wider text may set it so.
    browser.ask(include_str!("../scripts/spacing.js")).await?;
    let spaced = browser
        .complaints(include_str!("../scripts/overflow.js"))
        .await?;
    wrong.extend(
        spaced
            .into_iter()
            .map(|what| format!("with text spacing: {what}")),
    );
    Ok(wrong)
}

pub async fn small_text(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Narrow).await?;
    browser
        .complaints(include_str!("../scripts/text-size.js"))
        .await
}

pub async fn no_person(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Narrow).await?;
    browser
        .complaints(include_str!("../scripts/person.js"))
        .await
}

pub async fn structure(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Wide).await?;
    let mut wrong = browser
        .complaints(include_str!("../scripts/structure.js"))
        .await?;
    let language = browser.ask("return document.documentElement.lang").await?;
    if language != page.language.as_str() {
        wrong.push(format!(
            "lang is {language}, the address says {}",
            page.language
        ));
    }
    let direction = browser
        .ask("return document.documentElement.dir || 'ltr'")
        .await?;
    if direction != if page.language == "ar" { "rtl" } else { "ltr" } {
        wrong.push(format!("dir is {direction}"));
    }
    let title = browser
        .ask("return document.title")
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned();
    wrong.extend(
        crate::FIGURES
            .title_of_another(page, &title)
            .map(|other| format!("has the title of {other}: {title}")),
    );
    Ok(wrong)
}

/// A key or a brace that shows is a sentence that nobody translated.
pub async fn raw_words(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Wide).await?;
    let text = browser
        .ask("return document.title + '\\n' + document.body.innerText")
        .await?;
    let text = text.as_str().unwrap_or_default();
    let mut wrong: Vec<String> = text
        .split(|c: char| c.is_whitespace() || ".,;:()".contains(c))
        .filter(|word| keys().contains(*word))
        .map(|word| format!("shows the key {word}"))
        .collect();
    if text.contains("{ $") || text.contains("{$") {
        wrong.push("shows a placeholder".to_owned());
    }
    Ok(wrong)
}

/// Every key of the French messages that could not be an ordinary word.
fn keys() -> &'static BTreeSet<String> {
    static KEYS: OnceLock<BTreeSet<String>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../locales/fr");
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
        files
            .filter_map(|file| std::fs::read_to_string(file.path()).ok())
            .flat_map(|text| {
                text.lines()
                    .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
                    .collect::<Vec<_>>()
            })
            .filter(|key| key.contains('-') && !key.contains(' '))
            .collect()
    })
}
