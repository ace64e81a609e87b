//! What went wrong in the lists and imports of other directories, each with the number of its item.

use super::*;
use crate::jobs::{close_place, find_duplicates, keep_apart, list_duplicates};
use crate::model::{Grade, shipped_mapping};
use crate::store::tests::ground_at;

const TWIN: &str = "77,Espace Lilas,1070,025550001,,2026-01-01\n";

async fn pairs(ground: &Arc<Ground>) -> usize {
    list_duplicates(ground, &permit()).await.unwrap().len()
}

async fn item_18_a_decision_about_two_places_outlives_every_reading(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    let (sums, _) = read_as(&ground, "nation", &[TWIN], false).await;
    assert_eq!((sums.duplicates_proposed, pairs(&ground).await), (1, 1));
    let (city, nation) = (place_id("city", "1"), place_id("nation", "77"));
    keep_apart(&ground, &permit(), &city, &nation)
        .await
        .unwrap();
    for _ in 0..2 {
        read(&ground, &ROWS).await;
        read_as(&ground, "nation", &[TWIN], false).await;
        assert_eq!(find_duplicates(&ground, &permit()).await.unwrap(), Some(0));
        assert_eq!(pairs(&ground).await, 0);
    }
}

async fn item_21_a_source_that_nobody_keeps_any_more_loses_no_place(db: db::Db) {
    let ground = laid(db.clone()).await;
    read(&ground, &ROWS).await;
    let before = all(&ground).await;
    let later = ground_at(db, "2029-11-23T09:00:00Z");
    read_as(&later, "nation", &[TWIN], false).await;
    let now = places(&later).await;
    assert_eq!(now.len(), 4);
    let lilas = now.iter().find(|place| place.id == place_id("city", "1"));
    assert_eq!(
        lilas
            .unwrap()
            .freshness("2029-11-23".parse().unwrap())
            .grade,
        Grade::Old
    );

    let other = ["8,Maison Verte,1080,,,\n", "9,Maison Bleue,1080,,,\n"];
    let (dry, _) = read_as(&later, "city", &other, true).await;
    let (sums, _) = read(&later, &other).await;
    for sums in [dry, sums] {
        assert!(sums.names_none_known, "another list under the same name");
        assert_eq!((sums.gone, sums.gone_undecided), (0, 3));
    }
    let nothing = import_file(
        &later,
        &permit(),
        reader("city"),
        file(HEAD.to_owned()),
        false,
        &mut Heard::default(),
    )
    .await;
    assert!(
        matches!(nothing, Err(ImportError::NoRows)),
        "an empty file is a mistake, not the end of all places: {nothing:?}"
    );
    let now = all(&later).await;
    for line in before.lines().filter(|line| line.contains("id: Id")) {
        assert!(now.contains(line), "{line}");
    }
    assert!(!now.contains("gone_on: Some"));
}

async fn item_29_what_is_closed_here_stays_closed_whatever_its_source_says(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS).await;
    close_place(&ground, &permit(), &place_id("city", "2"))
        .await
        .unwrap();
    let newer = "2,Espace Rose,1070,025559999,Mo-Fr 09:00-12:00,2026-11-06\n";
    let (sums, _) = read(&ground, &[ROWS[0], newer, ROWS[2]]).await;
    assert_eq!((sums.taken, sums.changed), (3, 1), "the record is kept");
    let shown = places(&ground).await;
    assert_eq!(shown.len(), 2, "and shown to nobody");
    assert!(shown.iter().all(|place| place.id != place_id("city", "2")));
}

async fn national(ground: &Arc<Ground>, rows: &str) -> (Sums, Vec<Problem>) {
    let mapping = shipped_mapping("national").unwrap().unwrap();
    let mut heard = Heard::default();
    let open = file(rows.to_owned());
    let reader = Reader::new(mapping).unwrap();
    let sums = import_file(ground, &permit(), reader, open, false, &mut heard)
        .await
        .unwrap();
    assert_eq!((sums.taken, sums.refused), (sums.rows_in, 0));
    (sums, heard.0)
}

fn told<'a>(problems: &'a [Problem], field: &str) -> Vec<(&'a str, Option<&'a str>)> {
    problems
        .iter()
        .filter(|problem| problem.field == field)
        .map(|problem| (problem.value.as_str(), problem.became.as_deref()))
        .collect()
}

async fn item_22_a_word_that_is_no_longer_or_not_yet_in_the_list_is_told(db: db::Db) {
    let ground = laid(db).await;
    let (_, problems) = national(
        &ground,
        "id,nom,commune,code_postal,adresse,services,date_maj\n\
         1,Lieu,Guéret,23000,1 rue Haute,Aide aux démarches administratives|Service de demain,2026-01-05\n",
    )
    .await;
    assert_eq!(told(&problems, "service"), [("Service de demain", None)]);
    let needs: Vec<&str> = places(&ground).await[0]
        .services
        .iter()
        .map(|service| service.need.code())
        .collect();
    assert_eq!(needs, ["procedures"], "the word that is known counts");
}

async fn item_23_zeros_in_place_of_a_number_are_no_number(db: db::Db) {
    let ground = laid(db).await;
    let (sums, problems) = national(
        &ground,
        "id,pivot,nom,commune,code_postal,adresse,date_maj\n\
         1,00000000000000,Médiathèque,Guéret,23000,1 rue Haute,2026-01-05\n\
         2,00000000000000,Mairie,Aubusson,23200,2 rue Basse,2026-01-05\n",
    )
    .await;
    assert_eq!(told(&problems, "registration").len(), 2, "each is told");
    assert_eq!(sums.duplicates_proposed, 0, "a shared zero is no likeness");
}

async fn item_25_what_a_spreadsheet_did_is_mended_where_it_is_certain(db: db::Db) {
    let ground = laid(db).await;
    let (_, problems) = national(
        &ground,
        "id,nom,commune,code_postal,code_insee,adresse,telephone,date_maj\n\
         1,Médiathèque,Laon,2300,,1 rue Haute,323456789,46027\n\
         2,Bibliotheek,Turnhout,2300,13040,Kerkstraat 1,14401234,2026-01-05\n\
         3,Mairie,Laon,2000,,2 rue Basse,3.23457E+8,2026-01-05\n",
    )
    .await;
    let now = places(&ground).await;
    let laon = named(&now, "Médiathèque");
    let abroad = laon.abroad.as_ref().unwrap();
    assert_eq!(abroad.postcode.as_deref(), Some("02300"));
    assert_eq!(laon.phone.as_deref(), Some("+33323456789"));
    assert_eq!(laon.stated_on.as_deref(), Some("2026-01-05"));
    let turnhout = named(&now, "Bibliotheek");
    assert_eq!(turnhout.postcode.unwrap().to_string(), "2300");
    assert_eq!(named(&now, "Mairie").phone, None, "a cut number is none");
    let postcodes = told(&problems, "postcode");
    assert_eq!(
        postcodes,
        [("2300", Some("02300")), ("2000", Some("02000"))],
        "French ones only, and each is told"
    );
    assert_eq!(told(&problems, "phone").last(), Some(&("3.23457E+8", None)));
}

async fn item_38_a_damaged_list_of_many_rows_loses_none_of_them(db: db::Db) {
    let ground = laid(db).await;
    let mut list = b"id;nom;cp;tel;heures;date\r\n".to_vec();
    for n in 0..2_000 {
        match n % 400 {
            // One comma too many, a quote that never closes, an id written twice.
            7 => list.extend(format!("{n};Espace {n};1070;;;;x\r\n").into_bytes()),
            11 => list.extend(format!("{n};\"Espace {n};1070;;;\r\n").into_bytes()),
            13 => list.extend(format!("{};Espace {n};1070;;;\r\n", n - 1).into_bytes()),
            // é and à as Windows writes them.
            _ => {
                list.extend(format!("{n};Espace ").into_bytes());
                list.extend([0xe9, 0xe0]);
                list.extend(format!(" {n};1070;;;\r\n").into_bytes());
            }
        }
    }
    let open: OpenInput =
        Arc::new(move || Ok(Box::new(Cursor::new(list.clone())) as Box<dyn Input>));
    let mut heard = Heard::default();
    let sums = import_file(&ground, &permit(), reader("city"), open, false, &mut heard)
        .await
        .unwrap();
    assert_eq!((sums.rows_in, sums.taken, sums.refused), (2_000, 1_985, 15));
    let mut lines: Vec<u64> = heard
        .0
        .iter()
        .filter(|problem| problem.refused)
        .map(|problem| problem.at.row)
        .collect();
    lines.sort_unstable();
    assert_eq!(lines[..2], [9, 13], "as the lines of the file are counted");
    assert_eq!(lines.len(), 15);
    named(&places(&ground).await, "Espace éà 0");
}

testkit::both_databases!(&MIGRATIONS;
    item_18_a_decision_about_two_places_outlives_every_reading,
    item_21_a_source_that_nobody_keeps_any_more_loses_no_place,
    item_22_a_word_that_is_no_longer_or_not_yet_in_the_list_is_told,
    item_23_zeros_in_place_of_a_number_are_no_number,
    item_25_what_a_spreadsheet_did_is_mended_where_it_is_certain,
    item_29_what_is_closed_here_stays_closed_whatever_its_source_says,
    item_38_a_damaged_list_of_many_rows_loses_none_of_them,
);
