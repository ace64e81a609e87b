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
    let good = GOOD.replace("<!-- today -->", &crate::bars::today("fr")?);
    // A postcode's page whose second sheet begins with its last lines.
    let long = good
        .replace("/fr/good", "/fr/1000")
        .replace("<p class=\"only-print\">", "<p class=\"next-sheet\">");
    serve_plain(vec![
        ("/fr/good", html, good),
        ("/fr/1000", html, long),
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
    let page = |path: &str| Page::straight(format!("http://{address}"), path.to_owned(), "fr", 200);
    let of_good = bar.check(browser, &page("/fr/good")).await?;
    let of_bad = bar.check(browser, &page("/fr/bad")).await?;
    let mut wrong: Vec<String> = of_good
        .into_iter()
        .map(|what| format!("reports a good page: {what}"))
        .collect();
    if of_bad.is_empty() {
        wrong.push("reports nothing on a page made to miss it".to_owned());
    }
    for fault in bar.faults_to_find() {
        if !of_bad.iter().any(|what| what.contains(fault)) {
            wrong.push(format!("misses \"{fault}\" on a page made to have it"));
        }
    }
    if bar == Bar::Print {
        let of_long = bar.check(browser, &page("/fr/1000")).await?;
        if of_long != ["2 sheets, where 1 may be"] {
            wrong.push(format!("of a postcode on two sheets it says {of_long:?}"));
        }
    }
    Ok(wrong)
}
