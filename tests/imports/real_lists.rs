//! What `prove import` shows on each list.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use serde_json::value::RawValue;

use directory::{ImportError, Mapping, Sums};

use super::ground::Empty;
use super::lists::{LISTS, List, Map, bytes, bytes_of, here};

fn run(test: impl Future<Output = ()>) {
    testkit::run(test);
}

#[test]
fn import_every_row_of_every_collected_list_is_taken_or_refused_with_a_reason() {
    run(async {
        let directory = Empty::new().await;
        let mut all = Sums::default();
        let mut table = Vec::new();
        for list in LISTS.iter() {
            let (sums, told) = directory.read(list, bytes(list)).await;
            let file = list.file.rsplit('/').next().unwrap();
            assert_eq!(sums.rows_in, list.rows, "{file}");
            assert_eq!(told.refusals, sums.refused, "{file}: each refusal is told");
            table.push(format!(
                "| `{file}` | `{}` | {} | {} | {} | {} | {} |",
                written(list.mapping),
                sums.rows_in,
                sums.taken,
                sums.remarked,
                sums.refused,
                sums.duplicates_proposed
            ));
            println!(
                "figure: {file}: {} rows = {} taken ({} with remarks) + {} refused {:?}; {} pairs proposed",
                sums.rows_in,
                sums.taken,
                sums.remarked,
                sums.refused,
                sums.refused_by_reason,
                sums.duplicates_proposed
            );
            all.rows_in += sums.rows_in;
            all.taken += sums.taken;
            all.refused += sums.refused;
            all.duplicates_proposed += sums.duplicates_proposed;
        }
        println!(
            "figure: {} lists: {} rows in = {} taken + {} refused; {} pairs proposed, none merged",
            LISTS.len(),
            all.rows_in,
            all.taken,
            all.refused,
            all.duplicates_proposed
        );
        let document = std::fs::read_to_string(here("../docs/real-lists.md")).unwrap();
        let said: Vec<&str> = document
            .lines()
            .filter(|line| line.starts_with("| `") && line.matches(" | ").count() == 6)
            .collect();
        assert_eq!(said, table, "docs/real-lists.md tells what is so");
    });
}

/// As it is written behind `--as`.
fn written(mapping: Map) -> String {
    match mapping {
        Map::Shipped(name) => name.to_owned(),
        Map::OfTests(name) => format!("{name}.toml"),
    }
}

/// The mapping that `passerelle map` drafts of a file, as it is.
fn drafted(file: &str, bytes: &[u8]) -> Mapping {
    let name = Path::new(file).file_stem().unwrap().to_string_lossy();
    let toml = directory::draft_mapping(&name, Cursor::new(bytes)).unwrap();
    Mapping::parse(&toml).unwrap_or_else(|fault| panic!("{file}: {fault}\n{toml}"))
}

#[test]
fn import_of_every_collected_list_by_its_draft_as_it_is_takes_every_row() {
    run(async {
        let directory = Empty::new().await;
        let mut rows = 0;
        for list in LISTS.iter() {
            let bytes = bytes(list);
            let draft = drafted(list.file, &bytes);
            assert!(!draft.source.title.is_empty(), "{}", list.file);
            let (sums, _) = directory.read_by(draft, list.file, bytes).await;
            let told = (sums.rows_in, sums.taken, sums.refused);
            assert_eq!(told, (list.rows, list.rows, 0), "{}", list.file);
            rows += sums.taken;
        }
        println!(
            "figure: by drafts as they are: {rows} rows of {} lists taken, none refused",
            LISTS.len()
        );
    });
}

#[test]
fn import_of_a_collected_list_of_sessions_answers_what_the_document_says() {
    run(async {
        let file = "be/digipunt-gent-workshops.json";
        let bytes = bytes_of(file);
        let directory = Empty::new().await;
        let ghent = directory::shipped_mapping("ghent").unwrap().unwrap();
        let answer = directory.try_by(ghent, bytes.clone()).await;
        let Err(ImportError::Unreadable(no_table)) = answer else {
            panic!("{answer:?}");
        };
        assert!(no_table.to_string().contains("places"), "{no_table}");
        assert_eq!(directory.places().await.len(), 0);
        // As docs/real-lists.md says: only a person sees that a session is no place.
        let draft = drafted(file, &bytes);
        let (sums, told) = directory.read_by(draft, file, bytes).await;
        assert_eq!((sums.rows_in, sums.taken), (5, 5));
        assert_eq!(told.remarks["hours hours-ambiguous"], 5);
        let document = std::fs::read_to_string(here("../docs/real-lists.md")).unwrap();
        for said in [
            "`digipunt-gent-workshops.json`",
            "five sessions become five places",
        ] {
            assert!(document.contains(said), "{said}");
        }
    });
}

#[test]
fn import_of_a_collected_list_twice_changes_nothing() {
    run(async {
        let directory = Empty::new().await;
        let mut read = 0;
        for list in LISTS.iter() {
            let bytes = bytes(list);
            directory.read(list, bytes.clone()).await;
            let before = directory.places().await;
            let (again, _) = directory.read(list, bytes).await;
            assert_eq!((again.changed, again.gone), (0, 0), "{}", list.file);
            same_places(&before, &directory.places().await, list);
            read += again.rows_in;
        }
        println!("figure: {read} rows read a second time: 0 changes");
    });
}

#[test]
fn item_16_no_order_of_rows_changes_an_id_or_a_place_of_a_collected_list() {
    run(async {
        let mut rows = 0;
        for list in LISTS.iter() {
            let bytes = bytes(list);
            let straight = Empty::new().await;
            let (sums, _) = straight.read(list, bytes.clone()).await;
            let shuffled = Empty::new().await;
            shuffled.read(list, shuffle(list, &bytes)).await;
            same_places(&straight.places().await, &shuffled.places().await, list);
            rows += sums.rows_in;
        }
        println!(
            "figure: {rows} rows in another order, in an empty database: the same ids, the same places"
        );
    });
}

/// Fails with the first place that differs, not with all of them.
fn same_places(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>, list: &List) {
    for id in one.keys().chain(other.keys()) {
        assert_eq!(one.get(id), other.get(id), "{}: {id}", list.file);
    }
}

#[test]
fn item_24_what_a_collected_list_leaves_empty_stays_unknown() {
    run(async {
        let list = LISTS.iter().find(|list| list.file.contains("bfc")).unwrap();
        let bytes = bytes(list);
        let directory = Empty::new().await;
        directory.read(list, bytes.clone()).await;
        let open = directory::Directory::open(Arc::clone(&directory.ground)).await;
        let board = open.unwrap().board();
        let mut rows = csv::Reader::from_reader(bytes.as_slice());
        let head = rows.headers().unwrap().clone();
        let mut empty: BTreeMap<&str, u32> = BTreeMap::new();
        for row in rows.records() {
            let row = row.unwrap();
            let is_empty = |wanted: &dyn Fn(&str) -> bool| {
                let mut cells = head.iter().zip(&row);
                cells.all(|(name, cell)| !wanted(name) || matches!(cell.trim(), "" | "-"))
            };
            let id = directory::place_id("bfc", &row[0]);
            let place = board.place(&id).unwrap();
            let said = [
                ("hours", "matin|après-midi", place.hours.is_some()),
                ("date", "mise_a_jour", place.stated_on.is_some()),
                ("site", "url_lieu", place.website.is_some()),
                ("mail", "contact_email", place.email.is_some()),
                ("phone", "contact_tel", place.phone.is_some()),
            ];
            for (what, columns, is_said) in said {
                if is_empty(&|name| columns.split('|').any(|part| name.ends_with(part))) {
                    assert!(!is_said, "{what} of {id} was made up");
                    *empty.entry(what).or_default() += 1;
                }
            }
        }
        println!(
            "figure: of {} places, empty and unknown: {empty:?}",
            list.rows
        );
        assert!(empty.values().all(|rows| *rows > 250), "{empty:?}");
    });
}

/// The rows of a list in another order, always the same one.
fn shuffle(list: &List, bytes: &[u8]) -> Vec<u8> {
    if std::path::Path::new(list.file)
        .extension()
        .is_some_and(|end| end == "csv")
    {
        let mut rows = csv::Reader::from_reader(bytes);
        let head = rows.headers().unwrap().clone();
        let mut others: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        mix(&mut others);
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(&head).unwrap();
        for row in &others {
            out.write_record(row).unwrap();
        }
        return out.into_inner().unwrap();
    }
    let text = std::str::from_utf8(bytes).unwrap();
    if text.trim_start().starts_with('[') {
        return shuffled(text).into_bytes();
    }
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).unwrap();
    for member in members.values_mut() {
        if member.get().starts_with('[') {
            *member = RawValue::from_string(shuffled(member.get())).unwrap();
        }
    }
    serde_json::to_vec(&members).unwrap()
}

/// The items of a list in another order, each letter for letter as it was.
fn shuffled(list: &str) -> String {
    let mut items: Vec<&RawValue> = serde_json::from_str(list).unwrap();
    mix(&mut items);
    serde_json::to_string(&items).unwrap()
}

/// Fisher and Yates, with the numbers of a small linear generator.
fn mix<T>(rows: &mut [T]) {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    for at in (1..rows.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).unwrap() % (at + 1);
        rows.swap(at, other);
    }
}
