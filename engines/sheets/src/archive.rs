//! The files inside a ZIP (PKWARE's APPNOTE.TXT, 6.3.10), unpacked one at a time. Sizes written in
//! the file are never trusted: every byte that comes out is counted.

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use crate::refusal::{Found, Limit, Refusal, Run, too_big};
use crate::text::Seen;

/// The longest end record: 22 bytes and a comment.
const END_BYTES: u64 = 22 + 0xFFFF;
/// More than any list of files needs: over sixty thousand files.
const DIRECTORY_BYTES: u64 = 8 << 20;

pub struct Archive<R> {
    input: R,
    entries: Vec<Entry>,
    /// Where a name stands, in small letters.
    places: HashMap<String, usize>,
    /// Bytes that may still be unpacked.
    pub left: u64,
}

struct Entry {
    name: String,
    method: u16,
    is_protected: bool,
    crc: u32,
    packed: u64,
    at: u64,
}

/// Little-endian fields of a record; beyond its end everything is zero.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn number<const N: usize>(&self, at: usize) -> u64 {
        let bytes = self.0.get(at..at + N).unwrap_or_default();
        bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
    }

    fn u16(&self, at: usize) -> u64 {
        self.number::<2>(at)
    }

    fn u32(&self, at: usize) -> u64 {
        self.number::<4>(at)
    }

    fn u64(&self, at: usize) -> u64 {
        self.number::<8>(at)
    }
}

/// Takes from the bytes that may still be unpacked.
pub fn take(left: &mut u64, bytes: u64) -> Run {
    match left.checked_sub(bytes) {
        Some(rest) => *left = rest,
        None => return too_big(Limit::Unpacked),
    }
    Ok(())
}

fn broken<T>(entry: &str) -> Run<T> {
    let entry = entry.to_owned();
    Err(Refusal::BrokenEntry { entry }.into())
}

/// Where the list of files lies: where it begins, its length, and how far everything is shifted by
/// what stands before the archive.
struct Directory {
    start: u64,
    length: u64,
    shift: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of files; together they may unpack to `limit` bytes.
    pub fn open(mut input: R, limit: u64) -> Run<Self> {
        let Some(directory) = find_directory(&mut input)? else {
            return broken("");
        };
        if directory.length > DIRECTORY_BYTES {
            return too_big(Limit::Unpacked);
        }
        let list = piece(&mut input, directory.start, directory.length)?;
        let mut entries = Vec::new();
        let mut rest = &list[..];
        while rest.starts_with(b"PK\x01\x02") {
            let fields = Fields(rest);
            let name_end = 46 + fields.u16(28) as usize;
            let extra_end = name_end + fields.u16(30) as usize;
            let end = extra_end + fields.u16(32) as usize;
            let (Some(name), Some(extra)) = (rest.get(46..name_end), rest.get(name_end..extra_end))
            else {
                return broken("");
            };
            let mut entry = Entry {
                name: Seen::default().codec(name).decode(name).into_owned(),
                method: fields.u16(10) as u16,
                is_protected: fields.u16(8) & 1 == 1,
                crc: fields.u32(16) as u32,
                packed: fields.u32(20),
                at: fields.u32(42),
            };
            entry.widen(extra, fields.u32(24));
            entry.at = entry.at.saturating_add(directory.shift);
            entries.push(entry);
            rest = rest.get(end..).unwrap_or_default();
        }
        let places = entries.iter().enumerate();
        let places = places.map(|(at, e)| (e.name.to_lowercase(), at)).collect();
        Ok(Self {
            input,
            entries,
            places,
            left: limit,
        })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str())
    }

    /// The place of a file; large and small letters are the same.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.places.get(&name.to_lowercase()).copied()
    }

    /// The content of the file at this place of the list.
    pub fn unpack(&mut self, place: usize) -> Run<Vec<u8>> {
        let Some(entry) = self.entries.get(place) else {
            return broken("");
        };
        if entry.is_protected {
            return Err(Refusal::NotATable(Found::ProtectedArchive).into());
        }
        let head = piece(&mut self.input, entry.at, 30)?;
        if !head.starts_with(b"PK\x03\x04") {
            return broken(&entry.name);
        }
        let fields = Fields(&head);
        let skipped = fields.u16(26) + fields.u16(28);
        let start = entry.at.saturating_add(30 + skipped);
        go_to(&mut self.input, start)?;
        let packed = (&mut self.input).take(entry.packed);
        let mut content = Vec::new();
        let read = match entry.method {
            0 => packed
                .take(self.left.saturating_add(1))
                .read_to_end(&mut content),
            8 => DeflateDecoder::new(packed)
                .take(self.left.saturating_add(1))
                .read_to_end(&mut content),
            _ => return broken(&entry.name),
        };
        if content.len() as u64 > self.left {
            return too_big(Limit::Unpacked);
        }
        let mut crc = Crc::new();
        crc.update(&content);
        if read.is_err() || crc.sum() != entry.crc {
            return broken(&entry.name);
        }
        take(&mut self.left, content.len() as u64)?;
        Ok(content)
    }
}

impl Entry {
    /// Takes the sizes that do not fit into 32 bits from the extra field made for them.
    fn widen(&mut self, extra: &[u8], unpacked: u64) {
        const WIDE: u64 = 0xFFFF_FFFF;
        let mut rest = extra;
        while rest.len() >= 4 {
            let fields = Fields(rest);
            if fields.u16(0) == 1 {
                let mut at = if unpacked == WIDE { 12 } else { 4 };
                if self.packed == WIDE {
                    self.packed = fields.u64(at);
                    at += 8;
                }
                if self.at == WIDE {
                    self.at = fields.u64(at);
                }
                return;
            }
            rest = rest.get(4 + fields.u16(2) as usize..).unwrap_or_default();
        }
    }
}

/// Goes to a place that the file names. Beyond its end there is nothing to be read; asked to go far
/// beyond, a file system answers with an error, as if it were broken itself.
fn go_to(input: &mut impl Seek, place: u64) -> Run {
    let end = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(place.min(end)))?;
    Ok(())
}

/// At most `length` bytes from a place of the file.
fn piece(input: &mut (impl Read + Seek), start: u64, length: u64) -> Run<Vec<u8>> {
    go_to(input, start)?;
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn find_directory(input: &mut (impl Read + Seek)) -> Run<Option<Directory>> {
    let length = input.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(END_BYTES);
    let tail = piece(input, from, END_BYTES)?;
    let is_end = |at: &usize| {
        let record = &tail[*at..];
        record.starts_with(b"PK\x05\x06") && record.len() as u64 >= 22 + Fields(record).u16(20)
    };
    let Some(at) = (0..tail.len().saturating_sub(21)).rev().find(is_end) else {
        return Ok(None);
    };
    let fields = Fields(&tail[at..]);
    let (mut size, mut offset) = (fields.u32(12), fields.u32(16));
    let mut end = from + at as u64;
    let locator = piece(input, end.saturating_sub(20), 20)?;
    if locator.starts_with(b"PK\x06\x07") {
        let wide = piece(input, Fields(&locator).u64(8), 56)?;
        if wide.starts_with(b"PK\x06\x06") {
            let fields = Fields(&wide);
            (size, offset) = (fields.u64(40), fields.u64(48));
            end = Fields(&locator).u64(8);
        }
    }
    let Some(start) = end.checked_sub(size) else {
        return Ok(None);
    };
    Ok(start.checked_sub(offset).map(|shift| Directory {
        start,
        length: size,
        shift,
    }))
}
