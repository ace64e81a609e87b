#![allow(dead_code)]

use std::fs::File;
use std::io::Cursor;
use std::ops::ControlFlow;

use sheets::{Fault, Item, Options, Refusal, Row, Summary};

pub struct Read {
    pub summary: Summary,
    pub rows: Vec<Row>,
    pub faults: Vec<Fault>,
}

impl Read {
    /// Every text of every row.
    pub fn texts(&self) -> Vec<Vec<&str>> {
        let row = |r: &'_ Row| -> usize { r.cells.len() };
        let _ = row;
        self.rows
            .iter()
            .map(|r| r.cells.iter().map(|c| c.text.as_str()).collect())
            .collect()
    }
}

pub fn collect(
    input: impl std::io::Read + std::io::Seek,
    options: &Options,
) -> Result<Read, Refusal> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let summary = sheets::read(input, options, &mut |item| {
        match item {
            Item::Row(row) => rows.push(row),
            Item::Fault(fault) => faults.push(fault),
        }
        ControlFlow::Continue(())
    })?;
    Ok(Read {
        summary,
        rows,
        faults,
    })
}

pub fn bytes(bytes: impl AsRef<[u8]>) -> Read {
    try_bytes(bytes, &Options::default()).unwrap()
}

pub fn try_bytes(bytes: impl AsRef<[u8]>, options: &Options) -> Result<Read, Refusal> {
    collect(Cursor::new(bytes), options)
}

pub fn read_file(name: &str) -> Read {
    let path = format!("{}/../../../shared/data/{name}", env!("CARGO_MANIFEST_DIR"));
    collect(File::open(path).unwrap(), &Options::default()).unwrap()
}
