//! One text in every encoding, in two of them at once, and cut in the middle of a letter.

use std::io::Cursor;

use encoding_rs::WINDOWS_1252;
use sheets::{Encoding, Fault, Item, Options};

use crate::watch::{self, Answer, low};

pub fn run(data: &[u8]) {
    read(data);
    let Some((choice, text)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    // A mark or an archive at its beginning would be one in UTF-8 only; of control characters a share is
    // counted, and that depends on the encoding.
    let is_special = |letter: char| letter.is_control() && !"\t\r\n".contains(letter);
    if text.starts_with(['\u{feff}', 'P']) || text.contains(is_special) {
        return;
    }
    let plain = read(text.as_bytes());
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = [0xfeff].into_iter().chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    let (bytes, encoding) = match choice % 5 {
        0 => (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
        1 => (wide(u16::to_le_bytes), Encoding::Utf16),
        2 => (wide(u16::to_be_bytes), Encoding::Utf16),
        3 => match windows(&text) {
            Some(bytes) => (bytes, Encoding::Windows1252),
            None => return,
        },
        _ => match mixed(&text) {
            Some(bytes) => (bytes, Encoding::Mixed),
            None => return,
        },
    };
    let other = read(&bytes);
    assert_eq!(
        meant(&plain),
        meant(&other),
        "another encoding, another file"
    );
    match (plain.end, other.end) {
        (Ok(plain), Ok(other)) => {
            assert_eq!(plain.tables, other.tables);
            assert_eq!(plain.encoding, Encoding::Utf8);
            // What was passed over has no encoding, and only one of two lines may have letters.
            let is_possible = match encoding {
                Encoding::Mixed => other.encoding != Encoding::Utf16,
                Encoding::Utf16 => other.encoding == Encoding::Utf16,
                one => [one, Encoding::Utf8].contains(&other.encoding),
            };
            assert!(is_possible, "{:?}", other.encoding);
        }
        (plain, other) => assert_eq!(plain.is_ok(), other.is_ok(), "one of two is refused"),
    }
}

/// The items, but for the beginnings of what could not be read, which may be cut in a letter.
fn meant(answer: &Answer) -> Vec<Item> {
    let without = |item: &Item| match item.clone() {
        Item::Fault(fault) => Item::Fault(Fault {
            excerpt: String::new(),
            ..fault
        }),
        row => row,
    };
    answer.items.iter().map(without).collect()
}

fn read(bytes: &[u8]) -> Answer {
    let options = Options {
        limits: low(),
        ..Options::default()
    };
    watch::read(|| Cursor::new(bytes), &options)
}

/// The text in Windows-1252, unless it has other letters, or bytes that could as well be UTF-8.
fn windows(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(text);
    let like_utf8 = |pair: &[u8]| pair[0] >= 0xc2 && (0x80..0xc0).contains(&pair[1]);
    let is_clear = !is_lossy && !bytes.windows(2).any(like_utf8);
    is_clear.then(|| bytes.into_owned())
}

/// Every second line in Windows-1252. Only where each line is a row.
fn mixed(text: &str) -> Option<Vec<u8>> {
    if text.contains(['"', '\r', '{', '[']) {
        return None;
    }
    let mut bytes = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match at % 2 {
            0 => bytes.extend(line.as_bytes()),
            _ => bytes.extend(windows(line)?),
        }
    }
    Some(bytes)
}
