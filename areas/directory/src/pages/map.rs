//! A small map drawn on the server: the same numbers as the list. A place whose spot is not known is
//! drawn as an area, never as a point.

use kernel::Point;
use kernel::geography::{Belgium, Bounds, Projection};

use crate::model::{Basis, Place};

/// As wide as a small phone: the numbers keep the size of text there, and grow elsewhere.
pub(super) const WIDTH: f64 = 320.0;
pub(super) const HEIGHT: f64 = 210.0;
const MARGIN: f64 = 26.0;
/// More communes than this are drawn coarser, or the page would grow too heavy.
const MANY_COMMUNES: usize = 24;
/// About three kilometres: a map of one postcode still shows where it lies.
const LEAST_SPAN_DEGREES: f64 = 0.03;

#[derive(Clone, Debug, Default)]
pub(crate) struct MapView {
    pub width: f64,
    pub height: f64,
    pub outlines: Vec<String>,
    pub areas: Vec<Area>,
    pub points: Vec<Mark>,
    pub you: Option<(i32, i32)>,
    /// One place and no list: numbers would mean nothing.
    pub alone: bool,
}

impl MapView {
    /// The map of a place by itself.
    pub fn of_one(place: &Place) -> Option<Self> {
        let map = draw(std::iter::once((1, place)), None)?;
        Some(Self { alone: true, ..map })
    }
}

/// A postcode or commune in which the places with these numbers lie somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Area {
    pub x: i32,
    pub y: i32,
    pub numbers: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub x: i32,
    pub y: i32,
    pub number: usize,
}

/// Nothing where no place has a known whereabouts.
pub(crate) fn draw<'a>(
    places: impl Iterator<Item = (usize, &'a Place)>,
    you: Option<Point>,
) -> Option<MapView> {
    let located: Vec<(usize, Point, Basis)> = places
        .filter_map(|(number, place)| place.located().map(|(point, basis)| (number, point, basis)))
        .collect();
    if located.is_empty() {
        return None;
    }
    let around = Bounds::around(located.iter().map(|(_, point, _)| *point).chain(you))?;
    let bounds = widened(around);
    let projection = Projection::fit(bounds, WIDTH, HEIGHT, MARGIN);
    let spot = |point: Point| {
        let (x, y) = projection.project(point);
        (rounded(x), rounded(y))
    };
    let mut view = MapView {
        width: WIDTH,
        height: HEIGHT,
        you: you.map(spot),
        ..MapView::default()
    };
    view.outlines = outlines(&projection, bounds);
    let mut areas: Vec<((i32, i32), Vec<usize>)> = Vec::new();
    for (number, point, basis) in located {
        let (x, y) = spot(point);
        if basis == Basis::Point {
            view.points.push(Mark { x, y, number });
        } else if let Some((_, numbers)) = areas.iter_mut().find(|(at, _)| *at == (x, y)) {
            numbers.push(number);
        } else {
            areas.push(((x, y), vec![number]));
        }
    }
    // Where somebody is must not cover the number of the area that they are in.
    if let Some(you) = &mut view.you
        && areas
            .iter()
            .any(|((x, y), _)| (x - you.0).abs() < 16 && (y - you.1).abs() < 24)
    {
        you.1 -= 22;
    }
    view.areas = areas
        .into_iter()
        .map(|((x, y), numbers)| Area {
            x,
            y,
            numbers: joined(&numbers),
        })
        .collect();
    Some(view)
}

/// "3", "1–4", "1, 3–5, 7": the numbers of the list, all of them, in as few signs as can be.
fn joined(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let text = |run: &[usize]| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
        [] => String::new(),
    };
    runs.map(text).collect::<Vec<_>>().join(", ")
}

fn widened(bounds: Bounds) -> Bounds {
    let centre = bounds.centre();
    let half_lat = ((bounds.north - bounds.south) / 2.0).max(LEAST_SPAN_DEGREES / 2.0);
    let half_lon = ((bounds.east - bounds.west) / 2.0).max(LEAST_SPAN_DEGREES);
    Bounds {
        south: centre.lat - half_lat,
        north: centre.lat + half_lat,
        west: centre.lon - half_lon,
        east: centre.lon + half_lon,
    }
}

fn outlines(projection: &Projection, bounds: Bounds) -> Vec<String> {
    let belgium = Belgium::get();
    // A little more than the places take, so that no border stops short of the frame.
    let (lat, lon) = (
        (bounds.north - bounds.south) * 0.4,
        (bounds.east - bounds.west) * 0.4,
    );
    let seen = Bounds {
        south: bounds.south - lat,
        north: bounds.north + lat,
        west: bounds.west - lon,
        east: bounds.east + lon,
    };
    let communes: Vec<_> = belgium
        .communes()
        .iter()
        .filter(|commune| {
            belgium
                .commune_bounds(commune.nis)
                .is_some_and(|its| its.meets(&seen))
        })
        .collect();
    let tolerance = if communes.len() > MANY_COMMUNES {
        2.5
    } else {
        0.8
    };
    let rings = communes
        .iter()
        .flat_map(|commune| belgium.boundary(commune.nis));
    rings
        .map(|ring| path(&projection.simplified(ring, tolerance)))
        .filter(|path| !path.is_empty())
        .collect()
}

/// A closed path in relative steps; nothing for a ring too small to see.
fn path(line: &[(i32, i32)]) -> String {
    let [first, rest @ ..] = line else {
        return String::new();
    };
    if rest.len() < 2 {
        return String::new();
    }
    let mut text = format!("M{} {}l", first.0, first.1);
    let mut last = *first;
    for (position, point) in rest.iter().enumerate() {
        let (dx, dy) = (point.0 - last.0, point.1 - last.1);
        let gap = if position == 0 || dx < 0 { "" } else { " " };
        let inner = if dy < 0 { "" } else { " " };
        text.push_str(&format!("{gap}{dx}{inner}{dy}"));
        last = *point;
    }
    text.push('z');
    text
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "within the frame of a drawing"
)]
fn rounded(value: f64) -> i32 {
    value.round().clamp(-9_999.0, 9_999.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_joined() {
        assert_eq!(joined(&[3]), "3");
        assert_eq!(joined(&[1, 2, 3, 4]), "1–4");
        assert_eq!(joined(&[1, 3]), "1, 3");
        assert_eq!(joined(&[1, 3, 7]), "1, 3, 7");
        assert_eq!(joined(&[1, 2, 4, 7, 8]), "1–2, 4, 7–8");
    }

    #[test]
    fn a_path_is_closed_and_relative() {
        assert_eq!(path(&[(10, 10), (20, 10), (20, -5)]), "M10 10l10 0 0-15z");
        assert_eq!(path(&[(10, 10)]), "");
    }
}
