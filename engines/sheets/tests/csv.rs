//! Separated values as people and programs write them.

mod common;

use std::ops::ControlFlow;

use common::{read, refused, try_read};
use proptest::prelude::*;
use sheets::{Encoding, Format, Found, Item, Limits, Options, Reason, Refusal};

#[test]
fn quotes_line_ends_and_separators_inside_cells_stay() {
    let told = read("nom,note\r\n\"Biblio \"\"Nord\"\"\",\"a,b\r\nc\"\r\nSud,d\r\n");
    assert_eq!(
        told.lines(),
        ["nom=Biblio \"Nord\" note=a,b\r\nc", "nom=Sud note=d"]
    );
    assert_eq!(told.numbers(), [2, 4]);
}

#[test]
fn separators_are_told_from_commas_in_numbers_and_texts() {
    let told = read("nom;lat;lon\nA;50,1;4,2\nB, C;50,3;4,5\n");
    assert_eq!(told.summary.format, Format::Csv(';'));
    assert_eq!(told.lines()[1], "nom=B, C lat=50,3 lon=4,5");
    assert_eq!(read("a\tb\n1\t2").summary.format, Format::Csv('\t'));
    assert_eq!(read("a|b\n1|2").summary.format, Format::Csv('|'));
    let announced = read("sep=;\nnom;note\nA;1,2,3\n");
    assert_eq!(announced.lines(), ["nom=A note=1,2,3"]);
    assert_eq!(announced.numbers(), [3]);
    assert_eq!(read("nom\nRue A, 3\n").lines(), ["nom=Rue A, 3"]);
}

#[test]
fn headers_are_trimmed_named_and_made_unique() {
    let told = read("\u{feff} nom ,\"de\nux\",,nom,nom\na,b,c,d,e\n");
    let columns = ["nom", "de ux", "column 3", "nom (2)", "nom (3)"];
    assert_eq!(told.columns(0), columns);
}

#[test]
fn lines_above_the_header_are_a_title() {
    let told = read("Liste des EPN;;\n;;\nnom;rue;code\nA;B;C\n");
    assert_eq!(told.lines(), ["nom=A rue=B code=C"]);
    assert_eq!(told.summary.tables[0].header, Some(3));
    assert_eq!(told.numbers(), [4]);
}

#[test]
fn empty_lines_are_no_rows_and_short_ones_are() {
    let told = read("a,b,c\n\n1\n,,\n \n1,2\n");
    assert_eq!(told.lines(), ["a=1", "a=1 b=2"]);
    assert_eq!(told.summary.tables[0].rows, 2);
}

#[test]
fn item_38_more_cells_than_columns_are_a_fault_of_their_row() {
    let told = read("a,b\n1,2,\n1,2,3\n4,5\n");
    assert_eq!(told.lines(), ["a=1 b=2", "a=4 b=5"]);
    assert_eq!(told.faults(), [(3, Reason::MoreCellsThanHeader)]);
    assert_eq!(told.faults[0].excerpt, "3");
}

#[test]
fn item_38_an_open_quote_takes_one_row_with_it_and_no_other() {
    let told = read("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
    assert_eq!(told.lines(), ["a=1 b=2", "a=5 b=6", "a=7 b=8"]);
    assert_eq!(told.faults(), [(3, Reason::UnclosedQuote)]);
    assert_eq!(told.numbers(), [2, 4, 5]);
}

#[test]
fn item_38_an_open_quote_does_not_swallow_rows_up_to_the_next_one() {
    let told = read("a,b\n1,\"2\n3,4\n5,\"6\"\n7,\"un \"deux\"\"\n8,9\n");
    assert_eq!(told.lines(), ["a=3 b=4", "a=5 b=6", "a=8 b=9"]);
    let faults = [(2, Reason::StrayQuote), (5, Reason::StrayQuote)];
    assert_eq!(told.faults(), faults);
}

#[test]
fn item_38_windows_1252_is_read_row_by_row() {
    let told = read(b"nom;prix\nM\xe9diath\xe8que;5 \x80\n");
    assert_eq!(told.lines(), ["nom=Médiathèque prix=5 €"]);
    assert_eq!(told.summary.encoding, Encoding::Windows1252);
    let pasted = read(b"nom;rue\n\xc3\xa9t\xc3\xa9;a\n\xe9t\xe9;b\n");
    assert_eq!(pasted.lines(), ["nom=été rue=a", "nom=été rue=b"]);
    assert_eq!(pasted.summary.encoding, Encoding::Mixed);
}

#[test]
fn utf_16_is_known_by_its_mark() {
    let text = "nom;rue\nété;𝄞\n";
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(little).collect();
    let told = read(bytes);
    assert_eq!(told.lines(), ["nom=été rue=𝄞"]);
    assert_eq!(told.summary.encoding, Encoding::Utf16);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xFE, 0xFF].into_iter().chain(big).collect();
    assert_eq!(read(bytes).lines(), ["nom=été rue=𝄞"]);
}

#[test]
fn what_is_no_table_is_refused_by_its_bytes() {
    assert!(matches!(refused(""), Refusal::Empty));
    assert!(matches!(refused(" \n\n"), Refusal::Empty));
    let found = |bytes: &[u8]| match refused(bytes) {
        Refusal::NotATable(found) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!(found(b"%PDF-1.7\n%abc"), Found::Pdf);
    assert_eq!(found(b"<!doctype html><p>Not found"), Found::Markup);
    assert_eq!(
        found(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        Found::OldOrProtectedExcel
    );
    assert_eq!(found(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), Found::Binary);
}

#[test]
fn the_caller_may_stop_early() {
    let mut seen = 0;
    let file = std::io::Cursor::new("a\n1\n2\n3\n");
    let summary = sheets::read(file, &Options::default(), &mut |item| {
        seen += u64::from(matches!(item, Item::Row(_)));
        match seen {
            2 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    assert_eq!(summary.expect("a table").tables[0].rows, 2);
}

#[test]
fn long_cells_are_faults_and_the_rows_after_them_are_read() {
    let limits = Limits {
        cell_bytes: 10,
        row_bytes: 100,
        columns: 3,
        ..Limits::default()
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let long = "x".repeat(500);
    let file = format!("a,b\n1,12345678901\n{long},2\n3,4\n\"{long}\",6\n7,8\n");
    let told = try_read(file, &options).expect("a table");
    assert_eq!(told.lines(), ["a=3 b=4", "a=7 b=8"]);
    let faults = [
        (2, Reason::CellTooLong),
        (3, Reason::RowTooLong),
        (5, Reason::UnclosedQuote),
    ];
    assert_eq!(told.faults(), faults);
    assert!(matches!(
        try_read("a,b,c,d\n", &options),
        Err(Refusal::TooBig(_))
    ));
}

/// Cells with whatever hurts; some are empty.
fn cell() -> impl Strategy<Value = String> {
    let nasty = [
        "\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "\t", "|", "é", " ", "=1+1", "x",
    ];
    let pieces = prop::collection::vec(prop::sample::select(nasty.to_vec()), 0..6);
    pieces.prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn a_written_table_reads_back_the_same(
        rows in prop::collection::vec(prop::collection::vec(cell(), 4), 0..12),
        separator in prop::sample::select(b",;\t|".to_vec()),
        crlf: bool,
        always: bool,
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .from_writer(Vec::new());
        let names = ["alpha", "beta", "gamma", "delta"];
        // Enough plain rows for the separator to be beyond doubt.
        let plain = vec![vec!["v".to_owned(); 4]; rows.len() + 2];
        writer.write_record(names)?;
        for row in plain.iter().chain(&rows) {
            writer.write_record(row)?;
        }
        let told = read(writer.into_inner().expect("memory"));
        let filled = |row: &Vec<String>| -> Vec<(String, String)> {
            let cells = names.iter().map(|n| (*n).to_owned()).zip(row.iter().cloned());
            cells.filter(|(_, text)| !text.trim().is_empty()).collect()
        };
        let expected: Vec<_> =
            plain.iter().chain(&rows).map(filled).filter(|r| !r.is_empty()).collect();
        let got: Vec<Vec<(String, String)>> = told
            .rows
            .iter()
            .map(|r| r.cells.iter().map(|c| (c.column.to_string(), c.text.clone())).collect())
            .collect();
        prop_assert_eq!(got, expected);
        prop_assert!(told.faults.is_empty());
    }
}
