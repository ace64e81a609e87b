//! Boundaries light enough for maps that the server draws.
//!
//! Two communes that touch share an arc: stored once, it halves the file, never leaves a gap between
//! them, and says who is whose neighbour.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::licence::{Licence, STATBEL};
use super::source;

/// Steps per degree: 0.0001° is 11 m northwards and 7 m eastwards here, finer than the boundaries are.
const STEPS: f64 = 10_000.0;

pub fn write(geo: &Path, to: &Path) -> Result<()> {
    let topology = source::json(&geo.join("derived/municipalities-2025-565-light.topo.json"))?;
    let licence = |what| Licence {
        copyright: &[STATBEL],
        identifier: "CC-BY-2.0",
        sources: &[
            "Statbel, statistical sectors of 2011 (published in BelgiumMaps.StatBel), CC BY 2.0",
        ],
        what,
        changes: "Sectors dissolved to the communes of 1 January 2025, simplified to 3 % of their points, rounded to 0.0001 degree.",
    };
    licence("Pieces of boundary: first point, then steps (east, north) in 0.0001 degree.")
        .write_with(&to.join("arcs.csv"), &arcs(&topology)?)?;
    licence("Each commune's rings: numbers of the pieces in arcs.csv in order, a minus where one is walked backwards, a slash between rings.")
        .write_with(&to.join("rings.csv"), &rings(&topology)?)
}

fn arcs(topology: &Value) -> Result<String> {
    let [scale_lon, scale_lat] = pair(topology.pointer("/transform/scale"))?;
    let [from_lon, from_lat] = pair(topology.pointer("/transform/translate"))?;
    let mut text = String::from("arc,path\n");
    for (index, arc) in source::array(topology, "/arcs")?.iter().enumerate() {
        let (mut x, mut y) = (0.0, 0.0);
        let mut last = [0_i64, 0];
        let mut path = Vec::new();
        for step in source::array(arc, "")? {
            let [dx, dy] = pair(Some(step))?;
            (x, y) = (x + dx, y + dy);
            let here = [
                steps(x * scale_lon + from_lon),
                steps(y * scale_lat + from_lat),
            ];
            if path.is_empty() || here != last {
                path.push(format!("{} {}", here[0] - last[0], here[1] - last[1]));
            }
            last = here;
        }
        writeln!(text, "{},{}", index + 1, path.join(" "))?;
    }
    Ok(text)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "degrees on earth fit many times"
)]
fn steps(degrees: f64) -> i64 {
    (degrees * STEPS).round() as i64
}

fn pair(value: Option<&Value>) -> Result<[f64; 2]> {
    let list = value
        .and_then(Value::as_array)
        .context("no pair of numbers")?;
    match (
        list.first().and_then(Value::as_f64),
        list.get(1).and_then(Value::as_f64),
    ) {
        (Some(a), Some(b)) => Ok([a, b]),
        _ => anyhow::bail!("not a pair of numbers: {list:?}"),
    }
}

fn rings(topology: &Value) -> Result<String> {
    let objects = topology
        .get("objects")
        .and_then(Value::as_object)
        .context("no objects")?;
    let communes = objects.values().next().context("no communes")?;
    let mut lines = BTreeMap::new();
    for commune in source::array(communes, "/geometries")? {
        let mut rings = Vec::new();
        let parts = source::array(commune, "/arcs")?;
        if source::string(commune, "/type")? == "MultiPolygon" {
            for polygon in parts {
                for ring in source::array(polygon, "")? {
                    rings.push(ring_line(ring)?);
                }
            }
        } else {
            for ring in parts {
                rings.push(ring_line(ring)?);
            }
        }
        lines.insert(
            source::string(commune, "/properties/nis25")?,
            rings.join("/"),
        );
    }
    ensure!(lines.len() == 565, "{} boundaries, not 565", lines.len());
    let mut text = String::from("nis,rings\n");
    for (nis, rings) in lines {
        writeln!(text, "{nis},{rings}")?;
    }
    Ok(text)
}

/// The source counts from 0 and writes `-1 - i` for arc `i` backwards; ours counts from 1.
fn ring_line(ring: &Value) -> Result<String> {
    let numbers: Result<Vec<String>> = source::array(ring, "")?
        .iter()
        .map(|arc| {
            let arc = arc.as_i64().context("an arc is a whole number")?;
            Ok(if arc < 0 { arc } else { arc + 1 }.to_string())
        })
        .collect();
    Ok(numbers?.join(" "))
}
