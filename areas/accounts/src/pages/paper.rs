//! A list of codes to print or to copy by hand; it is shown once and never again.

use askama::Template;
use web::{Cx, PageResult, Shell};

use super::named::Named;
use super::unkept;
use crate::model::Code;

#[derive(Template)]
#[template(path = "paper-codes.html")]
struct PaperCodesPage {
    shell: Shell,
    /// Whose list it is, where several lie on one desk.
    organisation: Option<Named>,
    codes: Vec<String>,
    /// Where somebody goes on to once the list is on paper.
    on: String,
}

/// The codes that were just made; `on` is the address of the page that follows.
pub fn show(cx: &Cx, codes: &[Code], on: &str) -> PageResult {
    show_from(cx, codes, on, None)
}

/// The same, with the organisation that the person works for.
pub fn show_from(cx: &Cx, codes: &[Code], on: &str, organisation: Option<Named>) -> PageResult {
    let mut shell = Shell::unlisted(cx, cx.t.get("paper-title"));
    // Another language would be another page, without the codes.
    shell.languages = Vec::new();
    let page = web::page(&PaperCodesPage {
        shell,
        organisation,
        codes: codes.iter().map(Code::to_string).collect(),
        on: on.to_owned(),
    })?;
    Ok(unkept(page))
}
