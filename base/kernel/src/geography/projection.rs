//! From degrees to the plane of a small map.

use crate::Point;

use super::Bounds;

/// Metres per degree of latitude, on a sphere of the earth's mean radius.
const METRES_PER_DEGREE: f64 = 111_195.08;

/// An equirectangular map fitted to a box: x grows eastwards, y downwards, as in SVG.
///
/// One degree east is shortened by the cosine of the middle latitude, so shapes keep their look;
/// over the whole of Belgium the scale errs by less than 3 %.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    middle: Point,
    /// Units of the map per degree.
    east: f64,
    south: f64,
    width: f64,
    height: f64,
}

impl Projection {
    /// The largest map of `bounds` within `width` × `height` that leaves `margin` free all around.
    /// A box without size (one point) is drawn as if it were a kilometre wide.
    #[must_use]
    pub fn fit(bounds: Bounds, width: f64, height: f64, margin: f64) -> Self {
        let middle = bounds.centre();
        let shorten = middle.lat.to_radians().cos().max(f64::EPSILON);
        let least = 1000.0 / METRES_PER_DEGREE;
        let across = ((bounds.east - bounds.west) * shorten).max(least);
        let down = (bounds.north - bounds.south).max(least);
        let free = |size: f64| 2.0_f64.mul_add(-margin, size).max(1.0);
        let scale = (free(width) / across).min(free(height) / down);
        Self {
            middle,
            east: scale * shorten,
            south: scale,
            width,
            height,
        }
    }

    /// Where a point falls; outside the box when it lies outside the bounds.
    #[must_use]
    pub fn project(&self, point: Point) -> (f64, f64) {
        let x = (point.lon - self.middle.lon).mul_add(self.east, self.width / 2.0);
        let y = (self.middle.lat - point.lat).mul_add(self.south, self.height / 2.0);
        (x, y)
    }

    /// Units of the map per metre: for a scale, or a circle that stands for an area.
    #[must_use]
    pub fn per_metre(&self) -> f64 {
        self.south / METRES_PER_DEGREE
    }

    /// A line in whole units, without the points that fall on the one before. The same piece of
    /// border comes out the same for both its communes, so nothing gapes between them.
    #[must_use]
    pub fn outline(&self, line: &[Point]) -> Vec<(i32, i32)> {
        let mut outline: Vec<(i32, i32)> = line.iter().map(|point| self.rounded(*point)).collect();
        outline.dedup();
        outline
    }

    /// An open line in whole units that strays from the true one by no more than `tolerance` units
    /// before rounding; both ends stay, so that pieces of border still meet. With a tolerance of
    /// two, the borders of all communes, 600 units wide, are a path of less than 27 kB.
    #[must_use]
    pub fn simplified(&self, line: &[Point], tolerance: f64) -> Vec<(i32, i32)> {
        let plane: Vec<(f64, f64)> = line.iter().map(|point| self.project(*point)).collect();
        let mut kept: Vec<Point> = line.first().copied().into_iter().collect();
        let mut pending = Vec::new();
        if line.len() > 1 {
            pending.push((0, line.len() - 1));
        }
        while let Some((from, to)) = pending.pop() {
            match furthest(&plane, from, to).filter(|(_, distance)| *distance > tolerance) {
                // The nearer half is looked at first: points come out in order.
                Some((between, _)) => pending.extend([(between, to), (from, between)]),
                None => kept.push(line[to]),
            }
        }
        self.outline(&kept)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "casts of floats saturate, and maps are small"
    )]
    fn rounded(&self, point: Point) -> (i32, i32) {
        let (x, y) = self.project(point);
        (x.round() as i32, y.round() as i32)
    }
}

/// The point between two of a line that lies furthest from the straight way, and how far.
fn furthest(plane: &[(f64, f64)], from: usize, to: usize) -> Option<(usize, f64)> {
    let (start, end) = (plane[from], plane[to]);
    (from + 1..to)
        .map(|index| (index, distance_to_segment(plane[index], start, end)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

fn distance_to_segment(point: (f64, f64), start: (f64, f64), end: (f64, f64)) -> f64 {
    let (along_x, along_y) = (end.0 - start.0, end.1 - start.1);
    let (x, y) = (point.0 - start.0, point.1 - start.1);
    let length_squared = along_x.mul_add(along_x, along_y * along_y);
    let part = if length_squared > 0.0 {
        (x.mul_add(along_x, y * along_y) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - part * along_x).hypot(y - part * along_y)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn map() -> Projection {
        let bounds = Bounds {
            south: 49.5,
            west: 2.5,
            north: 51.5,
            east: 6.4,
        };
        Projection::fit(bounds, 1000.0, 1000.0, 0.0)
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let [brussels, antwerp, liege] = [(50.85, 4.35), (51.22, 4.40), (50.64, 5.57)]
            .map(|(lat, lon)| map().project(Point { lat, lon }));
        assert!(antwerp.1 < brussels.1 && liege.0 > brussels.0);
    }

    #[test]
    fn the_box_is_filled_in_its_tighter_direction() {
        let (left, top) = map().project(Point {
            lat: 51.5,
            lon: 2.5,
        });
        assert!(left.abs() < 1e-9 && top > 0.0);
    }

    proptest! {
        #[test]
        fn a_simplified_line_keeps_its_ends_and_strays_no_further_than_allowed(
            raw in prop::collection::vec((49.5..51.5_f64, 2.5..6.4_f64), 0..60),
            tolerance in 0.0..50.0_f64,
        ) {
            let line: Vec<Point> = raw.into_iter().map(|(lat, lon)| Point { lat, lon }).collect();
            let (full, light) = (map().outline(&line), map().simplified(&line, tolerance));
            prop_assert_eq!((full.first(), full.last()), (light.first(), light.last()));
            prop_assert!(light.len() <= full.len());
            let drawn: Vec<(f64, f64)> =
                light.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            for at in line.iter().map(|point| map().project(*point)) {
                let way = drawn.windows(2).map(|pair| distance_to_segment(at, pair[0], pair[1]));
                let start = drawn.iter().map(|only| distance_to_segment(at, *only, *only));
                let strays = way.chain(start).fold(f64::INFINITY, f64::min);
                prop_assert!(strays <= tolerance + 1.0, "{} > {}", strays, tolerance);
            }
        }
    }
}
