//! Pictures for the README: a phone, a wide window, right to left, dark.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::chrome::{Browser, Look};
use crate::pages::{Breadth, of_the_product};

pub async fn take(browser: &Browser, address: &str) -> Result<()> {
    let folder = PathBuf::from(
        std::env::var_os("PASSERELLE_SCREENSHOTS")
            .context("PASSERELLE_SCREENSHOTS names no folder")?,
    );
    let pages = of_the_product(address, Breadth::Small)?;
    let place = pages
        .iter()
        .find(|page| page.path.starts_with("/nl/place/"))
        .context("no place")?;
    let pictures = [
        ("start-phone-fr", "/fr/", Look::Narrow),
        (
            "results-wide-fr",
            "/fr/search?need=learn&near=1000",
            Look::Wide,
        ),
        (
            "results-phone-ar",
            "/ar/search?need=learn&near=1000",
            Look::Narrow,
        ),
        ("place-wide-nl", place.path.as_str(), Look::Wide),
        ("start-dark-de", "/de/", Look::Dark),
    ];
    for (name, path, look) in pictures {
        browser
            .show(&format!("http://{address}{path}"), look)
            .await?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, browser.picture().await?)?;
        println!("{name}.png");
    }
    Ok(())
}
