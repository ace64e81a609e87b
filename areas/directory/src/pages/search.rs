//! One list of help, nearest first: what fits, what may fit, help at a distance, what nearly fits.

mod form;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum_extra::extract::Query;
use i18n::Texts;
use kernel::geography::Belgium;
use web::{Cx, PageResult, Shell};

use self::form::Form;
use super::card::{Card, Said};
use super::map::{self, MapView};
use super::query::{Asked, Params};
use crate::Directory;
use crate::model::{Board, Hit, Listing, Mode, Need, Page, Search, Understood, When};

/// Few enough to read on a small phone, and to weigh little.
const PER_PAGE: usize = 8;

/// Help at a distance that stands beside places, with a link to all of it: a page of eight places and more
/// than this takes longer than three seconds on a slow line.
const REMOTE_BESIDE: usize = 3;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    shell: Shell,
    /// "Learn to use my phone, near 1000 Bruxelles".
    asked_for: Vec<String>,
    not_understood: bool,
    /// Nothing was asked but where: then nothing can be said to fit.
    nothing_asked: bool,
    formerly: Option<String>,
    /// Field and message.
    wrong: Vec<(&'static str, String)>,
    wrong_near: Option<String>,
    matching: Vec<Card>,
    unknown: Vec<Card>,
    remote: Vec<Card>,
    /// Those of which nobody knows whether they fit.
    remote_unknown: Vec<Card>,
    any_remote: bool,
    almost: Vec<Card>,
    total: usize,
    matching_total: usize,
    maybe_total: usize,
    remote_total: usize,
    /// Where the rest of the remote help stands.
    all_remote: String,
    /// Remote help was asked for, or no place is near: it comes before places, and alone on paper.
    remote_first: bool,
    /// Nothing near is known: said before anything far away is shown.
    far: Option<String>,
    map: Option<MapView>,
    /// The numbers of the pages before and after this one.
    previous: Option<usize>,
    next: Option<usize>,
    page: usize,
    pages: usize,
    /// What turning the page carries along: the search, and places ticked on other pages.
    carried: Vec<(&'static str, String)>,
    kept_elsewhere: usize,
    all_near: Option<String>,
    /// Listings that are worth a look for these needs.
    listings: Vec<(String, Said)>,
    form: Form,
    choices: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "which.html")]
struct WhichPage {
    shell: Shell,
    near: String,
    choices: Vec<(String, String)>,
}

pub async fn show(
    State(directory): State<Arc<Directory>>,
    cx: Cx,
    Query(params): Query<Params>,
) -> PageResult {
    let params = params.shortened();
    let mut asked = params.ask(PER_PAGE);
    let choices: Vec<(String, String)> = asked
        .choices
        .iter()
        .map(|choice| {
            let address = cx.path(&format!(
                "/search?{}",
                params.query_with(&[("near", &choice.near)])
            ));
            (address, choice.shown(cx.language()))
        })
        .collect();
    if asked.ambiguous {
        let near = params.near.clone().unwrap_or_default();
        let shell = Shell::unlisted(&cx, cx.t.get("which-title"));
        let mut page = web::page(&WhichPage {
            shell,
            near,
            choices,
        })?;
        *page.status_mut() = StatusCode::MULTIPLE_CHOICES;
        return Ok(page);
    }
    let board = directory.board();
    let now = cx.local_now();
    let mut found = board.search(&directory.lexicon, &asked.search, now);
    if found.results.is_empty() && found.total > 0 {
        // A page beyond the last: the last one.
        asked.search.offset = (found.total - 1) / PER_PAGE * PER_PAGE;
        found = board.search(&directory.lexicon, &asked.search, now);
    }
    directory.count(&asked.search, &found, cx.now);
    let when = if let Some(When::At(at)) = asked.search.when {
        at
    } else {
        now
    };
    let first = asked.search.offset + 1;
    let card = |hit: &Hit<'_>, number| {
        let mut card = Card::new(&cx, &board, hit, number, when);
        card.ticked = params.place.contains(&card.id);
        card
    };
    let cards: Vec<Card> = found
        .results
        .iter()
        .enumerate()
        .map(|(place, hit)| card(hit, Some(first + place)))
        .collect();
    let beside = if asked.search.mode == Some(Mode::Remote) {
        found.remote.len()
    } else {
        REMOTE_BESIDE
    };
    let remote: Vec<Card> = found
        .remote
        .iter()
        .take(beside)
        .map(|hit| card(hit, None))
        .collect();
    let elsewhere: Vec<&String> = params
        .place
        .iter()
        .filter(|id| cards.iter().chain(&remote).all(|card| card.id != **id))
        .collect();
    let map = map::draw(
        found
            .results
            .iter()
            .enumerate()
            .map(|(place, hit)| (first + place, hit.place)),
        asked.search.from.as_ref().map(|from| from.point),
    );
    let split = found
        .results
        .iter()
        .take_while(|hit| hit.unknown.is_empty())
        .count();
    let (matching, unknown) = cards.split_at(split);
    let sure = |hit: &&Hit<'_>| hit.unknown.is_empty();
    let sure_remote = found.remote.iter().take(beside).take_while(sure).count();
    let (remote, remote_unknown) = remote.split_at(sure_remote);
    let any_remote = !found.remote.is_empty();
    let page = asked.search.offset / PER_PAGE + 1;
    let pages = found.total.div_ceil(PER_PAGE);
    let wrong_near = asked
        .wrong
        .iter()
        .find(|wrong| wrong.field == "near")
        .map(|wrong| cx.t.get(wrong.expected));
    let far = far_away(&cx.t, &asked.search, &found);
    let all_near = params.near.as_ref().filter(|_| asked.search.from.is_some());
    let asked_for = asked_for(&cx.t, &asked, &found.understood);
    // Each search has a title of its own: tabs and histories tell them apart.
    let title = if asked_for.is_empty() {
        cx.t.get("search-title")
    } else {
        format!("{} – {}", asked_for.join(" · "), page)
    };
    web::page(&SearchPage {
        asked_for,
        not_understood: found.understood == Understood::No,
        nothing_asked: !found.asked,
        formerly: formerly(&cx.t, &asked),
        wrong: asked
            .wrong
            .iter()
            .map(|wrong| (wrong.field, cx.t.get(wrong.expected)))
            .collect(),
        wrong_near,
        matching: matching.to_vec(),
        unknown: unknown.to_vec(),
        almost: found.almost.iter().map(|hit| card(hit, None)).collect(),
        total: found.total,
        matching_total: found.matching,
        maybe_total: found.total - found.matching,
        remote_total: found.remote_total,
        all_remote: cx.path(&format!(
            "/search?{}",
            params.query_with(&[("mode", "remote")])
        )),
        remote_first: (asked.search.mode == Some(Mode::Remote) || far.is_some()) && any_remote,
        remote: remote.to_vec(),
        remote_unknown: remote_unknown.to_vec(),
        any_remote,
        far,
        map,
        previous: (page > 1).then(|| page - 1),
        next: (page < pages).then(|| page + 1),
        page,
        pages,
        carried: carried(&params, pages, &elsewhere),
        kept_elsewhere: elsewhere.len(),
        all_near: all_near
            .map(|near| cx.path(&format!("/search?near={}", super::query::encoded(near)))),
        listings: listings(&cx, &board, &found.needs),
        form: Form::of(&cx.t, &params, &asked),
        choices,
        shell: Shell::unlisted(&cx, title).with_script(cx.ground.assets.here_path()),
    })
}

/// The hidden fields of the form with the ticks: its buttons turn the page as well as make the list.
/// Where there is no page to turn, the list needs to know nothing of the search.
fn carried(params: &Params, pages: usize, elsewhere: &[&String]) -> Vec<(&'static str, String)> {
    let mut carried = params.pairs();
    carried.retain(|(name, _)| pages > 1 && *name != "place");
    carried.extend(elsewhere.iter().map(|id| ("place", (*id).clone())));
    carried
}

/// A listing answers a need that was asked for; one that is empty helps nobody.
fn listings(cx: &Cx, board: &Board, needs: &[Need]) -> Vec<(String, Said)> {
    let useful = |listing: &&Listing| {
        !listing.entries.is_empty() && listing.needs.iter().any(|need| needs.contains(need))
    };
    let shown = |listing: &Listing| {
        let address = cx.path(&format!("/listing/{}", listing.slug));
        (address, Said::of(&listing.name, cx.language()))
    };
    board.listings.iter().filter(useful).map(shown).collect()
}

/// What was asked, said back: nobody should have to remember the screen before.
fn asked_for(t: &Texts, asked: &Asked, understood: &Understood) -> Vec<String> {
    let search = &asked.search;
    let mut said: Vec<String> = search
        .needs
        .iter()
        .map(|need| t.pick("need", need.code()))
        .collect();
    if let Understood::Needs(needs) = understood {
        let meant: Vec<String> = needs
            .iter()
            .map(|need| t.pick("need", need.code()))
            .collect();
        said.push(
            t.msg("understood")
                .str("words", &search.words)
                .str("needs", t.list(&meant))
                .to_string(),
        );
    }
    if *understood == Understood::Names {
        said.push(
            t.msg("understood-name")
                .str("words", &search.words)
                .to_string(),
        );
    }
    if let Some(from) = &search.from {
        let commune = from
            .commune
            .and_then(|nis| Belgium::get().commune(nis))
            .map_or("", |found| found.name(t.language()));
        let place = from.postcode.map_or_else(
            || commune.to_owned(),
            |postcode| format!("{postcode} {commune}"),
        );
        said.push(t.msg("near").str("place", place).to_string());
    }
    if let Some(When::At(at)) = search.when {
        said.push(
            t.msg("open-at")
                .str("day", t.date(at.date()))
                .str("time", t.time(at.time()))
                .to_string(),
        );
    } else if let Some(when) = search.when {
        said.push(t.pick("when", when.code()));
    }
    said.extend(
        search
            .languages
            .iter()
            .map(|language| t.language_name(language.code())),
    );
    said.extend(
        search
            .setting
            .map(|setting| t.pick("setting", setting.code())),
    );
    said.extend(search.mode.map(|mode| t.pick("mode", mode.code())));
    said.extend(
        search
            .radius_km
            .map(|km| t.msg("within").str("kilometres", t.decimal(km)).to_string()),
    );
    said.extend(search.wheelchair.then(|| t.get("wish-wheelchair")));
    said.extend(search.free.then(|| t.get("wish-free")));
    said
}

/// From here on "near" would be a lie.
const FAR_AWAY_M: u32 = 20_000;

/// Says so where even the nearest place is far.
pub(super) fn far_away(t: &Texts, search: &Search, found: &Page<'_>) -> Option<String> {
    let from = search.from.as_ref().filter(|_| search.offset == 0)?;
    let nearest = found
        .results
        .iter()
        .filter_map(|hit| hit.distance_m)
        .min()?;
    if nearest < FAR_AWAY_M {
        return None;
    }
    let commune = from
        .commune
        .and_then(|nis| Belgium::get().commune(nis))?
        .name(t.language());
    let place = from.postcode.map_or_else(
        || commune.to_owned(),
        |postcode| format!("{postcode} {commune}"),
    );
    let distance = t.distance(f64::from(nearest));
    Some(
        t.msg("far-away")
            .str("place", place)
            .str("distance", distance)
            .to_string(),
    )
}

fn formerly(t: &Texts, asked: &Asked) -> Option<String> {
    let from = asked.search.from.as_ref()?;
    let old = from.formerly.as_ref()?;
    let today = from
        .commune
        .and_then(|nis| Belgium::get().commune(nis))?
        .name(t.language());
    Some(
        t.msg("formerly")
            .str("old", old)
            .str("today", today)
            .to_string(),
    )
}
