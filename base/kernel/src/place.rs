//! Place on earth: a point, a postcode, a commune's code.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Degrees north and east (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub lat: f64,
    pub lon: f64,
}

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

impl Point {
    /// A point on earth, or nothing where the numbers are none.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
            .then_some(Self { lat, lon })
    }

    /// Metres along the surface (haversine), as the crow flies.
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let a = half_lat.mul_add(half_lat, lat1.cos() * lat2.cos() * half_lon * half_lon);
        2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()
    }
}

/// A Belgian postcode: four digits, the first not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(u16);

impl Postcode {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().filter(|n| *n >= 1000).map(Self)
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl TryFrom<String> for Postcode {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a postcode is four digits, such as 1000")
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.to_string()
    }
}

/// The code of a commune (NIS/INS, Statbel): five digits, such as 21004.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nis(u32);

impl Nis {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().map(Self)
    }
}

impl fmt::Display for Nis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

impl TryFrom<String> for Nis {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a commune's code is five digits, such as 21004")
    }
}

impl From<Nis> for String {
    fn from(nis: Nis) -> Self {
        nis.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crow_flies_42_km_from_brussels_to_antwerp() {
        let brussels = Point::new(50.8466, 4.3528).unwrap();
        let antwerp = Point::new(51.2194, 4.4025).unwrap();
        assert!((brussels.distance_m(antwerp) - 41_600.0).abs() < 300.0);
        assert!(brussels.distance_m(brussels) < f64::EPSILON);
    }

    #[test]
    fn a_postcode_has_four_digits() {
        assert_eq!(
            Postcode::parse("1000").map(|p| p.to_string()).as_deref(),
            Some("1000")
        );
        for wrong in ["0100", "100", "10000", "1O00", " 1000", "１０００"] {
            assert_eq!(Postcode::parse(wrong), None, "{wrong}");
        }
    }
}
