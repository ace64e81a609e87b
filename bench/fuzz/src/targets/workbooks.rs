//! The parts of a workbook, each packed soundly, so that what is wrong is what they say.

use std::io::{Cursor, Read};

use sheets::Options;

use crate::archive::packed;
use crate::recipe::{BETWEEN, Recipe};
use crate::watch::{self, low};

/// What parts the sheet, its texts, its formats and the book, which are recipes.
pub const BETWEEN_PARTS: u8 = 0x1e;

const TYPES: &str = "S [Content_Types].xml\n";
const LINKS: &str = "S xl/_rels/workbook.xml.rels\n<Relationships>\
    <Relationship Id='a' Type='x/worksheet' Target='a.xml'/>\
    <Relationship Id='t' Type='x/sharedStrings' Target='t.xml'/>\
    <Relationship Id='f' Type='x/styles' Target='f.xml'/></Relationships>";
const BOOK: &[u8] = b"0<sheets><sheet name='a' r:id='a'/></sheets>";

/// The book may be left out, and is the usual one then.
pub fn run(data: &[u8]) {
    let mut parts = data.splitn(4, |byte| *byte == BETWEEN_PARTS);
    let mut file = [TYPES.as_bytes(), LINKS.as_bytes()].join(&BETWEEN);
    for name in ["a", "t", "f", "workbook"] {
        let usual = if name == "workbook" { BOOK } else { b"" };
        let recipe = Recipe::read(parts.next().unwrap_or(usual));
        file.extend(format!("\u{1f}S xl/{name}.xml\n").as_bytes());
        let made = recipe.file();
        made.take(low().unpacked_bytes)
            .read_to_end(&mut file)
            .expect("memory");
    }
    let file = packed(&file);
    let options = Options {
        limits: low(),
        ..Options::default()
    };
    watch::read(|| Cursor::new(&file), &options);
}
