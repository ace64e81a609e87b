//! Which record a row is, and what rows say that are none.

use super::*;

async fn a_month_is_older_than_its_days_and_newer_than_the_years_before(db: db::Db) {
    let ground = laid(db).await;
    let old = "1,Espace Ancien,1070,,,2020-01-01\n";
    let month = "1,Espace du Mois,1070,,,2024-06\n";
    let day = "1,Espace du Jour,1070,,,2024-06-01\n";
    for (rows, newest) in [
        ([old, month], "Espace du Mois"),
        ([month, old], "Espace du Mois"),
        ([month, day], "Espace du Jour"),
        ([day, month], "Espace du Jour"),
    ] {
        read(&ground, &rows).await;
        named(&places(&ground).await, newest);
    }
}

/// The ids of the places that a list without ids makes, by their phone.
async fn ids(ground: &Arc<Ground>) -> Vec<(Option<String>, Id)> {
    let shown = places(ground).await;
    let mut ids: Vec<_> = shown
        .into_iter()
        .filter(|place| place.gone_on.is_none())
        .map(|place| (place.phone, place.id))
        .collect();
    ids.sort();
    ids
}

async fn a_row_without_an_id_stays_who_it_is_whoever_comes_beside_it(db: db::Db) {
    const ONE: &str = ",Bib,1070,025550001,,\n";
    const TWIN: &str = ",Bib,1070,025550002,,\n";
    let ground = laid(db).await;
    read(&ground, &[ONE]).await;
    let alone = ids(&ground).await;
    let (sums, _) = read(&ground, &[ONE, TWIN]).await;
    assert_eq!((sums.unchanged, sums.new, sums.gone), (1, 1, 0));
    let both = ids(&ground).await;
    assert_eq!(both[0], alone[0]);
    let (sums, _) = read(&ground, &[TWIN, ONE]).await;
    assert_eq!((sums.unchanged, sums.changed, sums.gone), (2, 0, 0));
    let (sums, _) = read(&ground, &[TWIN]).await;
    assert_eq!((sums.unchanged, sums.changed, sums.gone), (1, 0, 1));
    assert_eq!(ids(&ground).await, both[1..]);
    let (dry, _) = read_as(&ground, "city", &[ONE, TWIN], true).await;
    assert_eq!(
        (dry.unchanged, dry.changed, dry.new),
        (1, 1, 0),
        "one is back"
    );
}

async fn a_row_that_is_told_apart_by_its_content_counts_once(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS[..3]).await;
    let (one, other) = (",Bib,1070,025550001,,\n", ",Bib,1070,025550002,,\n");
    for dry_run in [true, false] {
        let (sums, _) = read_as(&ground, "city", &[one, one, other], dry_run).await;
        assert_eq!((sums.taken, sums.new, sums.unchanged), (3, 2, 1));
        assert!(sums.names_none_known, "no row is one of the three");
        assert_eq!((sums.gone, sums.gone_undecided), (0, 3));
    }
}

async fn a_row_that_is_not_taken_still_says_what_is_there(db: db::Db) {
    let ground = laid(db).await;
    read(&ground, &ROWS[..3]).await;
    let nameless = "2,,1070,,,\n";
    for dry_run in [true, false] {
        let (sums, _) = read_as(&ground, "city", &[ROWS[0], nameless], dry_run).await;
        assert_eq!((sums.taken, sums.refused), (1, 1));
        assert_eq!(
            (sums.gone, sums.gone_undecided),
            (1, 0),
            "the third is gone, the second is not"
        );
    }
    let now = places(&ground).await;
    assert!(named(&now, "Espace Rose").gone_on.is_none());
    assert!(named(&now, "Espace Iris").gone_on.is_some());
}

async fn a_note_below_the_table_is_no_place(db: db::Db) {
    let ground = laid(db).await;
    let with_notes = |rows: &[&str]| {
        let lines: Vec<String> = rows
            .iter()
            .map(|row| format!("{},\n", row.trim_end()))
            .collect();
        let note = ",,,,,,\"Mis à jour par le service\"\n";
        format!("{},remarques\n{}{note}", HEAD.trim_end(), lines.concat())
    };
    for (rows, gone) in [(&ROWS[..3], 0), (&ROWS[..2], 1)] {
        let open = file(with_notes(rows));
        let mut heard = Heard::default();
        let sums = import_file(&ground, &permit(), reader("city"), open, false, &mut heard)
            .await
            .unwrap();
        assert_eq!((sums.refused, sums.gone, sums.gone_undecided), (1, gone, 0));
    }
}

async fn a_source_without_a_title_is_called_by_its_id_and_keeps_what_is_known(db: db::Db) {
    let ground = laid(db).await;
    let position = async || {
        let mut conn = ground.db.read().await.unwrap();
        let events = ::jobs::events_after(&mut conn, "source", 0, 100)
            .await
            .unwrap();
        events.len()
    };
    let read_with = async |title: &str, licence: &str| {
        let mut reader = reader("city");
        title.clone_into(&mut reader.mapping.source.title);
        licence.clone_into(&mut reader.mapping.source.licence);
        let open = file(format!("{HEAD}{}", ROWS[0]));
        import_file(
            &ground,
            &permit(),
            reader,
            open,
            false,
            &mut Heard::default(),
        )
        .await
        .unwrap();
        let directory = Directory::open(Arc::clone(&ground)).await.unwrap();
        let source = directory.board().sources["city"].clone();
        (source.title, source.licence)
    };
    assert_eq!(
        read_with("", "CC0-1.0").await,
        ("city".into(), Some("CC0-1.0".into()))
    );
    assert_eq!(position().await, 1);
    assert_eq!(
        read_with("Ville", "").await,
        ("Ville".into(), Some("CC0-1.0".into()))
    );
    assert_eq!(position().await, 2, "running servers are told");
    read_with("Ville", "CC0-1.0").await;
    assert_eq!(position().await, 2, "and only then");
}

async fn what_is_told_names_the_field_the_column_and_the_words_of_the_source(db: db::Db) {
    let ground = laid(db).await;
    let odd = "1,Espace Lilas,1070,12,quand il fait beau,2026-01-05\n";
    let (_, problems) = read(&ground, &[odd]).await;
    let told: Vec<_> = problems
        .iter()
        .map(|problem| (problem.field.as_str(), problem.column.as_str()))
        .collect();
    assert_eq!(told, [("phone", "tel"), ("hours", "")]);
    let shown = places(&ground).await;
    assert_eq!(
        (&shown[0].hours, shown[0].hours_said.as_deref()),
        (&None, Some("quand il fait beau"))
    );
}

async fn what_is_perhaps_no_place_is_told(db: db::Db) {
    let ground = laid(db).await;
    let rows = [ROWS[0], HEAD, ",Section Nord,,,,\n", ",6,1070,,,\n"];
    let (sums, problems) = read(&ground, &rows).await;
    assert_eq!((sums.taken, sums.refused), (3, 1));
    let told: Vec<_> = problems
        .iter()
        .filter(|problem| problem.field != "hours" && problem.field != "phone")
        .map(|problem| (problem.at.row, problem.reason.as_str()))
        .collect();
    let wanted = [
        (3, "heading-again"),
        (4, "nothing-but-a-name"),
        (5, "name-without-letters"),
    ];
    assert_eq!(told, wanted);
    let (sums, _) = read(&ground, &[ROWS[0], HEAD]).await;
    assert_eq!(
        (sums.gone, sums.gone_undecided),
        (2, 0),
        "a heading names no place"
    );
}

async fn a_column_that_was_given_another_name_is_missed(db: db::Db) {
    let ground = laid(db).await;
    let renamed = format!("{}{}", HEAD.replace("tel", "telephone"), ROWS[0]);
    for (list, without) in [
        (renamed, vec!["phone"]),
        (HEAD.to_owned() + ROWS[0], vec![]),
    ] {
        let mut heard = Heard::default();
        let sums = import_file(
            &ground,
            &permit(),
            reader("city"),
            file(list),
            false,
            &mut heard,
        )
        .await
        .unwrap();
        assert_eq!(
            (sums.taken, sums.fields_without_column),
            (1, without.into_iter().map(str::to_owned).collect())
        );
    }
}

async fn characters_that_no_database_takes_stop_no_list(db: db::Db) {
    let ground = laid(db).await;
    let list = r#"[{"id": "\u00001", "nom": "A\u0000lpha", "cp": "1070", "date": "2026-01\u0000-05"},
        {"id": "\u0000", "nom": "Beta", "cp": "1070"}, {"id": "3", "nom": "Gamma\u001b[2J", "tel": "\u0000"}]"#;
    let mut heard = Heard::default();
    let open = file(list.to_owned());
    let sums = import_file(&ground, &permit(), reader("city"), open, false, &mut heard)
        .await
        .unwrap();
    assert_eq!((sums.rows_in, sums.taken), (3, 3));
    let shown = all(&ground).await;
    assert!(shown.contains("\"Alpha\"") && shown.contains("Beta"));
    assert!(
        !shown.contains("\\0") && !shown.contains("\\u{1b}"),
        "{shown}"
    );
}

testkit::both_databases!(&MIGRATIONS;
    what_is_told_names_the_field_the_column_and_the_words_of_the_source,
    what_is_perhaps_no_place_is_told,
    a_column_that_was_given_another_name_is_missed,
    characters_that_no_database_takes_stop_no_list,
    a_month_is_older_than_its_days_and_newer_than_the_years_before,
    a_row_without_an_id_stays_who_it_is_whoever_comes_beside_it,
    a_row_that_is_told_apart_by_its_content_counts_once,
    a_row_that_is_not_taken_still_says_what_is_there,
    a_note_below_the_table_is_no_place,
    a_source_without_a_title_is_called_by_its_id_and_keeps_what_is_known,
);
