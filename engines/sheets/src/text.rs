//! Texts as they should be: decoded, named, shortened.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use crate::sink::Encoding;

/// Which encodings the rows of a file were in.
#[derive(Default)]
pub struct Seen {
    pub utf16: bool,
    utf8: bool,
    windows1252: bool,
}

impl Seen {
    pub fn encoding(&self) -> Encoding {
        match (self.utf16, self.windows1252, self.utf8) {
            (true, ..) => Encoding::Utf16,
            (_, true, true) => Encoding::Mixed,
            (_, true, false) => Encoding::Windows1252,
            (_, false, _) => Encoding::Utf8,
        }
    }

    /// How one row is to be read. Bytes that are valid UTF-8 beyond ASCII are almost never meant as
    /// anything else; all others have a meaning in Windows-1252. Decided row by row, because lists
    /// are pasted together from files of different origin.
    pub fn codec(&mut self, row: &[u8]) -> Codec {
        let is_utf8 = std::str::from_utf8(row).is_ok();
        if is_utf8 {
            self.utf8 |= !row.is_ascii();
            Codec::Utf8
        } else {
            self.windows1252 = true;
            Codec::Windows1252
        }
    }
}

#[derive(Clone, Copy)]
pub enum Codec {
    Utf8,
    Windows1252,
}

impl Codec {
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        }
    }
}

pub fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A header as one line without outer spaces; unnamed ones are called by their place.
pub fn column_name(header: &str, at: usize) -> String {
    let words: Vec<&str> = header
        .trim_start_matches('\u{feff}')
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() {
        format!("column {}", at + 1)
    } else {
        words.join(" ")
    }
}

/// The name, or the first of "name (2)", "name (3)" that is free.
pub fn unique(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    (2_u64..)
        .map(|n| format!("{name} ({n})"))
        .find(|n| !taken(n))
        .unwrap_or_default()
}

/// The beginning of bytes that could not be read.
pub fn beginning(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(320)];
    let whole = match std::str::from_utf8(bytes) {
        // Only its last letter is cut in two.
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        _ => bytes,
    };
    Seen::default().codec(whole).decode(whole).into_owned()
}

/// The first 80 characters.
pub fn excerpt(text: &str) -> String {
    text.chars().take(80).collect()
}

/// A number as written, but `2300.0` is `2300`: spreadsheets and their exports add the rest.
pub fn number(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|b| b == b'0') && !whole.is_empty() => whole,
        _ => text,
    }
}
