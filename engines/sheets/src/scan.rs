//! Finds where a JSON value ends without holding what it is part of.

use crate::feed::Feed;
use crate::refusal::{Limit, Refusal, Run, too_big};

pub struct Scan<'a> {
    pub feed: Feed<'a>,
    /// Lines passed, from 1.
    pub line: u64,
    /// How many bytes may pass without an end to a value or a gap.
    pub patience: u64,
    /// Where the last row ended.
    pub found: u64,
}

/// Whether a value was kept whole.
#[derive(Clone, Copy, PartialEq)]
pub enum Kept {
    Whole,
    /// Only its beginning: it is longer than asked.
    Beginning,
}

impl Scan<'_> {
    pub fn next(&mut self) -> Run<Option<u8>> {
        let byte = self.feed.next()?;
        self.line += u64::from(byte == Some(b'\n'));
        Ok(byte)
    }

    /// The next byte that is no white space, left in place.
    pub fn peek(&mut self) -> Run<Option<u8>> {
        while let Some(byte) = self.feed.peek()? {
            self.keep_patience(self.found)?;
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.next()?;
        }
        Ok(None)
    }

    pub fn expect(&mut self, wanted: u8) -> Run {
        match self.peek()? {
            Some(byte) if byte == wanted => self.next().map(|_| ()),
            _ => self.broken(),
        }
    }

    pub fn broken<T>(&self) -> Run<T> {
        Err(Refusal::Broken {
            byte: self.feed.byte,
        }
        .into())
    }

    /// Takes one value, of which at most `limit` bytes are put into `kept`. Brackets are counted, not
    /// matched: whether it is good JSON is found out afterwards, and damages nothing but itself.
    pub fn value(&mut self, kept: &mut Vec<u8>, limit: usize) -> Run<Kept> {
        kept.clear();
        self.peek()?;
        let from = self.feed.byte;
        let mut depth = 0_u64;
        let mut whole = Kept::Whole;
        loop {
            match self.feed.peek()? {
                None => return self.broken(),
                Some(b',' | b']' | b'}' | b':') if depth == 0 => break,
                Some(byte) if depth == 0 && byte.is_ascii_whitespace() => break,
                Some(_) => {}
            }
            let Some(byte) = self.next()? else {
                return self.broken();
            };
            keep(&[byte], kept, limit, &mut whole);
            match byte {
                b'"' => self.rest_of_string(kept, limit, &mut whole)?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.keep_patience(from)?;
            if depth == 0 && matches!(byte, b'}' | b']' | b'"') {
                break;
            }
        }
        Ok(whole)
    }

    /// Takes the rest of the line, of which at most `limit` bytes are put into `kept`.
    pub fn line(&mut self, kept: &mut Vec<u8>, limit: usize) -> Run<Kept> {
        kept.clear();
        let from = self.feed.byte;
        let mut whole = Kept::Whole;
        while let Some(byte) = self.next()? {
            if byte == b'\n' {
                break;
            }
            keep(&[byte], kept, limit, &mut whole);
            self.keep_patience(from)?;
        }
        Ok(whole)
    }

    fn rest_of_string(&mut self, kept: &mut Vec<u8>, limit: usize, whole: &mut Kept) -> Run {
        let from = self.feed.byte;
        loop {
            let ready = self.feed.ready()?;
            let special = ready.iter().position(|b| matches!(b, b'"' | b'\\'));
            let plain = &ready[..special.unwrap_or(ready.len())];
            if ready.is_empty() {
                return self.broken();
            }
            keep(plain, kept, limit, whole);
            self.line += plain.iter().filter(|b| **b == b'\n').count() as u64;
            let count = plain.len();
            self.feed.take(count);
            self.keep_patience(from)?;
            if special.is_none() {
                continue;
            }
            let byte = self.next()?;
            keep(byte.as_slice(), kept, limit, whole);
            if byte == Some(b'"') {
                return Ok(());
            }
            let escaped = self.next()?;
            keep(escaped.as_slice(), kept, limit, whole);
        }
    }

    fn keep_patience(&self, from: u64) -> Run {
        if self.feed.byte - from > self.patience {
            return too_big(Limit::Unpacked);
        }
        Ok(())
    }
}

#[inline]
fn keep(bytes: &[u8], kept: &mut Vec<u8>, limit: usize, whole: &mut Kept) {
    let room = limit.saturating_sub(kept.len());
    if bytes.len() > room {
        *whole = Kept::Beginning;
    }
    kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
}
