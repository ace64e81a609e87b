//! What a browser shows of somebody.

use anyhow::Result;
use serde_json::{Value, json};

use crate::chrome::Browser;
use crate::product::COOKIE;

/// Words by which somebody is found wherever they stand.
#[derive(Debug, Clone, Default)]
pub struct Words(pub Vec<String>);

/// What was found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    pub place: String,
    pub word: String,
}

/// What one look found.
#[derive(Debug, Default)]
pub struct Look {
    pub traces: Vec<Trace>,
    /// The page itself was kept, as it was left, and shown again.
    pub is_kept_page: bool,
}

/// Looks through the page that is shown and all that the site keeps in the browser.
pub async fn look(browser: &Browser, words: &Words) -> Result<Look> {
    let words = serde_json::to_string(&words.0)?;
    let script = include_str!("../scripts/traces.js");
    let seen = browser
        .ask(&format!("const words = {words};\n{script}"))
        .await?;
    let found = seen["found"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(Look {
        traces: found
            .map(|pair| Trace {
                place: text(&pair[0]),
                word: text(&pair[1]),
            })
            .collect(),
        is_kept_page: seen["kept"] == true,
    })
}

/// What the page says to somebody who cannot see it.
pub async fn listen(browser: &Browser, words: &Words) -> Result<Vec<Trace>> {
    let spoken = browser
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await?;
    let spoken = spoken.to_string();
    let heard = words.0.iter().filter(|word| spoken.contains(*word));
    Ok(heard
        .map(|word| Trace {
            place: "what is spoken".to_owned(),
            word: word.clone(),
        })
        .collect())
}

/// The secret that the browser holds, also where no page can read it.
pub async fn secret(browser: &Browser, origin: &str) -> Result<Option<String>> {
    let asked = json!({ "urls": [origin] });
    let cookies = browser.devtools("Network.getCookies", asked).await?;
    let cookies = cookies["cookies"].as_array().cloned().unwrap_or_default();
    let ours = cookies.iter().find(|cookie| cookie["name"] == COOKIE);
    Ok(ours
        .and_then(|cookie: &Value| cookie["value"].as_str())
        .map(str::to_owned))
}
