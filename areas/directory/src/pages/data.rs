//! About the data: how good they are, how to take them, how to follow them, how to show them elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use web::{Cx, PageResult, Shell};

use crate::Directory;
use crate::model::{Board, Criterion, Grade, quality};

/// The commune in the text to copy.
const EXAMPLE: (&str, &str) = ("21004", "Bruxelles / Brussel");

#[derive(Template)]
#[template(path = "data.html")]
struct DataPage {
    shell: Shell,
    places: usize,
    grades: Vec<(Grade, usize)>,
    gone: usize,
    /// The mean of all places; nothing where there is none.
    score: Option<String>,
    criteria: [Criterion; 10],
    /// The sources that set conditions.
    licences: Vec<String>,
    feed: String,
    frame: String,
}

/// How good the data are on a day.
struct Standing {
    grades: Vec<(Grade, usize)>,
    /// Places that their sources no longer name.
    gone: usize,
    /// The mean of the scores, 0 to 1; nothing where there is no place.
    score: Option<f64>,
}

fn standing(board: &Board, today: Date) -> Standing {
    let mut grades = Grade::ALL.map(|grade| (grade, 0)).to_vec();
    let (mut gone, mut scores) = (0, 0.0);
    for place in &board.places {
        let freshness = place.freshness(today);
        for (grade, count) in &mut grades {
            *count += usize::from(*grade == freshness.grade);
        }
        gone += usize::from(freshness.gone_since.is_some());
        scores += quality(place, today).score;
    }
    let places = u32::try_from(board.places.len()).unwrap_or(u32::MAX);
    Standing {
        grades,
        gone,
        score: (places > 0).then(|| scores / f64::from(places)),
    }
}

pub async fn show(State(directory): State<Arc<Directory>>, cx: Cx) -> PageResult {
    let board = directory.board();
    let standing = standing(&board, cx.local_now().date());
    let t = &cx.t;
    let licences = board.sources.values().filter_map(|source| {
        let licence = source.licence.as_ref()?;
        let line = t
            .msg("data-licence-of")
            .str("source", &source.title)
            .str("licence", licence);
        Some(line.to_string())
    });
    let address = &cx.ground.installation.address;
    let title = t.msg("embed-title").str("place", EXAMPLE.1).to_string();
    let list = cx.path(&format!("/embed/commune/{}", EXAMPLE.0));
    web::page(&DataPage {
        places: board.places.len(),
        grades: standing.grades,
        gone: standing.gone,
        score: standing.score.map(|score| t.decimal(score)),
        criteria: Criterion::ALL,
        licences: licences.collect(),
        feed: format!("{address}/api/v1/changes?after={}", directory.seen()),
        frame: format!(
            "<iframe src=\"{address}{list}\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>"
        ),
        shell: Shell::new(&cx, t.get("data-title")),
    })
}
