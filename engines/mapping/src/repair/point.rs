use super::Repaired;
use crate::Reason;
use crate::vocabulary::Country;

/// What a letter beside a number says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// Degrees with a point or a comma; `°` and one letter of `N S E W O` may stand before or behind.
/// `O` is west in French, east in Dutch and German, and in a list of another `language` nobody knows.
pub(crate) fn degrees(text: &str, language: &str) -> Option<f64> {
    lettered(text, language).map(|(number, _)| number)
}

fn lettered(text: &str, language: &str) -> Option<(f64, Option<Axis>)> {
    let text = text.trim();
    let (letter, bare) = match (text.chars().next()?, text.chars().next_back()?) {
        (first, _) if first.is_ascii_alphabetic() => (Some(first), &text[1..]),
        (_, last) if last.is_ascii_alphabetic() => (Some(last), &text[..text.len() - 1]),
        _ => (None, text),
    };
    let bare = bare.trim().trim_end_matches('°').trim_end();
    let number: f64 = bare.replace(',', ".").parse().ok()?;
    if !number.is_finite() {
        return None;
    }
    let Some(letter) = letter else {
        return Some((number, None));
    };
    let (sign, axis) = match (letter.to_ascii_uppercase(), language) {
        ('N', _) => (1.0, Axis::Latitude),
        ('S', _) => (-1.0, Axis::Latitude),
        ('E', _) | ('O', "nl" | "de") => (1.0, Axis::Longitude),
        ('W', _) | ('O', "fr") => (-1.0, Axis::Longitude),
        _ => return None,
    };
    // `-4.486 W` may be west, or east twice turned.
    (!bare.starts_with(['-', '+'])).then_some((sign * number, Some(axis)))
}

/// The two numbers of `50.85, 4.35`, `50,85 4,35`, `50.85 N 4.35 E` or `POINT (4.35 50.85)`:
/// latitude, longitude.
pub(crate) fn pair(text: &str, language: &str) -> Option<(f64, f64)> {
    if text.len() > 100 {
        return None;
    }
    let upper = text.trim().to_ascii_uppercase();
    let wkt = upper.strip_prefix("POINT");
    let bare = wkt.unwrap_or(&upper);
    let bare = bare.trim_matches(|l: char| l.is_whitespace() || "()[]".contains(l));
    // A comma without a space behind it parts digits (50,85); with one, or alone, it parts numbers.
    let between = if bare.contains(';') {
        Some(";")
    } else if bare.contains(", ") {
        Some(", ")
    } else if bare.matches(',').count() == 1 {
        Some(",")
    } else {
        None
    };
    let (first, second) = match between {
        Some(between) => {
            let mut parts = bare.split(between).filter(|part| !part.trim().is_empty());
            let both = (parts.next()?.to_owned(), parts.next()?.to_owned());
            parts.next().is_none().then_some(both)?
        }
        None => {
            let words: Vec<&str> = bare.split_whitespace().collect();
            let (first, second) = words.split_at(words.len() / 2);
            (first.join(" "), second.join(" "))
        }
    };
    let (first, first_axis) = lettered(&first, language)?;
    let (second, second_axis) = lettered(&second, language)?;
    match (first_axis, second_axis) {
        (None, None) if wkt.is_some() => Some((second, first)),
        (None, None) | (Some(Axis::Latitude), Some(Axis::Longitude)) => Some((first, second)),
        (Some(Axis::Longitude), Some(Axis::Latitude)) => Some((second, first)),
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
        assert_eq!(degrees("50,8503", ""), Some(50.8503));
        assert_eq!(degrees("-4.35°", ""), Some(-4.35));
        for text in ["inf", "N inf", "", "°", "50.85 m", "50°51'", "4.35 EW"] {
            assert_eq!(degrees(text, "fr"), None, "{text}");
        }
    }

    #[test]
    fn a_letter_before_or_behind_says_the_half_of_the_earth() {
        for (text, language, read) in [
            ("4.35° E", "", Some(4.35)),
            ("N 48.39", "", Some(48.39)),
            ("48,39N", "", Some(48.39)),
            ("4.486 W", "", Some(-4.486)),
            ("w 4.486°", "", Some(-4.486)),
            ("21.1° S", "", Some(-21.1)),
            ("4.486 O", "fr", Some(-4.486)),
            ("4.486 O", "nl", Some(4.486)),
            ("4.486 O", "de", Some(4.486)),
            ("4.486 O", "", None),
            ("4.486 X", "fr", None),
            ("N 48.39 N", "fr", None),
            ("-4.486 W", "fr", None),
        ] {
            assert_eq!(degrees(text, language), read, "{text} {language}");
        }
    }

    #[test]
    fn two_numbers_in_one_cell_are_a_point() {
        for text in [
            "50.85, 4.35",
            "50.85,4.35",
            "50,85 4,35",
            "50,85; 4,35",
            "(50.85 4.35)",
            "[50.85, 4.35]",
            "POINT (4.35 50.85)",
            "50.85 N, 4.35 E",
            "50,85° N 4,35° E",
            "E 4.35 N 50.85",
        ] {
            assert_eq!(pair(text, "fr"), Some((50.85, 4.35)), "{text}");
        }
        for text in ["48.39 N, 4.486 W", "48,39 N; 4,486 O", "48.39N 4.486W"] {
            assert_eq!(pair(text, "fr"), Some((48.39, -4.486)), "{text}");
        }
        for text in [
            "50.85",
            "1, 2, 3",
            "1 2 3",
            "50.85 N, 4.35 N",
            "50.85 N, 4.35",
            "50.85 m, 4.35 m",
        ] {
            assert_eq!(pair(text, "fr"), None, "{text}");
        }
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
