//! What our own exports write is read back as it was.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mapping::{Given, Kind, Mapped, Mapping, Vocabulary, apply};

fn words() -> Vocabulary {
    let rules = include_str!("../../../data/mappings/words/rules.toml");
    let french = include_str!("../../../data/mappings/words/fr.toml");
    Vocabulary::parse(&[rules, french]).unwrap()
}

fn read(mapping: &str, cells: &[(&str, &str)]) -> Mapped {
    let row: Vec<Given<'_>> = cells
        .iter()
        .map(|(column, text)| Given {
            column,
            text,
            kind: Kind::Text,
        })
        .collect();
    apply(&Mapping::parse(mapping).unwrap(), &words(), &row)
}

const OWN: &str = include_str!("../../../data/mappings/passerelle.toml");
const NATIONAL: &str = include_str!("../../../data/mappings/national.toml");

#[test]
fn several_values_stand_in_lines_of_their_own() {
    let mapped = read(
        OWN,
        &[
            ("id", "a"),
            ("name:nl", "De (Schakel"),
            ("other_name", "Eerste (naam\nTweede | naam"),
            ("offer", "learn@on_site\nno:work@remote"),
            ("updated_on", "2021-03"),
        ],
    );
    assert_eq!(mapped.fields["name:nl"], ["De (Schakel"]);
    assert_eq!(
        mapped.fields["other_name"],
        ["Eerste (naam", "Tweede | naam"]
    );
    assert_eq!(mapped.fields["offer"], ["learn@on_site", "no:work@remote"]);
    assert_eq!(mapped.fields["updated_on"], ["2021-03"]);
    assert_eq!(mapped.remarks, []);
}

#[test]
fn a_longer_text_keeps_its_lines() {
    let mapped = read(
        OWN,
        &[
            ("name", "a"),
            ("says:fr", "Un  lieu\r\n\r\n ouvert à tous \n"),
        ],
    );
    assert_eq!(mapped.fields["says:fr"], ["Un lieu\nouvert à tous"]);
    let mapped = read(
        NATIONAL,
        &[
            ("presentation_resume", "Un lieu ouvert"),
            ("presentation_detail", "Un lieu\nouvert à tous"),
        ],
    );
    assert_eq!(mapped.fields["says"], ["Un lieu\nouvert à tous"]);
}

#[test]
fn the_guard_before_a_formula_is_taken_off_once() {
    for (written, meant) in [
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("'t Huis", "'t Huis"),
        ("'@home", "@home"),
        ("=1+1", "=1+1"),
    ] {
        let mapped = read(OWN, &[("name", written)]);
        assert_eq!(mapped.fields["name"], [meant], "{written}");
    }
}

#[test]
fn needs_are_not_derived_where_offers_are_said() {
    let mapped = read(OWN, &[("service", "everyday"), ("offer", "work@on_site")]);
    assert!(!mapped.fields.contains_key("needs"));
}

#[test]
fn a_belgian_row_of_the_national_columns_is_known_by_both_its_codes() {
    let belgian = read(
        NATIONAL,
        &[("code_postal", "1000"), ("code_insee", "21004")],
    );
    assert_eq!(belgian.fields["country"], ["BE"]);
    assert_eq!(belgian.fields["postcode"], ["1000"]);
    for (postcode, commune) in [
        ("1000", "01053"),
        ("1000", ""),
        ("2300", "2722"),
        ("21000", "21231"),
    ] {
        let french = read(
            NATIONAL,
            &[("code_postal", postcode), ("code_insee", commune)],
        );
        assert_eq!(french.fields["country"], ["FR"], "{postcode} {commune}");
    }
}

#[test]
fn a_value_may_name_its_field_itself() {
    let mapping = "source.id = \"x\"\nfields.service = { named = \"term\" }";
    let mapped = read(
        mapping,
        &[
            ("term", "audience:young"),
            ("term", "free:yes"),
            ("term", "offer:no:work@remote"),
            ("term", "other_label:a: b"),
            ("term", "audience:nobody"),
            ("term", "hours:Mo 09:00-12:00"),
        ],
    );
    assert_eq!(mapped.fields["audience"], ["young"]);
    assert_eq!(mapped.fields["free"], ["yes"]);
    assert_eq!(mapped.fields["offer"], ["no:work@remote"]);
    assert_eq!(mapped.fields["other_label"], ["a: b"]);
    assert!(!mapped.fields.contains_key("hours"));
    assert_eq!(mapped.remarks.len(), 2);
}

#[test]
fn a_word_that_stands_for_an_unknown_number_is_read_as_nothing() {
    let mapped = read(NATIONAL, &[("nom", "a"), ("pivot", "NONRENSEIGNE")]);
    assert!(!mapped.fields.contains_key("registration"));
    assert_eq!(mapped.remarks, []);
}
