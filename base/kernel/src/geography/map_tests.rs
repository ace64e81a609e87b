use super::*;

fn nis(text: &str) -> Nis {
    Nis::parse(text).unwrap()
}

#[test]
fn the_whole_of_brussels_fits_in_a_small_drawing() {
    let belgium = Belgium::get();
    let brussels: Vec<&Commune> = belgium
        .communes()
        .iter()
        .filter(|c| c.region == Region::Brussels)
        .collect();
    let bounds = brussels
        .iter()
        .filter_map(|c| belgium.commune_bounds(c.nis))
        .reduce(Bounds::and)
        .unwrap();
    let map = Projection::fit(bounds, 320.0, 240.0, 4.0);
    let mut points = 0;
    for ring in brussels.iter().flat_map(|c| belgium.boundary(c.nis)) {
        for (x, y) in map.outline(ring) {
            points += 1;
            assert!((0..=320).contains(&x) && (0..=240).contains(&y), "{x} {y}");
        }
    }
    assert!(points < 700, "{points} points");
}

#[test]
fn a_map_keeps_distances_within_three_per_cent() {
    let belgium = Belgium::get();
    let map = Projection::fit(belgium.bounds(), 1000.0, 1000.0, 10.0);
    for (from, to) in [
        ("35013", "63023"),
        ("11002", "81001"),
        ("57096", "44021"),
        ("85045", "12025"),
    ] {
        let [from, to] = [from, to].map(|code| belgium.commune(nis(code)).unwrap());
        let (a, b) = (map.project(from.centre), map.project(to.centre));
        let drawn = (a.0 - b.0).hypot(a.1 - b.1) / map.per_metre();
        let true_distance = from.centre.distance_m(to.centre);
        assert!(
            (drawn / true_distance - 1.0).abs() < 0.03,
            "{drawn} for {true_distance}"
        );
    }
}

#[test]
fn a_map_of_all_communes_weighs_less_than_thirty_kilobytes() {
    let belgium = Belgium::get();
    let map = Projection::fit(belgium.bounds(), 600.0, 520.0, 4.0);
    let mut path = String::new();
    for border in belgium.borders() {
        let mut before = (0, 0);
        for (index, (x, y)) in map.simplified(&border.line, 2.0).into_iter().enumerate() {
            // A path needs its letter once, and no blank before a minus.
            let start = if index == 0 {
                "M"
            } else if index == 1 {
                "l"
            } else {
                " "
            };
            path += &format!("{start}{} {}", x - before.0, y - before.1).replace(" -", "-");
            before = (x, y);
        }
    }
    assert!(path.len() < 27_000, "{}", path.len());
}
