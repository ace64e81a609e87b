//! Small files that ask for much: what repeats without making the file longer has limits too.

mod common;

use std::io::{Cursor, Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::ops::ControlFlow;

use common::{Told, by_hand, pack, read_all, try_read};
use sheets::{Limit, Limits, Options, Reason, Refusal};

fn small() -> Options {
    Options {
        limits: Limits {
            row_bytes: 10_000,
            cell_bytes: 2_000,
            unpacked_bytes: 100_000,
            ..Limits::default()
        },
        ..Options::default()
    }
}

/// A small file under small limits.
fn told(file: impl AsRef<[u8]>) -> Told {
    assert!(file.as_ref().len() < 100_000);
    try_read(file, &small()).expect("a table")
}

fn unpacks_too_far(file: Vec<u8>) {
    assert!(file.len() < 100_000);
    let told = try_read(file, &small()).map(|told| told.summary);
    assert!(
        matches!(told, Err(Refusal::TooBig(Limit::Unpacked))),
        "{told:?}"
    );
}

#[test]
fn bad_input_of_many_workbooks_in_one_archive_unpacks_no_further_than_one() {
    let strings = "<si><t>x</t></si>".repeat(1_000);
    let workbook = by_hand("<worksheet/>", &strings);
    let names: Vec<String> = (0..20).map(|n| format!("{n}.xlsx")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &workbook[..])).collect();
    unpacks_too_far(pack(&files));
}

#[test]
fn bad_input_whose_cells_share_a_long_text_meets_a_limit() {
    let text = format!("<si><t>{}</t></si>", "x".repeat(2_000));
    let row = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#;
    unpacks_too_far(by_hand(&row.repeat(500), &text));
    let merged = format!(
        r#"<row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
        <row r="2"><c t="s"><v>0</v></c></row>{}<mergeCell ref="A2:B9999"/>"#,
        r#"<row><c r="C1"><v>1</v></c></row>"#.repeat(500)
    );
    unpacks_too_far(by_hand(&merged, &text));
    // As often as people share texts, they may.
    let shared = by_hand(&row.repeat(50), &text);
    assert_eq!(told(shared).rows.len(), 49);
}

#[test]
fn bad_input_of_many_parts_that_are_nothing_counts_them_as_unpacked() {
    unpacks_too_far(by_hand(&r#"<mergeCell ref="A1:B2"/>"#.repeat(2_000), ""));
    unpacks_too_far(by_hand("", &"<si/>".repeat(6_000)));
    let sheets = "<sheet r:id='a'/>".repeat(1_000);
    let relation = "<Relationship Id='a' Type='worksheet' Target='a.xml'/>";
    unpacks_too_far(pack(&[
        ("[Content_Types].xml", b""),
        ("xl/workbook.xml", sheets.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation.as_bytes()),
        ("xl/a.xml", b""),
    ]));
}

#[test]
fn a_column_that_comes_twice_in_a_row_of_a_sheet_counts_once() {
    let row = r#"<row><c r="B1" t="str"><v>b</v></c><c r="A1" t="str"><v>a</v></c>
        <c r="A1" t="str"><v>x</v></c></row>"#;
    let told = told(by_hand(&row.repeat(2), ""));
    assert_eq!(told.columns(0), ["a", "b"]);
    assert_eq!(told.lines(), ["a=a b=b"]);
}

#[test]
fn bad_input_whose_names_are_long_makes_a_row_too_long() {
    let name = "k".repeat(5_000);
    let list = "1,".repeat(500);
    let members = r#""n":1,"#.repeat(500);
    let empty = "{},".repeat(500);
    for value in [
        format!("[{list}1]"),
        format!("{{{members}\"n\":1}}"),
        format!("[{empty}1]"),
    ] {
        let told = told(format!(r#"[{{"{name}":{value}}},{{"a":1}}]"#));
        assert_eq!(told.faults(), [(1, Reason::RowTooLong)]);
        assert_eq!(told.lines(), ["a=1"]);
    }
}

#[test]
fn bad_input_cannot_fill_the_memory_with_names() {
    let rows: Vec<String> = (0..9)
        .map(|n| format!(r#"{{"{n}{}":1}}"#, "k".repeat(3_000)))
        .collect();
    let told = told(format!("[{}]", rows.join(",")));
    assert_eq!(told.columns(0).len(), 3);
    assert_eq!(told.faults()[0], (4, Reason::TooManyColumns));
    assert_eq!((told.rows.len(), told.faults.len()), (3, 6));
}

#[test]
fn bad_input_that_joins_a_long_row_many_times_is_a_fault_and_counted_as_one() {
    let children = r#"{"a_id":1,"p_id":9},"#.repeat(40);
    let file = |text: usize| {
        let text = "x".repeat(text);
        format!(
            r#"{{"a":[{{"id":1}},{{"id":2}}],"c":[{children}{{"a_id":2}}],
            "p":[{{"id":9,"t":"{text}"}}]}}"#
        )
    };
    let options = Options {
        base: Some("a".to_owned()),
        ..small()
    };
    let told = try_read(file(1_000), &options).expect("tables");
    assert_eq!(told.faults(), [(1, Reason::RowTooLong)]);
    assert_eq!(told.numbers(), [2]);
    let base = &told.summary.tables[0];
    assert_eq!((base.rows, base.faults), (1, 1));
    let told = try_read(file(10), &options).expect("tables");
    assert_eq!(told.rows[0].texts("p.t").count(), 40);

    // What repeats in one row becomes one cell.
    let list = r#""xxxxxxxxx","#.repeat(300);
    let file = format!(r#"{{"a":[{{"b_id":1}}],"b":[{{"id":1,"t":[{list}"x"]}}]}}"#);
    let told = try_read(file, &options).expect("tables");
    assert_eq!(told.faults(), [(1, Reason::CellTooLong)]);
}

#[test]
fn bad_input_of_separators_costs_no_more_than_a_table_may_have_columns() {
    let wide = format!("1{},x\n", ",".repeat(5_000));
    let header_first = told(format!("a,b\n{wide}3,4\n"));
    assert_eq!(header_first.lines(), ["a=3 b=4"]);
    assert_eq!(header_first.faults(), [(2, Reason::MoreCellsThanHeader)]);
    assert_eq!(header_first.faults[0].excerpt, "x");
    let names: Vec<String> = (0..1_500).map(|n| format!("c{n}")).collect();
    let told = try_read(names.join(","), &small()).map(|told| told.summary);
    assert!(matches!(told, Err(Refusal::TooBig(Limit::Columns))));
}

/// A file that is handed over in pieces.
struct InPieces(Cursor<Vec<u8>>, usize);

impl Read for InPieces {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let most = out.len().min(self.1);
        self.0.read(&mut out[..most])
    }
}

impl Seek for InPieces {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_line_too_long_to_pass_over_is_refused_however_the_file_is_handed_over() {
    let long = "x".repeat(120_000);
    let file = format!("a,b\n1,2\n\"{long}\n3,4\n").into_bytes();
    for size in [1_000, 30_000, 130_000] {
        let pieces = InPieces(Cursor::new(file.clone()), size);
        let told = read_all(pieces, &small()).map(|told| told.summary);
        assert!(
            matches!(told, Err(Refusal::TooBig(Limit::Unpacked))),
            "{size}: {told:?}"
        );
    }
}

#[test]
fn what_stands_far_behind_the_first_object_is_seen_however_the_file_is_handed_over() {
    let gap = " ".repeat(20_000);
    let file = format!("{{\"a\":1}}{gap}\n{{\"a\":2}}").into_bytes();
    let ends = [1_000, 30_000].map(|size| {
        let told = read_all(InPieces(Cursor::new(file.clone()), size), &small());
        format!("{:?}", told.map(|told| told.lines()))
    });
    assert_eq!(ends[0], ends[1]);
}

/// A file that answers as file systems do when asked for a place far behind its end.
struct OnDisk(Cursor<Vec<u8>>);

impl Read for OnDisk {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        self.0.read(out)
    }
}

impl Seek for OnDisk {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match to {
            SeekFrom::Start(far) if far > 1 << 40 => Err(Error::from(ErrorKind::InvalidInput)),
            near => self.0.seek(near),
        }
    }
}

#[test]
fn an_archive_that_names_places_far_behind_its_end_is_no_error_of_the_disk() {
    let mut file = pack(&[("a.csv", b"a,b\n1,2\n")]);
    let end = file.len() - 22;
    let wide = [
        &b"PK\x06\x07\0\0\0\0"[..],
        &u64::MAX.to_le_bytes(),
        &1_u32.to_le_bytes(),
    ];
    file.splice(end..end, wide.concat());
    let mut broken = OnDisk(Cursor::new(file));
    let refusal = sheets::read(&mut broken, &Options::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    assert!(matches!(refusal, Err(Refusal::NotATable(_))), "{refusal:?}");
}

#[test]
fn what_cannot_be_read_is_shown_in_its_own_encoding() {
    let told = read_all(
        Cursor::new(b"nom,rue\n\"\xe9t\xe9\"x,\n\"\xc3\xa9t\xc3\xa9\"x,\n"),
        &small(),
    );
    let told = told.expect("a table");
    let excerpts: Vec<&str> = told.faults.iter().map(|f| f.excerpt.as_str()).collect();
    assert_eq!(excerpts, ["\"été\"x", "\"été\"x"]);
}
