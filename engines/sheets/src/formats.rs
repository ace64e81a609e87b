//! What a file is, told by its first bytes.

use std::io::{Read, Seek};

use crate::feed::Feed;
use crate::options::Options;
use crate::refusal::{Found, Refusal, Run};
use crate::sink::Sink;
use crate::{json, package, separated};

/// How much is looked at for bytes that no text has.
const SIGHT: usize = 4096;

pub fn read(input: &mut (impl Read + Seek), options: &Options, sink: &mut Sink) -> Run {
    input.rewind()?;
    let mut feed = Feed::open(&mut *input)?;
    let start = feed.look(4)?;
    let packed = [b"PK\x03\x04", b"PK\x05\x06"];
    if packed.iter().any(|p| start.starts_with(*p)) {
        drop(feed);
        return package::read(input, options, sink);
    }
    text(feed, "", options, sink)
}

/// A file that is text: JSON or separated values.
pub fn text(mut feed: Feed, name: &str, options: &Options, sink: &mut Sink) -> Run {
    sink.seen.utf16 |= feed.was_utf16;
    let start = feed.look(SIGHT)?;
    let start = &start[..start.len().min(SIGHT)];
    if let Some(found) = not_a_table(start) {
        return Err(Refusal::NotATable(found).into());
    }
    match start.iter().find(|b| !b.is_ascii_whitespace()) {
        None if start.len() < SIGHT => Err(Refusal::Empty.into()),
        Some(b'[' | b'{') => json::read(feed, name, options, sink),
        _ => separated::read(feed, name, sink),
    }
}

fn not_a_table(start: &[u8]) -> Option<Found> {
    let control = |b: &u8| *b < 0x20 && !b.is_ascii_whitespace() && *b != 0x0B && *b != 0x1A;
    if start.starts_with(b"%PDF") {
        Some(Found::Pdf)
    } else if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Some(Found::OldOrProtectedExcel)
    } else if start.iter().filter(|b| control(b)).count() * 50 > start.len() {
        Some(Found::Binary)
    } else if start.trim_ascii_start().starts_with(b"<") {
        Some(Found::Markup)
    } else {
        None
    }
}
