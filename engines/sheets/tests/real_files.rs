//! Files as they were published, read whole.

mod common;

use common::read_file;
use sheets::{Encoding, Format, Kind};

#[test]
fn every_collected_file_is_read_to_its_last_row() {
    let places = include_str!("../../../tests/data/real-lists.csv").lines();
    let places = places.skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0], cells[2].parse().expect("a number of rows"))
    });
    let others = [
        ("be/digipunt-gent-workshops.json", 5),
        ("geo/derived/sectors-2024-nis2025.csv", 19_795),
        ("geo/holidays/openholidays-be-holidays.school.nl.csv", 49),
        ("geo/statbel/TU_COM_REFNIS.txt", 2_769),
        ("schemas/lamednum-exemple-valide.csv", 1),
    ];
    for (file, rows) in places.chain(others) {
        let told = read_file(file);
        assert_eq!((told.rows.len(), told.faults.len()), (rows, 0), "{file}");
        assert_eq!(told.summary.encoding, Encoding::Utf8, "{file}");
        let counted: u64 = told.summary.tables.iter().map(|t| t.rows).sum();
        assert_eq!(counted, rows as u64, "{file}");
    }
}

#[test]
fn separators_are_found_in_collected_files() {
    let format = |file| read_file(file).summary.format;
    assert_eq!(format("fr/bfc-ternum-697-lieux.csv"), Format::Csv(','));
    assert_eq!(format("geo/statbel/TU_COM_REFNIS.txt"), Format::Csv('|'));
    let semicolons = "geo/holidays/openholidays-be-holidays.school.fr.csv";
    assert_eq!(format(semicolons), Format::Csv(';'));
}

#[test]
fn item_25_a_zero_lost_in_a_collected_list_is_told_as_a_number() {
    let told = read_file("fr/mednum-etapes-numerique.json");
    let mut cells = told.rows[1].cells.iter();
    let code = cells.find(|c| &*c.column == "Code postal").expect("there");
    assert_eq!((code.text.as_str(), code.kind), ("2300", Kind::Number));
    let siret: Vec<&str> = told.rows[1].texts("SIRET").collect();
    assert_eq!(siret, ["35600000060857"]);
}

#[test]
fn columns_of_collected_files_that_are_never_filled_are_known_all_the_same() {
    let told = read_file("fr/mednum-aix-en-provence.json");
    assert!(told.columns(0).contains(&"presentation_detail"));
    assert_eq!(told.rows[0].texts("presentation_detail").count(), 0);
}
