//! B1, B2, B18: what a page costs somebody with a slow line or an expensive megabyte.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// Ten segments of a first flight (RFC 6928, 10 × 1460) hold a page of this many bytes with its headers.
const MOST_BYTES: f64 = 14_336.0;
/// The same for a page of somebody at work: 30 kB.
const MOST_BYTES_AT_WORK: f64 = 30_720.0;
const MOST_REQUESTS: usize = 3;
/// Seconds until the load event at 50 kbit/s and 800 ms.
const MOST_SECONDS: f64 = 3.0;

/// One thing that the page made the browser fetch.
#[derive(Debug)]
struct Fetched {
    address: String,
    bytes: f64,
}

/// Loads the page into an empty cache and says what was fetched.
async fn fetch(browser: &Browser, page: &Page) -> Result<Vec<Fetched>> {
    browser.look(Look::Wide).await?;
    browser.approach(page).await?;
    browser
        .devtools("Network.clearBrowserCache", json!({}))
        .await?;
    browser.network_events().await?;
    browser.enter(page).await?;
    // What comes after the load event is paid for as well.
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let mut fetched: BTreeMap<String, Fetched> = BTreeMap::new();
    for event in browser.network_events().await? {
        let parameters = &event["params"];
        let id = parameters["requestId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let address = parameters["request"]["url"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                if address.starts_with("http") {
                    fetched.insert(
                        id,
                        Fetched {
                            address,
                            bytes: 0.0,
                        },
                    );
                }
            }
            Some("Network.loadingFinished") => {
                if let Some(known) = fetched.get_mut(&id) {
                    known.bytes = parameters["encodedDataLength"].as_f64().unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    anyhow::ensure!(
        !fetched.is_empty(),
        "the network log says nothing about {}",
        page.address()
    );
    Ok(fetched.into_values().collect())
}

/// All bytes that came over the wire, headers included.
pub async fn weigh(browser: &Browser, page: &Page) -> Result<f64> {
    Ok(fetch(browser, page)
        .await?
        .iter()
        .map(|item| item.bytes)
        .sum())
}

pub async fn bytes(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    let bytes = weigh(browser, page).await?;
    crate::FIGURES.heaviest(page, bytes);
    let most = if page.who.works() {
        MOST_BYTES_AT_WORK
    } else {
        MOST_BYTES
    };
    Ok((bytes > most)
        .then(|| format!("{bytes} bytes"))
        .into_iter()
        .collect())
}

pub async fn requests(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    let fetched = fetch(browser, page).await?;
    let mut wrong: Vec<String> = fetched
        .iter()
        .filter(|item| !item.address.starts_with(&page.origin))
        .map(|item| format!("asks somebody else: {}", item.address))
        .collect();
    if fetched.len() > MOST_REQUESTS {
        let addresses: Vec<&str> = fetched.iter().map(|item| item.address.as_str()).collect();
        wrong.push(format!(
            "{} requests: {}",
            fetched.len(),
            addresses.join(" ")
        ));
    }
    Ok(wrong)
}

pub async fn slow_link(browser: &Browser, page: &Page) -> Result<Vec<String>> {
    // Of a form that is too large the sending takes long, which no page could mend; nobody works over
    // the slowest line.
    if page.status == 413 || page.who.works() {
        return Ok(Vec::new());
    }
    let mut best = f64::MAX;
    for _ in 0..3 {
        best = best.min(slow_load(browser, page).await?);
    }
    crate::FIGURES.slowest(page, best);
    Ok((best > MOST_SECONDS)
        .then(|| format!("{best:.2} s"))
        .into_iter()
        .collect())
}

async fn slow_load(browser: &Browser, page: &Page) -> Result<f64> {
    browser.approach(page).await?;
    browser.devtools("Network.enable", json!({})).await?;
    browser
        .devtools("Network.clearBrowserCache", json!({}))
        .await?;
    let bytes_per_second = 50_000.0 / 8.0;
    let conditions = |latency: f64, speed: f64| json!({ "offline": false, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed });
    browser
        .devtools(
            "Network.emulateNetworkConditions",
            conditions(800.0, bytes_per_second),
        )
        .await?;
    let loaded = browser.enter(page).await;
    let timing: Value = browser
        // An old address costs one way to and fro before the page is asked for; the page is measured from there.
        .ask("const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd - n.redirectEnd")
        .await?;
    browser
        .devtools("Network.emulateNetworkConditions", conditions(0.0, -1.0))
        .await?;
    loaded?;
    Ok(timing.as_f64().context("no timing")? / 1000.0)
}
