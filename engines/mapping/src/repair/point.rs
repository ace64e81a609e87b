use super::Repaired;
use crate::Reason;
use crate::vocabulary::Country;

/// Degrees with a point or a comma; a sign, `°` and `N S E W O` may stand around them.
pub(crate) fn degrees(text: &str) -> Option<f64> {
    let bare = text
        .trim()
        .trim_end_matches(|l: char| l == '°' || l.is_alphabetic() || l == ' ');
    let number: f64 = bare.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// The two numbers of `50.85, 4.35`, `50,85 4,35` or `POINT (4.35 50.85)`: latitude, longitude.
pub(crate) fn pair(text: &str) -> Option<(f64, f64)> {
    if text.len() > 100 {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let is_wkt = upper.contains("POINT");
    let bare: String = upper
        .chars()
        .filter(|l| l.is_ascii_digit() || " .,;+-\t".contains(*l))
        .collect();
    // A comma without a space behind it parts digits (50,85); with one, or alone, it parts numbers.
    let parts: Vec<&str> = if bare.contains(';') {
        bare.split(';').collect()
    } else if bare.contains(", ") {
        bare.split(", ").collect()
    } else if bare.matches(',').count() == 1 {
        bare.split(',').collect()
    } else {
        bare.split_whitespace().collect()
    };
    let numbers: Option<Vec<f64>> = parts
        .iter()
        .filter(|part| !part.trim().is_empty())
        .map(|part| degrees(part))
        .collect();
    match numbers?.as_slice() {
        [first, second] if is_wkt => Some((*second, *first)),
        [first, second] => Some((*first, *second)),
        _ => None,
    }
}

/// Latitude and longitude judged together, the values being those two in this order.
pub(crate) fn point(given: &str, lat: f64, lon: f64, country: Option<&Country>) -> Repaired {
    if lat == 0.0 && lon == 0.0 {
        return Repaired::left_out(given, Reason::NoPoint);
    }
    let boxes = country.map(|c| c.boxes.as_slice()).unwrap_or_default();
    let on_earth = lat.abs() <= 90.0 && lon.abs() <= 180.0;
    if on_earth && (boxes.is_empty() || lies_in(boxes, lat, lon)) {
        return both(lat, lon);
    }
    if lies_in(boxes, lon, lat) {
        let mut swapped = both(lon, lat);
        swapped.findings.push(super::Finding {
            value: given.to_owned(),
            reason: Reason::Swapped,
            became: Some(format!("{lon}, {lat}")),
        });
        return swapped;
    }
    Repaired::left_out(given, Reason::OutsideCountry)
}

fn both(lat: f64, lon: f64) -> Repaired {
    Repaired {
        values: vec![lat.to_string(), lon.to_string()],
        findings: Vec::new(),
    }
}

pub(crate) fn lies_in(boxes: &[[f64; 4]], lat: f64, lon: f64) -> bool {
    boxes.iter().any(|[south, west, north, east]| {
        (*south..=*north).contains(&lat) && (*west..=*east).contains(&lon)
    })
}

#[cfg(test)]
mod tests {
    use super::{degrees, pair, point};
    use crate::Reason;
    use crate::vocabulary::Country;

    fn belgium() -> Country {
        Country {
            boxes: vec![[49.4, 2.5, 51.6, 6.5]],
            ..Country::default()
        }
    }

    #[test]
    fn degrees_may_have_a_comma() {
        assert_eq!(degrees("50,8503"), Some(50.8503));
        assert_eq!(degrees("4.35° E"), Some(4.35));
        assert_eq!(degrees("inf"), None);
    }

    #[test]
    fn two_numbers_in_one_cell_are_a_point() {
        for text in [
            "50.85, 4.35",
            "50.85,4.35",
            "50,85 4,35",
            "50,85; 4,35",
            "(50.85 4.35)",
            "POINT (4.35 50.85)",
        ] {
            assert_eq!(pair(text), Some((50.85, 4.35)), "{text}");
        }
        assert_eq!(pair("50.85"), None);
        assert_eq!(pair("1, 2, 3"), None);
    }

    #[test]
    fn a_point_stands_in_its_country_or_is_turned_round_or_left_out() {
        let be = belgium();
        assert_eq!(point("", 50.85, 4.35, Some(&be)).values, ["50.85", "4.35"]);
        let turned = point("", 4.35, 50.85, Some(&be));
        assert_eq!(
            (turned.values[0].as_str(), turned.findings[0].reason),
            ("50.85", Reason::Swapped)
        );
        assert_eq!(
            point("", 0.0, 0.0, Some(&be)).findings[0].reason,
            Reason::NoPoint
        );
        assert_eq!(
            point("", 43.3, 5.4, Some(&be)).findings[0].reason,
            Reason::OutsideCountry
        );
        assert_eq!(
            point("", 400.0, 5.4, None).findings[0].reason,
            Reason::OutsideCountry
        );
    }
}
