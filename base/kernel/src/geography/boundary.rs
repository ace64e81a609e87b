//! Outlines of communes, from pieces of border that neighbours share.

use std::collections::HashMap;

use crate::{Nis, Point};

/// One closed line; the last point joins the first.
pub type Ring = Vec<Point>;

/// A piece of border and the communes on its sides: one where Belgium (or a piece of it) ends.
#[derive(Debug)]
pub struct Border {
    pub line: Vec<Point>,
    pub sides: Vec<Nis>,
}

/// A box, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

impl Bounds {
    /// The box around some points; none around nothing.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().map(Self::at).reduce(Self::and)
    }

    /// The box that holds one point only.
    #[must_use]
    pub const fn at(point: Point) -> Self {
        Self {
            south: point.lat,
            west: point.lon,
            north: point.lat,
            east: point.lon,
        }
    }

    /// The box around both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat)
            && (self.west..=self.east).contains(&point.lon)
    }

    /// Whether two boxes have a point in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.south <= other.north
            && other.south <= self.north
            && self.west <= other.east
            && other.west <= self.east
    }

    #[must_use]
    pub const fn centre(&self) -> Point {
        Point {
            lat: f64::midpoint(self.south, self.north),
            lon: f64::midpoint(self.west, self.east),
        }
    }
}

#[derive(Debug)]
pub struct Boundary {
    pub nis: Nis,
    pub rings: Vec<Ring>,
    pub bounds: Bounds,
    pub neighbours: Vec<Nis>,
}

impl Boundary {
    /// Even-odd rule over all rings.
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point)
            && self
                .rings
                .iter()
                .filter(|ring| crosses_odd(ring, point))
                .count()
                % 2
                == 1
    }
}

/// Whether a line from the point eastwards crosses the ring an odd number of times.
fn crosses_odd(ring: &[Point], point: Point) -> bool {
    let after = ring.iter().cycle().skip(1);
    let crossings = ring.iter().zip(after).filter(|(a, b)| {
        (a.lat > point.lat) != (b.lat > point.lat)
            && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon
    });
    crossings.count() % 2 == 1
}

/// Degrees per step of the table of arcs.
const STEP: f64 = 10_000.0;

/// Reads the two tables; boundaries come in the order of `rings.csv`, which is by code.
///
/// Says nothing of a table that is not as `cargo xtask data` writes it but "none".
pub fn read(arcs: &str, rings: &str) -> Option<(Vec<Boundary>, Vec<Border>)> {
    let mut borders: Vec<Border> = Vec::new();
    for line in arcs.lines().skip(1) {
        borders.push(Border {
            line: read_arc(line.split_once(',')?.1)?,
            sides: Vec::new(),
        });
    }
    let mut boundaries = Vec::new();
    for line in rings.lines().skip(1) {
        let (nis, line) = line.split_once(',')?;
        let nis = Nis::parse(nis)?;
        let rings: Vec<Ring> = line
            .split('/')
            .map(|ring| read_ring(ring, nis, &mut borders))
            .collect::<Option<_>>()?;
        let bounds = Bounds::around(rings.iter().flatten().copied())?;
        boundaries.push(Boundary {
            nis,
            rings,
            bounds,
            neighbours: Vec::new(),
        });
    }
    // Simplifying flattened two tiny enclaves of Baarle: their lines are nobody's border any more.
    borders.retain(|border| !border.sides.is_empty());
    add_neighbours(&mut boundaries, &borders);
    Some((boundaries, borders))
}

fn read_arc(path: &str) -> Option<Vec<Point>> {
    let mut steps = path.split(' ').map(str::parse::<i32>);
    let (mut east, mut north) = (0, 0);
    let mut line = Vec::new();
    while let Some(step) = steps.next() {
        east += step.ok()?;
        north += steps.next()?.ok()?;
        line.push(Point::new(f64::from(north) / STEP, f64::from(east) / STEP)?);
    }
    Some(line)
}

fn read_ring(numbers: &str, nis: Nis, borders: &mut [Border]) -> Option<Ring> {
    let mut ring = Ring::new();
    for number in numbers.split(' ') {
        let number: isize = number.parse().ok()?;
        let border = borders.get_mut(number.unsigned_abs().checked_sub(1)?)?;
        border.sides.push(nis);
        // Each piece begins where the one before ended.
        ring.pop();
        if number > 0 {
            ring.extend(&border.line);
        } else {
            ring.extend(border.line.iter().rev());
        }
    }
    ring.pop();
    Some(ring)
}

fn add_neighbours(boundaries: &mut [Boundary], borders: &[Border]) {
    let mut neighbours: HashMap<Nis, Vec<Nis>> = HashMap::new();
    for border in borders {
        if let [a, b] = border.sides[..] {
            neighbours.entry(a).or_default().push(b);
            neighbours.entry(b).or_default().push(a);
        }
    }
    for boundary in boundaries {
        let mut all = neighbours.remove(&boundary.nis).unwrap_or_default();
        all.retain(|neighbour| *neighbour != boundary.nis);
        all.sort_unstable();
        all.dedup();
        boundary.neighbours = all;
    }
}
