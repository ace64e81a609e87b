//! The shipped rules of Belgium: which telephones can be, so that no digit that is missing is overlooked.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mapping::{Given, Kind, Mapping, Reason, Vocabulary, apply};

fn read(text: &str) -> (Vec<String>, Vec<Reason>) {
    let rules = include_str!("../../../data/mappings/words/rules.toml");
    let words = Vocabulary::parse(&[rules]).unwrap();
    let mapping = Mapping::parse(
        "source = { id = \"city\", language = \"fr\", country = \"BE\" }\nfields.phone = \"tel\"",
    )
    .unwrap();
    let given = [Given {
        column: "tel",
        text,
        kind: Kind::Text,
    }];
    let mapped = apply(&mapping, &words, &given);
    let remarks = mapped.remarks.iter().map(|remark| remark.reason).collect();
    (
        mapped.fields.get("phone").cloned().unwrap_or_default(),
        remarks,
    )
}

#[test]
fn a_mobile_number_that_lacks_a_digit_is_no_fixed_line() {
    for text in [
        "0470 12 34 5",
        "47012345",
        "+32 470 12 34 5",
        "0460 12 34 5",
    ] {
        assert_eq!(read(text), (vec![], vec![Reason::NotAPhone]), "{text}");
    }
    assert_eq!(
        read("25112233.0"),
        (vec!["+3225112233".to_owned()], vec![Reason::ZeroRestored]),
        "as a program writes it that took it for a number"
    );
    for (text, number) in [
        ("0470 12 34 56", "+32470123456"),
        ("0455 12 34 56", "+32455123456"),
        ("04 223 45 67", "+3242234567"),
        ("04 344 55 66", "+3243445566"),
        ("02 511 22 33", "+3225112233"),
        ("09 233 44 55", "+3292334455"),
        ("0800 12 345", "+3280012345"),
        ("078 15 15 15", "+3278151515"),
    ] {
        assert_eq!(read(text), (vec![number.to_owned()], vec![]), "{text}");
    }
}
