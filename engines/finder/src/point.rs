/// Mean radius of the Earth in metres (IUGG, R1).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A point on Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    lat: f64,
    lon: f64,
}

impl Point {
    /// Latitude and longitude in degrees (WGS 84). `None` when one is not a number or lies
    /// outside ±90 and ±180: a point that exists is never confused with one that is missing.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        on_earth.then_some(Self { lat, lon })
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Distance as the crow flies over a round Earth, in whole metres.
    ///
    /// Whole, because nobody walks half a metre to a desk and because whole numbers have ties
    /// that can be broken the same way everywhere.
    pub fn metres_to(self, other: Self) -> u32 {
        Direction::of(self).metres_to(Direction::of(other))
    }
}

/// A point as a vector of length one from the centre of the Earth: comparing two takes no
/// trigonometry but one arc sine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direction([f64; 3]);

impl Direction {
    pub fn of(point: Point) -> Self {
        let (lat_sin, lat_cos) = point.lat.to_radians().sin_cos();
        let (lon_sin, lon_cos) = point.lon.to_radians().sin_cos();
        Self([lat_cos * lon_cos, lat_cos * lon_sin, lat_sin])
    }

    pub fn metres_to(self, other: Self) -> u32 {
        let [x, y, z] = [0, 1, 2].map(|i| self.0[i] - other.0[i]);
        let half_chord = (x * x + y * y + z * z).sqrt() / 2.0;
        let metres = 2.0 * EARTH_RADIUS_M * half_chord.min(1.0).asin();
        // Never more than half the way round the Earth, some twenty million.
        metres.round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::Point;

    #[test]
    fn a_degree_of_latitude_is_111_km_and_the_other_side_half_way_round() {
        let at = |lat, lon| Point::new(lat, lon).unwrap();
        assert_eq!(at(50.0, 4.0).metres_to(at(51.0, 4.0)), 111_195);
        assert_eq!(at(0.0, 0.0).metres_to(at(0.0, 180.0)), 20_015_114);
        assert_eq!(at(50.85, 4.35).metres_to(at(50.85, 4.35)), 0);
    }

    #[test]
    fn a_point_that_is_not_on_earth_does_not_exist() {
        for (lat, lon) in [
            (f64::NAN, 4.0),
            (50.0, f64::INFINITY),
            (90.1, 0.0),
            (0.0, -180.1),
        ] {
            assert_eq!(Point::new(lat, lon), None);
        }
    }
}
