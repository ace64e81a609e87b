//! B5 and B9: what axe-core finds.

use std::sync::OnceLock;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// "Needs review" that a person need not review every time, with the reason.
fn is_reviewed(rule: &str, html: &str) -> bool {
    match rule {
        // axe cannot tell what stands behind the numbers of a drawing; the unit test of the colours can.
        "color-contrast" | "color-contrast-enhanced" => html.starts_with("<text"),
        // Two places may bear one name; each stands in its own list item with its own address.
        "identical-links-same-purpose" => html.contains("/place/"),
        _ => false,
    }
}

/// Shapes of a map reach beyond its edge, where nobody sees them, and axe takes them to cover the
/// words beside it.
const WITHOUT_SHAPES: &str =
    "document.querySelectorAll('svg path').forEach(shape => shape.remove())";

pub async fn violations(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for look in [Look::Narrow, Look::Wide, Look::ForcedColours] {
        browser.show(page, look).await?;
        let tags =
            "['wcag2a','wcag2aa','wcag2aaa','wcag21a','wcag21aa','wcag22aa','best-practice']";
        // Contrast is B9's; in forced colours the colours are the person's own.
        let options = format!(
            "{{runOnly:{{type:'tag',values:{tags}}},rules:{{'target-size':{{enabled:true}},'color-contrast':{{enabled:false}},'color-contrast-enhanced':{{enabled:false}}}}}}"
        );
        wrong.extend(
            run(browser, &options)
                .await?
                .into_iter()
                .map(|what| format!("{look:?}: {what}")),
        );
    }
    Ok(wrong)
}

pub async fn contrast(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for look in [Look::Narrow, Look::Dark] {
        browser.show(page, look).await?;
        // The stricter rule leaves what is below 4.5:1 to the other one.
        let options = "{runOnly:{type:'rule',values:['color-contrast','color-contrast-enhanced']}}";
        wrong.extend(
            run(browser, options)
                .await?
                .into_iter()
                .map(|what| format!("{look:?}: {what}")),
        );
    }
    Ok(wrong)
}

/// Violations, and reviews that nobody has given a reason to skip.
async fn run(browser: &Browser, options: &str) -> Result<Vec<String>> {
    browser.ask(source()?).await?;
    browser.ask(WITHOUT_SHAPES).await?;
    let script = format!(
        "return axe.run(document, {options}).then(r => {{
           const say = list => list.flatMap(v => v.nodes.slice(0, 3).map(n => [v.id, n.target.join(' '), n.html.slice(0, 120)]));
           return {{ violations: say(r.violations), incomplete: say(r.incomplete), passes: r.passes.length }};
         }})"
    );
    let found = browser.ask(&script).await?;
    let list = |name: &str| found[name].as_array().cloned().unwrap_or_default();
    let part = |item: &Value, at: usize| item[at].as_str().unwrap_or_default().to_owned();
    let mut wrong: Vec<String> = list("violations")
        .iter()
        .map(|item| format!("axe {item}"))
        .collect();
    let to_review = list("incomplete");
    let to_review = to_review
        .iter()
        .filter(|item| !is_reviewed(&part(item, 0), &part(item, 2)));
    wrong.extend(to_review.map(|item| format!("axe needs review {item}")));
    Ok(wrong)
}

/// axe-core's own file, as npm installed it.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/browser/node_modules/axe-core/axe.min.js"
    );
    let text = std::fs::read_to_string(path)
        .context("axe-core is not installed: npm ci in tests/browser")?;
    Ok(SOURCE.get_or_init(|| text))
}
