//! Each export, read back into an empty directory by our own mapping, is the same; or what it loses is listed in
//! `docs/exports.md`, field by field, and is exactly that.

use std::collections::{BTreeMap, BTreeSet};

use directory::{Exported, Format};

use crate::installation::Directory;
use crate::lists::{LISTS, bytes, mapping};
use crate::nasty;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/exports.md");
const API: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api.md");

/// By what a place is known again: its id is made of the source that it is read from, so it is a new one.
type ByKey = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// What was compared, and the fields in which it differed.
#[derive(Default)]
struct Compared {
    places: usize,
    left_out: usize,
    values: usize,
    differ: BTreeMap<String, usize>,
    examples: BTreeMap<String, String>,
    /// Fields that did not come back at all, and of which the export said nothing.
    untold: BTreeSet<String>,
}

/// Every list that lies there, each by its own mapping, in one directory.
async fn imported() -> Directory {
    let directory = Directory::empty().await;
    for list in LISTS.iter() {
        let (sums, _) = directory.import_by(bytes(list), mapping(list)).await;
        assert_eq!(sums.rows_in, list.rows, "{}", list.file);
    }
    directory
}

async fn nasty() -> Directory {
    let directory = Directory::empty().await;
    let full = std::env::var("PASSERELLE_PROOF").is_ok_and(|form| form == "full");
    let file = nasty::file(if full { 4_000 } else { 400 });
    let (sums, problems) = directory.import(file, "passerelle").await;
    let told = problems.iter().find(|problem| problem.refused);
    assert_eq!((sums.taken, sums.refused), (sums.rows_in, 0), "{told:?}");
    directory
}

/// A place as it left: its own dates are fields too.
fn before(places: &[Exported]) -> ByKey {
    places
        .iter()
        .map(|place| (place.id.to_string(), fields(place)))
        .collect()
}

/// A place as it came back: its source calls it by the id that it left with.
fn after(places: &[Exported]) -> ByKey {
    places
        .iter()
        .map(|place| (place.key.clone().unwrap(), fields(place)))
        .collect()
}

fn fields(place: &Exported) -> BTreeMap<String, Vec<String>> {
    let mut fields = place.fields.0.clone();
    fields.extend(
        place
            .stated_on
            .clone()
            .map(|day| ("updated_on".to_owned(), vec![day])),
    );
    fields
}

async fn compare(directory: &Directory, format: Format) -> Compared {
    let before = before(&directory.places().await);
    let (file, report) = directory.export(format).await;
    let copy = Directory::empty().await;
    let (sums, problems) = copy.import(file, format.read_back_as()).await;
    let told = problems.iter().find(|problem| problem.refused);
    assert_eq!(sums.refused, 0, "{}: {told:?}", format.code());
    let after = after(&copy.places().await);
    let mut compared = Compared {
        places: after.len(),
        left_out: before.len() - after.len(),
        ..Compared::default()
    };
    assert_eq!(report.places, before.len());
    assert_eq!(report.written, after.len(), "what was written comes back");
    let told: BTreeSet<&str> = report.losses.keys().map(|(_, field)| &**field).collect();
    for (key, came) in &after {
        let id = key.rsplit("--").next().unwrap();
        let left = before
            .get(id)
            .unwrap_or_else(|| panic!("{}: nobody is {key}", format.code()));
        let all: BTreeSet<&String> = left.keys().chain(came.keys()).collect();
        for field in all {
            compared.values += 1;
            if left.get(field) != came.get(field) {
                let base = field.split(':').next().unwrap();
                *compared.differ.entry(base.to_owned()).or_default() += 1;
                let is_its = |other: &String| other.split(':').next() == Some(base);
                if !came.keys().any(is_its) && !told.contains(base) {
                    compared.untold.insert(base.to_owned());
                }
                let example = format!(
                    "{field}: {:?} came back as {:?}",
                    left.get(field),
                    came.get(field)
                );
                compared.examples.entry(base.to_owned()).or_insert(example);
            }
        }
    }
    compared
}

/// The fields that a table of the document lists for a format.
fn listed(format: Format) -> BTreeSet<String> {
    let document = std::fs::read_to_string(DOCUMENT).unwrap();
    let heading = format!("### Lost on the way: {}\n", format.code());
    let (_, section) = document
        .split_once(&heading)
        .unwrap_or_else(|| panic!("{heading} is not there"));
    let section = section.split("\n#").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned())
        .collect()
}

/// Fields that the export writes, so that it has nothing to tell, and that our import does not read as the same.
fn written_otherwise(format: Format) -> BTreeSet<String> {
    let fields: &[&str] = match format {
        Format::NationalBe => &["organisation"],
        Format::Hsds => &["organisation_id", "region", "source_title"],
        _ => &[],
    };
    fields.iter().map(|field| (*field).to_owned()).collect()
}

/// All lists of places through some formats.
async fn through(formats: &[Format]) -> BTreeMap<Format, BTreeMap<&'static str, Compared>> {
    let lists = [
        ("shipped", Directory::shipped().await),
        ("imported", imported().await),
        ("generated", nasty().await),
    ];
    let mut through = BTreeMap::new();
    for format in formats {
        let mut by_list = BTreeMap::new();
        for (name, directory) in &lists {
            let compared = compare(directory, *format).await;
            println!(
                "{} {name}: {} places, {} values; differ: {:?}",
                format.code(),
                compared.places,
                compared.values,
                compared.differ
            );
            for example in compared.examples.values() {
                println!("    {example}");
            }
            by_list.insert(*name, compared);
        }
        through.insert(*format, by_list);
    }
    through
}

fn sum(lists: &BTreeMap<&'static str, Compared>, of: impl Fn(&Compared) -> usize) -> usize {
    lists.values().map(of).sum()
}

#[test]
fn round_trip_of_collected_lists_in_our_own_formats_comes_back_the_same() {
    testkit::run(async {
        for (format, lists) in through(&[Format::Csv, Format::GeoJson, Format::Xlsx]).await {
            for (name, compared) in &lists {
                assert_eq!(compared.differ, BTreeMap::new(), "{} {name}", format.code());
                assert_eq!(compared.left_out, 0, "{} {name}", format.code());
            }
            println!(
                "figure: {}: {} places with {} values read back, all the same",
                format.code(),
                sum(&lists, |one| one.places),
                sum(&lists, |one| one.values)
            );
        }
    });
}

#[test]
fn round_trip_of_collected_lists_in_standards_loses_exactly_what_is_listed() {
    testkit::run(async {
        let formats = [Format::NationalBe, Format::DataInclusion, Format::Hsds];
        for (format, lists) in through(&formats).await {
            let fields = |of: fn(&Compared) -> BTreeSet<String>| -> BTreeSet<String> {
                lists.values().flat_map(of).collect()
            };
            let lost = fields(|compared| compared.differ.keys().cloned().collect());
            println!(
                "figure: {}: {} places read back, {} not; {} fields lose something, each listed",
                format.code(),
                sum(&lists, |one| one.places),
                sum(&lists, |one| one.left_out),
                lost.len()
            );
            let untold = fields(|compared| compared.untold.clone());
            assert_eq!(
                untold,
                written_otherwise(format),
                "{}: what does not come back was told",
                format.code()
            );
            assert_eq!(
                lost,
                listed(format),
                "docs/exports.md lists exactly what {} loses",
                format.code()
            );
        }
    });
}

/// A formula in a source's cell goes out as text, whatever the place says.
#[test]
fn round_trip_no_cell_of_a_table_is_a_formula() {
    testkit::run(async {
        let directory = nasty().await;
        for format in [Format::Csv, Format::NationalBe] {
            let (file, _) = directory.export(format).await;
            let table = crate::table_schema::rows(&String::from_utf8(file).unwrap());
            let cells: Vec<&String> = table.iter().flatten().collect();
            let phone = |cell: &str| {
                cell.chars()
                    .skip(1)
                    .all(|letter| letter.is_ascii_digit() || " .".contains(letter))
            };
            for cell in &cells {
                assert!(!cell.starts_with(['=', '@', '\t', '\r']), "{cell:?}");
                assert!(!cell.starts_with(['+', '-']) || phone(cell), "{cell:?}");
            }
            println!(
                "{}: {} cells, none of them a formula",
                format.code(),
                cells.len()
            );
        }
    });
}

/// Fields that a record of `places.json` holds, be it under another name.
const IN_PLACES_JSON: [&str; 36] = [
    "access",
    "appointment",
    "commune",
    "commune_code",
    "country",
    "email",
    "for_whom",
    "free",
    "group",
    "hours",
    "identity_card",
    "individual",
    "kind",
    "label",
    "languages",
    "lat",
    "lon",
    "membership",
    "mobile",
    "name",
    "not_languages",
    "offer",
    "organisation_id",
    "other_name",
    "phone",
    "postcode",
    "price",
    "region",
    "says",
    "section",
    "several",
    "street",
    "street_more",
    "updated_on",
    "website",
    "wheelchair",
];

/// A download that does not have everything says what it does not have.
#[test]
fn round_trip_of_collected_lists_finds_what_places_json_does_not_hold_as_listed() {
    testkit::run(async {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for directory in [Directory::shipped().await, imported().await, nasty().await] {
            for place in directory.places().await {
                let fields = place.fields.0.into_keys();
                known.extend(fields.map(|field| field.split(':').next().unwrap().to_owned()));
            }
        }
        known.retain(|field| !IN_PLACES_JSON.contains(&field.as_str()));
        let document = std::fs::read_to_string(API).unwrap();
        let (_, section) = document.split_once("### Not in places.json\n").unwrap();
        let (sentence, _) = section.split_once(". ").unwrap();
        let listed: BTreeSet<String> = sentence
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        let unsaid: Vec<&String> = known.difference(&listed).collect();
        assert!(unsaid.is_empty(), "docs/api.md does not say {unsaid:?}");
        let held: Vec<&String> = listed
            .iter()
            .filter(|field| IN_PLACES_JSON.contains(&field.as_str()))
            .collect();
        assert!(held.is_empty(), "{held:?} are in places.json");
    });
}
