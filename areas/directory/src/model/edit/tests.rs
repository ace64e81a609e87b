use kernel::Language;

use super::check::LONGEST_TEXT;
use super::*;

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let mut fields = Fields::default();
    for (field, value) in pairs {
        let mut values = fields.all(field).to_vec();
        values.push((*value).to_owned());
        fields.set(*field, values);
    }
    fields
}

fn facts(pairs: &[(&str, &str)]) -> Fields {
    facts_of(&fields(pairs))
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    Typed::new(
        pairs
            .iter()
            .map(|(input, value)| ((*input).to_owned(), (*value).to_owned())),
    )
}

fn checked(section: Section, now: &Fields, pairs: &[(&str, &str)]) -> Checked {
    check(section, &typed(pairs), now, Language::French)
}

fn codes(notes: &[Note]) -> Vec<(&str, &str)> {
    notes
        .iter()
        .map(|note| (note.input.as_str(), note.code.as_str()))
        .collect()
}

const BRUSSELS: [(&str, &str); 5] = [
    ("street", "Rue Haute 1"),
    ("postcode", "1000"),
    ("commune_code", "21004"),
    ("lat", "50.84"),
    ("lon", "4.35"),
];

#[test]
fn an_address_is_one_fact_and_comes_back_as_its_fields() {
    let now = facts(&BRUSSELS);
    assert_eq!(now.0.len(), 1);
    let mut back = Fields::default();
    for (field, values) in fields_with(ADDRESS, now.all(ADDRESS)) {
        back.set(field, values);
    }
    assert_eq!(back, fields(&BRUSSELS));
    let empty = fields_with(ADDRESS, &[]);
    assert_eq!(empty.len(), Address::FIELDS.len());
    assert!(empty.iter().all(|(_, values)| values.is_empty()));
    for (field, _) in &empty {
        assert!(fields_of_fact(ADDRESS).contains(&field.as_str()));
    }
}

#[test]
fn every_fact_is_changed_in_one_section() {
    let all = facts(&[
        ("street", "x"),
        ("phone", "x"),
        ("email", "x"),
        ("website", "x"),
        ("hours", "x"),
        ("offer", "learn@on_site"),
        ("languages", "fr"),
        ("not_languages", "ar"),
        ("name:fr", "x"),
        ("says", "x"),
        ("for_whom:nl", "x"),
        ("price:fr", "x"),
        ("access:fr", "x"),
        ("free", "yes"),
        ("group", "no"),
    ]);
    assert_eq!(all.0.len(), 15);
    for fact in all.0.keys() {
        assert!(Section::of(fact).is_some(), "{fact}");
    }
    assert_eq!(Section::of("closed"), None);
    for section in Section::ALL {
        assert_eq!(Section::parse(section.code()), Some(section));
    }
}

#[test]
fn what_somebody_left_as_it_was_never_overwrites_what_another_changed() {
    let saw = facts(&[("phone", "1"), ("email", "a@b.test")]);
    let seen = Seen::parse(&Seen::of(Section::Contact, &saw).written());
    // Another changed the phone meanwhile; this one changes the e-mail only.
    let now = facts(&[("phone", "2"), ("email", "a@b.test")]);
    let wanted = facts(&[("phone", "1"), ("email", "c@d.test")]);
    let merged = merge(Section::Contact, &now, &seen, &wanted);
    assert_eq!(
        merged.changes,
        [("email".to_owned(), vec!["c@d.test".to_owned()])]
    );
    assert_eq!(merged.conflicts, Vec::<String>::new());
}

#[test]
fn a_fact_that_two_changed_is_written_by_neither_in_silence() {
    let saw = facts(&[("phone", "1")]);
    let seen = Seen::of(Section::Contact, &saw);
    let merge = |now: &Fields, wanted: &Fields| merge(Section::Contact, now, &seen, wanted);
    let (two, three) = (facts(&[("phone", "2")]), facts(&[("phone", "3")]));
    assert_eq!(merge(&two, &three).conflicts, ["phone"]);
    assert_eq!(merge(&two, &two), Merged::default(), "both the same");
    let gone = Fields::default();
    assert_eq!(merge(&gone, &three).conflicts, ["phone"]);
    assert_eq!(merge(&two, &gone).conflicts, ["phone"]);
    assert_eq!(
        merge(&saw, &gone).changes,
        [("phone".to_owned(), Vec::new())]
    );
    // A form without what was seen changes nothing that is there.
    let blind = super::merge(Section::Contact, &saw, &Seen::parse("%%"), &two);
    assert_eq!(blind.conflicts, ["phone"]);
}

#[test]
fn a_form_that_is_sent_as_it_was_shown_changes_nothing() {
    let now = facts(&[
        ("street", "Rue Haute 1"),
        ("postcode", "1000"),
        ("commune_code", "21004"),
        ("commune", "Bruxelles-Ville"),
        ("lat", "50.84"),
        ("lon", "4.35"),
        ("phone", "+32 2 000 00 00"),
        ("free", "yes"),
        ("languages", "fr"),
        ("offer", "learn@on_site"),
        ("offer", "unknown@remote"),
        ("hours", "Mo 09:00-12:00"),
        ("name:fr", "Espace"),
    ]);
    let forms: [(Section, &[(&str, &str)]); 5] = [
        (
            Section::Contact,
            &[
                ("street", "Rue Haute 1"),
                ("town", "1000 Bruxelles"),
                ("phone", "+32 2 000 00 00"),
                ("email", ""),
                ("website", ""),
            ],
        ),
        (Section::Hours, &[("typed", "")]),
        (Section::Offer, &[("offer:learn@on_site", "yes")]),
        (Section::Before, &[("free", "yes"), ("languages", "fr")]),
        (Section::Words, &[("name:fr", "Espace"), ("says:fr", "")]),
    ];
    for (section, form) in forms {
        let checked = checked(section, &now, form);
        assert_eq!(checked.troubles, [], "{section:?}");
        let merged = merge(section, &now, &Seen::of(section, &now), &checked.facts);
        assert_eq!(merged, Merged::default(), "{section:?}");
    }
}

#[test]
fn a_town_is_understood_as_a_search_does_and_several_are_asked_about() {
    let now = facts(&BRUSSELS);
    let town = |text: &str| checked(Section::Contact, &now, &[("town", text)]);
    let moved = town("1060");
    let address = Address::read(moved.facts.all(ADDRESS));
    assert_eq!(address.postcode.as_deref(), Some("1060"));
    assert_eq!(address.commune_code.as_deref(), Some("21013"));
    assert_eq!(address.lat, None, "the point was that of the other address");
    assert_eq!(codes(&moved.remarks), [("street", "point")]);

    let which = town("1050");
    assert_eq!(codes(&which.troubles), [("town", "town-which")]);
    assert!(which.towns.len() > 1, "{:?}", which.towns);
    let chosen = town(&which.towns[0].near);
    assert_eq!(chosen.troubles, []);

    assert_eq!(codes(&town("9999").troubles), [("town", "town-postcode")]);
    assert_eq!(codes(&town("Nergens").troubles), [("town", "town-commune")]);
    assert_eq!(
        codes(&town("50.85,4.35").troubles),
        [("town", "town-commune")]
    );
}

#[test]
fn the_point_stays_where_only_the_spelling_of_the_street_changes() {
    let now = facts(&BRUSSELS);
    let street = |text: &str| checked(Section::Contact, &now, &[("street", text)]);
    let spelt = street("rue haute, 1");
    assert!(Address::read(spelt.facts.all(ADDRESS)).lat.is_some());
    assert_eq!(spelt.remarks, []);
    let other = street("Rue Basse");
    assert_eq!(
        codes(&other.remarks),
        [("street", "no-number"), ("street", "point")]
    );
}

#[test]
fn doubtful_contacts_are_remarked_and_kept() {
    let none = Fields::default();
    let of = |input: &str, text: &str| {
        let checked = checked(Section::Contact, &none, &[(input, text)]);
        assert_eq!(checked.troubles, [], "{text}");
        assert_eq!(
            checked.facts.all(input).len(),
            usize::from(!text.is_empty())
        );
        checked.remarks.len()
    };
    for fine in [
        "",
        "+32 2 000 00 00",
        "02/000.00.00",
        "0470 00 00 00",
        "0032 2 000 00 00",
        "+32 (0)2 000 00 00",
        "+33 1 00 00 00 00",
        "1700",
    ] {
        assert_eq!(of("phone", fine), 0, "{fine}");
    }
    for doubtful in ["02 000 00", "000 00 00 poste 3", "12345678", "à demander"] {
        assert_eq!(of("phone", doubtful), 1, "{doubtful}");
    }
    for (text, remarks) in [
        ("info@help.example", 0),
        ("info(at)help.example", 1),
        ("a@b", 1),
        ("a@b@c.test", 1),
    ] {
        assert_eq!(of("email", text), remarks, "{text}");
    }
    for (text, remarks) in [("https://help.example/fr", 0), ("help", 1)] {
        assert_eq!(of("website", text), remarks, "{text}");
    }
}

#[test]
fn a_site_is_a_link_that_opens_a_site_and_nothing_else() {
    let none = Fields::default();
    let of = |text: &str| checked(Section::Contact, &none, &[("website", text)]);
    assert_eq!(
        of("help.example").facts.first("website"),
        Some("https://help.example")
    );
    let script = of("javascript:alert(1)");
    assert!(
        script
            .facts
            .first("website")
            .unwrap()
            .starts_with("https://")
    );
    assert_eq!(
        codes(&of("ftp://help.example").troubles),
        [("website", "website-scheme")]
    );
}

#[test]
fn typed_hours_are_proposed_first_and_kept_once_accepted() {
    let none = Fields::default();
    let of = |pairs: &[(&str, &str)]| checked(Section::Hours, &none, pairs);
    let typed = of(&[("typed", "lu-ve 9h-17h")]);
    let reading = typed.reading.unwrap();
    assert_eq!(reading.readings[0], "Mo-Fr 09:00-17:00");
    assert_eq!(typed.facts.first("hours"), None);
    let accept = ("accept", "Mo-Fr 09:00-17:00");
    let read = ("read", "lu-ve 9h-17h");
    let accepted = of(&[("typed", "lu-ve 9h-17h"), read, accept]);
    assert_eq!(accepted.facts.first("hours"), Some("Mo-Fr 09:00-17:00"));
    let retyped = of(&[("typed", "sa 9h-12h"), read, accept]);
    assert_eq!(retyped.facts.first("hours"), None);
    assert_eq!(retyped.reading.unwrap().readings[0], "Sa 09:00-12:00");
    let impossible = of(&[("typed", "lu 9h-25h")]);
    assert_eq!(
        codes(&impossible.troubles),
        [("typed", "hours-no-such-time")]
    );
    let known = facts(&[("hours", "Mo 09:00-12:00")]);
    let unknown = checked(
        Section::Hours,
        &known,
        &[("unknown", ""), ("unknown", "yes"), ("typed", "")],
    );
    assert_eq!(unknown.facts.first("hours"), None);
}

#[test]
fn a_place_keeps_a_name_and_texts_have_an_end() {
    let now = facts(&[("name:fr", "Espace")]);
    let none = checked(Section::Words, &now, &[("name:fr", " \0 ")]);
    assert_eq!(codes(&none.troubles), [("name:fr", "no-name")]);
    let long = "é".repeat(LONGEST_TEXT + 1);
    let long = checked(
        Section::Words,
        &now,
        &[("says:nl", &long), ("says:zz", "lost")],
    );
    assert_eq!(codes(&long.troubles), [("says:nl", "too-long")]);
    assert_eq!(
        long.facts.first("says:zz"),
        None,
        "no language has this code"
    );
}

#[test]
fn unticking_the_last_language_is_an_answer_and_a_missing_form_part_is_none() {
    let now = facts(&[("languages", "fr"), ("not_languages", "nl")]);
    let of = |pairs: &[(&str, &str)]| checked(Section::Before, &now, pairs).facts;
    assert_eq!(of(&[("languages", "")]).all("languages").len(), 0);
    assert_eq!(of(&[]).all("languages"), ["fr"]);
    let both = of(&[("languages", ""), ("languages", "nl"), ("languages", "fr")]);
    assert_eq!(both.all("languages"), ["fr", "nl"]);
    assert_eq!(both.all("not_languages").len(), 0);
}
