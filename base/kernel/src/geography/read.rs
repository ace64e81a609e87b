//! Reads the shipped tables. They are made by `cargo xtask data` and checked by the tests, so a
//! table that cannot be read is a fault of the build, and stops the program at once.

use std::collections::{HashMap, HashSet};

use super::{
    Belgium, Bounds, Change, Commune, Division, Ended, Former, Level, Locality, NameKind, Names,
    PostcodeEntry, Region, boundary,
};
use crate::{Nis, Point, Postcode};

const COMMUNES: &str = include_str!("../../../../data/geography/communes.csv");
const FORMER: &str = include_str!("../../../../data/geography/communes-former.csv");
const DIVISIONS: &str = include_str!("../../../../data/geography/divisions.csv");
const POSTCODES: &str = include_str!("../../../../data/geography/postcodes.csv");
const POSTCODE_POINTS: &str = include_str!("../../../../data/geography/postcode-points.csv");
const LOCALITIES: &str = include_str!("../../../../data/geography/localities.csv");
const POSTCODE_NAMES: &str = include_str!("../../../../data/geography/postcode-names.csv");
const COMMUNE_NAMES: &str = include_str!("../../../../data/geography/commune-names.csv");
const ENDED: &str = include_str!("../../../../data/geography/communes-ended.csv");
const ARCS: &str = include_str!("../../../../data/boundaries/arcs.csv");
const RINGS: &str = include_str!("../../../../data/boundaries/rings.csv");

pub(super) fn belgium() -> Belgium {
    let mut communes = rows("communes.csv", COMMUNES, commune);
    let former = rows("communes-former.csv", FORMER, former);
    let postcodes = postcodes();
    let by_nis: HashMap<Nis, usize> = communes
        .iter()
        .enumerate()
        .map(|(index, commune)| (commune.nis, index))
        .collect();
    for entry in &postcodes {
        for nis in &entry.communes {
            if let Some(commune) = by_nis.get(nis).and_then(|index| communes.get_mut(*index)) {
                commune.postcodes.push(entry.postcode);
            }
        }
    }
    let (boundaries, borders) =
        boundary::read(ARCS, RINGS).expect("the shipped boundaries can be read");
    assert!(
        boundaries
            .iter()
            .map(|boundary| boundary.nis)
            .eq(communes.iter().map(|commune| commune.nis)),
        "the shipped boundaries are those of the shipped communes"
    );
    let names = names(&communes, &former);
    Belgium {
        localities: localities(&postcodes, &names),
        names,
        other_names: rows("commune-names.csv", COMMUNE_NAMES, |[nis, name]| {
            Some((name, Nis::parse(nis)?))
        }),
        ended: rows("communes-ended.csv", ENDED, |[name, until]| {
            let until = until.parse().ok()?;
            Some(Ended { name, until })
        }),
        divisions: rows("divisions.csv", DIVISIONS, division),
        bounds: boundaries
            .iter()
            .map(|boundary| boundary.bounds)
            .reduce(Bounds::and)
            .expect("Belgium has communes"),
        communes,
        by_nis,
        postcodes,
        former,
        boundaries,
        borders,
    }
}

/// Reads each line below the heading.
fn rows<const N: usize, T>(
    name: &str,
    table: &'static str,
    read: impl Fn([&'static str; N]) -> Option<T>,
) -> Vec<T> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        cells.try_into().ok().and_then(&read)
    };
    let lines = table.lines().skip(1);
    lines
        .map(|line| {
            row(line).unwrap_or_else(|| panic!("the shipped table {name} has a bad line: {line}"))
        })
        .collect()
}

fn commune(
    [
        nis,
        fr,
        nl,
        de,
        _german_name_from,
        arrondissement,
        province,
        region,
        lat,
        lon,
        people,
    ]: [&'static str; 11],
) -> Option<Commune> {
    Some(Commune {
        nis: Nis::parse(nis)?,
        names: Names { fr, nl, de },
        region: Region::parse(region)?,
        province: Nis::parse(province),
        arrondissement: Nis::parse(arrondissement)?,
        centre: point(lat, lon)?,
        population_2024: people.parse().ok()?,
        postcodes: Vec::new(),
    })
}

fn former([nis, fr, nl, de, became, until, how]: [&'static str; 7]) -> Option<Former> {
    let how = match how {
        "merged" => Change::Merged,
        "recoded" => Change::Recoded,
        "renamed" => Change::Renamed,
        _ => return None,
    };
    let names = Names { fr, nl, de };
    Some(Former {
        nis: Nis::parse(nis)?,
        names,
        became: Nis::parse(became)?,
        until: until.parse().ok()?,
        how,
    })
}

fn division([nis, level, within, fr, nl, de]: [&'static str; 6]) -> Option<Division> {
    let level = match level {
        "region" => Level::Region,
        "province" => Level::Province,
        "arrondissement" => Level::Arrondissement,
        _ => return None,
    };
    Some(Division {
        nis: Nis::parse(nis)?,
        level,
        within: Nis::parse(within),
        names: Names { fr, nl, de },
    })
}

fn postcodes() -> Vec<PostcodeEntry> {
    let mut entries = rows(
        "postcode-points.csv",
        POSTCODE_POINTS,
        |[postcode, lat, lon, _source]: [&str; 4]| {
            Some(PostcodeEntry {
                postcode: Postcode::parse(postcode)?,
                communes: Vec::new(),
                point: point(lat, lon)?,
            })
        },
    );
    let pairs = rows("postcodes.csv", POSTCODES, |[postcode, nis]| {
        Some((Postcode::parse(postcode)?, Nis::parse(nis)?))
    });
    for (postcode, nis) in pairs {
        let index = entries.binary_search_by_key(&postcode, |entry| entry.postcode);
        let entry = index.ok().and_then(|index| entries.get_mut(index));
        entry
            .unwrap_or_else(|| panic!("postcode {postcode} has no point"))
            .communes
            .push(nis);
    }
    entries
}

/// Those that give a postcode its name, and those of whom only a point is known. Where both tables have
/// one, the postcode says more. What bears its commune's name, or a former one, is found as that.
fn localities(
    postcodes: &[PostcodeEntry],
    names: &[(NameKind, &'static str, Nis)],
) -> Vec<Locality> {
    let mut known: HashSet<(String, Nis)> = names
        .iter()
        .map(|(_, name, nis)| (letters(name), *nis))
        .collect();
    let mut localities = Vec::new();
    let named = rows("postcode-names.csv", POSTCODE_NAMES, |[postcode, name]| {
        Some((Postcode::parse(postcode)?, name))
    });
    for (postcode, name) in named {
        let index = postcodes.binary_search_by_key(&postcode, |entry| entry.postcode);
        let Some(entry) = index.ok().and_then(|index| postcodes.get(index)) else {
            continue;
        };
        // A postcode of two communes does not say in which of them its locality lies.
        let [commune] = *entry.communes.as_slice() else {
            continue;
        };
        if known.insert((letters(name), commune)) {
            localities.push(Locality {
                name,
                commune,
                postcode: Some(postcode),
                point: entry.point,
            });
        }
    }
    let others = rows("localities.csv", LOCALITIES, |[name, nis, lat, lon]| {
        Some(Locality {
            name,
            commune: Nis::parse(nis)?,
            postcode: None,
            point: point(lat, lon)?,
        })
    });
    localities.extend(
        others
            .into_iter()
            .filter(|locality| known.insert((letters(locality.name), locality.commune))),
    );
    localities
}

/// "Kessel Lo" and "Kessel-Lo" are one name.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn point(lat: &str, lon: &str) -> Option<Point> {
    Point::new(lat.parse().ok()?, lon.parse().ok()?)
}

fn names(communes: &[Commune], former: &[Former]) -> Vec<(NameKind, &'static str, Nis)> {
    let mut names: Vec<_> = communes
        .iter()
        .flat_map(|commune| {
            commune
                .names
                .distinct()
                .map(|name| (NameKind::Current, name, commune.nis))
        })
        .collect();
    for former in former {
        for name in former.names.distinct() {
            if !names
                .iter()
                .any(|known| (known.1, known.2) == (name, former.became))
            {
                names.push((NameKind::Former, name, former.became));
            }
        }
    }
    names
}
