//! Workbooks, written by another program's library.

mod common;

use common::{Told, by_hand, pack, read, refused};
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet, XlsxError};
use sheets::{Format, Found, Kind, Reason, Refusal};

type Made = Result<(), XlsxError>;

fn write(fill: impl FnOnce(&mut Workbook) -> Made) -> Told {
    let mut book = Workbook::new();
    fill(&mut book).expect("a workbook");
    read(book.save_to_buffer().expect("memory"))
}

fn write_rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) -> Made {
    for (row, cells) in (from..).zip(rows) {
        sheet.write_row(row, 0, cells.iter().copied())?;
    }
    Ok(())
}

#[test]
fn numbers_dates_truths_and_formulas_are_told_as_they_are_shown() {
    let told = write(|book| {
        let sheet = book.add_worksheet();
        write_rows(
            sheet,
            0,
            &[&["nom", "code", "lat", "maj", "heure", "ok", "total", "rien"]],
        )?;
        sheet
            .write(1, 0, " Été ")?
            .write(1, 1, 2300)?
            .write(1, 2, 46.27947045)?;
        let date = ExcelDateTime::from_ymd(2024, 1, 31)?;
        sheet.write_with_format(1, 3, &date, &Style::new().set_num_format("dd/mm/yyyy"))?;
        let time = ExcelDateTime::from_hms(8, 30, 0)?;
        sheet.write_with_format(1, 4, &time, &Style::new().set_num_format("hh:mm"))?;
        sheet
            .write(1, 5, true)?
            .write(1, 6, Formula::new("=B2*2").set_result("4600"))?;
        Ok(())
    });
    let line = "nom= Été  code=2300 lat=46.27947045 maj=2024-01-31 heure=08:30 ok=true total=4600";
    assert_eq!(told.lines(), [line]);
    let kinds: Vec<Kind> = told.rows[0].cells.iter().map(|c| c.kind).collect();
    use Kind::{Bool, Date, Number, Text};
    assert_eq!(kinds, [Text, Number, Number, Date, Text, Bool, Number]);
    assert_eq!(told.summary.format, Format::Xlsx);
    assert_eq!(told.columns(0).last(), Some(&"rien"));
}

#[test]
fn visible_tabs_are_tables_and_hidden_ones_are_not() {
    let told = write(|book| {
        for (name, hidden) in [
            ("Lieux", false),
            ("Brouillon", true),
            ("Ateliers & plus", false),
        ] {
            let sheet = book.add_worksheet().set_name(name)?.set_hidden(hidden);
            write_rows(sheet, 0, &[&["nom", "rue"], &[name, "x"]])?;
        }
        book.add_worksheet();
        Ok(())
    });
    let names: Vec<&str> = told.summary.tables.iter().map(|t| &*t.name).collect();
    assert_eq!(names, ["Lieux", "Ateliers & plus"]);
    assert_eq!(told.summary.hidden, ["Brouillon"]);
    assert_eq!(
        told.lines(),
        ["nom=Lieux rue=x", "nom=Ateliers & plus rue=x"]
    );
}

#[test]
fn merged_cells_count_for_all_that_they_cover() {
    let told = write(|book| {
        let sheet = book.add_worksheet();
        let plain = Style::new();
        sheet.merge_range(0, 0, 0, 3, "Liste des espaces publics", &plain)?;
        write_rows(sheet, 2, &[&["commune", "nom", "matin", "soir"]])?;
        sheet.merge_range(3, 0, 5, 0, "Mons", &plain)?;
        write_rows(sheet, 6, &[&["Binche", "D", "9h", "x"]])?;
        sheet.write(3, 1, "A")?.write(3, 2, "9h")?;
        sheet.write(4, 1, "B")?;
        sheet.merge_range(4, 2, 4, 3, "fermé", &plain)?;
        sheet.merge_range(7, 0, 9, 0, "Huy", &plain)?;
        sheet.write(9, 1, "E")?;
        Ok(())
    });
    let lines = [
        "commune=Mons nom=A matin=9h",
        "commune=Mons nom=B matin=fermé soir=fermé",
        "commune=Binche nom=D matin=9h soir=x",
        "commune=Huy",
        "commune=Huy nom=E",
    ];
    assert_eq!(told.lines(), lines);
    assert_eq!(told.numbers(), [4, 5, 7, 8, 10]);
    assert_eq!(told.summary.tables[0].header, Some(3));
}

#[test]
fn a_header_of_two_rows_is_put_together() {
    let told = write(|book| {
        let sheet = book.add_worksheet();
        let plain = Style::new();
        sheet.merge_range(0, 0, 1, 0, "nom", &plain)?;
        sheet.merge_range(0, 1, 0, 2, "lundi", &plain)?;
        sheet.merge_range(0, 3, 0, 4, "mardi", &plain)?;
        sheet.write_row(1, 1, ["matin", "soir", "matin", "soir"])?;
        write_rows(sheet, 2, &[&["A", "9h", "", "", "18h"]])
    });
    let columns = [
        "nom",
        "lundi matin",
        "lundi soir",
        "mardi matin",
        "mardi soir",
    ];
    assert_eq!(told.columns(0), columns);
    assert_eq!(told.lines(), ["nom=A lundi matin=9h mardi soir=18h"]);
}

#[test]
fn notes_beside_the_table_are_columns_without_a_name() {
    let told = write(|book| {
        let sheet = book.add_worksheet();
        write_rows(
            sheet,
            0,
            &[&["nom", "rue"], &["A", "B"], &["C", "D", "", "à vérifier"]],
        )
    });
    assert_eq!(told.lines()[1], "nom=C rue=D column 4=à vérifier");
    assert_eq!(told.columns(0), ["nom", "rue", "column 3", "column 4"]);
}

#[test]
fn a_cell_that_refers_to_nothing_is_a_fault_of_its_row() {
    let sheet = r#"<worksheet><sheetData>
        <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
        <row><c t="s"><v>99</v></c><c><v>1</v></c></row>
        <row r="9"><c r="B9" t="inlineStr"><is><r><t>a</t></r><r><t> &amp; b_x000D_</t></r></is></c></row>
        </sheetData></worksheet>"#;
    let strings = "<si><t>nom</t></si><si><t>r<!-- x -->ue</t><rPh><t>zz</t></rPh></si>";
    let told = read(by_hand(sheet, strings));
    assert_eq!(told.lines(), ["rue=a & b\r"]);
    assert_eq!(told.numbers(), [9]);
    assert_eq!(told.faults(), [(2, Reason::BrokenCell)]);
    assert_eq!(told.faults[0].column.as_deref(), Some("nom"));
}

#[test]
fn a_formula_that_nobody_has_worked_out_is_told_and_an_empty_result_is_empty() {
    let sheet = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="str"><v>nom</v></c><c r="B1" t="str"><v>code</v></c></row>
        <row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2"><f>D2</f><v/></c></row>
        <row r="3"><c r="A3" t="str"><v>b</v></c><c r="B3"><f>D3</f></c></row>
        <row r="4"><c r="A4" t="str"><v>c</v></c><c r="B4" t="str"><f>D4</f><v></v></c></row>
        <row r="5"><c r="A5" t="str"><v>d</v></c><c r="B5"><f>D5</f><v>0</v></c></row>
        </sheetData></worksheet>"#;
    let told = read(by_hand(sheet, ""));
    assert_eq!(
        told.faults(),
        [(2, Reason::BrokenCell), (3, Reason::BrokenCell)]
    );
    assert_eq!(told.faults[0].column.as_deref(), Some("code"));
    assert_eq!(told.lines(), ["nom=c", "nom=d code=0"]);
}

#[test]
fn a_cell_at_the_far_corner_costs_no_memory() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
        <row r="1"><c r="A1" t="str"><v>nom</v></c><c r="B1" t="str"><v>rue</v></c></row>
        <row r="2"><c r="A2" t="str"><v>x</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>"#;
    let told = read(by_hand(sheet, ""));
    assert_eq!(told.faults(), [(1_048_576, Reason::TooManyColumns)]);
}

#[test]
fn what_only_looks_like_a_workbook_is_refused() {
    let found = |bytes: Vec<u8>| match refused(bytes) {
        Refusal::NotATable(found) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        found(pack(&[("[Content_Types].xml", b"<Types/>")])),
        Found::Archive
    );
    let text = pack(&[(
        "mimetype",
        b"application/vnd.oasis.opendocument.spreadsheet",
    )]);
    assert_eq!(found(text), Found::OpenDocument);
    let broken = by_hand("<worksheet><sheetData><row><c", "");
    assert!(matches!(refused(broken), Refusal::BrokenEntry { .. }));
}
