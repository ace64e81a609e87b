//! Reads whole files into memory, for tests to look at.
#![allow(dead_code, reason = "every test program uses a part of it")]

use std::fs::File;
use std::io::{Cursor, Seek};
use std::ops::ControlFlow;

use sheets::{Fault, Item, Options, Reason, Refusal, Row, Summary};

#[derive(Debug)]
pub struct Told {
    pub summary: Summary,
    pub rows: Vec<Row>,
    pub faults: Vec<Fault>,
}

impl Told {
    /// The rows as `column=text` pairs, separated by spaces.
    pub fn lines(&self) -> Vec<String> {
        let line = |row: &Row| {
            let cells = row.cells.iter().map(|c| format!("{}={}", c.column, c.text));
            cells.collect::<Vec<_>>().join(" ")
        };
        self.rows.iter().map(line).collect()
    }

    pub fn numbers(&self) -> Vec<u64> {
        self.rows.iter().map(|r| r.number).collect()
    }

    pub fn faults(&self) -> Vec<(u64, Reason)> {
        self.faults.iter().map(|f| (f.number, f.reason)).collect()
    }

    pub fn columns(&self, table: usize) -> Vec<&str> {
        let columns = &self.summary.tables[table].columns;
        columns.iter().map(|c| &**c).collect()
    }
}

pub fn read_all(input: impl std::io::Read + Seek, options: &Options) -> Result<Told, Refusal> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let summary = sheets::read(input, options, &mut |item| {
        match item {
            Item::Row(row) => rows.push(row),
            Item::Fault(fault) => faults.push(fault),
        }
        ControlFlow::Continue(())
    })?;
    Ok(Told {
        summary,
        rows,
        faults,
    })
}

pub fn try_read(bytes: impl AsRef<[u8]>, options: &Options) -> Result<Told, Refusal> {
    read_all(Cursor::new(bytes), options)
}

pub fn read(bytes: impl AsRef<[u8]>) -> Told {
    try_read(bytes, &Options::default()).expect("a table")
}

pub fn refused(bytes: impl AsRef<[u8]>) -> Refusal {
    try_read(bytes, &Options::default()).expect_err("no table")
}

/// A real file, read where it lies.
pub fn read_file(name: &str) -> Told {
    let path = format!("{}/../../../shared/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = File::open(path).expect("the shared data lie beside the checkout");
    read_all(file, &Options::default()).expect("a table")
}

/// A ZIP of files.
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).expect("memory");
        zip.write_all(content).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// A workbook by hand, for what no library writes.
pub fn by_hand(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = |items: &str| format!("<Relationships>{items}</Relationships>");
    let part = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    let whole = relations(&part("r1", "officeDocument", "/xl/workbook.xml"));
    let parts = part("r1", "worksheet", "worksheets/a.xml") + &part("r2", "sharedStrings", "s.xml");
    let book = r#"<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", whole.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations(&parts).as_bytes()),
        ("xl/s.xml", format!("<sst>{strings}</sst>").as_bytes()),
        ("xl/worksheets/a.xml", sheet.as_bytes()),
    ])
}
