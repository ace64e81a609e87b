//! Not a target: what has to fail, so that the others are known to be able to.

use std::time::Duration;

use sheets::{Cell, Encoding, Format, Item, Kind, Options, Row, Summary, TableSummary};

use crate::memory::within;
use crate::watch::{Watch, low};

/// Panics on one short input, which libFuzzer finds by itself. The others, which it is handed, are too
/// slow, take too much memory, and break promises that the watch over files has to notice.
pub fn run(data: &[u8]) {
    let options = Options {
        limits: low(),
        ..Options::default()
    };
    let mut watch = Watch::new(&options);
    match data {
        b"pont" => panic!("the input that has to be found"),
        b"too slow" => std::thread::sleep(Duration::from_secs(5)),
        b"too much" => within(1 << 20, || drop(vec![1_u8; 2 << 20])),
        b"too long" => watch.see(&long_row()),
        b"miscounted" => watch.end(&Ok(one_row()), 0),
        _ => {}
    }
}

fn long_row() -> Item {
    Item::Row(Row {
        table: "".into(),
        number: 1,
        cells: vec![Cell {
            column: "a".into(),
            text: "x".repeat(5_000),
            kind: Kind::Text,
        }],
    })
}

/// The summary of a row that nobody saw.
fn one_row() -> Summary {
    Summary {
        format: Format::Json,
        encoding: Encoding::Utf8,
        tables: vec![TableSummary {
            name: "".into(),
            columns: Vec::new(),
            rows: 1,
            faults: 0,
            unreached: 0,
            header: None,
        }],
        hidden: Vec::new(),
    }
}
