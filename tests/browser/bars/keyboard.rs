//! B13: a person who has only a keyboard.

use anyhow::Result;

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// Presses of the Tab key from the top of the page to the first thing to do.
const MOST_TABS: usize = 12;
/// No page is walked longer than this.
const LONGEST_WALK: usize = 200;

pub async fn obstacles(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    browser.show(page, Look::Wide).await?;
    let mut wrong = walk(browser).await?;
    // Once more with everything unfolded: what is folded away is to be reached as well.
    let folded = "return [...document.querySelectorAll('details:not([open])')]";
    if browser.ask(&format!("{folded}.length")).await? != 0 {
        browser.show(page, Look::Wide).await?;
        let unfold = format!("{folded}.map((one) => {{ one.open = true; }}).length");
        browser.ask(&unfold).await?;
        let found = walk(browser).await?;
        wrong.extend(found.into_iter().map(|what| format!("unfolded: {what}")));
    }
    Ok(wrong)
}

/// Presses Tab from the top of the page to its end.
async fn walk(browser: &Browser) -> Result<Vec<String>> {
    let mut wrong = browser
        .complaints(include_str!("../scripts/tabbable.js"))
        .await?;
    let count = browser
        .ask("return window.tabbable.length")
        .await?
        .as_u64()
        .unwrap_or_default();
    let count = usize::try_from(count)?.min(LONGEST_WALK);
    let (mut last, mut main_after) = (-1, None);
    for step in 1..=count {
        browser.press_tab().await?;
        let at = browser.ask(include_str!("../scripts/focus.js")).await?;
        let index = at["index"].as_i64().unwrap_or(-1);
        if index <= last {
            wrong.push(format!(
                "the focus goes from {last} to {index} ({})",
                at["what"]
            ));
            break;
        }
        if index > last + 1 {
            wrong.push(format!("the focus skips what stands before {}", at["what"]));
        }
        last = index;
        if at["in_main"] == true {
            main_after.get_or_insert(step);
        }
        wrong.extend(
            at["faults"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|fault| format!("{}: {fault}", at["what"])),
        );
    }
    let reached = usize::try_from(last + 1).unwrap_or_default();
    if reached < count {
        wrong.push(format!("{reached} of {count} controls were reached"));
    }
    if main_after.is_some_and(|tabs| tabs > MOST_TABS) {
        wrong.push(format!(
            "{} presses of Tab to the first thing to do",
            main_after.unwrap_or_default()
        ));
    }
    Ok(wrong)
}
