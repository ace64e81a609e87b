//! A bar that nothing can fail shows nothing: each is held against a page that meets it and a page
//! made to miss it.

use anyhow::Result;

use crate::bars::Bar;
use crate::chrome::Browser;
use crate::pages::Page;
use crate::product::serve_plain;

const GOOD: &str = include_str!("controls/good.html");
const BAD: &str = include_str!("controls/bad.html");
const STYLE: &str = include_str!("controls/good.css");

/// Serves both pages; gives the address.
pub fn serve() -> Result<String> {
    // Letters in no order, so that it would weigh as much compressed.
    let noise: String = (0..60_000_u32)
        .map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 16) as u8 % 26))
        .collect();
    let html = "text/html; charset=utf-8";
    serve_plain(vec![
        ("/fr/good", html, GOOD.to_owned()),
        (
            "/fr/bad",
            html,
            BAD.replace("<!-- noise -->", &format!("<!-- {noise} -->")),
        ),
        ("/good.css", "text/css", STYLE.to_owned()),
        ("/a.css", "text/css", String::new()),
        ("/b.css", "text/css", String::new()),
        ("/c.css", "text/css", String::new()),
        ("/favicon.ico", "image/x-icon", String::new()),
    ])
}

/// What is wrong with the bar itself.
pub async fn check(bar: Bar, browser: &Browser, address: &str) -> Result<Vec<String>> {
    let page = |path: &str| Page {
        origin: format!("http://{address}"),
        path: path.to_owned(),
        language: "fr".to_owned(),
        status: 200,
    };
    let of_good = bar.check(browser, &page("/fr/good")).await?;
    let of_bad = bar.check(browser, &page("/fr/bad")).await?;
    let mut wrong: Vec<String> = of_good
        .into_iter()
        .map(|what| format!("reports a good page: {what}"))
        .collect();
    if of_bad.is_empty() {
        wrong.push("reports nothing on a page made to miss it".to_owned());
    }
    Ok(wrong)
}
