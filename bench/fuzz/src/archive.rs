//! Archives as no packer writes them (PKWARE's APPNOTE.TXT, 6.3.10): their sizes, places and checksums
//! are whatever the fuzzer wants them to be, so that damage is found behind the checks too.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

use crate::recipe::BETWEEN;

/// Of one entry, so that each run stays short.
const MOST_BYTES: usize = 1 << 21;
/// How often an entry stands in the list that stands there many times.
const MANY: u32 = 200;

/// An entry as its first line says: letters for what is odd about it, digits for how often its content
/// is doubled, then its name.
struct Part<'t> {
    odd: &'t [u8],
    name: &'t [u8],
    content: Vec<u8>,
}

impl<'t> Part<'t> {
    fn read(text: &'t [u8]) -> Self {
        let (line, content) = cut(text, b'\n');
        let (odd, name) = cut(line, b' ');
        let doubled: u32 = odd
            .iter()
            .filter(|l| l.is_ascii_digit())
            .map(|l| u32::from(l - b'0'))
            .sum();
        let often = 1_usize.checked_shl(doubled.min(24)).unwrap_or(1);
        let most = MOST_BYTES / content.len().max(1);
        Self {
            odd,
            name,
            content: content.repeat(often.min(most.max(1))),
        }
    }

    fn is(&self, letter: u8) -> bool {
        self.odd.contains(&letter)
    }
}

fn cut(text: &[u8], at: u8) -> (&[u8], &[u8]) {
    match text.iter().position(|byte| *byte == at) {
        Some(end) => (&text[..end], &text[end + 1..]),
        None => (text, &[]),
    }
}

/// The archive that parts describe: `S` stored, `W` a wrong checksum, `P` protected, `M` a method that
/// nobody knows, `U` and `K` sizes that lie, `Z` sizes in the wide form, `O` lying over the entry before,
/// `X` listed many times, `N` all parts before as an archive in this one. A part that begins with `!` is
/// about the whole: `J` something before it, `Z` the wide form, `L` a length that lies, `T` a comment,
/// `C` cut short.
pub fn packed(text: &[u8]) -> Vec<u8> {
    let mut archive = Archive::default();
    let mut whole: &[u8] = b"";
    for part in text.split(|byte| *byte == BETWEEN) {
        if part.starts_with(b"!") {
            whole = part;
            continue;
        }
        let mut part = Part::read(part);
        if part.is(b'N') {
            part.content = std::mem::take(&mut archive).end(whole);
        }
        archive.add(&part);
    }
    archive.end(whole)
}

#[derive(Default)]
struct Archive {
    bytes: Vec<u8>,
    list: Vec<u8>,
    count: u32,
    last: u32,
}

impl Archive {
    fn add(&mut self, part: &Part) {
        let mut crc = Crc::new();
        crc.update(&part.content);
        let crc = if part.is(b'W') { !crc.sum() } else { crc.sum() };
        let packed = if part.is(b'S') {
            part.content.clone()
        } else {
            deflated(&part.content)
        };
        let method = match (part.is(b'M'), part.is(b'S')) {
            (true, _) => 99,
            (_, true) => 0,
            _ => 8_u16,
        };
        let lying = |letter, size: usize| {
            if part.is(letter) {
                size as u32 / 2
            } else {
                size as u32
            }
        };
        let mut head = Vec::new();
        for number in [20, u16::from(part.is(b'P')), method, 0, 0x21] {
            head.extend(number.to_le_bytes());
        }
        let at = if part.is(b'O') {
            self.last
        } else {
            self.bytes.len() as u32
        };
        let (packed_size, unpacked_size) =
            (lying(b'K', packed.len()), lying(b'U', part.content.len()));
        let wide = part.is(b'Z');
        for number in [crc, packed_size, unpacked_size] {
            let shown = if wide && number != crc {
                u32::MAX
            } else {
                number
            };
            head.extend(shown.to_le_bytes());
        }
        head.extend((part.name.len() as u16).to_le_bytes());
        let mut extra = Vec::new();
        if wide {
            extra.extend([1, 0, 24, 0]);
            for number in [unpacked_size, packed_size, at] {
                extra.extend(u64::from(number).to_le_bytes());
            }
        }
        head.extend((extra.len() as u16).to_le_bytes());
        for _ in 0..if part.is(b'X') { MANY } else { 1 } {
            self.list.extend(b"PK\x01\x02\x14\0");
            self.list.extend(&head);
            self.list.extend([0; 10]);
            let shown = if wide { u32::MAX } else { at };
            self.list.extend(shown.to_le_bytes());
            self.list.extend(part.name);
            self.list.extend(&extra);
            self.count += 1;
        }
        self.last = self.bytes.len() as u32;
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(head);
        self.bytes.extend(part.name);
        self.bytes.extend(extra);
        self.bytes.extend(packed);
    }

    fn end(mut self, whole: &[u8]) -> Vec<u8> {
        let is = |letter: u8| whole.contains(&letter);
        let start = self.bytes.len() as u64;
        let length = self.list.len() as u64;
        self.bytes.append(&mut self.list);
        let length = if is(b'L') { length * 2 + 1 } else { length };
        if is(b'Z') {
            let at = self.bytes.len() as u64;
            self.bytes.extend(b"PK\x06\x06");
            self.bytes.extend(44_u64.to_le_bytes());
            self.bytes.extend([0; 12]);
            for number in [self.count.into(), self.count.into(), length, start] {
                self.bytes.extend(u64::to_le_bytes(number));
            }
            self.bytes.extend(b"PK\x06\x07\0\0\0\0");
            self.bytes.extend(at.to_le_bytes());
            self.bytes.extend(1_u32.to_le_bytes());
        }
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes
            .extend((self.count as u16).to_le_bytes().repeat(2));
        for number in [length, start] {
            let shown = if is(b'Z') { u32::MAX } else { number as u32 };
            self.bytes.extend(shown.to_le_bytes());
        }
        let comment = if is(b'T') {
            &b"PK\x05\x06 and more"[..]
        } else {
            b""
        };
        self.bytes.extend((comment.len() as u16).to_le_bytes());
        self.bytes.extend(comment);
        if is(b'J') {
            self.bytes
                .splice(..0, *b"PK\x03\x04 a program that unpacks itself");
        }
        if is(b'C') {
            self.bytes.truncate(self.bytes.len() * 3 / 4);
        }
        self.bytes
    }
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content).expect("memory");
    packer.finish().expect("memory")
}
