//! The start: a situation in plain words, or one's own words; then, where.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use web::{Cx, PageResult, Shell};

use super::query::Params;
use crate::Directory;
use crate::model::Need;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    shell: Shell,
    /// Need and where its choice leads.
    needs: Vec<(Need, String)>,
}

pub async fn show(State(_): State<Arc<Directory>>, cx: Cx) -> PageResult {
    let needs = Need::ALL
        .into_iter()
        .map(|need| (need, cx.path(&format!("/where?need={}", need.code()))))
        .collect();
    let shell = Shell::new(&cx, cx.t.get("home-title")).with_script(cx.ground.assets.here_path());
    web::page(&HomePage { shell, needs })
}

#[derive(Template)]
#[template(path = "where.html")]
struct WherePage {
    shell: Shell,
    /// What was chosen so far, kept in hidden fields.
    need: Option<Need>,
    words: String,
    everywhere: String,
}

pub async fn ask_where(
    State(_): State<Arc<Directory>>,
    cx: Cx,
    Query(params): Query<Params>,
) -> PageResult {
    let params = params.shortened();
    let need = params.need.iter().find_map(|code| Need::parse(code));
    let everywhere = cx.path(&format!("/search?{}", params.query_with(&[])));
    let shell =
        Shell::unlisted(&cx, cx.t.get("where-title")).with_script(cx.ground.assets.here_path());
    web::page(&WherePage {
        shell,
        need,
        words: params.q.unwrap_or_default(),
        everywhere,
    })
}
