//! Where records lie, on a round Earth.

/// Mean radius of the Earth in metres (IUGG).
const EARTH: f64 = 6_371_008.8;
/// Side of a grid's cell in degrees of latitude, about 1.1 km.
const SIDE: f64 = 0.01;

/// The point, if it is one: on the globe, and not the (0, 0) that stands for nothing.
pub(crate) fn known(point: Option<(f64, f64)>) -> Option<(f64, f64)> {
    point.filter(|(latitude, longitude)| {
        latitude.abs() <= 90.0
            && longitude.abs() <= 180.0
            && (latitude.abs() > 1e-6 || longitude.abs() > 1e-6)
    })
}

/// Metres along the great circle.
pub(crate) fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| ((from - to).to_radians() / 2.0).sin().powi(2);
    let shared = half(a.0, b.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    2.0 * EARTH * shared.clamp(0.0, 1.0).sqrt().asin()
}

/// The cells that a point lies in, one of each of four grids that are shifted by half a cell: two
/// points within half a cell of each other share at least one.
pub(crate) fn cells(point: (f64, f64)) -> [(u8, i32, i32); 4] {
    [(0u8, 0.0, 0.0), (1, 0.5, 0.0), (2, 0.0, 0.5), (3, 0.5, 0.5)].map(|(grid, up, right)| {
        let row = (point.0 / SIDE + up).floor();
        // All cells of a row are equally wide, so that neighbours fit together.
        let shrunk = ((row * SIDE).to_radians().cos()).max(0.01);
        let column = (point.1 * shrunk / SIDE + right).floor();
        (grid, row as i32, column as i32)
    })
}

/// A point to within about ten metres, to count how many records stand on it.
pub(crate) fn spot(point: (f64, f64)) -> (i32, i32) {
    let fine = |degrees: f64| (degrees * 10_000.0).round() as i32;
    (fine(point.0), fine(point.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_longitude_shrinks_to_the_north() {
        let paris = metres((48.0, 2.0), (48.0, 3.0));
        assert!((74_000.0..75_000.0).contains(&paris), "{paris}");
        let north = metres((48.0, 2.0), (49.0, 2.0));
        assert!((111_000.0..111_400.0).contains(&north), "{north}");
    }

    #[test]
    fn what_is_no_point_is_not_known() {
        for wrong in [
            (0.0, 0.0),
            (f64::NAN, 4.0),
            (50.0, f64::INFINITY),
            (91.0, 4.0),
        ] {
            assert_eq!(known(Some(wrong)), None);
        }
        assert!(known(Some((50.85, 4.35))).is_some());
    }

    #[test]
    fn near_points_share_a_cell_wherever_the_lines_of_the_grid_run() {
        for step in 0..500 {
            let here = (
                50.0 + f64::from(step) * 0.000_77,
                4.0 + f64::from(step) * 0.001_3,
            );
            let there = (here.0 + 0.003, here.1 - 0.004);
            let shared = cells(here).iter().any(|cell| cells(there).contains(cell));
            assert!(shared, "{here:?}");
        }
    }
}
