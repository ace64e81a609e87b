//! A list of codes to print or to copy by hand; it is shown once and never again.

use askama::Template;
use web::{Cx, PageResult, Shell};

use super::unkept;
use crate::model::Code;

#[derive(Template)]
#[template(path = "paper-codes.html")]
struct PaperCodesPage {
    shell: Shell,
    codes: Vec<String>,
    /// Where somebody goes on to once the list is on paper.
    on: String,
}

/// The codes that were just made; `on` is the address of the page that follows.
pub fn show(cx: &Cx, codes: &[Code], on: &str) -> PageResult {
    let page = web::page(&PaperCodesPage {
        shell: Shell::unlisted(cx, cx.t.get("paper-title")),
        codes: codes.iter().map(Code::to_string).collect(),
        on: on.to_owned(),
    })?;
    Ok(unkept(page))
}
