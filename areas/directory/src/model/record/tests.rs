use super::*;

fn record(source: &str, key: &str, stated_on: Option<&str>, fields: &[(&str, &str)]) -> Record {
    Record {
        source: source.to_owned(),
        key: key.to_owned(),
        fields: Fields(
            fields
                .iter()
                .map(|(field, value)| ((*field).to_owned(), vec![(*value).to_owned()]))
                .collect(),
        ),
        stated_on: stated_on.map(str::to_owned),
        gone_on: None,
        own: true,
    }
}

fn correction(field: &str, values: &[&str]) -> Correction {
    Correction {
        field: field.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        changed_at: "2026-11-22T10:00:00Z".to_owned(),
        changed_by: "operator".to_owned(),
    }
}

fn shown<'a>(resolved: &'a Resolved, field: &str) -> &'a str {
    &resolved.fields[field].values[0]
}

#[test]
fn the_newest_source_is_shown_and_the_older_one_is_not_hidden() {
    let old = record(
        "city",
        "1",
        Some("2020-01-01"),
        &[("phone", "+3221"), ("email", "a@b.be")],
    );
    let new = record("nation", "9", Some("2025-01-01"), &[("phone", "+3222")]);
    let resolved = resolve(&[old, new], &[], None);
    assert_eq!(shown(&resolved, "phone"), "+3222");
    assert_eq!(
        shown(&resolved, "email"),
        "a@b.be",
        "what only one says is shown"
    );
    let others = &resolved.fields["phone"].others;
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].1, ["+3221"]);
    assert_eq!(resolved.stated_on.as_deref(), Some("2025-01-01"));
}

#[test]
fn item_30_a_region_may_prefer_its_own_source_and_the_other_is_still_there() {
    let city = record("city", "1", Some("2020-01-01"), &[("phone", "+3221")]);
    let nation = record(
        "nation",
        "9",
        Some("2025-01-01"),
        &[("phone", "+3222"), ("website", "https://x.be")],
    );
    let resolved = resolve(&[city, nation], &[], Some("city"));
    assert_eq!(shown(&resolved, "phone"), "+3221");
    assert_eq!(shown(&resolved, "website"), "https://x.be");
    assert_eq!(resolved.fields["phone"].others.len(), 1);
}

#[test]
fn an_address_is_never_made_of_two() {
    let street_only = record(
        "a",
        "1",
        Some("2025-01-01"),
        &[("street", "Rue Haute 1"), ("lat", "50.8")],
    );
    let whole = record(
        "b",
        "1",
        Some("2020-01-01"),
        &[
            ("street", "Chaussée de Mons 2"),
            ("postcode", "1070"),
            ("lat", "50.83"),
            ("lon", "4.3"),
        ],
    );
    let resolved = resolve(&[street_only, whole], &[], None);
    assert_eq!(shown(&resolved, "street"), "Rue Haute 1");
    assert!(
        resolved.values().first("postcode").is_none(),
        "1070 belongs to the other street"
    );
    assert!(resolved.values().first("lon").is_none());
}

#[test]
fn what_was_changed_here_stands_before_every_source_and_says_by_whom() {
    let source = record(
        "a",
        "1",
        Some("2026-11-01"),
        &[("hours", "Mo 09:00-12:00"), ("phone", "+321")],
    );
    let mended = [
        correction("hours", &["Tu 09:00-12:00"]),
        correction("phone", &[]),
    ];
    let resolved = resolve(&[source], &mended, Some("a"));
    assert_eq!(shown(&resolved, "hours"), "Tu 09:00-12:00");
    assert_eq!(
        resolved.fields["hours"].origin,
        Origin::Here {
            changed_at: "2026-11-22T10:00:00Z".to_owned(),
            changed_by: "operator".to_owned()
        }
    );
    assert_eq!(resolved.fields["hours"].others[0].1, ["Mo 09:00-12:00"]);
    assert!(
        resolved.values().first("phone").is_none(),
        "forgotten here is unknown"
    );
    assert_eq!(
        resolved.fields["phone"].others[0].1,
        ["+321"],
        "and not hidden"
    );
}

#[test]
fn a_place_is_gone_when_the_last_of_its_sources_no_longer_names_it() {
    let mut one = record("a", "1", None, &[("phone", "+321")]);
    one.gone_on = Some("2026-10-01".to_owned());
    let two = record("b", "1", None, &[("phone", "+322")]);
    let resolved = resolve(&[one.clone(), two.clone()], &[], None);
    assert_eq!(resolved.gone_on, None);
    assert_eq!(
        shown(&resolved, "phone"),
        "+322",
        "who still names it is heard first"
    );
    let mut gone = two;
    gone.gone_on = Some("2026-11-01".to_owned());
    assert_eq!(
        resolve(&[one, gone], &[], None).gone_on.as_deref(),
        Some("2026-11-01")
    );
}

#[test]
fn item_16_no_order_of_records_changes_what_is_shown() {
    let records = [
        record(
            "b",
            "2",
            Some("2024-01-01"),
            &[("phone", "1"), ("street", "x")],
        ),
        record(
            "a",
            "7",
            Some("2024-01-01"),
            &[("phone", "2"), ("postcode", "1000")],
        ),
        record(
            "a",
            "6",
            None,
            &[("phone", "3"), ("lat", "50.1"), ("lon", "4.1")],
        ),
    ];
    let first = resolve(&records, &[], None);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let shuffled = order.map(|at| records[at].clone());
        assert_eq!(resolve(&shuffled, &[], None), first, "{order:?}");
    }
}

#[test]
fn our_own_places_are_told_in_fields_and_made_of_them_again() {
    let fields = [
        ("name:fr", "Espace"),
        ("name:nl", "Plek"),
        ("kind", "epn"),
        ("postcode", "1070"),
        ("commune_code", "21001"),
        ("lat", "50.83"),
        ("lon", "4.3"),
        ("hours", "Mo-Fr 09:00-12:00"),
        ("offer", "learn@on_site"),
        ("free", "yes"),
        ("wheelchair", "no"),
        ("languages", "ar"),
        ("mobile", "yes"),
    ];
    let one = record("a", "1", Some("2025-03"), &fields);
    let id = kernel::Id::parse("01a20000-0000-7000-8000-000000000001").unwrap();
    let resolved = resolve(std::slice::from_ref(&one), &[], None);
    let place = place_of(id, None, &resolved, "a").place;
    assert_eq!(fields_of(&place, None), one.fields);
    assert_eq!(place.stated_on.as_deref(), Some("2025-03"));
}

#[test]
fn item_19_a_french_place_keeps_its_own_postcode_and_commune() {
    let one = record(
        "a",
        "1",
        None,
        &[
            ("name:fr", "Espace"),
            ("country", "FR"),
            ("postcode", "59000"),
            ("commune", "Lille"),
            ("kind", "other"),
        ],
    );
    let id = kernel::Id::parse("01a20000-0000-7000-8000-000000000001").unwrap();
    let place = place_of(
        id,
        None,
        &resolve(std::slice::from_ref(&one), &[], None),
        "a",
    )
    .place;
    assert_eq!(place.postcode, None);
    let abroad = place.abroad.clone().unwrap();
    assert_eq!(
        (abroad.country.as_str(), abroad.postcode.as_deref()),
        ("FR", Some("59000"))
    );
    assert_eq!(fields_of(&place, None), one.fields);
}
