//! What leaves validates against the published schemas of its format.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use directory::{ExportReport, Format, Loss, Mapping};
use serde_json::Value;

use crate::installation::{Directory, shared};
use crate::json_schema;
use crate::table_schema::{TableSchema, rows};

const STANDARD: &str = "schemas/lamednum-standard-mediation-num-1.0.2.schema.json";
const OURS: &str = include_str!("../../data/exports/national-be.schema.json");

/// Places of two countries, from lists in good and in bad order.
async fn many() -> Directory {
    let directory = Directory::shipped().await;
    let bfc = Mapping::parse(include_str!("../data/mappings/bfc.toml")).unwrap();
    let file = shared("fr/bfc-ternum-697-lieux.csv");
    let (sums, _) = directory.import_by(file, bfc).await;
    assert_eq!(sums.taken, 697);
    for (file, mapping, rows) in [
        ("fr/hinaura-687-lieux-standard-v0.json", "national", 687),
        ("be/digipunt-gent-places.json", "ghent", 12),
    ] {
        let (sums, _) = directory.import(shared(file), mapping).await;
        assert_eq!(sums.taken, rows, "{file}");
    }
    directory
}

/// The file, which is the same each time, and what was told of it.
async fn exported(format: Format) -> (Vec<u8>, ExportReport) {
    let directory = many().await;
    let (file, report) = directory.export(format).await;
    assert!(
        file == directory.export(format).await.0,
        "{}",
        format.code()
    );
    (file, report)
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

#[test]
fn collected_rows_of_france_follow_the_national_standard_unchanged_and_those_of_belgium_ours() {
    testkit::run(async {
        let (file, report) = exported(Format::NationalBe).await;
        let standard = TableSchema::parse(&json(&shared(STANDARD)));
        let ours = TableSchema::parse(&json(OURS.as_bytes()));
        let mut table = rows(&String::from_utf8(file).unwrap());
        assert_eq!(
            table.remove(0),
            standard.names(),
            "its columns in its order"
        );
        assert_eq!(ours.names(), standard.names());
        let (belgian, french): (Vec<_>, Vec<_>) =
            table.into_iter().partition(|row| row[4].len() == 4);
        assert_eq!(standard.faults(&french), Vec::<String>::new());
        assert_eq!(ours.faults(&belgian), Vec::<String>::new());
        let left_out: usize = report
            .losses
            .iter()
            .filter(|((loss, _), _)| loss.leaves_out_place())
            .map(|(_, places)| places)
            .sum();
        assert_eq!(report.places, report.written + left_out);
        assert_eq!(report.written, french.len() + belgian.len());
        println!(
            "figure: national-be: {} French rows valid against the standard, {} Belgian ones against its Belgian patterns; \
             {left_out} places left out",
            french.len(),
            belgian.len()
        );
        for ((loss, field), places) in &report.losses {
            println!("  {loss:?} {field} {places}");
        }
        assert!(french.len() > 800 && belgian.len() > 25);
    });
}

/// What the Belgian schema changes is what it says it changes, and nothing else.
#[test]
fn each_pattern_replaced_in_the_collected_schema_is_listed() {
    let (standard, ours) = (json(&shared(STANDARD)), json(OURS.as_bytes()));
    let replaced: Vec<&str> = ours["replaced"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let fields = |schema: &Value| schema["fields"].as_array().unwrap().clone();
    let document =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/exports.md"))
            .unwrap();
    for (theirs, ours) in fields(&standard).iter().zip(fields(&ours)) {
        let name = theirs["name"].as_str().unwrap();
        let (mut before, mut after) = (theirs["constraints"].clone(), ours["constraints"].clone());
        let (before, after) = (
            before.as_object_mut().unwrap(),
            after.as_object_mut().unwrap(),
        );
        before.entry("required").or_insert(Value::Bool(false));
        if replaced.contains(&name) {
            let pattern = after["pattern"].as_str().unwrap().to_owned();
            assert_ne!(before.remove("pattern"), after.remove("pattern"), "{name}");
            assert!(
                document.contains(&pattern.replace('|', "\\|")),
                "{name} {pattern} stands in docs/exports.md"
            );
        }
        assert_eq!(before, after, "{name}");
        assert_eq!(theirs["type"], ours["type"], "{name}");
    }
}

#[test]
fn structures_and_services_follow_the_collected_schemas_of_data_inclusion() {
    testkit::run(async {
        let (file, report) = exported(Format::DataInclusion).await;
        let all = json(&file);
        let mut ids = BTreeSet::new();
        for (table, schema) in [("structures", "structure"), ("services", "service")] {
            let schema = json(&shared(&format!("schemas/data-inclusion-v1-{schema}.json")));
            let columns: BTreeSet<&String> =
                schema["properties"].as_object().unwrap().keys().collect();
            for row in all[table].as_array().unwrap() {
                assert_eq!(json_schema::faults(&schema, row), Vec::<String>::new());
                assert!(
                    row.as_object()
                        .unwrap()
                        .keys()
                        .all(|key| columns.contains(key))
                );
                assert!(
                    ids.insert(format!("{table} {}", row["id"])),
                    "{}",
                    row["id"]
                );
                if table == "services" {
                    assert!(ids.contains(&format!("structures {}", row["structure_id"])));
                }
            }
        }
        println!(
            "figure: data-inclusion: {} structures and {} services valid, of {} places",
            report.rows["structures"], report.rows["services"], report.places
        );
        for ((loss, field), places) in &report.losses {
            println!("  {loss:?} {field} {places}");
        }
        assert!(
            report
                .losses
                .contains_key(&(Loss::DoesNotFit, "postcode".to_owned()))
        );
        assert!(report.rows["structures"] > 650 && report.rows["services"] > 600);
    });
}

#[test]
fn the_collected_tables_of_hsds_have_our_columns_and_hold_together() {
    testkit::run(async {
        let (file, report) = exported(Format::Hsds).await;
        let standard = json(&shared("schemas/hsds-3.1-dev-compiled-tabular.json"));
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut text = |path: &str| {
            let mut text = String::new();
            zip.by_name(path)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            text
        };
        let package = json(text("datapackage.json").as_bytes());
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut links: Vec<(String, String, String)> = Vec::new();
        for resource in package["resources"].as_array().unwrap() {
            let name = resource["name"].as_str().unwrap();
            let theirs = &standard["properties"][name]["items"];
            assert_eq!(resource["path"], theirs["path"]);
            let mut table = rows(&text(resource["path"].as_str().unwrap()));
            let header = table.remove(0);
            let columns: Vec<&String> = theirs["properties"]
                .as_object()
                .unwrap()
                .iter()
                .filter(|(_, column)| {
                    !["array", "object"].contains(&column["type"].as_str().unwrap())
                })
                .map(|(name, _)| name)
                .collect();
            let (ours, known): (BTreeSet<&String>, BTreeSet<&String>) =
                (header.iter().collect(), columns.into_iter().collect());
            assert_eq!(ours, known, "{name}");
            let schema = TableSchema::parse(&resource["schema"]);
            assert_eq!(schema.faults(&table), Vec::<String>::new(), "{name}");
            required(name, theirs, &header, &table);
            let at = |column: &str| header.iter().position(|known| known == column).unwrap();
            ids.insert(
                name.to_owned(),
                table.iter().map(|row| row[at("id")].clone()).collect(),
            );
            for key in resource["schema"]["foreignKeys"]
                .as_array()
                .into_iter()
                .flatten()
            {
                let reference = key["reference"]["resource"].as_str().unwrap();
                let to = if reference.is_empty() {
                    name
                } else {
                    reference
                };
                let column = at(key["fields"].as_str().unwrap());
                let filled = table
                    .iter()
                    .map(|row| &row[column])
                    .filter(|cell| !cell.is_empty());
                links.extend(filled.map(|id| (name.to_owned(), to.to_owned(), id.clone())));
            }
        }
        for (from, to, id) in &links {
            assert!(ids[to].contains(id), "{from} names {id}, which is no {to}");
        }
        println!(
            "figure: hsds: {} rows in {} tables as the specification has them, {} links between them hold",
            report.rows.values().sum::<usize>(),
            report.rows.len(),
            links.len()
        );
        assert_eq!(report.places, report.written);
        assert!(report.rows["schedule"] > 600 && report.rows["address"] > 1_000);
    });
}

/// What the specification asks for, read from it and not from what we wrote of it.
fn required(name: &str, theirs: &Value, header: &[String], table: &[Vec<String>]) {
    for list in ["required", "tabular_required"] {
        for column in theirs[list].as_array().into_iter().flatten() {
            let at = header
                .iter()
                .position(|known| known == column.as_str().unwrap())
                .unwrap();
            assert!(
                table.iter().all(|row| !row[at].is_empty()),
                "{name}.{column} is required"
            );
        }
    }
    for (at, column) in header.iter().enumerate() {
        if let Some(list) = theirs["properties"][column]["enum"].as_array() {
            let fine = |cell: &String| cell.is_empty() || list.iter().any(|value| value == cell);
            assert!(table.iter().all(|row| fine(&row[at])), "{name}.{column}");
        }
    }
}
