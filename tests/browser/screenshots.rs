//! Pictures for the README: a phone, a wide window, right to left, dark. Of the shipped places as they
//! are: a picture with made-up hours would say what nobody knows.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::chrome::{Browser, Look};
use crate::pages::Page;

/// EPN Bravvo, in `data/brussels/places.toml`.
pub const A_SHIPPED_PLACE: &str = "01a2027b-d69c-7c76-9d8f-f861e72d2d7d";

pub async fn take(browser: &Browser, address: &str) -> Result<()> {
    let folder = PathBuf::from(
        std::env::var_os("PASSERELLE_SCREENSHOTS")
            .context("PASSERELLE_SCREENSHOTS names no folder")?,
    );
    let place = format!("/nl/place/{A_SHIPPED_PLACE}");
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
        ("place-wide-nl", place.as_str(), Look::Wide),
        ("start-dark-de", "/de/", Look::Dark),
    ];
    for (name, path, look) in pictures {
        let page = Page::straight(format!("http://{address}"), path.to_owned(), "", 200);
        browser.show(&page, look).await?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, browser.picture().await?)?;
        println!("{name}.png");
    }
    Ok(())
}
