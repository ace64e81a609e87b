//! Whatever comes: no panic, the same answer twice, and a draft that reads back.

mod common;

use std::sync::LazyLock;

use common::{Row, given, mapping, text, words};
use jiff::civil::date;
use mapping::{Kind, MAX_LINES, Mapping, Profile, Vocabulary, apply};
use proptest::prelude::*;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(words);

const MAPPINGS: [&str; 8] = [
    "data/mappings/national.toml",
    "data/mappings/data-inclusion.toml",
    "data/mappings/hsds.toml",
    "data/mappings/ghent.toml",
    "data/mappings/passerelle.toml",
    "tests/data/mappings/bfc.toml",
    "tests/data/mappings/fibre-64.toml",
    "tests/data/mappings/corse.toml",
];

static ALL: LazyLock<Vec<Mapping>> = LazyLock::new(|| {
    MAPPINGS
        .iter()
        .map(|path| mapping(path).on(date(2026, 11, 23)))
        .collect()
});

/// Cells as people fill them, and as nobody should.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        any::<String>(),
        "[0-9 +()./,;-]{0,30}",
        "[0-9]{1,2}[hu:.][0-9]{0,2}( ?[-àa] ?[0-9]{1,2}[hu:][0-9]{0,2})?",
        "-?[0-9]{1,3}[.,][0-9]{1,8}([ ,;]+-?[0-9]{1,3}[.,][0-9]{1,8})?",
        "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}",
        "(https?://)?[a-z.@/:;,]{1,30}",
        prop::sample::select(vec![
            "Gratuit : (a",
            "oui",
            "X",
            "Itinérant|Fixe",
            "Surdité;Jeunes (16-26 ans)",
            ")(",
            "3.56E+13",
            "🦀é",
            "0"
        ])
        .prop_map(str::to_owned),
    ]
}

/// The same text with a control character somewhere in it.
fn controlled(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let controls = prop::sample::select(vec!["\0", "\u{1}", "\r", "\u{7f}", "\u{85}"]);
    (text, controls, any::<prop::sample::Index>()).prop_map(|(text, control, at)| {
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let (before, behind) = text.split_at(places[at.index(places.len())]);
        format!("{before}{control}{behind}")
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::Text, Kind::Number, Kind::Bool, Kind::Date])
}

fn column() -> impl Strategy<Value = String> {
    let known: Vec<String> = ALL
        .iter()
        .flat_map(|mapping| mapping.columns())
        .map(str::to_owned)
        .chain(
            [
                "name:fr", "service", "country", "hours", "lat", "lon", "point",
            ]
            .map(str::to_owned),
        )
        .collect();
    prop_oneof![3 => prop::sample::select(known), 1 => any::<String>()]
}

fn row() -> impl Strategy<Value = Row> {
    prop::collection::vec((column(), cell(), kind()), 0..24)
}

/// A hundred and more cases are for the long form: `PROPTEST_CASES=3000 cargo test --release`.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases.unwrap_or(64))
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_row_is_taken_without_panic_and_the_same_way_twice(row in row(), which in 0..MAPPINGS.len()) {
        let mapping = &ALL[which];
        let once = apply(mapping, &WORDS, &given(&row));
        prop_assert_eq!(&once, &apply(mapping, &WORDS, &given(&row)));
        prop_assert!(once.fields.values().all(|values| !values.is_empty()));
        for unused in &once.unused {
            prop_assert!(row.iter().any(|(column, text, _)| column == unused && !text.trim().is_empty()));
        }
    }

    #[test]
    fn what_came_out_goes_in_again_unchanged(row in row(), which in 0..MAPPINGS.len()) {
        let once = apply(&ALL[which], &WORDS, &given(&row));
        let again: Row = once
            .fields
            .iter()
            .flat_map(|(field, values)| values.iter().map(|v| (field.clone(), v.clone(), Kind::Text)))
            .collect();
        let ours = Mapping::parse("source.id = 'ours'\nfields.'*' = '*'").unwrap();
        let twice = apply(&ours, &WORDS, &given(&again));
        for field in ["postcode", "phone", "email", "website", "lat", "lon", "updated_on", "registration",
            "service", "support", "audience", "care", "free", "mobile", "needs", "commune_code", "country"] {
            prop_assert_eq!(once.fields.get(field), twice.fields.get(field), "{} {:?}", field, twice.remarks);
        }
    }

    #[test]
    fn a_draft_reads_back_and_is_short(rows in prop::collection::vec(row(), 0..12), name in "\\PC{0,80}") {
        let mut profile = Profile::new(&WORDS);
        for row in &rows {
            profile.see(&given(row));
        }
        let draft = profile.draft(&name);
        let toml = draft.to_toml();
        prop_assert!(toml.lines().count() <= MAX_LINES, "{}", toml);
        let mapping = Mapping::parse(&toml);
        prop_assert!(mapping.is_ok(), "{:?}\n{}", mapping, toml);
        for (row, mapping) in rows.iter().zip(mapping) {
            apply(&mapping, &WORDS, &given(row));
        }
    }

    #[test]
    fn no_control_character_comes_out_of_a_row(
        which in 0..ALL.len(),
        row in prop::collection::vec((controlled(column()), controlled(cell()), kind()), 0..24),
    ) {
        let mapped = apply(&ALL[which], &WORDS, &given(&row));
        let remarks = mapped.remarks.iter().flat_map(|remark| {
            let became = remark.became.iter();
            [&remark.field, &remark.column, &remark.value].into_iter().chain(became)
        });
        let fields = mapped.fields.iter().flat_map(|(field, values)| values.iter().chain([field]));
        for text in fields.chain(remarks).chain(&mapped.unused) {
            let plain = |l: char| !l.is_control() || l == '\n' || l == '\t';
            prop_assert!(text.chars().all(plain), "{:?}", text);
        }
        prop_assert!(mapped.fields.values().flatten().all(|value| !value.trim().is_empty()));
    }

    #[test]
    fn the_order_of_rows_does_not_change_a_draft(rows in prop::collection::vec(row(), 0..8)) {
        let draft = |rows: &[Row]| {
            let mut profile = Profile::new(&WORDS);
            for row in rows {
                profile.see(&given(row));
            }
            let mut columns = profile.draft("x").columns;
            columns.sort_by(|a, b| a.0.cmp(&b.0));
            columns
        };
        let backwards: Vec<Row> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(draft(&rows), draft(&backwards));
    }

    #[test]
    fn any_text_is_a_mapping_or_a_fault(text in any::<String>(), cut in 0..4_000_usize, which in 0..MAPPINGS.len()) {
        let _ = Mapping::parse(&text);
        let _ = Vocabulary::parse(&[&text]);
        let real = common::text(MAPPINGS[which]);
        let end = real.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let _ = Mapping::parse(&format!("{}{text}", &real[..end]));
    }
}

#[test]
fn a_row_as_wide_and_as_long_as_a_reader_lets_through_is_taken_in_a_moment() {
    let long = "a;b,".repeat(16_000);
    let many: Row = (0..1_000)
        .map(|at| (format!("column {at}"), "Jeunes|x".repeat(100), Kind::Text))
        .chain((0..20_000).map(|at| ("services".to_owned(), format!("v{at}"), Kind::Text)))
        .chain(
            [
                ("courriels", &long),
                ("telephone", &long),
                ("site_web", &long),
                ("horaires", &long),
                ("publics_specifiquement_adresses", &long),
                ("autres_formations_labels", &long),
                ("adresse", &long),
            ]
            .map(|(column, text)| (column.to_owned(), text.clone(), Kind::Text)),
        )
        .collect();
    let mapped = apply(&ALL[0], &WORDS, &given(&many));
    assert!(mapped.remarks.len() <= 200);
    let mut profile = Profile::new(&WORDS);
    for _ in 0..3 {
        profile.see(&given(&many));
    }
    assert!(Mapping::parse(&profile.draft("x").to_toml()).is_ok());
}

#[test]
fn shipped_mappings_are_short_and_use_no_unknown_code() {
    for path in MAPPINGS {
        assert!(text(path).lines().count() <= MAX_LINES, "{path}");
        assert_eq!(mapping(path).check(&WORDS), Ok(()), "{path}");
    }
}
