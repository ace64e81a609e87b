//! Archives of tables: bombs, nested ones, lying sizes, damage. What begins like an archive is read as
//! it is; anything else describes one, and may ask with `!B` for its tables to be joined.

use std::io::Cursor;

use sheets::Options;

use crate::archive::packed;
use crate::watch::{self, low};

pub fn run(data: &[u8]) {
    let file = match data.starts_with(b"PK") {
        true => data.to_vec(),
        false => packed(data),
    };
    let options = Options {
        limits: low(),
        base: data.starts_with(b"!B").then(|| "a".into()),
        ..Options::default()
    };
    watch::read(|| Cursor::new(&file), &options);
}
