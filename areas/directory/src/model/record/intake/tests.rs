use super::*;

fn mapped(fields: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let mut row: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (field, value) in fields {
        row.entry((*field).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    row
}

fn belgian(fields: &[(&str, &str)]) -> Draft {
    let source = Intake {
        language: Some("fr"),
        country: Some("BE"),
        labels: &["epn"],
    };
    intake(&source, mapped(fields)).unwrap()
}

fn reasons(draft: &Draft) -> Vec<&str> {
    draft
        .remarks
        .iter()
        .map(|remark| remark.reason.as_str())
        .collect()
}

#[test]
fn a_row_without_a_name_is_refused_and_nothing_else_is() {
    let source = Intake::default();
    let refused = intake(&source, mapped(&[("phone", "+321")])).unwrap_err();
    assert_eq!(refused.why, Refusal::NoName);
    assert!(intake(&source, mapped(&[("name", "Plek")])).is_ok());
}

#[test]
fn a_text_takes_the_language_of_its_source_unless_it_names_its_own() {
    let draft = belgian(&[("name", "Espace"), ("name:nl", "Plek")]);
    assert_eq!(draft.fields.first("name:fr"), Some("Espace"));
    assert_eq!(draft.fields.first("name:nl"), Some("Plek"));
    assert_eq!(draft.fields.first("name"), None);
}

#[test]
fn item_19_a_postcode_and_a_commune_must_belong_together() {
    let agreeing = belgian(&[
        ("name", "a"),
        ("postcode", "1070"),
        ("commune", "anderlecht"),
    ]);
    assert_eq!(agreeing.fields.first("commune_code"), Some("21001"));
    assert!(agreeing.remarks.is_empty());
    let alone = belgian(&[("name", "a"), ("postcode", "1070")]);
    assert_eq!(
        alone.fields.first("commune_code"),
        Some("21001"),
        "a postcode of one commune says it"
    );
    let two = belgian(&[("name", "a"), ("postcode", "1040")]);
    assert_eq!(two.fields.first("commune_code"), None, "1040 lies in two");
    let wrong = belgian(&[
        ("name", "a"),
        ("postcode", "1070"),
        ("commune_code", "44021"),
    ]);
    assert_eq!(wrong.fields.first("commune_code"), Some("21001"));
    assert_eq!(reasons(&wrong), ["commune-not-of-postcode"]);
    let none = belgian(&[("name", "a"), ("postcode", "1999")]);
    assert_eq!(none.fields.first("postcode"), None);
    assert_eq!(reasons(&none), ["unknown-postcode"]);
}

#[test]
fn item_19_a_name_that_contradicts_the_postcode_is_told_and_a_quarter_is_not() {
    let commune = |fields: &[(&str, &str)]| {
        let mut all = vec![("name", "a")];
        all.extend(fields);
        let draft = belgian(&all);
        let told = reasons(&draft).join(" ");
        (draft.fields.first("commune_code").map(str::to_owned), told)
    };
    let of = |code: &str, told: &str| (Some(code.to_owned()), told.to_owned());
    let none = |told: &str| (None, told.to_owned());
    // The slip of a printed list: Saint-Josse stands there under the postcode of Uccle.
    assert_eq!(
        commune(&[("postcode", "1180"), ("commune", "Saint-Josse-ten-Noode")]),
        of("21016", "commune-not-of-postcode")
    );
    assert_eq!(
        commune(&[("postcode", "1020"), ("commune", "Laeken")]),
        of("21004", "")
    );
    assert_eq!(
        commune(&[("commune", "Atlantis")]),
        none("unknown-commune-name")
    );
    assert_eq!(
        commune(&[("commune", "Saint-Nicolas")]),
        none("several-communes")
    );
    assert_eq!(
        commune(&[("postcode", "4420"), ("commune", "Saint-Nicolas")]),
        of("62093", "")
    );
    // Lille is in the province of Antwerp too.
    assert_eq!(
        commune(&[("postcode", "59000"), ("commune", "Lille")]),
        none("unknown-postcode")
    );
    assert_eq!(commune(&[("commune", "Lille")]), of("13019", ""));
}

#[test]
fn item_19_a_commune_that_merged_is_found_under_its_new_code() {
    let draft = belgian(&[("name", "a"), ("commune_code", "11007")]);
    assert_eq!(
        draft.fields.first("commune_code"),
        Some("11002"),
        "Borsbeek is in Antwerp since 2025"
    );
    assert_eq!(reasons(&draft), ["merged-commune"]);
}

#[test]
fn item_27_a_point_outside_the_country_is_left_unknown_and_told() {
    let draft = belgian(&[("name", "a"), ("lat", "4.35"), ("lon", "50.85")]);
    assert_eq!(draft.fields.first("lat"), None);
    assert_eq!(reasons(&draft), ["point-outside-country"]);
}

#[test]
fn item_20_hours_in_prose_are_understood_or_kept_as_they_were_and_unknown() {
    let osm = belgian(&[("name", "a"), ("hours", "Mo-Fr 9:00-12:00")]);
    assert_eq!(osm.fields.first("hours"), Some("Mo-Fr 09:00-12:00"));
    assert!(osm.remarks.is_empty());
    let prose = belgian(&[("name", "a"), ("hours", "lu-ve 9h-17h")]);
    assert_eq!(prose.fields.first("hours"), Some("Mo-Fr 09:00-17:00"));
    assert_eq!(prose.fields.first("hours_text"), Some("lu-ve 9h-17h"));
    assert_eq!(reasons(&prose), ["hours-understood"]);
    for day in ["sa", "Mo-Fr"] {
        let draft = belgian(&[("name", "a"), ("hours", day)]);
        assert_eq!(draft.fields.first("hours"), None, "{day} says no times");
        assert_eq!(reasons(&draft), ["hours-ambiguous"]);
    }
    for all_said in ["24/7", "PH off", "\"sur rendez-vous\"", "Sa unknown"] {
        let draft = belgian(&[("name", "a"), ("hours", all_said)]);
        assert!(draft.fields.first("hours").is_some(), "{all_said}");
    }
    let story = belgian(&[("name", "a"), ("hours", "passez quand vous voulez")]);
    assert_eq!(story.fields.first("hours"), None);
    assert_eq!(
        story.fields.first("hours_text"),
        Some("passez quand vous voulez")
    );
    assert_eq!(story.remarks.len(), 1);
}

#[test]
fn a_word_for_who_keeps_a_place_is_kept_apart_from_what_the_place_is() {
    let draft = belgian(&[
        ("name", "a"),
        ("kind", "library"),
        ("kind", "epn"),
        ("kind", "castle"),
    ]);
    assert_eq!(draft.fields.first("kind"), Some("epn"));
    assert_eq!(draft.fields.all("organisation_kind"), ["library"]);
    assert_eq!(reasons(&draft), ["unknown-value"]);
    let back = belgian(&[
        ("name", "a"),
        ("organisation_kind", "library"),
        ("organisation_kind", "castle"),
    ]);
    assert_eq!(back.fields.all("organisation_kind"), ["library"]);
    assert_eq!(reasons(&back), ["unknown-value"]);
}

#[test]
fn what_is_partly_free_is_not_free() {
    let draft = belgian(&[("name", "a"), ("free", "yes"), ("free", "no")]);
    assert_eq!(draft.fields.all("free"), ["sometimes"]);
    assert_eq!(reasons(&draft), ["one-value-kept"]);
}

#[test]
fn needs_and_ways_become_offers_and_an_unknown_word_is_told() {
    let draft = belgian(&[
        ("name", "a"),
        ("needs", "learn"),
        ("needs", "knitting"),
        ("support", "remote"),
    ]);
    assert_eq!(draft.fields.all("offer"), ["learn@on_site", "learn@remote"]);
    assert_eq!(reasons(&draft), ["unknown-value"]);
}

#[test]
fn item_28_a_row_without_id_is_told_by_its_name_and_address_and_keeps_its_key_when_its_phone_changes()
 {
    let address = [
        ("name", "Espace Numérique"),
        ("postcode", "1070"),
        ("street", "Rue Haute 1"),
    ];
    let mut with_phone = address.to_vec();
    with_phone.push(("phone", "+3221"));
    let (one, two) = (belgian(&address), belgian(&with_phone));
    assert_eq!(one.key, two.key);
    assert!(one.key.starts_with('~'));
    let other = belgian(&[
        ("name", "Espace Numérique"),
        ("postcode", "1070"),
        ("street", "Rue Haute 2"),
    ]);
    assert_ne!(one.key, other.key);
    assert_eq!(belgian(&[("name", "a"), ("id", "EPN-7")]).key, "EPN-7");
}

#[test]
fn item_15_an_id_however_long_is_a_key() {
    let long = "x".repeat(5_000);
    let draft = belgian(&[("name", "a"), ("id", &long)]);
    assert!(draft.key.len() <= 200, "{}", draft.key.len());
    let other = belgian(&[("name", "a"), ("id", &"x".repeat(5_001))]);
    assert_ne!(draft.key, other.key, "two long ids stay two");
}

#[test]
fn a_french_row_is_taken_with_french_rules() {
    let source = Intake {
        language: Some("fr"),
        country: Some("FR"),
        labels: &[],
    };
    let row = mapped(&[
        ("name", "a"),
        ("postcode", "59000"),
        ("commune", "Lille"),
        ("lat", "50.63"),
        ("lon", "3.06"),
    ]);
    let draft = intake(&source, row).unwrap();
    assert_eq!(draft.fields.first("postcode"), Some("59000"));
    assert_eq!(draft.fields.first("country"), Some("FR"));
    assert!(draft.remarks.is_empty(), "{:?}", draft.remarks);
}

proptest::proptest! {
    #[test]
    fn no_row_whatever_panics_or_loses_its_name(
        fields in proptest::collection::btree_map("[a-z_]{2,12}(:[a-z]{2})?", proptest::collection::vec(".{0,40}", 0..4), 0..12),
    ) {
        let mut row = fields;
        row.insert("name".to_owned(), vec!["Espace".to_owned()]);
        for field in ["hours", "postcode", "lat", "lon", "commune_code", "country"] {
            if let Some(values) = row.get("hours").cloned() {
                row.entry(field.to_owned()).or_insert(values);
            }
        }
        let draft = intake(&Intake { language: Some("fr"), country: Some("BE"), labels: &[] }, row).unwrap();
        proptest::prop_assert!(draft.fields.texts("name").next().is_some());
        proptest::prop_assert!((1..=200).contains(&draft.key.len()));
    }
}
