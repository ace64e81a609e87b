//! Addresses for search engines, in parts that stay small however long the directory grows.

use std::fmt::Write;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::geography::Belgium;
use web::Problem;

use crate::Directory;

/// The format allows 50,000 addresses a file; smaller parts are lighter for us and for them.
const PART: usize = 5_000;

fn addresses(directory: &Directory) -> Vec<String> {
    let board = directory.board();
    let belgium = Belgium::get();
    let mut rests: Vec<String> = vec![
        "/".to_owned(),
        "/listings".to_owned(),
        "/data".to_owned(),
        "/contact".to_owned(),
    ];
    rests.extend(
        board
            .listings
            .iter()
            .map(|listing| format!("/listing/{}", listing.slug)),
    );
    rests.extend(
        board
            .places
            .iter()
            .map(|place| format!("/place/{}", place.id)),
    );
    rests.extend(
        board
            .organisations
            .keys()
            .map(|id| format!("/organisation/{id}")),
    );
    rests.extend(
        belgium
            .communes()
            .iter()
            .map(|commune| format!("/commune/{}", commune.nis)),
    );
    rests.extend(belgium.postcodes().map(|postcode| format!("/{postcode}")));
    let installation = &directory.ground.installation;
    installation
        .languages
        .iter()
        .flat_map(|language| {
            rests
                .iter()
                .map(move |rest| format!("{}/{language}{rest}", installation.address))
        })
        .collect()
}

fn xml(body: String) -> Response {
    (
        [(header::CONTENT_TYPE, "application/xml; charset=utf-8")],
        body,
    )
        .into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

pub async fn index(State(directory): State<Arc<Directory>>) -> Response {
    let parts = addresses(&directory).len().div_ceil(PART).max(1);
    let mut body = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=parts {
        let address = escaped(&directory.ground.installation.address);
        let _ = writeln!(
            body,
            "<sitemap><loc>{address}/sitemap/{part}.xml</loc></sitemap>"
        );
    }
    body.push_str("</sitemapindex>\n");
    xml(body)
}

pub async fn part(
    State(directory): State<Arc<Directory>>,
    Path(part): Path<String>,
) -> Result<Response, Problem> {
    let number: usize = part
        .strip_suffix(".xml")
        .and_then(|number| number.parse().ok())
        .filter(|n| *n > 0)
        .ok_or(Problem::NotFound)?;
    let addresses = addresses(&directory);
    let part = addresses
        .chunks(PART)
        .nth(number - 1)
        .ok_or(Problem::NotFound)?;
    let mut body = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in part {
        let _ = writeln!(body, "<url><loc>{}</loc></url>", escaped(address));
    }
    body.push_str("</urlset>\n");
    Ok(xml(body))
}
