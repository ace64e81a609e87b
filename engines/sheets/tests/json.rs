//! JSON in its shapes: lists, objects with lists, lines, features.

mod common;

use common::{read, refused, try_read};
use sheets::{Encoding, Format, Found, Kind, Limits, Options, Reason, Refusal};

#[test]
fn objects_become_dotted_columns_and_lists_repeated_cells() {
    let told = read(r#"[{"id":1,"at":{"street":"A","no":null},"tags":["x","","y"]}]"#);
    assert_eq!(told.lines(), ["id=1 at.street=A tags=x tags=y"]);
    assert_eq!(told.columns(0), ["id", "at.street", "at.no", "tags"]);
}

#[test]
fn numbers_keep_their_digits_and_truths_are_words() {
    let told = read(
        r#"[{"a":2300.0,"b":35600000063516,"c":123456789012345678901234567890,"d":4.50,"e":true,"f":1e3}]"#,
    );
    let line = "a=2300 b=35600000063516 c=123456789012345678901234567890 d=4.50 e=true f=1e3";
    assert_eq!(told.lines(), [line]);
    let kinds: Vec<Kind> = told.rows[0].cells.iter().map(|c| c.kind).collect();
    assert_eq!(kinds[3..5], [Kind::Number, Kind::Bool]);
}

#[test]
fn lists_of_objects_stay_aligned() {
    let told = read(r#"[{"c":[{"k":"tel","v":1},{"v":2},{"k":"mail"}]}]"#);
    assert_eq!(told.lines(), ["c.k=tel c.k= c.k=mail c.v=1 c.v=2 c.v="]);
    let nested = read(r#"[{"c":[{"k":["a","b"]},{"k":"d","e":{"f":1}}]}]"#);
    assert_eq!(nested.lines(), ["c.k=a|b c.k=d c.e.f= c.e.f=1"]);
}

#[test]
fn lists_are_unfolded_by_a_key_where_the_caller_says_so() {
    let mut options = Options::default();
    let keys = ("type".to_owned(), "value".to_owned());
    options.unfold.insert("contacts".to_owned(), keys);
    let file = r#"[{"contacts":[{"type":"phone","value":"1","label":"desk"},{"type":"email","value":"a@b"},{"type":"phone","value":"2"},{"value":"3"}]}]"#;
    let told = try_read(file, &options).expect("a table");
    let line =
        "contacts.phone=1 contacts.phone.label=desk contacts.email=a@b contacts.phone=2 contacts=3";
    assert_eq!(told.lines(), [line]);
}

#[test]
fn an_object_with_lists_is_several_tables() {
    let told = read(
        r#"{"note":"n","tags":["a"],"places":[{"id":1},{"id":2}],"result":{"n":1,"records":[{"x":3}]}}"#,
    );
    let tables: Vec<(&str, u64)> = told
        .summary
        .tables
        .iter()
        .map(|t| (&*t.name, t.rows))
        .collect();
    assert_eq!(tables, [("places", 2), ("result.records", 1)]);
    assert_eq!(told.numbers(), [1, 2, 1]);
}

#[test]
fn one_object_without_lists_is_one_row() {
    let told = read(r#" {"id":1,"tags":["a","b"]} "#);
    assert_eq!(told.lines(), ["id=1 tags=a tags=b"]);
    assert_eq!(told.summary.format, Format::Json);
}

#[test]
fn lines_of_json_have_their_line_numbers_and_their_own_faults() {
    let told = read("{\"a\":1}\n\n{\"a\":\n{\"a\":{\"b\":2}}\n[1]\n{\"a\":3}");
    assert_eq!(told.summary.format, Format::JsonLines);
    assert_eq!(told.lines(), ["a=1", "a.b=2", "a=3"]);
    assert_eq!(told.numbers(), [1, 4, 6]);
    assert_eq!(
        told.faults(),
        [(3, Reason::Syntax), (5, Reason::NotAnObject)]
    );
    let many_lines = read("{\n\"a\":1\n}\n{\n\"a\":2\n}\n");
    assert_eq!(many_lines.lines(), ["a=1", "a=2"]);
    assert_eq!(many_lines.numbers(), [1, 4]);
}

#[test]
fn features_give_their_properties_and_their_point() {
    let file = r#"{"features":[
        {"type":"Feature","id":7,"properties":{"nom":"A"},"geometry":{"type":"Point","coordinates":[4.35,50.85,12]}},
        {"type":"Feature","properties":{"nom":"B"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}},
        {"type":"Feature","properties":null,"geometry":null}
    ],"type":"FeatureCollection"}"#;
    let told = read(file);
    assert_eq!(told.summary.format, Format::GeoJson);
    let lines = [
        "nom=A id=7 geometry.lat=50.85 geometry.lon=4.35",
        "nom=B geometry.type=Polygon",
    ];
    assert_eq!(told.lines(), lines);
}

#[test]
fn a_broken_object_of_a_list_is_a_fault_and_the_others_are_rows() {
    let told = read(r#"[{"a":1},{"a":01},7,{"a":{"b":[1 2]}},{"a":"]"},{"a":4},]"#);
    assert_eq!(told.lines(), ["a=1", "a=]", "a=4"]);
    let faults = [
        (2, Reason::Syntax),
        (3, Reason::NotAnObject),
        (4, Reason::Syntax),
    ];
    assert_eq!(told.faults(), faults);
}

#[test]
fn a_file_cut_off_is_broken_at_its_last_byte() {
    let file = r#"[{"a":1},{"a":"#;
    assert!(matches!(refused(file), Refusal::Broken { byte: 14 }));
    assert!(matches!(
        refused("[{\"a\":1}] x"),
        Refusal::Broken { byte: 10 }
    ));
    assert!(matches!(refused("{\"a\" 1}"), Refusal::Broken { .. }));
}

#[test]
fn json_in_windows_1252_is_read() {
    let told = read(b"[{\"pr\xe9nom\":\"Andr\xe9\"}]");
    assert_eq!(told.lines(), ["prénom=André"]);
    assert_eq!(told.summary.encoding, Encoding::Windows1252);
}

#[test]
fn nothing_but_numbers_is_no_table() {
    let told = read("[1,2]");
    assert_eq!(
        told.faults(),
        [(1, Reason::NotAnObject), (2, Reason::NotAnObject)]
    );
    let limits = Limits {
        row_bytes: 4,
        ..Limits::default()
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let refusal = try_read(r#"{"numbers":[1,2]}"#, &options).expect_err("no rows");
    assert!(matches!(
        refusal,
        Refusal::NotATable(Found::JsonWithoutRows)
    ));
}

#[test]
fn deep_wide_and_long_rows_are_faults() {
    let limits = Limits {
        depth: 3,
        columns: 4,
        row_bytes: 200,
        cell_bytes: 20,
        ..Limits::default()
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let wide: Vec<String> = (0..6).map(|n| format!("\"c{n}\":1")).collect();
    let file = format!(
        r#"[{{"a":{{"b":{{"c":{{"d":1}}}}}}}},{{{}}},{{"a":"{}"}},{{"a":"{}"}},{{"a":1}}]"#,
        wide.join(","),
        "x".repeat(30),
        "x".repeat(300),
    );
    let told = try_read(file, &options).expect("a table");
    let faults = [
        (1, Reason::TooDeep),
        (2, Reason::TooManyColumns),
        (3, Reason::CellTooLong),
        (4, Reason::RowTooLong),
    ];
    assert_eq!(told.faults(), faults);
    assert_eq!(told.lines(), ["a=1"]);
}
