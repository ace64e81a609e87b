//! The shell of every page: routes that declare who may use them, the person's language,
//! errors that help, headers that protect. Knows no area.

pub mod access;
pub mod address;
pub mod area;
pub mod assets;
pub mod client;
pub mod context;
pub mod elsewhere;
pub mod form;
pub mod ground;
pub mod headers;
pub mod limit;
pub mod observe;
pub mod problem;
pub mod router;
pub mod shell;
pub mod sign_in;
pub mod standing;

pub use access::{Access, Actor, Hat, Permit, Role};
pub use area::{Area, PersonalColumn, Route, Table};
pub use context::Cx;
pub use ground::{Contact, Ground, Installation};
pub use problem::{PageResult, Problem};
pub use shell::Shell;
pub use sign_in::{SignIn, SignIns};

/// A page from its template, as an answer.
///
/// # Errors
/// A template that cannot be written out: a defect, told as a status 500.
pub fn page(template: &impl askama::Template) -> PageResult {
    use axum::response::IntoResponse;
    let html = template
        .render()
        .map_err(|error| Problem::Internal(error.to_string()))?;
    Ok(axum::response::Html(html).into_response())
}

/// What surrounds every page, and the pages about the house.
pub const TEXTS: i18n::Source = i18n::source!("web");
